//! Whatever strangers write into names and comments: no format lets it out of its cell, and none drives a terminal.

use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::messages::{Language, Message};
use crate::report::Kind;

fn in_french() -> Messages {
    Messages::new(Language::French)
}

const COLUMNS: &[Column] = &[
    Column::shown("slug", Kind::Text),
    Column::shown("name", Kind::Name),
    Column::shown("role", Kind::Token("role")),
    Column::shown("since", Kind::Moment),
    Column::shown("comment", Kind::Long),
    Column::shown("badges", Kind::Tokens("badge")),
    Column::shown("administrators", Kind::List),
    Column::shown("email", Kind::Person),
    Column::more("id", Kind::Text),
];

/// Text as people write it, and as people write it who mean harm.
fn text() -> impl Strategy<Value = String> {
    let harm = prop::sample::select(vec![
        "\u{1b}[2J",
        "\u{1b}]0;title\u{7}",
        "\u{9b}31m",
        "\u{202e}",
        "\u{2066}",
        "\u{200b}",
        "\u{feff}",
        "\n",
        "\r\n",
        "\t",
        "\u{85}",
        "\u{2028}",
        "\u{b}",
        "\0",
        "\u{7f}",
        "=1+1",
        "+1",
        "-1",
        "@a",
        ";",
        ",",
        "\"",
        "|",
        "é",
        "日本",
        "👩‍👩‍👧",
        "e\u{301}",
        "\u{1b}",
        "\u{e0041}",
    ]);
    let part = prop_oneof![3 => harm.prop_map(str::to_owned), 1 => ".{0,6}", 1 => Just("a".repeat(300))];
    prop::collection::vec(part, 0..6).prop_map(|parts| parts.concat())
}

fn report() -> impl Strategy<Value = Report> {
    let record = (prop::collection::vec(text(), 9), any::<bool>()).prop_map(|(texts, named)| {
        let person = if named { json!({"slug": texts[6], "name": texts[7]}) } else { json!(texts[6]) };
        json!({
            "slug": texts[0], "name": texts[1], "role": texts[2], "since": texts[3], "comment": texts[4],
            "badges": [texts[5]], "administrators": [person, texts[7]], "email": texts[7], "id": texts[8], "account": if named { "deleted" } else { "active" },
        })
    });
    prop::collection::vec(record, 1..4).prop_map(|records| Report::list(COLUMNS, &records, Message::new("x")))
}

fn view(format: Format, terminal: bool) -> View {
    View {
        format,
        fields: Vec::new(),
        french_csv: false,
        accessible: false,
        goes_on: false,
        terminal,
        colored: false,
        width: 100,
        now: Timestamp::UNIX_EPOCH,
    }
}

fn rendered(report: &Report, format: Format, terminal: bool) -> String {
    report.render(&view(format, terminal), &in_french()).expect("every field is known")
}

const FORMATS: [Format; 8] = [
    Format::Table,
    Format::Plain,
    Format::Lines,
    Format::Json,
    Format::Jsonl,
    Format::Csv,
    Format::Md,
    Format::Ids,
];

proptest! {
    #[test]
    fn no_format_drives_a_terminal(report in report()) {
        for format in FORMATS {
            let shown = rendered(&report, format, true);
            let odd = shown.chars().find(|character| text::is_unsafe(*character) && !matches!(character, '\n' | '\t'));
            prop_assert!(odd.is_none(), "{format:?}: {odd:?} in {shown:?}");
        }
    }

    #[test]
    fn a_record_is_a_record_in_a_pipe(report in report()) {
        let count = report.records.len();
        for format in [Format::Plain, Format::Jsonl] {
            let shown = rendered(&report, format, false);
            prop_assert_eq!(shown.split_terminator('\n').count(), count, "{:?}: {:?}", format, shown);
        }
        let ids = rendered(&report, Format::Ids, false);
        let ids: Vec<&str> = ids.split_terminator('\n').collect();
        prop_assert!(ids.len() <= count && ids.iter().all(|id| !id.is_empty()), "{:?}", ids);
        let plain = rendered(&report, Format::Plain, false);
        prop_assert!(plain.split_terminator('\n').all(|line| line.split('\t').count() == 8), "{:?}", plain);
        let lines = rendered(&report, Format::Lines, false);
        let is_field = |line: &str| COLUMNS.iter().any(|column| line.starts_with(&format!("{}: ", column.key)));
        prop_assert!(lines.split('\n').all(|line| line.is_empty() || is_field(line)), "{:?}", lines);
        let md = rendered(&report, Format::Md, false);
        prop_assert_eq!(md.lines().count(), count + 2, "{:?}", md);
    }

    #[test]
    fn json_keeps_every_value(report in report()) {
        for terminal in [false, true] {
            let shown: Value = serde_json::from_str(&rendered(&report, Format::Json, terminal)).expect("JSON");
            prop_assert_eq!(&shown, &json!(report.records));
        }
    }

    #[test]
    fn no_cell_of_csv_is_a_formula(report in report(), french: bool) {
        let view = View { french_csv: french, ..view(Format::Csv, false) };
        let shown = report.render(&view, &in_french()).expect("every field is known");
        let shown = shown.trim_start_matches('\u{feff}');
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader.delimiter(if french { b';' } else { b',' }).from_reader(shown.as_bytes());
        let rows: Vec<_> = reader.records().collect::<Result<_, _>>().expect("CSV");
        prop_assert_eq!(rows.len(), report.records.len());
        for cell in rows.iter().flatten() {
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{:?}", cell);
        }
    }

    #[test]
    fn no_sentence_drives_a_terminal(said in text()) {
        let message = message!("failure-refused-saying", status = 400u16, said = said);
        prop_assert!(!in_french().say(&message).chars().any(text::is_unsafe));
    }
}

#[test]
fn a_name_of_ten_megabytes_ends() {
    let long = "Ville \u{202e}".repeat(1_000_000);
    let report = Report::list(COLUMNS, &[json!({"slug": "ville", "name": long})], Message::new("x"));
    let begun = std::time::Instant::now();
    FORMATS.iter().for_each(|format| drop(rendered(&report, *format, true)));
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
}

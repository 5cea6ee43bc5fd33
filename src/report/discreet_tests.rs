//! Whatever people are called: where names are kept out, no rendering has the name in it, and each has the id.

use std::sync::Arc;

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::messages::Language;
use crate::report::{Format, Report, View};

const ID: &str = "5f4d0000000000000000000a";
const OTHER: &str = "5f4d0000000000000000000c";
const COLUMNS: &[Column] = &[
    Column::shown("slug", Kind::Slug("id")).whose("id"),
    Column::shown("name", Kind::Name).whose("id"),
    Column::shown("person", Kind::Person).whose("id"),
    Column::shown("first_name", Kind::PartOfName),
    Column::shown("people", Kind::List).whose("id"),
    Column::shown("id", Kind::Text),
];
const UNTOLD: &[Column] = &[
    Column::shown("target", Kind::Text),
    Column::shown("comment", Kind::Long),
    Column::shown("list", Kind::List),
    Column::shown("name", Kind::Name),
];

/// Between the words of a name, around them and in them.
const MARKS: [&str; 46] = [
    " ",
    "  ",
    "-",
    "–",
    "‐",
    " – ",
    ", ",
    " & ",
    " / ",
    "/",
    " (",
    ") ",
    "'",
    "’",
    "‘",
    "\"",
    " \"",
    "\\",
    "=",
    "|",
    "°",
    "n°",
    "\u{200b}",
    "\u{202e}",
    "\u{ad}",
    "\u{a0}",
    "\u{202f}",
    "\t",
    "\n",
    "\u{301}",
    "\u{1b}[31m",
    "\u{7}",
    "@",
    " @",
    ";",
    ":",
    "+",
    "*",
    "%",
    "#",
    "_",
    "…",
    "·",
    "★",
    "🦊",
    "{",
];

/// A part that is nobody's but theirs, and a name made with it; no mark is inside the part, which is looked for.
fn name() -> impl Strategy<Value = (String, String)> {
    let told = prop::sample::select(vec![
        "Zorglub",
        "Œdipe",
        "Ωmega",
        "Иван",
        "李小龙",
        "محمد",
        "Zoe\u{301}",
        "Weiß",
        "ʼAyn",
    ]);
    let mark = || prop::sample::select(&MARKS[..]);
    let part = || prop_oneof![2 => "[A-Za-zéÀß]{1,6}", 2 => mark().prop_map(str::to_owned), 1 => "\\PC{0,4}"];
    let parts = || prop::collection::vec(part(), 0..4).prop_map(|parts| parts.concat());
    (parts(), mark(), told, mark(), parts()).prop_map(|(first, before, told, after, last)| {
        (format!("{first}{before}{told}{after}"), format!("Qzx{last}"))
    })
}

/// Messages that know these people, and nobody else.
fn knowing(people: &Value) -> Messages {
    let messages = Messages::new(Language::French).with_discretion(Some(Arc::default()));
    messages.discretion().expect("names are kept out").meet(people);
    messages
}

fn discreet(first: &str, last: &str) -> (Messages, String) {
    let slug = "zorglub-qzx-7";
    let messages = knowing(&json!([
        {"user": {"id": ID, "first_name": first, "last_name": last, "slug": slug}},
        {"user": {"id": OTHER, "first_name": "Jeanne", "last_name": "Martin", "slug": "jeanne-martin"}},
    ]));
    (messages, format!("{first} {last}"))
}

fn rendered(columns: &'static [Column], record: &Value, format: Format, messages: &Messages) -> String {
    let view = View {
        format,
        fields: Vec::new(),
        french_csv: false,
        accessible: false,
        goes_on: false,
        terminal: false,
        colored: false,
        width: 4_000,
        now: Timestamp::UNIX_EPOCH,
    };
    let report = Report::list(columns, [record], Message::new("x"));
    report.render(&view, messages).expect("every field is known")
}

/// True where a name is left in a text: as it is, cleaned, or as people would search it.
fn left(shown: &str, name: &str) -> bool {
    let folded = text::fold(shown);
    let name = text::fold(name);
    folded.contains(&name) || folded.contains("qzx")
}

proptest! {
    #[test]
    fn a_name_is_an_id_whatever_is_in_it((first, last) in name()) {
        let (messages, name) = discreet(&first, &last);
        let cleaned = text::clean(&name);
        let several = json!([{"id": ID, "slug": "zorglub-qzx-7", "name": name}]);
        let told = json!({"slug": "zorglub-qzx-7", "name": name, "person": name, "first_name": first, "id": ID, "people": several});
        let comment = format!("Bonjour, je suis {name}, « {cleaned} » pour vous ({name}) !");
        let listed = json!({"target": name, "comment": comment, "list": ["Jeanne Martin", name, cleaned], "name": name});
        for format in [Format::Table, Format::Plain, Format::Lines] {
            for (columns, record) in [(COLUMNS, &told), (UNTOLD, &listed)] {
                let shown = rendered(columns, record, format, &messages);
                prop_assert!(!left(&shown, &name), "{:?}: {:?} in {}", format, name, shown);
                prop_assert!(shown.matches(ID).count() >= 4, "{:?}: {:?} in {}", format, name, shown);
            }
        }
        let command = format!("udatactl member remove ville {} --yes", text::shell::quoted(&cleaned));
        let says = [
            Message::new("failure-refused-saying").with("status", 400u16).with("said", comment.as_str()),
            Message::new("member-show-doubled").with("person", name.as_str()),
            Message::new("hint-run").with("command", command.as_str()),
            Message::new("hint-undo").with("command", vec![name.clone(), comment]),
        ];
        for message in says {
            let said = messages.say(&message);
            prop_assert!(!left(&said, &name) && said.contains(ID), "{:?} in {}", name, said);
        }
        let veiled = messages.veil(&command, &[]);
        prop_assert_eq!(&*veiled, format!("udatactl member remove ville {ID} --yes"));
    }

    #[test]
    fn who_is_no_person_stays(text in "\\PC*") {
        let (messages, _) = discreet("Zorglub", "Qzx");
        if !text.contains('@') {
            prop_assert_eq!(messages.veil(&text, &[]), text.as_str());
        }
    }
}

#[test]
fn thousands_of_people_are_found_in_the_time_of_one_look() {
    let one = |index: usize| json!({"id": format!("{index:024x}"), "first_name": "Marie", "last_name": format!("(DSI, n°{index})")});
    let mut people: Vec<Value> = (0..20_000).map(one).collect();
    let text = people
        .iter()
        .filter_map(|value| value["last_name"].as_str())
        .map(|last| format!("Marie {last}, "))
        .collect::<String>();
    people.push(json!({"id": ID, "first_name": "Marie ".repeat(200_000), "last_name": "Qzx"}));
    let messages = knowing(&json!(people));
    let begun = std::time::Instant::now();
    assert!(!messages.veil(&text, &[]).contains("Marie"));
    assert!(begun.elapsed().as_secs() < 30, "{:?}", begun.elapsed());
}

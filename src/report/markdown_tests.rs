//! The reading of our Markdown by forges, told by a parser of GitHub's Markdown.

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, parse_document};
use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::json;

use crate::messages::{Language, Message, Messages, message};
use crate::report::{Column, Format, Kind, Report, ReportPart, View};
use udatactl_core::text;
use udatactl_core::text::markdown::{in_a_cell, inert};

/// Text as people write it who want a table of ours to do something.
fn hostile() -> impl Strategy<Value = String> {
    let harm = prop::sample::select(vec![
        "[a](https://evil.example)",
        "![a](https://evil.example/x.png)",
        "[a]: https://evil.example",
        "<https://evil.example>",
        "https://evil.example",
        "http://evil.example/?a=b&c",
        "www.evil.example",
        "WWW.evil.example",
        "mailto:a@evil.example",
        "a@evil.example",
        "@all",
        "@name",
        "#1",
        "!1",
        "GH-1",
        "gh-12",
        "ville/depot#1",
        "%1",
        "$1",
        "$x$",
        "~label",
        "&1",
        ":smile:",
        "<img src=x onerror=alert(1)>",
        "<script>",
        "<!-- -->",
        "</td>",
        "&lt;",
        "&#64;all",
        "# h",
        "## h",
        "===",
        "---",
        "***",
        "*a*",
        "**a**",
        "_a_",
        "__a__",
        "~~a~~",
        "`",
        "``",
        "```",
        "`a`",
        "~~~",
        "|",
        "\\|",
        "\\",
        "||",
        "|---|",
        "> a",
        "- a",
        "+ a",
        "* a",
        "1. a",
        "1) a",
        "- [x] a",
        "[^1]",
        "[^1]: a",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "    a",
        " ",
        "  ",
        "e\u{301}",
        "日本",
        "l'été",
        "Culture & patrimoine",
        "100 %",
        "(a)",
        "a_b",
        "12:30",
        "\u{202e}",
        "\u{a0}",
    ]);
    let part = prop_oneof![5 => harm.prop_map(str::to_owned), 1 => ".{0,5}", 1 => "[a-z]{1,6}"];
    prop::collection::vec(part, 0..5).prop_map(|parts| parts.concat())
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    let all = &mut options.extension;
    (all.table, all.autolink, all.strikethrough, all.tasklist, all.footnotes) =
        (true, true, true, true, true);
    (all.math_dollars, all.alerts) = (true, true);
    options
}

/// Reads what a part of the tree shows, and checks that it is nothing but text of ours and others'.
fn shown<'a>(node: &'a AstNode<'a>, ours: fn(&NodeValue) -> bool) -> Result<String, String> {
    let mut read = String::new();
    for inner in node.descendants() {
        match &inner.data.borrow().value {
            NodeValue::Text(text) => {
                let forge = ["@", "#", "://", "www.", "GH-"].iter().any(|word| text.contains(word));
                if forge {
                    return Err(format!("a forge looks at {text:?}"));
                }
                read.push_str(text);
            }
            NodeValue::Code(code) => read.push_str(&code.literal),
            value if ours(value) => {}
            value => return Err(format!("{value:?}")),
        }
    }
    Ok(read)
}

const COLUMNS: &[Column] = &[
    Column::shown("slug", Kind::Text),
    Column::shown("name", Kind::Name),
    Column::shown("comment", Kind::Long),
    Column::shown("administrators", Kind::List),
];

fn view() -> View {
    View {
        format: Format::Md,
        fields: Vec::new(),
        french_csv: false,
        accessible: false,
        goes_on: false,
        terminal: false,
        colored: false,
        width: 80,
        now: Timestamp::UNIX_EPOCH,
    }
}

proptest! {
    #[test]
    fn a_table_holds_text_and_nothing_else(cells in prop::collection::vec(hostile(), 4)) {
        let record = json!({"slug": cells[0], "name": cells[1], "comment": cells[2], "administrators": [cells[3]]});
        let report = Report::list(COLUMNS, [record], Message::new("x"));
        let markdown = report.render(&view(), &Messages::new(Language::French)).expect("every field is known");
        let arena = Arena::new();
        let root = parse_document(&arena, &markdown, &options());
        let tables: Vec<_> = root.children().collect();
        prop_assert_eq!(tables.len(), 1, "{}", markdown);
        let rows: Vec<_> = tables[0].children().collect();
        prop_assert_eq!(rows.len(), 2, "{}", markdown);
        let found: Vec<_> = rows[1].children().collect();
        prop_assert_eq!(found.len(), 4, "{}", markdown);
        for (cell, written) in found.into_iter().zip(&cells) {
            let read = shown(cell, |value| matches!(value, NodeValue::TableCell));
            let meant = text::for_a_person(written);
            let read = read.map_err(|flaw| TestCaseError::fail(format!("{flaw} in {markdown}")))?;
            prop_assert_eq!(read, meant.trim(), "{}", markdown);
        }
    }

    #[test]
    fn a_sentence_holds_text_and_nothing_else(name in hostile(), value in hostile()) {
        let said = message!("offboard-add", successor = name.as_str(), command = text::shell::Command::new("x {}", &[&value]));
        let single = Report::single(COLUMNS, &json!({"slug": value, "name": name}));
        let part = ReportPart { key: "members", report: Some(single), said: vec![said] };
        let title = message!("activity-title", organization = name.as_str());
        let markdown = Report::of_parts(title, vec![part]).render(&view(), &Messages::new(Language::English)).expect("text");
        let arena = Arena::new();
        let root = parse_document(&arena, &markdown, &options());
        let ours = |value: &NodeValue| {
            matches!(
                value,
                NodeValue::Document
                    | NodeValue::Heading(_)
                    | NodeValue::List(_)
                    | NodeValue::Item(_)
                    | NodeValue::Paragraph
                    | NodeValue::Strong
                    | NodeValue::SoftBreak
            )
        };
        let read = shown(root, ours).map_err(|flaw| TestCaseError::fail(format!("{flaw} in {markdown}")))?;
        prop_assert!(read.contains(text::for_a_person(&name).trim()), "{}", markdown);
        let (headings, paragraphs) = (
            root.children().filter(|node| matches!(node.data.borrow().value, NodeValue::Heading(_))).count(),
            root.children().filter(|node| matches!(node.data.borrow().value, NodeValue::Paragraph)).count(),
        );
        prop_assert_eq!((headings, paragraphs), (2, 1), "{}", markdown);
    }
}

#[test]
fn what_is_usual_stays_as_it_is() {
    for usual in [
        "Ville de Démonstration",
        "il y a 3 jours",
        "ville-de_lyon2",
        "Culture & patrimoine",
        "Bonjour ! Ça va ?",
        "12:30",
    ] {
        assert_eq!(inert(usual), usual);
    }
    assert_eq!(in_a_cell("~ role"), "~ role");
    assert_eq!((in_a_cell("- remove").as_str(), inert("- a").as_str()), ("- remove", "`` - a ``"));
    assert_eq!(inert("@all"), "`` @all ``");
    // Of a sentence, what a forge would look at.
    assert_eq!(
        in_a_cell("Ouvrez https://ville.example (la page)."),
        "Ouvrez `https://ville.example` (la page)."
    );
    assert_eq!(in_a_cell("Dans ~/état, puis ~/x."), "Dans `~/état`, puis `~/x`.");
    assert_eq!(in_a_cell("Lancez `udatactl org list` à 9 h"), "Lancez `` `udatactl org list` `` à 9 h");
    assert_eq!(inert("a``b"), "``` a``b ```");
    assert_eq!(in_a_cell("a|@b"), "a&#124;`@b`");
    assert_eq!(in_a_cell("je***@ville.example"), "`je***@ville.example`");
    assert_eq!(in_a_cell("@a`"), "`` @a` ``");
}

//! Files are read strictly, each flaw with its line and column, and as spreadsheets write them.

use super::*;
use crate::roster::Role;

const HEADINGS: &str = "organisation;personne;nom;rôle;jusqu'au;absent;courriel\n";

/// Lines below the headings, whose own is the first.
fn flaws(text: &str) -> Vec<(usize, usize, &'static str)> {
    let flaws = read(format!("{HEADINGS}{text}").into()).expect_err(text);
    flaws.iter().map(|flaw| (flaw.line, flaw.column.unwrap_or_default(), flaw.problem.code())).collect()
}

fn people(bytes: &[u8]) -> Vec<String> {
    let read = read(bytes.to_vec()).unwrap_or_else(|flaws| panic!("{flaws:?}"));
    read.document
        .organizations
        .iter()
        .flat_map(|wanted| wanted.people.iter().map(|entry| entry.person.clone()))
        .collect()
}

#[test]
fn a_quote_that_would_move_cells_is_a_flaw() {
    for (text, wanted) in [
        ("ville;\"bob;;admin;;;\nville;carol;;editor;;;\n", &[(2, 7, "open_quote")][..]),
        ("ville;\"bob;;admin;;;\nville;\"carol\";;editor;;;\n", &[(3, 8, "after_quote")]),
        ("ville;\"bob\" ;;admin;;;\n", &[(2, 12, "after_quote")]),
        ("ville;\"bob\"x;;admin;;;\n", &[(2, 12, "after_quote")]),
        ("ville; \"bob\";;admin;;;\n", &[(2, 8, "inner_quote")]),
        (
            "ville;bob\";;admin;;;\nville;carol;a \"b\" c;editor;;;\n",
            &[(2, 10, "inner_quote"), (3, 15, "inner_quote")],
        ),
        ("ville;\"bob;;admin;;;\nville;carol\";;editor;;;\n", &[(2, 7, "line_break")]),
        ("\"", &[(2, 1, "open_quote")]),
        ("ville;\"\"\"bob;;admin;;;\n", &[(2, 7, "open_quote")]),
    ] {
        assert_eq!(flaws(text), wanted, "{text}");
    }
}

#[test]
fn each_value_has_its_column() {
    for (text, wanted) in [
        ("ville;bob;;admim;;;\n", &[(2, 12, "unknown_role")][..]),
        ("ville;bob;é;admin;31/12/26;;\n", &[(2, 19, "short_year")]),
        ("ville;bob;;admin;31/02/2026;;\n", &[(2, 18, "bad_date")]),
        ("ville;bo***@ville.fr;;admin;;;\n", &[(2, 7, "masked")]),
        ("ville;;;admin;;;bo***@ville.fr\n", &[(2, 17, "masked")]),
        ("ville;bob;;admin;;;;\nville;carol;;admin;;;;chef\n", &[(3, 23, "no_heading")]),
        ("ville;bob;;admin\nville;Bob;;editor\n", &[(3, 7, "two_roles")]),
        ("ville;bob\n", &[(2, 1, "no_wish")]),
    ] {
        assert_eq!(flaws(text), wanted, "{text}");
    }
    let toml = "format = 1\n[[roster]]\norganization = \"ville\"\npeople = [\n  { person = \"é\", role = \"chef\" },\n]\n";
    let of = |text: &str| {
        let flaws = read(text.into()).expect_err("flaws");
        (flaws[0].line, flaws[0].column, flaws[0].problem.code())
    };
    assert_eq!(of(toml), (5, Some(26), "unknown_role"));
    assert_eq!(of(&toml.replace("role = \"chef\"", "role = \"chef")), (5, Some(34), "syntax"));
    assert_eq!(of(&toml.replace("role =", "person =")), (5, Some(19), "syntax"));
    assert_eq!(of(&toml.replace("\"é\"", "\"\"\"a\nb\"\"\"")), (5, Some(14), "line_break"));
    assert_eq!(of("organisation;personne;rôle;rôle\nville;bob;admin;\n"), (1, Some(28), "column_twice"));
}

#[test]
fn a_line_break_is_for_free_text_alone() {
    for text in [
        "\"vil\nle\";bob;;admin;;;\n",
        "ville;\"b\nob\";;admin;;;\n",
        "ville;bob;;\"ad\rmin\";;;\n",
        "ville;bob;;admin;\"2026-\r\n12-31\";;\n",
        "ville;bob;;admin;;;\"bob@ville\n.fr\"\n",
        "ville;;;admin;;;\"bob@ville\n.fr\"\n",
    ] {
        assert!(flaws(text).iter().any(|(line, _, code)| (*line, *code) == (2, "line_break")), "{text}");
    }
    let fine = "ville;\"bob\n\";\"Bob\nPetit\";admin;;;\nville;carol;;;;\"left;\r\nin May\";\n";
    assert_eq!(people(format!("{HEADINGS}{fine}").as_bytes()), ["bob", "carol"]);
}

#[test]
fn a_spreadsheet_is_read_whatever_its_line_ends_and_separator() {
    let whole = format!(
        "{HEADINGS}ville;bob;\"Petit; \"\"Bob\"\"\";admin;;;\n# carol;\"is away\n\nville;dora;;editor\n"
    );
    let wide = |text: &str| -> Vec<u8> {
        [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect()
    };
    for ends in ["\n", "\r\n", "\r"] {
        let text = whole.replace('\n', ends);
        for first in ["", "sep=;", "SEP=;", "\"sep=;\""] {
            let text = if first.is_empty() { text.clone() } else { format!("{first}{ends}{text}") };
            assert_eq!(people(text.as_bytes()), ["bob", "dora"], "{text:?}");
            assert_eq!(people(&wide(&text)), ["bob", "dora"], "{text:?}");
            let windows: Vec<u8> =
                text.chars().map(|character| u8::try_from(u32::from(character)).expect("Latin 1")).collect();
            assert_eq!(people(&windows), ["bob", "dora"], "{text:?}");
        }
    }
    // The line counts, and what it says counts more than what the headings seem to say.
    let said = read("sep=,\norganization,person,role\nville,bob,chef\n".into()).expect_err("a role");
    assert_eq!((said[0].line, said[0].column), (3, Some(11)));
    for (first, separator) in [("sep=,", ","), ("sep=\t", "\t"), ("sep=;", ";")] {
        let text = format!("{first}\norganization;person;role\nville;bob;admin\n").replace(';', separator);
        assert_eq!(people(text.as_bytes()), ["bob"], "{first}");
    }
    for first in ["sep=|", "sep=", "sep=x;", "sep=;x"] {
        let flaw =
            read(format!("{first}\norganization;person;role\nville;bob;admin\n").into()).expect_err(first);
        assert_eq!((flaw[0].line, flaw[0].problem.code()), (1, "separator"), "{first}");
    }
}

#[test]
fn roles_and_dates_are_read_as_on_the_command_line() {
    let text = format!(
        "{HEADINGS}ville;a;;Administrateur·rice;31.12.2026;;\nville;b;;éditrice;31-12-2026;;\n\
         ville;c;;Éditeur·rice partiel·le;31/12/2026;;\n"
    );
    let read = read(text.into()).unwrap_or_else(|flaws| panic!("{flaws:?}"));
    let read: Vec<_> =
        read.document.organizations[0].people.iter().map(|entry| (entry.role(), entry.until)).collect();
    let end = "2026-12-31".parse().ok();
    assert_eq!(read, [(Some(Role::Admin), end), (Some(Role::Editor), end), (Some(Role::PartialEditor), end)]);
}

//! What every table keeps to, whatever is in it.

use std::collections::{HashMap, HashSet};

use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::*;

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn shown(headings: &[&str], rows: &[&[&str]], cuts: &[Cut], columns: usize) -> Option<String> {
    let rows: Vec<Vec<String>> = rows.iter().map(|row| texts(row)).collect();
    for_person(&texts(headings), &rows, cuts, columns, false)
}

#[test]
fn accents_and_wide_letters_stay_aligned() {
    let rows: &[&[&str]] = &[&["Élodie", "admin"], &["日本", "editor"]];
    let table = shown(&["Nom", "Rôle"], rows, &[Cut::End, Cut::Never], 80);
    assert_eq!(table.expect("room"), "Nom     Rôle\nÉlodie  admin\n日本    editor\n");
}

#[test]
fn a_slug_is_shortened_before_a_name_and_a_role_never() {
    let headings = ["Nom court", "Nom", "Rôle", "Autre rôle"];
    let rows: &[&[&str]] = &[&[
        "syndicat-departemental-denergie-du-val",
        "Syndicat départemental d'énergie du Val",
        "administrateur",
        "éditeur partiel",
    ]];
    let cuts = [Cut::Middle, Cut::End, Cut::Never, Cut::Never];
    let row = |columns| {
        shown(&headings, rows, &cuts, columns).and_then(|table| Some(table.lines().nth(1)?.to_owned()))
    };
    let role = "administrateur  éditeur partiel";
    assert_eq!(
        row(96),
        Some(format!("syndicat-de…gie-du-val  Syndicat départemental d'énergie du Val  {role}"))
    );
    assert_eq!(row(80), Some(format!("syndicat-d…ie-du-val  Syndicat départemental d…  {role}")));
    assert_eq!(row(55), Some(format!("syndi…-val  Syndicat …  {role}")));
    assert_eq!(row(54), None, "a role is never cut");
}

#[test]
fn identifiers_that_differ_never_look_alike() {
    let headings = ["Nom court", "Nom"];
    let names = "Une ville dont le nom est beaucoup plus long que tous les autres";
    let rows: &[&[&str]] = &[&["ville-du-nord-et-autour-1", names], &["ville-du-sud-et-autour-1", names]];
    let table = shown(&headings, rows, &[Cut::Middle, Cut::Never], 90).expect("room");
    let slugs: Vec<&str> = table.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(slugs, ["Nom", "ville-du-nor…et-autour-1", "ville-du-sud-et-autour-1"]);
    assert_eq!(shown(&headings, rows, &[Cut::Middle, Cut::Never], 80), None);
}

#[test]
fn headings_are_broken_between_words_and_sentences_into_lines() {
    let headings = ["Mois", "Vues des réutilisations", "Constat"];
    let rows: &[&[&str]] = &[&["2026-11", "12", "Elle n'a pas de logo, ni de site web, et rien de publié."]];
    let table = shown(&headings, rows, &[Cut::Never, Cut::Never, Cut::Lines], 60).expect("room");
    let expected = "         Vues des\n\
                    Mois     réutilisations  Constat\n\
                    2026-11  12              Elle n'a pas de logo, ni de\n\
                    \u{20}                        site web, et rien de publié.\n";
    assert_eq!(table, expected);
}

#[test]
fn a_narrow_terminal_has_a_table_where_nothing_is_cut() {
    let table =
        |name, columns| shown(&["Nom", "Rôle"], &[&[name, "admin"]], &[Cut::End, Cut::Never], columns);
    assert!(table("Ana", 20).is_some());
    assert_eq!(table("Une ville dont le nom est long, et encore plus que cela", 40), None);
}

#[test]
fn what_is_empty_or_least_needed_is_left_out_before_anything_is_cut() {
    let headings = ["Slug", "Comment", "Identifier"];
    let rows: &[&[&str]] = &[&["jeanne-martin", "", "640000000000000000010003"]];
    let cuts = [Cut::Middle, Cut::End, Cut::Out];
    let first = |columns| {
        shown(&headings, rows, &cuts, columns).and_then(|table| Some(table.lines().next()?.to_owned()))
    };
    assert_eq!(first(80).as_deref(), Some("Slug           Comment  Identifier"));
    assert_eq!(first(40).as_deref(), Some("Slug           Identifier"));
    assert_eq!(first(20).as_deref(), Some("Slug"));
}

#[test]
fn a_table_in_colour_has_a_bold_heading_and_nothing_else() {
    let table = for_person(&texts(&["Nom"]), &[texts(&["Ana"])], &[Cut::End], 80, true);
    assert_eq!(table.as_deref(), Some("\u{1b}[1mNom\u{1b}[22m\nAna\n"));
}

/// Letters of one column, of two, of none, and what is made of several.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![8 => "[a-f-]{0,9}", 2 => "[a-cé日本]{0,6}", 1 => "(e\u{301}|👩‍👩‍👧|❤️|x){0,4}"]
}

fn text(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 0..most).prop_map(|words| words.concat().trim().to_owned())
}

fn sentence() -> impl Strategy<Value = String> {
    let words = prop::collection::vec(text(3).prop_filter("a word", |word| !word.is_empty()), 1..5);
    words.prop_map(|words| words.join(" "))
}

#[derive(Clone, Debug)]
struct Given {
    headings: Vec<String>,
    cuts: Vec<Cut>,
    rows: Vec<Vec<String>>,
}

fn given() -> impl Strategy<Value = Given> {
    let cut = prop::sample::select(vec![Cut::Never, Cut::Middle, Cut::End, Cut::Lines, Cut::Out]);
    prop::collection::vec((sentence(), cut), 1..7).prop_flat_map(|columns| {
        let (headings, cuts): (Vec<String>, Vec<Cut>) = columns.into_iter().unzip();
        let cell = |cut: &Cut| if *cut == Cut::Lines { sentence().boxed() } else { text(6).boxed() };
        let row: Vec<_> = cuts.iter().map(cell).collect();
        prop::collection::vec(row, 0..6).prop_map(move |rows| Given {
            headings: headings.clone(),
            cuts: cuts.clone(),
            rows,
        })
    })
}

proptest! {
    #[test]
    fn a_table_is_never_wider_than_the_terminal(given in given(), columns in 20usize..140) {
        if let Some(table) = for_person(&given.headings, &given.rows, &given.cuts, columns, false) {
            prop_assert!(table.lines().all(|line| width(line) <= columns), "{table}");
        }
    }

    #[test]
    fn what_has_room_is_a_table_and_cut_nowhere(given in given()) {
        let table = for_person(&given.headings, &given.rows, &given.cuts, 10_000, false).expect("room");
        prop_assert_eq!(table.lines().count(), given.rows.len() + 1);
        prop_assert!(!table.contains('…'), "{table}");
    }

    #[test]
    fn each_column_gives_up_what_it_may_and_nothing_else(given in given(), columns in 20usize..140) {
        let widths = layout::fit(&given.headings, &given.rows, &given.cuts, columns);
        for (index, width) in widths.unwrap_or_default().into_iter().enumerate() {
            let cells: Vec<&str> = given.rows.iter().map(|row| row[index].as_str()).collect();
            let Some(width) = width else {
                let is_empty = cells.iter().all(|cell| cell.is_empty());
                prop_assert!(is_empty || given.cuts[index] == Cut::Out, "{index}");
                continue;
            };
            let heading = text::wrap(&given.headings[index], width);
            prop_assert!(heading.iter().all(|line| line.width() <= width), "{heading:?}");
            let lines: Vec<Vec<String>> = cells.iter().map(|whole| cell(whole, given.cuts[index], width)).collect();
            prop_assert!(lines.iter().flatten().all(|line| line.width() <= width), "{lines:?}");
            let shown: HashMap<&str, String> = cells.into_iter().zip(lines.iter().map(|lines| lines.concat())).collect();
            match given.cuts[index] {
                Cut::Never | Cut::Out => prop_assert!(shown.iter().all(|(whole, shown)| whole == shown)),
                Cut::Middle => {
                    let apart: HashSet<&String> = shown.values().collect();
                    prop_assert_eq!(apart.len(), shown.len(), "{:?}", shown);
                }
                Cut::Lines => {
                    let letters = |text: &str| text.replace(' ', "");
                    prop_assert!(shown.iter().all(|(whole, shown)| letters(whole) == letters(shown)), "{shown:?}");
                }
                Cut::End => {}
            }
        }
    }

    #[test]
    fn what_fits_fits_where_there_is_more_room(given in given(), columns in 20usize..140) {
        let is_table = |columns| for_person(&given.headings, &given.rows, &given.cuts, columns, false).is_some();
        prop_assert!(!is_table(columns) || is_table(columns + 1));
    }

    #[test]
    fn a_markdown_table_is_aligned(given in given()) {
        let table = markdown(&given.headings, given.rows.clone());
        let widths: HashSet<usize> = table.lines().map(width).collect();
        prop_assert!(widths.len() == 1 && table.lines().count() == given.rows.len() + 2, "{table}");
    }
}

//! Files against a second, simple reader of each format: both read the same, or both refuse. `tests/fuzz` runs these for long.

use proptest::prelude::*;

use super::cells::records;
use super::lines::Lines;
use super::*;
use crate::roster::Role;

/// RFC 4180 letter by letter, with strict quotes, any line ends, and lines of comment; nothing for what is refused.
fn simple_csv(text: &str, separator: char) -> Option<Vec<Vec<String>>> {
    #[derive(PartialEq)]
    enum In {
        Start,
        Bare,
        Quotes,
        Behind,
        Comment,
    }
    let (mut rows, mut row, mut cell, mut state) = (Vec::new(), Vec::new(), String::new(), In::Start);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let character = match character {
            '\r' if state != In::Quotes => {
                characters.next_if_eq(&'\n');
                '\n'
            }
            character => character,
        };
        state = match (state, character) {
            (In::Comment, '\n') => In::Start,
            (In::Comment, _) => In::Comment,
            (In::Quotes, '"') => In::Behind,
            (In::Quotes, character) => {
                cell.push(character);
                In::Quotes
            }
            (In::Start, '#') if row.is_empty() => In::Comment,
            (In::Start, '"') => In::Quotes,
            (In::Behind, '"') => {
                cell.push('"');
                In::Quotes
            }
            (_, '\n') => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
                In::Start
            }
            (_, character) if character == separator => {
                row.push(std::mem::take(&mut cell));
                In::Start
            }
            (In::Behind, _) | (_, '"') => return None,
            (_, character) => {
                cell.push(character);
                In::Bare
            }
        };
    }
    match state {
        In::Quotes => return None,
        In::Start if row.is_empty() => {}
        In::Comment => {}
        _ => {
            row.push(cell);
            rows.push(row);
        }
    }
    Some(rows)
}

fn ours(text: &str, separator: char) -> Option<Vec<Vec<String>>> {
    let mut flaws = Vec::new();
    let rows = records(&Lines::of(text), 0, separator, &mut flaws);
    let texts = |row: Vec<cells::Cell>| row.into_iter().map(|cell| cell.text).collect();
    flaws.is_empty().then(|| rows.into_iter().map(texts).collect())
}

/// A line of our TOML as exports write it, `{ person = "a", role = "admin" },`, or nothing for any other line.
fn simple_line(line: &str) -> Option<(&str, &str)> {
    let inner = line.trim().strip_prefix("{ person = \"")?.strip_suffix("\" },")?;
    let (person, role) = inner.split_once("\", role = \"")?;
    let is_plain = |text: &str| !text.contains(['"', '\\']) && !text.chars().any(char::is_control);
    (is_plain(person) && is_plain(role)).then_some((person, role))
}

/// Where in a text, by a share of it, at a letter's beginning.
fn place(text: &str, share: prop::sample::Index) -> usize {
    let places: Vec<usize> = text.char_indices().map(|(place, _)| place).chain([text.len()]).collect();
    places[share.index(places.len())]
}

fn people(reading: &Reading) -> Vec<(&str, &str)> {
    let all = reading.document.organizations.iter().flat_map(|organization| &organization.people);
    all.map(|entry| (entry.person.as_str(), entry.role().map_or("", Role::word))).collect()
}

/// Each person once, whatever the case.
fn distinct(names: Vec<String>) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    names.into_iter().filter(|name| seen.insert(name.to_lowercase())).collect()
}

const ROLES: [&str; 4] = ["admin", "Éditrice", "éditeur·rice partiel·le", "editor"];

/// The text with damages at some of its places; an empty one cuts it there.
fn damaged(mut text: String, damages: Vec<(prop::sample::Index, &str)>) -> String {
    for (share, damage) in damages {
        let place = place(&text, share);
        match damage {
            "" => text.truncate(place),
            damage => text.insert_str(place, damage),
        }
    }
    text
}

proptest! {
    #[test]
    fn cells_are_what_a_second_reader_finds(text in "[ab\";,#é \t\n\r\u{a0}']{0,40}", separator in prop::sample::select(vec![',', ';', '\t'])) {
        prop_assert_eq!(ours(&text, separator), simple_csv(&text, separator));
    }

    #[test]
    fn what_was_quoted_comes_back(rows in prop::collection::vec(prop::collection::vec("[ab\";,#\n\r é]{0,6}", 1..4), 1..5), ends in prop::sample::select(vec!["\n", "\r\n", "\r"])) {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(";") + ends;
        let text: String = rows.iter().map(line).collect();
        prop_assert_eq!(ours(&text, ';'), Some(rows));
    }

    /// The accident of the issue: whoever stands behind a stray quote must not vanish.
    #[test]
    fn one_stray_quote_is_always_a_flaw(
        names in prop::collection::vec("[a-d]{1,6}", 1..8),
        share in any::<prop::sample::Index>(),
        ends in prop::sample::select(vec!["\n", "\r\n", "\r"]),
    ) {
        let rows: String = distinct(names).iter().map(|name| format!("ville;{name};editor{ends}")).collect();
        let mut text = format!("organisation;personne;rôle{ends}{rows}");
        prop_assert!(read(text.clone().into()).is_ok());
        let place = place(&text, share);
        text.insert(place, '"');
        prop_assert!(read(text.into()).is_err());
    }

    /// Whatever is done to a spreadsheet: it is refused, or holds the people whom the second reader finds in its rows.
    #[test]
    fn a_damaged_spreadsheet_is_refused_or_read_whole(
        names in prop::collection::vec("[a-dé]{1,4}", 1..8),
        damages in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(vec!["\"", "\n", "\r", ";", "#", " ", "x", "\"\"", ";\"", "\";", ""])), 1..4),
    ) {
        let people = distinct(names);
        let row = |(index, name): (usize, &String)| format!("ville;{name};\"Nom; {index}\";{}\n", ROLES[index % ROLES.len()]);
        let text = format!("organisation;personne;nom;rôle\n{}", people.iter().enumerate().map(row).collect::<String>());
        let text = damaged(text, damages);
        if let Ok(reading) = read(text.clone().into()) {
            let is_said = |row: &Vec<String>| row.iter().any(|cell| !cell.trim().is_empty()) && !row[0].starts_with('#');
            let rows = simple_csv(&text, ';').expect("what is read is sound");
            let found: Vec<String> = rows.into_iter().filter(is_said).skip(1).map(|row| row[1].trim().to_owned()).collect();
            let mut read: Vec<String> = reading.document.organizations.iter().flat_map(|organization| &organization.people).map(|entry| entry.person.clone()).collect();
            let mut wanted = found;
            read.sort();
            wanted.sort();
            prop_assert_eq!(read, wanted);
        }
    }

    /// Whatever is done to a roster in TOML: it is refused, or has as many people as lines that are no comment, each as
    /// its line says where that is a plain one.
    #[test]
    fn a_damaged_tree_is_refused_or_read_whole(
        names in prop::collection::vec("[a-dé]{1,4}", 1..8),
        damages in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(vec!["\"", "\n", "#", " ", "x", "'", "\"\"\"", "{", "}", "]", ",", "\\", ""])), 0..4),
    ) {
        let people_wanted = distinct(names);
        let row = |(index, name): (usize, &String)| format!("  {{ person = \"{name}\", role = \"{}\" }},\n", ROLES[index % ROLES.len()]);
        let rows: String = people_wanted.iter().enumerate().map(row).collect();
        let text = format!("format = 1\n\n[[roster]]\norganization = \"ville\"\npeople = [\n{rows}]\n");
        let text = damaged(text, damages);
        if let Ok(reading) = read(text.clone().into()) {
            let lines: Vec<&str> = text.lines().filter(|line| !line.trim().starts_with('#') && line.contains("person")).collect();
            let found = people(&reading);
            prop_assert_eq!(found.len(), lines.len(), "{}", text);
            for (line, (person, role)) in lines.iter().zip(found) {
                if let Some((name, word)) = simple_line(line) {
                    prop_assert_eq!((name.trim(), Role::read(word).map(Role::word)), (person, Some(role)));
                }
            }
        }
    }
}

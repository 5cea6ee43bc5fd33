//! A name of several words that a shell took apart, since nobody quoted it; an organization that was typed after the person.

use std::ffi::OsString;
use std::ops::Range;

use clap::Command as Tree;

use super::behind::{Behind, behind_the_verb, typed};
use udatactl_core::text::shell::Command;

/// The command with the words of such a name together; nothing where no two words look like one.
pub fn together(tree: &Tree, arguments: &[OsString]) -> Option<Command> {
    let words = typed(arguments);
    let behind = behind_the_verb(tree, arguments, &words)?;
    Some(Command::typed(&joined(&words, name(&words, &behind)?)))
}

/// The command with the organization in front, where one that `is_known` stands behind something else.
pub fn organization_first(
    tree: &Tree,
    arguments: &[OsString],
    is_known: impl Fn(&str) -> bool,
) -> Option<Command> {
    let mut words = typed(arguments);
    let behind = behind_the_verb(tree, arguments, &words)?;
    let mut others = behind.words.clone().skip(1).filter(|_| behind.begins_with_organization);
    let place = others.find(|index| is_known(&words[*index]))?;
    words[behind.words.start..=place].rotate_right(1);
    let together = name(&words, &behind).map(|name| joined(&words, name));
    Some(Command::typed(&together.unwrap_or(words)))
}

fn name(words: &[String], behind: &Behind) -> Option<Range<usize>> {
    let small = || in_small_letters(words, behind);
    with_capital(words, behind.words.clone()).or_else(small).filter(|name| name.len() > 1)
}

fn joined(words: &[String], name: Range<usize>) -> Vec<String> {
    [&words[..name.start], &[words[name.clone()].join(" ")], &words[name.end..]].concat()
}

/// A name that begins with a capital, wherever it stands.
fn with_capital(words: &[String], behind: Range<usize>) -> Option<Range<usize>> {
    let has_capital = |word: &String| word.chars().next().is_some_and(char::is_uppercase);
    let first = behind.clone().find(|index| has_capital(&words[*index]) && is_of_a_name(&words[*index]))?;
    let is_slug = |word: &String| !has_capital(word) && word.contains('-');
    let count =
        words[first..behind.end].iter().take_while(|word| is_of_a_name(word) && !is_slug(word)).count();
    (count > 1).then_some(first..first + count)
}

/// A name at the end whose letters are all small; of several values only where none looks like a slug.
fn in_small_letters(words: &[String], behind: &Behind) -> Option<Range<usize>> {
    let name = behind.words.start + behind.before..behind.words.end;
    let is_one = |word: &String| is_of_a_name(word) && !(behind.takes_several && word.contains(['-', '.']));
    words.get(name.clone())?.iter().all(is_one).then_some(name)
}

/// True for a word of letters, as names have: no flag, no address, no identifier.
fn is_of_a_name(word: &str) -> bool {
    let is_letter = |character: char| character.is_alphabetic() || "'’.-&".contains(character);
    !word.starts_with('-') && word.chars().all(is_letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree() -> Tree {
        let org = clap::Arg::new("org");
        let people = clap::Arg::new("person").num_args(1..);
        let of_people = |name| Tree::new(name).args([org.clone(), people.clone()]);
        let member = Tree::new("member").alias("membre").subcommands([
            of_people("add"),
            of_people("remove"),
            Tree::new("show").args([org.clone(), clap::Arg::new("person")]),
        ]);
        let show = Tree::new("show").arg(org.clone());
        Tree::new("udatactl").arg(clap::Arg::new("site").short('s').global(true)).subcommands([
            member,
            Tree::new("org").subcommand(show),
            Tree::new("sandbox"),
        ])
    }

    fn shown(line: &str) -> Option<String> {
        let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        together(&tree(), &words).map(|command| command.to_string())
    }

    #[test]
    fn a_name_that_was_taken_apart_is_put_together() {
        let found = shown("udatactl member add ville-de-lyon Yann Le Goff --role admin");
        assert_eq!(found.as_deref(), Some("udatactl member add ville-de-lyon 'Yann Le Goff' --role admin"));
        let found = shown("udatactl org show Ville de Lyon");
        assert_eq!(found.as_deref(), Some("udatactl org show 'Ville de Lyon'"));
        let found = shown("udatactl member add Yann Le Goff ville-de-lyon");
        assert_eq!(found.as_deref(), Some("udatactl member add 'Yann Le Goff' ville-de-lyon"));
        assert_eq!(shown("udatactl member remove ville-de-lyon yann-le-goff zoe-petit"), None);
        assert_eq!(shown("udatactl member add Ville yann-le-goff2"), None);
    }

    #[test]
    fn an_organization_that_was_typed_last_comes_first() {
        let shown = |line: &str| {
            let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            organization_first(&tree(), &words, |word| word == "ville-de-lyon")
                .map(|command| command.to_string())
        };
        let found = shown("udatactl member add yann-le-goff ville-de-lyon --yes");
        assert_eq!(found.as_deref(), Some("udatactl member add ville-de-lyon yann-le-goff --yes"));
        let found = shown("udatactl member add Yann Le Goff ville-de-lyon");
        assert_eq!(found.as_deref(), Some("udatactl member add ville-de-lyon 'Yann Le Goff'"));
        let found = shown("udatactl member add yann le goff ville-de-lyon");
        assert_eq!(found.as_deref(), Some("udatactl member add ville-de-lyon 'yann le goff'"));
        assert_eq!(shown("udatactl member add ville-de-lyon yann-le-goff"), None);
        assert_eq!(shown("udatactl org show ville-de-lyon"), None);
    }

    #[test]
    fn a_name_in_small_letters_is_what_stands_last() {
        let found = shown("udatactl -s sandbox membre show ville-de-lyon yann le goff");
        assert_eq!(found.as_deref(), Some("udatactl -s sandbox membre show ville-de-lyon 'yann le goff'"));
        let found = shown("udatactl member add ville-de-lyon yann le goff --yes");
        assert_eq!(found.as_deref(), Some("udatactl member add ville-de-lyon 'yann le goff' --yes"));
        let found = shown("udatactl org show ville de lyon");
        assert_eq!(found.as_deref(), Some("udatactl org show 'ville de lyon'"));
        for one in
            ["member add ville-de-lyon yann", "member add ville-de-lyon yann zoe-petit", "org show lyon"]
        {
            assert_eq!(shown(&format!("udatactl {one}")), None, "{one}");
        }
    }
}

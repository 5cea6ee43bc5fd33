//! A command that is proposed, word by word: what is typed in one word is one name.

use std::borrow::Cow;
use std::ops::Range;

use crate::text;

/// How a command in a sentence begins; its first words, the program's, the noun's and the verb's, are ours.
const COMMAND: &str = "udatactl ";
const WORDS_OF_OURS: usize = 3;
/// What takes an address takes no id: the flag is looked at with it.
const OF_AN_ADDRESS: &str = "--email ";

/// Where the words of a command are that somebody chose; nothing for what is no command.
pub fn words(text: &str) -> Option<Vec<Range<usize>>> {
    if !text.starts_with(COMMAND) {
        return None;
    }
    let (mut words, mut start, mut is_quoted, mut is_escaped) = (Vec::new(), 0, false, false);
    for (at, letter) in text.char_indices() {
        if is_escaped {
            is_escaped = false;
        } else if letter == '\'' {
            is_quoted = !is_quoted;
        } else if letter == '\\' && !is_quoted {
            is_escaped = true;
        } else if letter == ' ' && !is_quoted && &text[start..=at] != OF_AN_ADDRESS {
            words.push(start..at);
            start = at + 1;
        }
    }
    words.push(start..text.len());
    let chosen = |word: Range<usize>| match text[word.clone()].split_once('=') {
        _ if text[word.clone()].starts_with(OF_AN_ADDRESS) => Some(word),
        Some((flag, _)) if flag.starts_with("--") => Some(word.start + flag.len() + 1..word.end),
        _ if text[word.clone()].starts_with('-') => None,
        _ => Some(word),
    };
    Some(words.into_iter().skip(WORDS_OF_OURS).filter_map(chosen).collect())
}

/// The command with these words said otherwise.
pub fn assembled<'a>(
    text: &'a str,
    words: &[Range<usize>],
    say: impl Fn(&str) -> Cow<'_, str>,
) -> Cow<'a, str> {
    let mut whole = String::new();
    let mut at = 0;
    for word in words {
        let written = &text[word.clone()];
        let meant = unquoted(written);
        if let Cow::Owned(said) = say(&meant) {
            whole.push_str(&text[at..word.start]);
            whole.push_str(&if meant == written || said.starts_with("--") {
                said
            } else {
                text::quoted(&said)
            });
            at = word.end;
        }
    }
    if at == 0 {
        return text.into();
    }
    whole.push_str(&text[at..]);
    whole.into()
}

/// What a shell makes of a word that [`text::quoted`] wrote.
fn unquoted(word: &str) -> String {
    let (mut meant, mut is_quoted, mut is_escaped) = (String::with_capacity(word.len()), false, false);
    for letter in word.chars() {
        if !is_escaped && letter == '\'' {
            is_quoted = !is_quoted;
        } else if !is_escaped && !is_quoted && letter == '\\' {
            is_escaped = true;
            continue;
        } else {
            meant.push(letter);
        }
        is_escaped = false;
    }
    meant
}

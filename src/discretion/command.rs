//! A command that is proposed, word by word: what is typed in one word is one name.

use std::borrow::Cow;
use std::ops::Range;

use udatactl_core::text::shell;

/// How a command in a sentence begins; its first words, the program's, the noun's and the verb's, are ours.
const COMMAND: &str = "udatactl ";
const WORDS_OF_OURS: usize = 3;
/// The flag that takes an address, and so no id: it is looked at with it.
const OF_AN_ADDRESS: &str = "--email";

/// Where the words of a command are that somebody chose; nothing for what is no command.
pub fn words(text: &str) -> Option<Vec<Range<usize>>> {
    if !text.starts_with(COMMAND) {
        return None;
    }
    let mut chosen = Vec::new();
    let (mut address, mut is_last) = (None, false);
    for (index, word) in shell::words(text).into_iter().enumerate() {
        let written = &text[word.clone()];
        is_last |= written == "--";
        if index < WORDS_OF_OURS || written == "--" {
            continue;
        }
        if let Some(start) = address.take() {
            chosen.push(start..word.end);
            continue;
        }
        match written.split_once('=') {
            _ if is_last => chosen.push(word),
            _ if written == OF_AN_ADDRESS => address = Some(word.start),
            Some((flag, _)) if flag.starts_with("--") => chosen.push(word.start + flag.len() + 1..word.end),
            _ if written.starts_with('-') => {}
            _ => chosen.push(word),
        }
    }
    Some(chosen)
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
        let meant = shell::unquoted(written);
        if let Cow::Owned(said) = say(&meant) {
            whole.push_str(&text[at..word.start]);
            whole.push_str(&if meant == written || said.starts_with("--") {
                said
            } else {
                shell::quoted(&said)
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

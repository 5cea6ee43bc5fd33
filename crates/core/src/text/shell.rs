//! Commands that are proposed to a person: put together here and nowhere else, so that a POSIX shell reads back exactly the
//! words that are meant, whatever strangers or files are called.

use std::fmt;

use super::is_unsafe;

/// A command of ours: `Command::new("member remove {} {}", &[slug, person])`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    words: Vec<Word>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Word {
    /// The verb, and flags that take nothing of anybody's.
    Ours(&'static str),
    /// A flag with its value.
    Flag(&'static str, String),
    Operand(String),
    /// Flags as [`flagged`] writes them.
    Written(String),
}

impl Command {
    /// Makes a command of `udatactl` from what follows it, with a `{}` for each word that somebody chose: an operand,
    /// or the value of the flag before it.
    pub fn new(template: &'static str, words: &[&str]) -> Self {
        Self { words: vec![Word::Ours("udatactl")] }.and(template, words)
    }

    /// Makes the command of `udatactl` that somebody typed.
    pub fn typed(words: &[String]) -> Self {
        Self { words: vec![Word::Ours("udatactl")] }.written(words.iter().map(|word| quoted(word)).collect())
    }

    /// Makes a command of another program, which the template begins with.
    pub fn of_another_program(template: &'static str, words: &[&str]) -> Self {
        Self { words: Vec::new() }.and(template, words)
    }

    /// Adds words to the command.
    #[must_use]
    pub fn and(mut self, template: &'static str, words: &[&str]) -> Self {
        let mut values = words.iter().map(|word| (*word).to_owned());
        let mut rest = template;
        while let Some((before, after)) = rest.split_once("{}") {
            let before = before.trim();
            let value = values.next().unwrap_or_default();
            match before.rsplit_once(' ').unwrap_or(("", before)) {
                (ours, flag) if flag.starts_with('-') => {
                    self = self.ours(ours);
                    self.words.push(Word::Flag(flag, value));
                }
                _ => {
                    self = self.ours(before);
                    self.words.push(Word::Operand(value));
                }
            }
            rest = after;
        }
        self = self.ours(rest.trim());
        self.words.shrink_to_fit();
        self
    }

    fn ours(mut self, words: &'static str) -> Self {
        if !words.is_empty() {
            self.words.push(Word::Ours(words));
        }
        self
    }

    /// Adds flags that were written by [`flagged`] to the command.
    #[must_use]
    pub fn written(mut self, flags: Vec<String>) -> Self {
        self.words.extend(flags.into_iter().map(Word::Written));
        self
    }

    /// Adds a flag and its value to the command, where there is one.
    #[must_use]
    pub fn with(mut self, flag: &'static str, value: Option<&str>) -> Self {
        self.words.extend(value.map(|value| Word::Flag(flag, value.to_owned())));
        self
    }
}

impl From<&'static str> for Command {
    /// A command that is ours to the last word, with `udatactl` before it.
    fn from(text: &'static str) -> Self {
        Self::new(text.strip_prefix("udatactl ").unwrap_or(text), &[])
    }
}

impl From<Command> for String {
    fn from(command: Command) -> Self {
        command.to_string()
    }
}

impl fmt::Display for Command {
    /// The operands from the first on that looks like a flag come last, behind `--`.
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let looks_like_a_flag = |word: &Word| matches!(word, Word::Operand(text) if text.starts_with('-'));
        let first = self.words.iter().position(looks_like_a_flag).unwrap_or(self.words.len());
        let is_last = |index: &usize| *index >= first && matches!(self.words[*index], Word::Operand(_));
        let mut shown: Vec<String> = (0..self.words.len())
            .filter(|index| !is_last(index))
            .map(|index| self.words[index].shown())
            .collect();
        if first < self.words.len() {
            shown.push("--".to_owned());
        }
        shown.extend((first..self.words.len()).filter(is_last).map(|index| self.words[index].shown()));
        formatter.write_str(&shown.join(" "))
    }
}

impl Word {
    fn shown(&self) -> String {
        match self {
            Self::Ours(word) => (*word).to_owned(),
            Self::Written(word) => word.clone(),
            Self::Operand(text) => quoted(text),
            Self::Flag(flag, value) => flagged(flag, value),
        }
    }
}

/// A flag with its value, which may begin like another flag.
pub fn flagged(flag: &str, value: &str) -> String {
    let between = if value.starts_with('-') { '=' } else { ' ' };
    format!("{flag}{between}{}", quoted(value))
}

const PRINTED: (&str, &str) = ("\"$(printf '", "')\"");

/// A word for a shell: quoted where it has to be. What a terminal must not get, and what would not be copied as it is, is
/// written as octal numbers; only line ends at the end are left out, since no shell keeps those.
pub fn quoted(word: &str) -> String {
    let is_plain = |character: char| character.is_alphanumeric() || "-_.@:/".contains(character);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    let is_odd = |character: char| {
        is_unsafe(character) || character == '`' || (character.is_whitespace() && character != ' ')
    };
    if !word.contains(is_odd) && !word.contains("  ") {
        return format!("'{}'", word.replace('\'', "'\\''"));
    }
    let mut printed = String::from(PRINTED.0);
    for (index, character) in word.trim_end_matches('\n').chars().enumerate() {
        // A word that begins with a dash is a flag of `printf`.
        let is_first_dash = index == 0 && character == '-';
        if character == '%' {
            printed.push_str("%%");
        } else if is_odd(character) || is_first_dash || " '\"\\".contains(character) {
            let mut bytes = [0; 4];
            printed.extend(character.encode_utf8(&mut bytes).bytes().map(|byte| format!("\\{byte:03o}")));
        } else {
            printed.push(character);
        }
    }
    printed + PRINTED.1
}

/// Reads a word that [`quoted`] wrote, as a shell does.
pub fn unquoted(word: &str) -> String {
    if let Some(printed) = word.strip_prefix(PRINTED.0).and_then(|rest| rest.strip_suffix(PRINTED.1)) {
        return unprinted(printed);
    }
    let (mut meant, mut is_quoted, mut is_escaped) = (String::with_capacity(word.len()), false, false);
    for character in word.chars() {
        if !is_escaped && character == '\'' {
            is_quoted = !is_quoted;
        } else if !is_escaped && !is_quoted && character == '\\' {
            is_escaped = true;
            continue;
        } else {
            meant.push(character);
        }
        is_escaped = false;
    }
    meant
}

/// The words of a command, as a program gets them.
pub fn split(command: &str) -> Vec<String> {
    words(command).into_iter().map(|range| unquoted(&command[range])).collect()
}

fn unprinted(printed: &str) -> String {
    let mut bytes = Vec::with_capacity(printed.len());
    let mut rest = printed.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let octal = (first == b'\\').then(|| tail.get(..3)).flatten();
        let octal = octal.and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 8).ok());
        let (byte, taken) = match octal {
            Some(byte) => (byte, 3),
            None => (first, usize::from(first == b'%')),
        };
        bytes.push(byte);
        rest = tail.get(taken..).unwrap_or_default();
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Where the words of a command in a sentence begin and end.
pub fn words(command: &str) -> Vec<std::ops::Range<usize>> {
    let (mut words, mut start) = (Vec::new(), 0);
    let (mut is_single, mut is_double, mut is_escaped) = (false, false, false);
    for (at, character) in command.char_indices() {
        match character {
            _ if is_escaped => is_escaped = false,
            '"' if !is_single => is_double = !is_double,
            '\'' if !is_double => is_single = !is_single,
            '\\' if !is_single && !is_double => is_escaped = true,
            ' ' if !is_single && !is_double => {
                words.push(start..at);
                start = at + 1;
            }
            _ => {}
        }
    }
    words.push(start..command.len());
    words
}

//! The words before the cursor, understood as far as they go: clap itself refuses what is unfinished.

use clap::{Arg, Command};

/// The words before the cursor.
pub struct Line<'a> {
    /// The command that they name.
    pub command: &'a Command,
    pub path: Vec<&'a str>,
    /// The flags that were given, by the argument's name, with the value where they take one.
    pub flags: Vec<(&'a str, String)>,
    pub positionals: Vec<String>,
    /// The flag whose value is the next word.
    pub waiting: Option<&'a Arg>,
    /// True after `--`: no word is a flag any more.
    pub only_positionals: bool,
}

impl<'a> Line<'a> {
    /// Reads the words; `None` where one names no command.
    pub fn read(tree: &'a Command, words: &[String]) -> Option<Self> {
        let mut line = Self {
            command: tree,
            path: Vec::new(),
            flags: Vec::new(),
            positionals: Vec::new(),
            waiting: None,
            only_positionals: false,
        };
        words.iter().try_for_each(|word| line.take(word))?;
        Some(line)
    }

    fn take(&mut self, word: &str) -> Option<()> {
        if let Some(argument) = self.waiting.take() {
            self.flags.push((argument.get_id().as_str(), word.to_owned()));
        } else if self.only_positionals || !word.starts_with('-') || word == "-" {
            return self.take_plain(word);
        } else if word == "--" {
            self.only_positionals = true;
        } else if let Some(flag) = word.strip_prefix("--") {
            let (name, value) =
                flag.split_once('=').map_or((flag, None), |(name, value)| (name, Some(value)));
            if let Some(argument) = self.flag(name) {
                self.take_flag(argument, value);
            }
        } else {
            self.take_short(&word[1..]);
        }
        Some(())
    }

    fn take_plain(&mut self, word: &str) -> Option<()> {
        if !self.command.has_subcommands() {
            self.positionals.push(word.to_owned());
            return Some(());
        }
        self.command = self.command.find_subcommand(word)?;
        self.path.push(self.command.get_name());
        Some(())
    }

    /// `-vn`, `-Pname`, `-P name`.
    fn take_short(&mut self, characters: &str) {
        for (index, character) in characters.char_indices() {
            let found = self.command.get_arguments().find(|argument| argument.get_short() == Some(character));
            let Some(argument) = found else { return };
            let rest = characters[index + character.len_utf8()..].trim_start_matches('=');
            if argument.get_action().takes_values() {
                return self.take_flag(argument, Some(rest).filter(|rest| !rest.is_empty()));
            }
            self.take_flag(argument, None);
        }
    }

    fn take_flag(&mut self, argument: &'a Arg, value: Option<&str>) {
        let takes_next = argument.get_action().takes_values() && !argument.is_require_equals_set();
        match value {
            None if takes_next => self.waiting = Some(argument),
            value => self.flags.push((argument.get_id().as_str(), value.unwrap_or_default().to_owned())),
        }
    }

    /// A flag by its long name or an alias of it.
    pub fn flag(&self, name: &str) -> Option<&'a Arg> {
        let is = |argument: &&Arg| {
            argument.get_long() == Some(name)
                || argument.get_all_aliases().is_some_and(|aliases| aliases.contains(&name))
        };
        self.command.get_arguments().find(is)
    }

    /// The positional argument that the word at the cursor would be.
    pub fn next_positional(&self) -> Option<&'a Arg> {
        let mut positionals = self.command.get_positionals();
        let several = |argument: &&Arg| argument.get_num_args().is_some_and(|many| many.max_values() > 1);
        positionals
            .nth(self.positionals.len())
            .or_else(|| self.command.get_positionals().last().filter(several))
    }

    /// The word that was typed for the positional argument of that name, where it takes one word.
    pub fn positional(&self, name: &str) -> Option<&str> {
        let index = self.command.get_positionals().position(|argument| argument.get_id() == name)?;
        self.positionals.get(index).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;

    static TREE: LazyLock<Command> = LazyLock::new(|| {
        let mut tree = (crate::cli::TREE.whole)();
        tree.build();
        tree
    });

    proptest! {
        #[test]
        fn any_words_are_read(words in prop::collection::vec("-{0,2}(member|remove|lang|[oPvé]{1,3}|.{0,4})=?.{0,3}", 0..6)) {
            if let Some(line) = Line::read(&TREE, &words) {
                prop_assert!(line.path.len() + line.positionals.len() <= words.len());
                line.next_positional();
            }
        }
    }

    #[test]
    fn a_value_is_no_command() {
        let words =
            ["-P", "member", "--site=x", "-vno", "json", "member", "show", "--", "-x"].map(str::to_owned);
        let line = Line::read(&TREE, &words).expect("a command");
        assert_eq!((line.path, line.positionals), (vec!["member", "show"], vec!["-x".to_owned()]));
        let flags: Vec<(&str, &str)> =
            line.flags.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let given =
            [("profile", "member"), ("site", "x"), ("verbose", ""), ("dry_run", ""), ("output", "json")];
        assert_eq!(flags, given);
    }
}

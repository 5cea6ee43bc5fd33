//! A name of several words that a shell took apart, since nobody quoted it.

use std::ffi::OsString;

use udatactl_core::text::shell::Command;

/// The command with the words of such a name together; nothing where no two words look like one.
pub fn together(arguments: &[OsString]) -> Option<Command> {
    let words: Vec<String> =
        arguments.iter().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let begins_a_name =
        |word: &String| word.chars().next().is_some_and(char::is_uppercase) && is_of_a_name(word);
    let first = words.iter().position(begins_a_name)?;
    let count = words[first..].iter().take_while(|word| is_of_a_name(word)).count();
    if count < 2 {
        return None;
    }
    let name = words[first..first + count].join(" ");
    let whole = [&words[..first], &[name], &words[first + count..]].concat();
    Some(Command::typed(&whole))
}

/// True for a word of letters, as names have: no flag, no address, no identifier.
fn is_of_a_name(word: &str) -> bool {
    let is_letter = |character: char| character.is_alphabetic() || "'’.-&".contains(character);
    !word.starts_with('-') && word.chars().all(is_letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &str) -> Option<String> {
        let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        together(&words).map(|command| command.to_string())
    }

    #[test]
    fn a_name_that_was_taken_apart_is_put_together() {
        let found = shown("udatactl member add ville-de-lyon Yann Le Goff --role admin");
        assert_eq!(found.as_deref(), Some("udatactl member add ville-de-lyon 'Yann Le Goff' --role admin"));
        let found = shown("udatactl org show Ville de Lyon");
        assert_eq!(found.as_deref(), Some("udatactl org show 'Ville de Lyon'"));
        assert_eq!(shown("udatactl member remove ville-de-lyon yann-le-goff zoe-petit"), None);
        assert_eq!(shown("udatactl member add Ville yann-le-goff2"), None);
    }
}

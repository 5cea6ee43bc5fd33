//! Text broken into lines.

use unicode_width::UnicodeWidthStr;

/// The text broken between words into lines of so many terminal columns; a longer word stands alone. A command between
/// backticks is one word: whoever copies it must get all of it.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut in_command = false;
    let ends_word = |character: char| {
        in_command ^= character == '`';
        character == ' ' && !in_command
    };
    let mut words: Vec<String> = Vec::new();
    for word in text.split(ends_word) {
        match words.last_mut() {
            Some(before) if is_closing(word) || before.ends_with('«') => {
                before.push(' ');
                before.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
    }
    let mut lines: Vec<String> = vec![String::new()];
    for word in words {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(&word),
            Some(line) if line.width() + 1 + word.width() <= columns => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    lines
}

/// The text broken as [`wrap`] does, and within a word that is longer than a line.
pub fn wrap_all(text: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in wrap(text, columns) {
        let mut rest = String::new();
        for character in line.chars() {
            rest.push(character);
            if rest.width() > columns.max(2) {
                rest.pop();
                lines.push(std::mem::replace(&mut rest, character.into()));
            }
        }
        lines.push(rest);
    }
    lines
}

/// True for signs that stand by themselves and belong to the word before, as French writes them: no line begins with one.
fn is_closing(word: &str) -> bool {
    word.starts_with([':', ';', '?', '!', '»']) && !word.contains(char::is_alphanumeric)
}

/// Several lines of prose, each wrapped as [`wrap`] does and as far from the margin as it is.
pub fn prose(text: &str, columns: usize) -> String {
    let wrapped = |line: &str| {
        let words = line.trim_start_matches(' ');
        let margin = &line[..line.len() - words.len()];
        let lines = wrap(words, columns.saturating_sub(margin.len()).max(10));
        lines.iter().map(|line| format!("{margin}{line}")).collect::<Vec<_>>().join("\n")
    };
    text.split('\n').map(wrapped).collect::<Vec<_>>().join("\n")
}

/// A page of help on a screen of so many columns: what is wider is wrapped, and a list of words and their meanings has the
/// meanings below the words where there is little room beside them. What is indented otherwise is to be copied as it is.
pub fn fitted(page: &str, columns: usize) -> String {
    let fit = |line: &str| {
        let words = line.trim_start_matches(' ');
        let margin = line.len() - words.len();
        match words.split_once("  ") {
            _ if line.width() <= columns => line.to_owned(),
            Some((term, meaning)) if margin > 0 => {
                let meaning = meaning.trim_start();
                let beside = line.width() - meaning.width();
                let (first, margin) = match columns.saturating_sub(beside) {
                    ..BESIDE => (format!("{}{term}\n", " ".repeat(margin)), margin + 4),
                    _ => (line[..line.len() - meaning.len()].to_owned(), beside),
                };
                let lines = wrap(meaning, columns.saturating_sub(margin));
                let gap = if first.ends_with('\n') { " ".repeat(margin) } else { String::new() };
                [first, gap, lines.join(&format!("\n{}", " ".repeat(margin)))].concat()
            }
            _ if margin == 0 => wrap(line, columns).join("\n"),
            _ => line.to_owned(),
        }
    };
    page.split('\n').map(fit).collect::<Vec<_>>().join("\n")
}

/// So many columns are enough for a meaning beside its word.
const BESIDE: usize = 30;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_help_fits_a_narrow_screen() {
        let page = "Ce que l'on vient faire ici\n  org list   Voir mes organisations, et mes rôles\n  udatactl org list --search archives";
        let narrow = "Ce que l'on vient\nfaire ici\n  org list\n      Voir mes\n      organisations,\n      et mes rôles\n  udatactl org list --search archives";
        assert_eq!(fitted(page, 20), narrow);
        let beside = "  org list   Voir mes organisations, et mes\n             rôles";
        assert_eq!(fitted(page.lines().nth(1).expect("a second line"), 44), beside);
        assert_eq!(fitted(page, 80), page);
    }

    #[test]
    fn a_text_is_broken_between_words() {
        assert_eq!(wrap("gérer ses membres", 10), ["gérer ses", "membres"]);
        assert_eq!(wrap("a https://ville.example.org b", 8), ["a", "https://ville.example.org", "b"]);
        assert_eq!(wrap("", 8), [""]);
        assert_eq!(wrap_all("à jean@ville.example", 8), ["à", "jean@vil", "le.examp", "le"]);
        assert_eq!(wrap("vu « par rue » : en échec", 8), ["vu « par", "rue » :", "en échec"]);
        assert_eq!(wrap("prévu ?\" : oui", 6), ["prévu ?\" :", "oui"]);
        assert_eq!(wrap("try `udatactl org list` now", 12), ["try", "`udatactl org list`", "now"]);
        assert_eq!(
            prose("one two three four five\n  + six seven eight nine ten", 20),
            "one two three four\nfive\n  + six seven eight\n  nine ten"
        );
    }
}

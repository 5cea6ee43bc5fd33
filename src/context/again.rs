//! The command line of a run as a command to run again.

use super::Context;
use udatactl_core::text::shell::{Command, quoted};

/// The flags that choose the portal: a command in a sentence has them already.
const WHERE: [[&str; 2]; 2] = [["-s", "--site"], ["-P", "--profile"]];

impl Context {
    /// The command line of this run with a flag more.
    pub fn again(&self, flag: &str) -> Command {
        let mut words = without_place(&self.words);
        if !words.iter().any(|word| word == flag) {
            let end = words.iter().position(|word| word == "--").unwrap_or(words.len());
            words.insert(end, flag.to_owned());
        }
        Command::new("", &[]).written(words.iter().map(|word| quoted(word)).collect())
    }
}

/// The words without the flags that choose the portal.
fn without_place(words: &[String]) -> Vec<String> {
    let mut left = Vec::new();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let [short, long] = [0, 1].map(|form| WHERE.iter().find(|forms| word.starts_with(forms[form])));
        match (short, long) {
            (Some([flag, _]), _) | (_, Some([_, flag])) if word == flag => drop(words.next()),
            (Some(_), _) => {}
            (_, Some([_, flag])) if word[flag.len()..].starts_with('=') => {}
            _ => left.push(word.clone()),
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flags_that_choose_the_portal_are_left_out() {
        let left = |line: &str| {
            let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
            without_place(&words).join(" ")
        };
        assert_eq!(left("-s sandbox audit org --portal -o csv"), "audit org --portal -o csv");
        assert_eq!(left("audit org --site=sandbox --portal -Pmine --sort x"), "audit org --portal --sort x");
        assert_eq!(left("audit org -P mine a b --site demo"), "audit org a b");
    }
}

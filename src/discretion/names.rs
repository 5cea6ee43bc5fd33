//! Who is called what: found in a text in the time of one look at each of its words, however many are known.

use std::collections::HashMap;

use super::mark;
use super::words::{Word, words};
use udatactl_core::text;

/// Words of ours that are no names, whoever is called so.
const OURS: [&str; 9] =
    ["admin", "all", "accepted", "canceled", "editor", "me", "member", "pending", "refused"];
/// A name of more letters is known as it is shown: cut.
const LONGEST: usize = 20_000;
/// Signs from here on are pictures: nobody else writes them.
const PICTURES: char = '\u{2600}';

/// A text that names somebody, or an organization: then it stays.
#[derive(Debug, Default)]
pub struct Known {
    pub is_public: bool,
    pub ids: Vec<String>,
    /// Where a file names somebody who has no id.
    pub place: Option<String>,
    /// True for a name that nobody could tell from other words: it is one only where a whole value is.
    pub is_any_word: bool,
    /// The text that is written before its first word and behind its last one, and parts no words.
    pub edges: [String; 2],
}

impl Known {
    /// True where other texts that say the same mean somebody, and nothing that everybody may know.
    pub fn is_a_person(&self) -> bool {
        !self.is_any_word && !self.is_public
    }

    /// The mark that stands for them.
    pub fn mark<'a>(&'a self, own: &[&str]) -> &'a str {
        mark(&self.ids, own, self.place.as_deref().unwrap_or(mark::SOMEBODY))
    }
}

/// Names by their words, one after the other.
#[derive(Debug)]
pub struct Names {
    /// Each goes on to others; all begin with the first. Not one in the other: a name may have a million words.
    nodes: Vec<Node>,
}

#[derive(Debug, Default)]
struct Node {
    /// Whom the words so far name.
    known: Option<Known>,
    next: HashMap<String, usize>,
}

impl Default for Names {
    fn default() -> Self {
        Self { nodes: vec![Node::default()] }
    }
}

impl Names {
    /// Notes something about everybody who is called so.
    pub fn keep(&mut self, called: &str, note: impl Fn(&mut Known)) {
        let shown = text::for_a_person(called);
        let is_another = |written: &&str| written.len() <= LONGEST && *written != shown;
        let forms = [Some(text::trimmed(called)).filter(is_another), Some(&shown)];
        for form in forms.into_iter().flatten() {
            let words = parsed(form);
            let (Some(first), Some(last)) = (words.first(), words.last()) else {
                continue;
            };
            let known = self.at(&words.iter().collect::<Vec<_>>());
            let edges = [form[..first.start].trim(), form[last.end..].trim()];
            if edges.iter().any(|edge| !edge.is_empty()) {
                known.edges = edges.map(str::to_owned);
            }
            known.is_any_word = is_any_word(&words);
            note(known);
            // An organization that has signs in its name makes no name without them public.
            let is_only_public = known.is_public && known.ids.is_empty();
            let is_of_people = !known.is_any_word && !is_only_public;
            let bare: Vec<&Word> = words.iter().filter(|word| !word.is_sign).collect();
            if is_of_people && bare.len() > 1 && bare.len() < words.len() {
                note(self.at(&bare));
            }
        }
    }

    fn at(&mut self, words: &[&Word]) -> &mut Known {
        let mut index = 0;
        for word in words {
            let new = self.nodes.len();
            index = *self.nodes[index].next.entry(word.folded.clone()).or_insert(new);
            if index == new {
                self.nodes.push(Node::default());
            }
        }
        self.nodes[index].known.get_or_insert_default()
    }

    /// All that these words begin with, the longest first, with the count of its words.
    pub fn beginning(&self, words: &[Word]) -> Vec<(usize, &Known)> {
        let mut found = Vec::new();
        let mut node = &self.nodes[0];
        for (index, word) in words.iter().enumerate() {
            let Some(next) = node.next.get(&word.folded) else { break };
            node = &self.nodes[*next];
            found.extend(node.known.as_ref().map(|known| (index + 1, known)));
        }
        found.reverse();
        found
    }

    /// Who is called just this.
    pub fn whole(&self, called: &str) -> Option<&Known> {
        let words = parsed(text::trimmed(called));
        let (count, known) = self.beginning(&words).into_iter().next()?;
        (count == words.len()).then_some(known)
    }
}

/// The words of a name; of what has none, all that there is as one.
fn parsed(name: &str) -> Vec<Word> {
    let words = words(name);
    if !words.is_empty() || name.is_empty() {
        return words;
    }
    vec![Word { start: 0, end: name.len(), folded: name.to_owned(), is_sign: true }]
}

fn is_any_word(words: &[Word]) -> bool {
    let tells = |character: char| character.is_alphabetic() || character >= PICTURES;
    let is_ours = matches!(words, [word] if OURS.contains(&&*word.folded));
    is_ours || !words.iter().any(|word| word.folded.contains(tells))
}

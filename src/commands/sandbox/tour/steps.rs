//! The steps of the tour: a sentence, a command, how it ends.

use crate::exit_status::ExitStatus;
use crate::messages::{Message, Messages, message};

/// The organization that the tour makes.
const MADE: &str = "archives-de-demonstration";

/// A step of the tour.
pub struct TourStep {
    pub sentence: Message,
    /// Whose key it runs with; Camille's unless another is named.
    pub key: Option<&'static str>,
    pub arguments: Vec<String>,
    pub ends: ExitStatus,
}

impl TourStep {
    fn new(sentence: Message, arguments: &[&str]) -> Self {
        let arguments = arguments.iter().map(ToString::to_string).collect();
        Self { sentence, key: None, arguments, ends: ExitStatus::Done }
    }

    fn with_key(self, key: &'static str) -> Self {
        Self { key: Some(key), ..self }
    }

    fn ends(self, ends: ExitStatus) -> Self {
        Self { ends, ..self }
    }

    /// The command as one types it.
    pub fn line(&self, program: &str) -> String {
        let key = self.key.map(|key| format!("UDATACTL_TOKEN={key} ")).unwrap_or_default();
        let quoted = |word: &String| if word.contains(' ') { format!("\"{word}\"") } else { word.clone() };
        let words: Vec<String> = self.arguments.iter().map(quoted).collect();
        format!("{key}{program} -s sandbox {}", words.join(" "))
    }
}

/// The steps, with what is typed into them in the person's language.
pub fn all(messages: &Messages) -> Vec<TourStep> {
    let description = messages.say(&message!("tour-typed-description"));
    let comment = messages.say(&message!("tour-typed-comment"));
    vec![
        TourStep::new(message!("tour-find"), &["org", "list", "--search", "val"]),
        TourStep::new(
            message!("tour-create"),
            &["org", "create", "Archives de Démonstration", "--description", &description, "--yes"],
        ),
        TourStep::new(message!("tour-join"), &["org", "join", MADE, "--comment", &comment, "--yes"])
            .with_key("sandbox-zoe"),
        TourStep::new(message!("tour-requests"), &["requests", "list"]),
        TourStep::new(message!("tour-approve"), &["requests", "approve", MADE, "zoe-lambert", "--yes"]),
        TourStep::new(message!("tour-invite"), &["member", "add", MADE, "yann-le-goff", "--yes"]),
        TourStep::new(message!("tour-accept"), &["invite", "accept", MADE, "--yes"]).with_key("sandbox-yann"),
        TourStep::new(message!("tour-leave"), &["org", "leave", MADE, "--yes"]).ends(ExitStatus::Guarded),
        TourStep::new(
            message!("tour-promote"),
            &["member", "promote", MADE, "zoe-lambert", "--to", "admin", "--yes"],
        ),
        TourStep::new(message!("tour-remove"), &["member", "remove", MADE, "yann-le-goff", "--yes"]),
        TourStep::new(message!("tour-members"), &["member", "list", MADE]),
        TourStep::new(message!("tour-journal"), &["journal", "list", "--names"]),
    ]
}

/// The steps to try afterwards, in the sandbox that is kept.
pub fn next() -> [TourStep; 3] {
    let step = |arguments: &[&str]| TourStep::new(message!("tour-end"), arguments);
    [
        step(&["member", "list", "ville-de-demonstration", "--dormant", "180d"]),
        step(&["requests", "approve", "ville-de-demonstration"]),
        step(&["invite", "inbox"]).with_key("sandbox-chloe"),
    ]
}

//! Failures, as a person or a script is told of them.

use serde_json::json;

use super::code::Code;
use crate::exit_status::ExitStatus;
use crate::messages::{Message, Messages, message};
use udatactl_core::text::shell::Command;

/// Why a command could not do what was asked, ready to be told to a person or to a script.
#[derive(Clone, Debug)]
pub struct Failure {
    pub status: ExitStatus,
    pub code: Code,
    pub message: Message,
    pub hints: Vec<Message>,
    /// The portal's HTTP status, where it answered.
    pub http: Option<u16>,
    /// The portal's sentences on single fields: name and sentence.
    pub fields: Vec<(String, String)>,
    /// The organizations that it is about, where it is about several.
    pub organizations: Vec<Unread>,
    /// All that is wrong with a file, one by one; the message tells the first.
    pub problems: Vec<Problem>,
    /// It has to do with the portal or the connection to it: the next organization would fare alike.
    pub is_general: bool,
}

/// An organization that was not found or could not be read, and why.
#[derive(Clone, Debug)]
pub struct Unread {
    /// The organization as it was typed, or the text that can be typed for it.
    pub organization: String,
    pub id: Option<String>,
    pub why: Failure,
}

impl Unread {
    /// Waits for why.
    pub fn of(organization: &str, id: Option<&str>) -> impl FnOnce(Failure) -> Self + use<> {
        let (organization, id) = (organization.to_owned(), id.map(str::to_owned));
        |why| Self { organization, id, why }
    }
}

/// Something wrong in a file.
#[derive(Clone, Debug)]
pub struct Problem {
    /// From 1 on, as the column, which counts characters; nothing where it is not known.
    pub line: Option<usize>,
    pub column: Option<usize>,
    /// A stable English token for scripts.
    pub code: &'static str,
    pub text: Message,
}

impl Failure {
    /// A failure with its code, which has its exit status, and its sentence.
    pub fn new(code: Code, message: Message) -> Self {
        Self {
            status: code.status(),
            code,
            message,
            hints: Vec::new(),
            http: None,
            fields: Vec::new(),
            organizations: Vec::new(),
            problems: Vec::new(),
            is_general: false,
        }
    }

    /// Ends the run otherwise than is usual for its code.
    #[must_use]
    pub fn ending(self, status: ExitStatus) -> Self {
        Self { status, ..self }
    }

    /// Somebody else changed in between what was looked at before: exit 9.
    pub fn changed_meanwhile(message: Message) -> Self {
        Self::new(Code::ChangedMeanwhile, message).hint(message!("hint-run-again"))
    }

    /// A write was sent and what the portal holds could not be read afterwards, for that reason: exit 8.
    pub fn not_read_back(why: Self) -> Self {
        let message = message!("failure-not-read-back", why = why.message);
        let failure = Self::new(Code::NotReadBack, message).hint(Message::new("hint-look-before-repeating"));
        Self { http: why.http, ..failure }
    }

    /// Somebody pressed Ctrl-C or closed the terminal: exit 130.
    pub fn interrupted() -> Self {
        Self::new(Code::Interrupted, Message::new("failure-interrupted"))
    }

    /// Adds what to do next.
    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.hints.push(hint);
        self
    }

    /// Adds a hint that shows a command to run.
    #[must_use]
    pub fn try_command(self, command: impl Into<Command>) -> Self {
        self.hint(message!("hint-run", command = command.into()))
    }

    /// Adds the command that finds what was typed; of what a table has shortened, how it is seen whole.
    #[must_use]
    pub fn try_to_find(self, typed: &str, command: Command) -> Self {
        if typed.contains('…') {
            self.hint(Message::new("hint-shortened"))
        } else {
            self.try_command(command)
        }
    }

    /// Adds all that is wrong with a file.
    #[must_use]
    pub fn with_problems(self, problems: Vec<Problem>) -> Self {
        Self { problems, ..self }
    }

    /// Puts another failure before this one, whose sentence, status and fields it goes on with.
    #[must_use]
    pub fn after(mut self, earlier: Option<Self>) -> Self {
        if let Some(earlier) = earlier {
            self.hints.insert(0, earlier.message);
            self.hints.extend(earlier.hints);
            (self.http, self.fields) = (earlier.http, earlier.fields);
        }
        self
    }

    fn hint_said(&self, messages: &Messages) -> Option<String> {
        let hints: Vec<String> = self.hints.iter().map(|hint| messages.say(hint)).collect();
        (!hints.is_empty()).then(|| hints.join("\n"))
    }

    /// The last line of stderr under `-o json`.
    pub fn to_json(&self, messages: &Messages) -> String {
        let fields: serde_json::Map<_, _> =
            self.fields.iter().map(|(name, text)| (name.clone(), json!(text))).collect();
        let problem = |problem: &Problem| {
            let text = messages.say(&problem.text);
            json!({"line": problem.line, "column": problem.column, "code": problem.code, "text": text})
        };
        let mut error = json!({
            "code": self.code.word(),
            "exit": self.status as u8,
            "message": messages.say(&self.message),
            "hint": self.hint_said(messages),
            "http": self.http,
            "fields": fields,
            "problems": self.problems.iter().map(problem).collect::<Vec<_>>(),
        });
        if !self.organizations.is_empty() {
            let each = self.organizations.iter().map(|unread| {
                json!({
                    "organization": unread.organization,
                    "organization_id": unread.id,
                    "code": unread.why.code.word(),
                    "http": unread.why.http,
                    "message": messages.say(&unread.why.message),
                    "hint": unread.why.hint_said(messages),
                })
            });
            error["organizations"] = each.collect();
        }
        json!({ "error": error }).to_string()
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} ({})", self.code.word(), self.message.key())
    }
}

impl std::error::Error for Failure {}

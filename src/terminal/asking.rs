//! What is asked of the person at the terminal.

use std::collections::BTreeSet;
use std::io::{self, Write};

use console::Term;
use secrecy::SecretString;

use super::Terminal;
use super::block::Size;
use super::question::{self, Answer, Find, Kind, Words};
use crate::failure::{Code, Failure};
use crate::messages::{Message, message};
use udatactl_core::text;

impl Terminal {
    /// Asks a yes-or-no question until it is answered; nothing typed is a no.
    ///
    /// # Errors
    /// A usage failure where nobody can answer; exit 130 for Ctrl-C.
    pub fn confirm(&self, question: &Message) -> Result<bool, Failure> {
        self.yes_or_no(&message!("question-yes-no", question = question.clone()), Some(false))
    }

    /// Asks a yes-or-no question until one of them is typed: an Enter too many says neither.
    ///
    /// # Errors
    /// As [`Self::confirm`].
    pub fn decide(&self, question: &Message) -> Result<bool, Failure> {
        self.yes_or_no(&message!("question-yes-or-no", question = question.clone()), None)
    }

    fn yes_or_no(&self, question: &Message, nothing: Option<bool>) -> Result<bool, Failure> {
        let asked = self.messages.say(question);
        loop {
            let Some(typed) = self.ask_text(&asked, Kind::Line)? else { return Ok(false) };
            match (typed.trim().to_lowercase().as_str(), nothing) {
                ("", Some(meant)) => return Ok(meant),
                ("n" | "no" | "non", _) => return Ok(false),
                ("y" | "yes" | "o" | "oui", _) => return Ok(true),
                _ => self.say(&Message::new("question-not-understood")),
            }
        }
    }

    /// Asks for a line of text.
    ///
    /// # Errors
    /// A usage failure where nobody can answer; exit 11 for Escape and Ctrl-D, 130 for Ctrl-C.
    pub fn ask(&self, question: &Message) -> Result<String, Failure> {
        self.ask_text(&self.worded(question), Kind::Line)?.ok_or_else(no_answer)
    }

    /// Asks for a text until there is one. It may have several lines: pasted, or written in the editor that the person chose.
    ///
    /// # Errors
    /// As [`Self::ask`].
    pub fn ask_long(&self, question: &Message) -> Result<String, Failure> {
        let editor = self.options.editor.as_deref().filter(|_| !self.is_line_by_line());
        if editor.is_some() {
            self.say(&Message::new("question-editor"));
        }
        loop {
            let typed = self.ask_text(&self.worded(question), Kind::Long(editor))?.ok_or_else(no_answer)?;
            if !typed.trim().is_empty() {
                return Ok(typed);
            }
            self.say(&Message::new("question-needs-answer"));
        }
    }

    /// Asks for a secret, without showing what is typed.
    ///
    /// # Errors
    /// As [`Self::ask`].
    pub fn ask_secret(&self, question: &Message) -> Result<SecretString, Failure> {
        let answer = self.ask_text(&self.worded(question), Kind::Secret)?;
        Ok(SecretString::from(answer.ok_or_else(no_answer)?))
    }

    fn worded(&self, question: &Message) -> String {
        format!("{} ", self.messages.say(question))
    }

    fn ask_text(&self, asked: &str, kind: Kind<'_>) -> Result<Option<String>, Failure> {
        self.require_somebody()?;
        let _held = self.activity.hold();
        if self.is_line_by_line() && kind != Kind::Secret {
            return Ok(self.read_line(asked));
        }
        answered(question::text(asked, kind, &|| self.size()))
    }

    /// True where nothing is drawn: a screen reader reads anew what is, and some terminals can't.
    fn is_line_by_line(&self) -> bool {
        self.options.accessible || self.options.is_dumb
    }

    /// A line as the terminal itself edits it; nothing at its end.
    fn read_line(&self, asked: &str) -> Option<String> {
        let mut stderr = io::stderr().lock();
        let _ = write!(stderr, "{}", self.prose(asked)).and_then(|()| stderr.flush());
        drop(stderr);
        let mut line = String::new();
        if let Ok(1..) = io::stdin().read_line(&mut line) {
            return Some(line.trim_end_matches(['\r', '\n']).to_owned());
        }
        self.line("");
        None
    }

    /// The size of the screen itself: what the environment says may be of another.
    fn size(&self) -> Size {
        let measured = Term::stderr().size_checked();
        let (lines, columns) =
            measured.map_or((24, self.columns()), |(lines, columns)| (lines.into(), columns.into()));
        Size { columns: columns.max(20), lines }
    }

    /// Lets a person tick some of several lines; gives their positions.
    ///
    /// # Errors
    /// As [`Self::ask`].
    pub fn choose(&self, question: &Message, lines: &[String]) -> Result<Vec<usize>, Failure> {
        self.choose_among(question, lines, true)
    }

    /// Lets a person choose one of several lines; gives its position.
    ///
    /// # Errors
    /// As [`Self::ask`].
    pub fn pick(&self, question: &Message, lines: &[String]) -> Result<usize, Failure> {
        self.choose_among(question, lines, false)?.first().copied().ok_or_else(no_answer)
    }

    /// Lets a person choose one of what `find` finds for what they type, as they type.
    ///
    /// # Errors
    /// As [`Self::ask`], and what the search fails with.
    pub fn search<T: Send + 'static>(
        &self,
        question: &Message,
        find: &Find<T, Failure>,
        line: impl Fn(&T) -> String,
    ) -> Result<T, Failure> {
        self.require_somebody()?;
        let _held = self.activity.hold();
        let line = |found: &T| text::clean(&self.messages.veil(&line(found), &[]));
        if !self.is_line_by_line() {
            let answer = self.with_words(question, "question-search", |words| {
                question::search(words, find, line, &|| self.size())
            });
            return answered(answer)?.ok_or_else(no_answer)?;
        }
        loop {
            let typed = self.ask(question)?;
            let mut found = find(typed.trim())?;
            if found.is_empty() {
                self.say(&Message::new("question-nothing-fits"));
                continue;
            }
            let lines: Vec<String> = found.iter().map(&line).collect();
            let chosen = self.pick(question, &lines)?;
            return Ok(found.swap_remove(chosen));
        }
    }

    fn with_words<T>(&self, question: &Message, help: &'static str, ask: impl FnOnce(&Words<'_>) -> T) -> T {
        let say = |key| self.messages.say(&Message::new(key));
        ask(&Words {
            question: &self.messages.say(question),
            help: &say(help),
            nothing: &say("question-nothing-fits"),
            searching: &say("question-searching"),
            more: &|count| self.messages.say(&message!("question-more", count = count)),
        })
    }

    fn choose_among(&self, question: &Message, lines: &[String], many: bool) -> Result<Vec<usize>, Failure> {
        self.require_somebody()?;
        let _held = self.activity.hold();
        let veiled = lines.iter().map(|line| self.messages.veil(line, &[]).into_owned());
        let lines: Vec<String> = veiled.map(|line| text::clean(&line)).collect();
        if self.is_line_by_line() {
            return self.choose_by_number(question, &lines, many);
        }
        let help = if many { "question-tick" } else { "question-pick" };
        loop {
            let answer = self
                .with_words(question, help, |words| question::choose(words, &lines, many, &|| self.size()));
            let chosen = answered(answer)?.ok_or_else(no_answer)?;
            if !chosen.is_empty() {
                return Ok(chosen);
            }
            self.say(&Message::new("question-nothing-ticked"));
        }
    }

    fn choose_by_number(
        &self,
        question: &Message,
        lines: &[String],
        many: bool,
    ) -> Result<Vec<usize>, Failure> {
        self.line(&self.prose(&self.messages.say(question)));
        self.line(&self.prose(&self.messages.say(&if many {
            message!("question-numbers-rule")
        } else {
            message!("question-number-rule", last = lines.len())
        })));
        for (index, line) in lines.iter().enumerate() {
            self.line(&self.prose(&format!("{}. {}", index + 1, self.messages.aloud(line))));
        }
        loop {
            let typed = self.ask(&Message::new(if many { "question-numbers" } else { "question-number" }))?;
            let numbers: Result<BTreeSet<usize>, _> =
                typed.split([',', ' ', ';']).filter(|part| !part.is_empty()).map(str::parse).collect();
            match numbers {
                Ok(numbers)
                    if numbers.iter().all(|number| (1..=lines.len()).contains(number))
                        && (many || numbers.len() == 1) =>
                {
                    return Ok(numbers.into_iter().map(|number| number - 1).collect());
                }
                _ => self.say(&message!("question-not-a-number", last = lines.len())),
            }
        }
    }

    fn require_somebody(&self) -> Result<(), Failure> {
        if self.can_ask() {
            Ok(())
        } else {
            Err(Failure::new(Code::NobodyToAsk, Message::new("failure-nobody-to-ask")))
        }
    }
}

/// An answer, or nothing; a closed terminal is an interruption as Ctrl-C is.
fn answered<T>(answer: io::Result<Answer<T>>) -> Result<Option<T>, Failure> {
    match answer {
        Ok(Answer::Given(given)) => Ok(Some(given)),
        Ok(Answer::None) => Ok(None),
        Ok(Answer::Interrupted) | Err(_) => Err(Failure::interrupted()),
    }
}

fn no_answer() -> Failure {
    Failure::new(Code::AnsweredNo, Message::new("failure-answered-no"))
}

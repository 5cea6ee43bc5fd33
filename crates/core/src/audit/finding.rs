//! What a rule says of an organization.

use jiff::Timestamp;

use super::certainty::Certainty;
use super::facts::{Person, Unseen, Waiting};
use crate::roster::OrganizationName;
use crate::text::shell::Command;

/// What a rule says of an organization, whole: one look may find something of one member and not see another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Nothing where the rule has nothing to look at, such as the SIRET's digits without a SIRET.
    pub applies: bool,
    pub found: Vec<Finding>,
    /// What could not be told, and why.
    pub unseen: Option<Hidden>,
    /// What speaks for it, where it is kept.
    pub kept: Vec<String>,
}

/// What a rule could not tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hidden {
    pub why: Unseen,
    /// Of whom or what, where that is known.
    pub about: Vec<String>,
}

impl Outcome {
    /// The outcome of a rule that has nothing to look at.
    pub fn not_applicable() -> Self {
        Self::default()
    }

    /// The outcome of a rule that is kept unless something was found.
    pub fn of(found: Vec<Finding>) -> Self {
        Self { applies: true, found, ..Self::default() }
    }

    /// The outcome of a rule about the organization as a whole.
    pub fn unless(is_kept: bool, finding: impl FnOnce() -> Finding) -> Self {
        Self::of(if is_kept { Vec::new() } else { vec![finding()] })
    }

    /// The outcome of a rule that is kept, with what speaks for it.
    pub fn kept(kept: Vec<String>) -> Self {
        Self { applies: true, kept, ..Self::default() }
    }

    /// The outcome of a rule of which nothing can be told.
    pub fn unseen(why: Unseen, about: Vec<String>) -> Self {
        Self { applies: true, unseen: Some(Hidden { why, about }), ..Self::default() }
    }

    /// Adds what could not be told of these, if there are any.
    #[must_use]
    pub fn besides(mut self, why: Unseen, about: Vec<String>) -> Self {
        if !about.is_empty() {
            self.unseen = Some(Hidden { why, about });
        }
        self
    }
}

/// Something that a rule found, about one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub subject: Subject,
    pub certainty: Certainty,
    /// A number, a moment and words for the sentence.
    pub count: Option<i64>,
    pub moment: Option<Timestamp>,
    pub words: Vec<String>,
    /// The command that mends it; `None` where none of ours does.
    pub mend: Option<Mend>,
}

/// Whom or what a finding is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    pub kind: SubjectKind,
    pub id: String,
    /// The word that names it on a command line, where one does.
    pub word: String,
    /// Its name for a person.
    pub name: String,
    pub page: Option<String>,
}

/// The kinds of subjects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubjectKind {
    Organization,
    Person,
    Request,
    Invitation,
    Dataset,
    Harvester,
    Discussion,
    ContactPoint,
    Key,
    Exception,
}

impl SubjectKind {
    /// A stable word for reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Organization => "organization",
            Self::Person => "person",
            Self::Request => "request",
            Self::Invitation => "invitation",
            Self::Dataset => "dataset",
            Self::Harvester => "harvester",
            Self::Discussion => "discussion",
            Self::ContactPoint => "contact_point",
            Self::Key => "key",
            Self::Exception => "exception",
        }
    }

    /// True for what is called by a person's name or address.
    pub fn is_called_as_a_person(self) -> bool {
        matches!(self, Self::Person | Self::Request | Self::Invitation | Self::ContactPoint)
    }
}

impl From<&OrganizationName> for Subject {
    fn from(organization: &OrganizationName) -> Self {
        Self {
            kind: SubjectKind::Organization,
            id: organization.id.clone(),
            word: organization.word(),
            name: organization.name.clone(),
            page: None,
        }
    }
}

impl From<&Person> for Subject {
    fn from(person: &Person) -> Self {
        Self {
            kind: SubjectKind::Person,
            id: person.person.id.clone(),
            word: person.person.word(),
            name: person.person.name.clone(),
            page: None,
        }
    }
}

impl From<&Waiting> for Subject {
    fn from(waiting: &Waiting) -> Self {
        Self {
            kind: if waiting.invitation { SubjectKind::Invitation } else { SubjectKind::Request },
            id: waiting.id.clone(),
            word: waiting.id.clone(),
            name: waiting.name.clone(),
            page: None,
        }
    }
}

/// A command that mends a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    pub command: Command,
    /// The words of it that a person has to choose, in capitals there.
    pub choose: &'static [&'static str],
    /// True where a roster mends it as well: whom it is about is to be absent.
    pub by_roster: bool,
}

impl Mend {
    /// A command that can be run as it is.
    pub fn by(template: &'static str, words: &[&str]) -> Self {
        Self { command: Command::new(template, words), choose: &[], by_roster: false }
    }

    /// Says that a roster mends it as well, in which whom it is about is absent.
    #[must_use]
    pub fn or_by_roster(self) -> Self {
        Self { by_roster: true, ..self }
    }

    /// Leaves these of its words, which are in capitals, to a person.
    #[must_use]
    pub fn choosing(self, choose: &'static [&'static str]) -> Self {
        Self { choose, ..self }
    }
}

impl Finding {
    /// A certain finding about a subject.
    pub fn about(subject: impl Into<Subject>) -> Self {
        Self {
            subject: subject.into(),
            certainty: Certainty::Certain,
            count: None,
            moment: None,
            words: Vec::new(),
            mend: None,
        }
    }

    /// Makes it as sure as that.
    #[must_use]
    pub fn as_sure_as(self, certainty: Certainty) -> Self {
        Self { certainty, ..self }
    }

    /// Gives the sentence a number.
    #[must_use]
    pub fn count(self, count: i64) -> Self {
        Self { count: Some(count), ..self }
    }

    /// Gives the sentence a moment.
    #[must_use]
    pub fn moment(self, moment: Timestamp) -> Self {
        Self { moment: Some(moment), ..self }
    }

    /// Gives the sentence words.
    #[must_use]
    pub fn words(self, words: Vec<String>) -> Self {
        Self { words, ..self }
    }

    /// Says by what it is mended.
    #[must_use]
    pub fn mend(self, mend: Mend) -> Self {
        Self { mend: Some(mend), ..self }
    }
}

//! A finding as a record, and the sentence that says it.

use std::borrow::Cow;

use crate::messages::{Message, Messages, Value, message};
use crate::report::{age, record};
use udatactl_core::audit::exception::UNSEEN;
use udatactl_core::audit::{Assessment, Exception, Finding, Found, NotSeen, SubjectKind, Unseen};
use udatactl_core::text::shell;

/// The severity of what a baseline accepts.
const ACCEPTED: &str = "accepted";

record! {
    /// Something that a rule found, or could not see.
    pub struct Row {
        /// `error`, `warning` or `note`; `unseen` for what could not be told, `accepted` for what a baseline accepts, `unmet` for the
        /// lines of a list that mean nobody, which nothing counts.
        pub severity: &'static str => shown(Token("severity")),
        pub rule: &'static str => more(Token("rule")),
        /// Nothing for what is about the account that looks, or about all organizations.
        pub organization: Option<String> => shown(Slug("organization_id")),
        /// What was found, as a sentence.
        pub finding: String => shown(Sentence),
        /// The command that mends it, for a shell; nothing where none of ours does.
        pub command: Option<String> => more(Text),
        /// Its words, for a program.
        argv: Option<Vec<String>> => data(List),
        /// The words of it in capitals that a person has to choose.
        pub choose: Vec<&'static str> => more(List),
        /// `certain`, `probable` or `undecided`.
        pub certainty: &'static str => more(Token("certainty")),
        /// `organization`, `person`, `request`, `invitation`, `dataset`, `harvester`, `discussion`, `contact_point`, `key` or `exception`.
        pub subject_kind: &'static str => more(Token("subject")),
        pub subject: String => more(Text),
        pub subject_name: String => more(Name).whose("subject_id"),
        pub subject_id: String => more(Text),
        pub organization_id: String => more(Text),
        pub organization_name: String => more(Text),
        pub owner: Option<String> => more(Text),
        /// A number of the finding: days, administrators, organizations of which something is untold.
        count: Option<i64> => more(Count),
        /// A moment of the finding.
        moment: Option<String> => more(Moment),
        pub details: Vec<String> => more(List),
        pub page: Option<String> => more(Text),
        /// Why nothing could be told: `hidden`, `failed`, `for_a_person`, or `untold` where the CSV of a portal does not say it.
        pub why: Option<&'static str> => more(Token("unseen")),
        /// Why it is accepted, by whom, and until which day; nothing where it is not.
        pub reason: Option<String> => more(Text),
        pub author: Option<String> => more(Text),
        pub until: Option<String> => more(Text),
        /// The same in each run for the same finding, and for no other.
        pub fingerprint: String => more(Text),
        /// The fingerprint.
        id: String => data(Text),
    }
}

impl Row {
    /// The gravest first, and last what could not be seen, and what is accepted.
    pub fn rank(&self) -> usize {
        rank(self.severity)
    }

    /// True for what a baseline accepts.
    pub fn is_accepted(&self) -> bool {
        self.severity == ACCEPTED
    }

    /// The organization that it is about, or the account.
    pub fn place(&self) -> &str {
        &self.organization_name
    }
}

fn rank(severity: &str) -> usize {
    let all = ["error", "warning", "note", "unseen", ACCEPTED, "unmet"];
    all.iter().position(|word| *word == severity).unwrap_or(0)
}

/// Something of an organization, or of an account with its keys, that is a row.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    assessment: &'a Assessment,
    what: What<'a>,
}

#[derive(Clone, Copy)]
enum What<'a> {
    Found(&'a Found),
    Unseen(&'a NotSeen),
    Accepted(&'a Found, &'a Exception),
}

/// What was found and could not be told.
pub fn open(assessment: &Assessment) -> impl Iterator<Item = Entry<'_>> {
    let found = assessment.found.iter().map(What::Found);
    let unseen = assessment.unseen.iter().map(What::Unseen);
    found.chain(unseen).map(move |what| Entry { assessment, what })
}

/// What was found and is accepted.
pub fn accepted(assessment: &Assessment) -> impl Iterator<Item = Entry<'_>> {
    let accepted = assessment.accepted.iter();
    accepted.map(move |(found, exception)| Entry { assessment, what: What::Accepted(found, exception) })
}

impl Entry<'_> {
    /// As [`Row::rank`].
    pub fn rank(&self) -> usize {
        rank(match self.what {
            What::Found(found) => found.severity.word(),
            What::Unseen(_) => "unseen",
            What::Accepted(..) => ACCEPTED,
        })
    }

    /// The rule, where it was left open because it is told elsewhere.
    pub fn untold(&self) -> Option<&'static str> {
        match self.what {
            What::Unseen(unseen) if unseen.hidden.why == Unseen::Untold => Some(unseen.rule),
            _ => None,
        }
    }

    /// The row. Where the messages keep names out, ids stand for people.
    pub fn row(&self, messages: &Messages) -> Row {
        let assessment = self.assessment;
        match self.what {
            What::Found(found) => of_found(messages, assessment, &veiled(messages, found)),
            What::Unseen(unseen) => of_unseen(messages, assessment, unseen),
            What::Accepted(found, exception) => Row {
                severity: ACCEPTED,
                reason: Some(messages.veil(&exception.reason, &[]).into_owned()),
                author: Some(author(messages, exception).into_owned()),
                until: Some(exception.until.to_string()),
                ..of_found(messages, assessment, &veiled(messages, found))
            },
        }
    }
}

/// Who signed. Where people are kept out, whoever it was is one, known or not.
fn author<'a>(messages: &Messages, exception: &'a Exception) -> Cow<'a, str> {
    match messages.discretion() {
        Some(discretion) => discretion.somebody(&exception.author),
        None => Cow::Borrowed(exception.author.as_str()),
    }
}

/// A finding with ids in place of people, whatever they are called.
fn veiled<'f>(messages: &Messages, found: &'f Found) -> Cow<'f, Found> {
    let Some(discretion) = messages.discretion() else { return Cow::Borrowed(found) };
    let mut found = found.clone();
    let Finding { subject, words, .. } = &mut found.finding;
    if subject.kind.is_called_as_a_person() {
        subject.name.clone_from(&subject.id);
        subject.word.clone_from(&subject.id);
    }
    for word in words {
        *word = discretion.called(word, &[&subject.id]).into_owned();
    }
    Cow::Owned(found)
}

fn of_found(messages: &Messages, assessment: &Assessment, found: &Found) -> Row {
    let (finding, place) = (&found.finding, &assessment.organization);
    let (mend, own) = (finding.mend.as_ref(), [finding.subject.id.as_str()]);
    let veil = |text: &str| messages.veil(text, &own).into_owned();
    let fingerprint = found.fingerprint(place);
    let command = mend.map(|mend| messages.command(&veil(&mend.command.to_string())));
    Row {
        severity: found.severity.word(),
        rule: found.rule,
        organization: organization(assessment),
        finding: veil(&messages.say(&sentence(messages, found))),
        argv: command.as_deref().map(shell::split),
        command,
        choose: mend.map(|mend| mend.choose.to_vec()).unwrap_or_default(),
        certainty: finding.certainty.word(),
        subject_kind: finding.subject.kind.word(),
        subject: finding.subject.word.clone(),
        subject_name: veil(&finding.subject.name),
        subject_id: finding.subject.id.clone(),
        organization_id: place.id.clone(),
        organization_name: veil(&place.name),
        owner: assessment.owner.clone(),
        count: finding.count,
        moment: finding.moment.map(|moment| moment.to_string()),
        details: finding.words.clone(),
        page: finding.subject.page.clone(),
        why: None,
        reason: None,
        author: None,
        until: None,
        id: fingerprint.clone(),
        fingerprint,
    }
}

fn of_unseen(messages: &Messages, assessment: &Assessment, unseen: &NotSeen) -> Row {
    let place = &assessment.organization;
    let title = Message::new(format!("rule-{}", unseen.rule));
    let why = Message::new(format!("unseen-{}", unseen.hidden.why.word()));
    let said = Message::new("finding-unseen").with("rule", title).with("why", why);
    let fingerprint = format!("{}/{}/{UNSEEN}", unseen.rule, place.id);
    let veil = |text: &String| messages.veil(text, &[]).into_owned();
    Row {
        organization: organization(assessment),
        subject: place.word(),
        subject_id: place.id.clone(),
        organization_id: place.id.clone(),
        owner: assessment.owner.clone(),
        details: unseen.hidden.about.iter().map(veil).collect(),
        why: Some(unseen.hidden.why.word()),
        id: fingerprint.clone(),
        fingerprint,
        ..of_all(messages, "unseen", unseen.rule, veil(&place.name), &said)
    }
}

/// The row of a rule that was left open for so many organizations.
pub fn of_untold(messages: &Messages, rule: &'static str, count: usize) -> Row {
    let title = Message::new(format!("rule-{rule}"));
    let place = messages.say(&message!("untold-place", count = count));
    Row {
        why: Some(Unseen::Untold.word()),
        count: i64::try_from(count).ok(),
        ..of_all(messages, "unseen", rule, place, &message!("finding-untold", rule = title, count = count))
    }
}

/// The row of a list, lines of which, by their numbers, mean nobody, or several accounts.
pub fn of_list(
    messages: &Messages,
    rule: &'static str,
    what: &str,
    said: &Message,
    lines: Vec<String>,
) -> Row {
    Row {
        count: i64::try_from(lines.len()).ok(),
        details: lines,
        fingerprint: format!("{rule}/{what}"),
        ..of_all(messages, "unmet", rule, String::new(), said)
    }
}

/// A row about all organizations, or about what is called so, of which nothing else is told.
fn of_all(
    messages: &Messages,
    severity: &'static str,
    rule: &'static str,
    place: String,
    said: &Message,
) -> Row {
    let fingerprint = format!("{rule}/{severity}");
    Row {
        severity,
        rule,
        organization: None,
        finding: messages.say(said),
        command: None,
        argv: None,
        choose: Vec::new(),
        certainty: "undecided",
        subject_kind: SubjectKind::Organization.word(),
        subject: String::new(),
        subject_name: place.clone(),
        subject_id: String::new(),
        organization_id: String::new(),
        organization_name: place,
        owner: None,
        count: None,
        moment: None,
        details: Vec::new(),
        page: None,
        why: None,
        reason: None,
        author: None,
        until: None,
        id: fingerprint.clone(),
        fingerprint,
    }
}

fn organization(assessment: &Assessment) -> Option<String> {
    (!is_of_keys(assessment)).then(|| assessment.organization.slug.clone())
}

/// What could not be told of an organization that could not be read.
pub const READ: &str = "organization-read";

/// False for an organization of which nothing could be read.
pub fn was_read(assessment: &Assessment) -> bool {
    assessment.unseen.iter().all(|unseen| unseen.rule != READ)
}

/// True for an account with its keys, which is no organization.
pub fn is_of_keys(assessment: &Assessment) -> bool {
    assessment.asked.iter().any(|rule| rule.starts_with("key-"))
}

/// The sentence of a finding.
pub fn sentence(messages: &Messages, found: &Found) -> Message {
    let finding = &found.finding;
    let is_stable = |word: &str| word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let word = |word: &String| {
        let mut of = ["anomaly", "harvester"].iter().filter(|_| is_stable(word));
        let known = of.find_map(|of| messages.find_key(&format!("{of}-{word}")));
        let day = || word.parse().ok().map(|day| messages.say(&age::day(day)));
        known.or_else(day).unwrap_or_else(|| word.clone())
    };
    let words: Vec<String> = finding.words.iter().map(word).collect();
    let day = finding.moment.map_or_else(|| "".into(), |moment| Value::from(age::day_of(moment)));
    Message::new(format!("finding-{}", found.rule))
        .with("subject", &finding.subject.name)
        .with("count", finding.count.unwrap_or(0))
        .with("day", day)
        .with("words", if words.is_empty() { "none".to_owned() } else { words.join(", ") })
}

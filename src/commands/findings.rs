//! Checklists: what good practice asks of one organization, rule by rule, and how it is kept.

use crate::failure::{Code, Failure};
use crate::membership;
use crate::messages::{Message, message};
use crate::report::{Note, Report, record};
use udata_client::Organization;
use udatactl_core::audit::rules::certification::Demand;
use udatactl_core::audit::{Certainty, Facts, Finding, Outcome, Rule, SubjectKind, Thresholds, Unseen};

record! {
    /// Something that good practice asks for, and how it is kept.
    pub struct Row<'a> {
        /// `good`, `missing`, `advised`, `doubtful`, `certified` or `unseen`.
        verdict: &'static str => shown(Token("verdict")),
        rule: &'static str => shown(Token("rule")).cut(Lines),
        details: &'a [String] => shown(List),
        organization: &'a str => more(Text),
    }
}

/// How a rule is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The portal's team has said so.
    Certified,
    Missing,
    /// Worth a look; it may well be right.
    Doubtful,
    /// Better otherwise; nothing waits for it.
    Advised,
    /// Whoever asks may not see what the rule needs, or only a person can tell.
    Unseen,
    Good,
}

impl Verdict {
    fn word(self) -> &'static str {
        match self {
            Self::Certified => "certified",
            Self::Missing => "missing",
            Self::Doubtful => "doubtful",
            Self::Advised => "advised",
            Self::Unseen => "unseen",
            Self::Good => "good",
        }
    }
}

/// A line of a checklist.
pub struct Line {
    pub rule: &'static str,
    pub verdict: Verdict,
    /// Who or what it is about, each as a person names it.
    pub about: Vec<String>,
}

/// Asks a rule; nothing where it does not apply.
pub fn ask(rule: &Rule, demand: Demand, facts: &Facts) -> Option<Line> {
    let Outcome { applies, found, unseen, kept } = (rule.check)(facts, &Thresholds::default());
    // What the portal does not have is nothing to check.
    let applies = applies && unseen.as_ref().is_none_or(|hidden| hidden.why != Unseen::Lacking);
    if !applies {
        return None;
    }
    let is_undecided = |finding: &Finding| finding.certainty == Certainty::Undecided;
    let (verdict, about) = match unseen {
        _ if !found.is_empty() => {
            let verdict = match demand {
                Demand::Advised => Verdict::Advised,
                Demand::Required if found.iter().all(is_undecided) => Verdict::Doubtful,
                Demand::Required => Verdict::Missing,
            };
            (verdict, found.iter().flat_map(details).collect())
        }
        Some(hidden) => (Verdict::Unseen, hidden.about),
        None => (Verdict::Good, kept),
    };
    Some(Line { rule: rule.name, verdict, about })
}

/// A person by name and slug; of what is the organization's, what was found.
fn details(finding: &Finding) -> Vec<String> {
    let (subject, words) = (&finding.subject, &finding.words);
    match subject.kind {
        SubjectKind::Organization => words.clone(),
        SubjectKind::Person if words.is_empty() => vec![format!("{} ({})", subject.name, subject.word)],
        _ if words.is_empty() => vec![subject.name.clone()],
        SubjectKind::Person => {
            vec![format!("{} ({}) · {}", subject.name, subject.word, words.join(", "))]
        }
        _ => vec![format!("{} ({})", subject.name, words.join(", "))],
    }
}

/// The lines, what is missing first, with what to do about it; `tells` has the exit status tell of it.
pub fn report(organization: &Organization, lines: &[Line], tells: bool) -> Report {
    let mut sorted: Vec<&Line> = lines.iter().collect();
    sorted.sort_by_key(|line| line.verdict);
    let rows = sorted.iter().map(|line| Row {
        organization: &organization.slug,
        rule: line.rule,
        verdict: line.verdict.word(),
        details: &line.about,
    });
    let mut report = Report::list(Row::COLUMNS, rows, message!("nothing-to-do"));
    let asks = |verdict| matches!(verdict, Verdict::Missing | Verdict::Doubtful | Verdict::Advised);
    for line in sorted.iter().filter(|line| asks(line.verdict)) {
        report = report.note(Note::Hint(remedy(line, organization)));
    }
    let unseen = lines.iter().filter(|line| line.verdict == Verdict::Unseen).count();
    if unseen > 0 {
        report = report.note(Note::Say(message!("findings-unseen", count = unseen)));
    }
    let missing = missing(lines);
    if missing > 0 && tells {
        let message = message!("findings-missing", count = missing);
        report.failure = Some(Failure::new(Code::Findings, message));
    }
    report
}

/// How many rules found something missing.
pub fn missing(lines: &[Line]) -> usize {
    lines.iter().filter(|line| line.verdict == Verdict::Missing).count()
}

/// The remedy for something that is missing.
fn remedy(line: &Line, organization: &Organization) -> Message {
    Message::new(format!("remedy-{}", line.rule)).with("slug", membership::word(organization))
}

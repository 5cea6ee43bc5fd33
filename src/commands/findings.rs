//! The findings of the rules of `audit` about an organization, read for them and shown.

use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::membership;
use crate::messages::{Message, message};
use crate::report::{Note, Report, age, record};
use udata_client::{Member, Organization, User};
use udatactl_core::audit::people::{Person, Seen};
use udatactl_core::audit::{self, Finding, Verdict};

record! {
    /// Something that good practice asks for, and how it is kept.
    pub struct Row<'a> {
        /// `good`, `missing`, `advised`, `doubtful`, `certified` or `unseen`.
        verdict: &'static str => shown(Token("verdict")),
        rule: &'static str => shown(Token("rule")),
        details: &'a [String] => shown(List),
        organization: &'a str => more(Text),
    }
}

/// The members of an organization as the rules see them; those without an account, or with one that is known to be gone, are left
/// out.
pub fn people(context: &Context, organization: &Organization) -> Vec<Person> {
    let is_visible = organization.shows_last_seen();
    let in_use = |user: &User| !membership::told(user).is_gone();
    let members = membership::members(organization).into_iter().filter(|(_, user, _)| in_use(user));
    members.map(|(row, user, _)| person(context, is_visible, row, user)).collect()
}

/// A member as the rules see them; `is_visible` where the organization shows when its members were last seen.
pub fn person(context: &Context, is_visible: bool, row: &Member, user: &User) -> Person {
    let moment = user.last_seen().map(age::parse);
    Person {
        name: format!("{} ({})", user.name(), user.slug),
        halves: [user.first_name.clone(), user.last_name.clone()],
        administers: row.role == "admin",
        slug: user.slug.clone(),
        mail: user.email.clone(),
        seen: match moment {
            Some(Some(moment)) => Seen::Days(age::days_between(moment, context.settings.now)),
            None if is_visible => Seen::Never,
            _ => Seen::Hidden,
        },
    }
}

/// The findings, what is missing first, with what to do about it; `tells` has the exit status tell of it.
pub fn report(organization: &Organization, findings: &[Finding], tells: bool) -> Report {
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    sorted.sort_by_key(|finding| match finding.verdict {
        Verdict::Certified => 0,
        Verdict::Missing => 1,
        Verdict::Doubtful => 2,
        Verdict::Advised => 3,
        Verdict::Unseen => 4,
        Verdict::Good => 5,
    });
    let rows = sorted.iter().map(|finding| Row {
        organization: &organization.slug,
        rule: finding.rule,
        verdict: match finding.verdict {
            Verdict::Good => "good",
            Verdict::Missing => "missing",
            Verdict::Advised => "advised",
            Verdict::Doubtful => "doubtful",
            Verdict::Certified => "certified",
            Verdict::Unseen => "unseen",
        },
        details: &finding.about,
    });
    let mut report = Report::list(Row::COLUMNS, rows, message!("nothing-to-do"));
    let asks = |verdict| matches!(verdict, Verdict::Missing | Verdict::Doubtful | Verdict::Advised);
    for finding in sorted.iter().filter(|finding| asks(finding.verdict)) {
        report = report.note(Note::Hint(remedy(finding, organization)));
    }
    let unseen = findings.iter().filter(|finding| finding.verdict == Verdict::Unseen).count();
    if unseen > 0 {
        report = report.note(Note::Say(message!("findings-unseen", count = unseen)));
    }
    let missing = audit::missing(findings);
    if missing > 0 && tells {
        let message = message!("findings-missing", count = missing);
        report.failure = Some(Failure::new(Code::Findings, message));
    }
    report
}

/// The remedy for something that is missing.
fn remedy(finding: &Finding, organization: &Organization) -> Message {
    Message::new(format!("remedy-{}", finding.rule)).with("slug", membership::word(organization))
}

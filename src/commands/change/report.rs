//! The report of a plan: one record for each target, and a failure where something is not as wanted.

use super::words;
use crate::commands::pending::invite_again;
use crate::exit_status::ExitStatus;
use crate::failure::{Code, Failure};
use crate::membership::{Applied, ChangeStatus, Outcome};
use crate::messages::{Message, message};
use crate::report::{Note, Report, record};
use udatactl_core::roster::{Action, Change, OrganizationName, Plan, Role, Target};
use udatactl_core::text::shell::Command;

/// The columns of a report of several organizations: where somebody is comes first.
const OF_SEVERAL: &[&str] = &["organization", "target", "action", "after", "result"];

record! {
    /// Somebody whose membership was to change, and what became of it.
    pub struct Row {
        target: String => shown(Text).whose("id").cut(Middle),
        pub action: &'static str => shown(Token("action")),
        before: Option<String> => shown(Token("state")),
        pub after: Option<String> => shown(Token("state")),
        pub result: ChangeStatus => shown(Token("result")),
        verified: bool => more(Flag),
        id: Option<String> => more(Text),
        slug: Option<String> => more(Slug("id")).whose("id"),
        /// The request or invitation: the new one where it was sent anew.
        request: Option<String> => more(Text),
        organization: String => more(Slug("organization_id")),
        organization_id: String => more(Text),
        error: Option<&'static str> => more(Text),
    }
}

/// What became of the changes of one organization, or of several: as long as something is still concluded from it.
#[derive(Default)]
pub struct Done {
    pub rows: Vec<Row>,
    pub notes: Vec<Note>,
    pub failure: Option<Failure>,
    /// Several organizations: where somebody is comes first.
    pub is_of_several: bool,
}

impl Done {
    /// True where nothing was sent about anybody.
    pub fn is_untouched(&self) -> bool {
        self.count(&[ChangeStatus::Planned, ChangeStatus::Unchanged, ChangeStatus::NotTried])
            == self.rows.len()
    }

    /// How many ended in one of these ways.
    pub fn count(&self, ends: &[ChangeStatus]) -> usize {
        self.rows.iter().filter(|row| ends.contains(&row.result)).count()
    }

    fn note(mut self, note: Note) -> Self {
        self.notes.push(note);
        self
    }
}

impl From<Done> for Report {
    fn from(done: Done) -> Self {
        let report = Self::list(Row::COLUMNS, &done.rows, message!("nothing-to-do"));
        let table = done.is_of_several.then_some(OF_SEVERAL);
        Self { table, notes: done.notes, failure: done.failure, ..report }
    }
}

fn row(plan: &Plan, change: &Change, result: ChangeStatus, after: Option<String>, verified: bool) -> Row {
    Row {
        target: change.target.name.clone(),
        action: change.action.word(),
        before: change.action.before().map(str::to_owned),
        after,
        result,
        verified,
        id: change.target.id.clone(),
        slug: change.target.slug.clone(),
        request: change.action.request().map(str::to_owned),
        organization: plan.organization.slug.clone(),
        organization_id: plan.organization.id.clone(),
        error: None,
    }
}

/// Reports a dry run.
pub fn planned(plan: &Plan) -> Done {
    let rows: Vec<Row> = plan
        .changes
        .iter()
        .map(|change| {
            let result =
                if change.action.is_nothing() { ChangeStatus::Unchanged } else { ChangeStatus::Planned };
            row(plan, change, result, change.action.after().map(str::to_owned), false)
        })
        .collect();
    Done { rows, ..Done::default() }
}

/// Reports that nothing was found that would be changed.
pub fn nothing(why: Message) -> Report {
    Report::list(Row::COLUMNS, [(); 0], why)
}

/// Reports that everything is as wanted already.
pub fn unchanged(plan: &Plan) -> Done {
    let rows: Vec<Row> = plan
        .changes
        .iter()
        .map(|change| {
            row(plan, change, ChangeStatus::Unchanged, change.action.after().map(str::to_owned), true)
        })
        .collect();
    Done { rows, ..Done::default() }.note(Note::Say(message!("nothing-to-do")))
}

/// Reports somebody who is left alone, since they have a role, a request or an invitation already.
pub fn left_alone(
    organization: &OrganizationName,
    target: &Target,
    action: &'static str,
    state: Option<&str>,
) -> Report {
    let row = Row {
        target: target.name.clone(),
        action,
        before: state.map(str::to_owned),
        after: state.map(str::to_owned),
        result: ChangeStatus::Unchanged,
        verified: true,
        id: target.id.clone(),
        request: None,
        slug: target.slug.clone(),
        organization: organization.slug.clone(),
        organization_id: organization.id.clone(),
        error: None,
    };
    Report::list(Row::COLUMNS, &[row], message!("nothing-to-do"))
}

/// Reports a plan that was not tried, because something before it stopped the run or it could not begin.
pub fn not_tried(plan: &Plan, why: Option<Failure>) -> Done {
    let rows: Vec<Row> = plan
        .changes
        .iter()
        .map(|change| {
            let keeps = matches!(change.action, Action::Keep { .. });
            let result = if keeps { ChangeStatus::Unchanged } else { ChangeStatus::NotTried };
            let held = change.action.before().map(str::to_owned);
            Row { error: why.as_ref().map(|why| why.code.word()), ..row(plan, change, result, held, false) }
        })
        .collect();
    Done { rows, failure: why, ..Done::default() }
}

/// Reports a plan that was carried out.
pub fn applied(plan: &Plan, applied: Applied, me: Option<&str>) -> Done {
    let rows: Vec<Row> = applied
        .outcomes
        .iter()
        .map(|outcome| Row {
            error: outcome.error.as_ref().map(|error| explain(error).code.word()),
            request: outcome.request.clone(),
            ..row(plan, &outcome.change, outcome.status, outcome.held.clone(), outcome.verified)
        })
        .collect();
    let mut report = Done { rows, ..Done::default() };
    for outcome in &applied.outcomes {
        report.notes.extend(said(outcome));
        if outcome.status == ChangeStatus::Changed && !outcome.verified && applied.unread.is_none() {
            report = report.note(Note::Say(message!("outcome-not-read-back")));
        }
        report.notes.extend(finishing(plan, outcome));
    }
    for bystander in &applied.bystanders {
        let state = |role: &Option<String>| match role {
            Some(role) => Message::new(format!("state-{role}")),
            None => Message::new("state-none"),
        };
        report = report.note(Note::Warn(message!(
            "bystander-changed",
            person = &bystander.name,
            before = state(&bystander.before),
            after = state(&bystander.after)
        )));
    }
    let left_behind =
        [("warning-damaged-members", applied.damaged), ("warning-doubled-members", applied.doubled)];
    for (key, count) in left_behind.into_iter().filter(|(_, count)| *count > 0) {
        let organization = &plan.organization.name;
        report = report.note(Note::Warn(message!(key, count = count, organization = organization)));
    }
    report.failure = failure(&applied);
    // Memberships that others have already hold nothing back that was done.
    if report.failure.as_ref().is_none_or(|failure| failure.code == Code::ThereAlready) {
        for hint in undo(plan, &applied, me) {
            report = report.note(Note::Hint(hint));
        }
    }
    report
}

fn explain(error: &udata_client::Error) -> Failure {
    crate::failure::portal_failure(error)
}

/// The sentence of a failure, with what the portal says about single fields in it.
fn why(failure: &Failure) -> Message {
    if failure.fields.is_empty() {
        return failure.message.clone();
    }
    let said: Vec<&str> = failure.fields.iter().map(|(_, text)| text.as_str()).collect();
    message!("failure-refused-saying", status = failure.http.unwrap_or_default(), said = said.join(" "))
}

/// A sentence about a change that did not end as wanted, or that only its second look showed.
fn said(outcome: &Outcome) -> Option<Note> {
    let person = &outcome.change.target.name;
    let held = match &outcome.held {
        Some(held) if !held.is_empty() => Message::new(format!("state-{held}")),
        _ => Message::new("state-none"),
    };
    match outcome.status {
        ChangeStatus::Planned | ChangeStatus::Changed | ChangeStatus::NotTried => None,
        ChangeStatus::Unchanged => match &outcome.change.action {
            Action::Invite { .. } => Some(Note::Say(message!("outcome-there-already", person = person))),
            _ => None,
        },
        ChangeStatus::Refused => Some(Note::Warn(message!("outcome-last-administrator", person = person))),
        ChangeStatus::Failed => {
            let why = outcome
                .error
                .as_ref()
                .map_or_else(|| Message::new("outcome-did-not-hold"), |error| why(&explain(error)));
            let key = match half(outcome) {
                Some(Half::Approved(_)) => "outcome-half-approved",
                Some(Half::Cancelled(_)) => "outcome-half-resent",
                None => "outcome-failed",
            };
            Some(Note::Warn(message!(
                key,
                change = words::line(&outcome.change),
                person = person,
                held = held,
                why = why
            )))
        }
    }
}

/// A change of two writes of which only the first was done, and the role that is still missing.
enum Half {
    Approved(Role),
    Cancelled(Role),
}

fn half(outcome: &Outcome) -> Option<Half> {
    let held = outcome.held.as_deref();
    match &outcome.change.action {
        Action::Approve { role, .. } if *role != Role::Editor && held == Some(Role::Editor.word()) => {
            Some(Half::Approved(*role))
        }
        Action::Resend { role, .. } if held == Some("canceled") => Some(Half::Cancelled(*role)),
        _ => None,
    }
}

/// The command that does the other half.
fn finishing(plan: &Plan, outcome: &Outcome) -> Option<Note> {
    if outcome.status != ChangeStatus::Failed {
        return None;
    }
    let (slug, target) = (plan.organization.word(), &outcome.change.target);
    let command = match half(outcome)? {
        Half::Approved(role) => {
            target.id.as_ref()?;
            Command::new("member set-role {} {} {}", &[&slug, &target.word(), role.word()])
        }
        Half::Cancelled(role) => invite_again(&slug, target, Some(role)),
    };
    Some(Note::Hint(message!("hint-finish", command = command)))
}

/// The failure of the whole: the only refusal's own where nothing was done, else "partly done".
fn failure(applied: &Applied) -> Option<Failure> {
    let count = |status| applied.outcomes.iter().filter(|outcome| outcome.status == status).count();
    let (failed, refused, left) =
        (count(ChangeStatus::Failed), count(ChangeStatus::Refused), count(ChangeStatus::NotTried));
    let done = count(ChangeStatus::Changed);
    if let Some(error) = &applied.unread {
        return Some(Failure::not_read_back(explain(error)));
    }
    if let Some(error) = &applied.unwritten {
        let partly = message!("failure-partly", done = done, left = failed + refused + left);
        let failure = crate::failure::journal_failure(error).hint(partly);
        return Some(Failure { status: ExitStatus::Partly, ..failure });
    }
    if applied.interrupted && left > 0 {
        let message = message!("failure-interrupted-after", done = done, left = left);
        return Some(Failure::new(Code::Interrupted, message));
    }
    if (!applied.bystanders.is_empty() || applied.damaged > 0) && failed + refused + left == 0 {
        return Some(Failure::new(Code::ChangedBySomeoneElse, message!("failure-bystanders")));
    }
    if failed + refused + left == 0 {
        // Somebody is there under an account whose address is hidden: as what was not seen.
        let is_unseen = |outcome: &&Outcome| {
            let invites = matches!(outcome.change.action, Action::Invite { .. });
            outcome.status == ChangeStatus::Unchanged && invites && !outcome.verified
        };
        let unseen = applied.outcomes.iter().filter(is_unseen).count();
        let message = || message!("failure-there-already", count = unseen);
        return (unseen > 0).then(|| Failure::new(Code::ThereAlready, message()));
    }
    let untouched = |outcome: &Outcome| {
        outcome.held.as_deref() == outcome.change.action.before() || outcome.status == ChangeStatus::NotTried
    };
    let first_error = applied.outcomes.iter().find_map(|outcome| outcome.error.as_ref());
    let nothing_done = done == 0 && applied.outcomes.iter().all(untouched);
    match first_error {
        Some(error) if nothing_done && error.leaves_doubt() => {
            Some(explain(error).hint(Message::new("hint-not-there")))
        }
        Some(error) if nothing_done => Some(explain(error)),
        _ if nothing_done && refused > 0 && failed == 0 => {
            Some(Failure::new(Code::LastAdmin, message!("failure-last-administrator-meanwhile")))
        }
        _ => {
            let message = message!("failure-partly", done = done, left = failed + refused + left);
            let mut failure = Failure::new(Code::Partly, message).hint(message!("hint-resume"));
            failure.http = first_error.and_then(udata_client::Error::status);
            failure.is_general = first_error.is_some_and(udata_client::Error::is_general);
            Some(failure)
        }
    }
}

const INVITE_CANCEL: &str = "invite cancel {}";

/// Finds the commands that take the changes back, where there are some: one command for all that it serves alike.
fn undo(plan: &Plan, applied: &Applied, me: Option<&str>) -> Vec<Message> {
    type Flag = Option<(&'static str, &'static str)>;
    let mut commands: Vec<(&'static str, &'static str, Vec<String>, Flag)> = Vec::new();
    for outcome in applied.outcomes.iter().filter(|outcome| outcome.status == ChangeStatus::Changed) {
        let target = &outcome.change.target;
        let about_me = me.is_some() && target.id.as_deref() == me;
        let to = |role: &Role| Some(("--to", role.word()));
        let (key, verb, flag) = match &outcome.change.action {
            Action::Remove { .. } if about_me => {
                commands.push(("hint-undo", "org join {}", Vec::new(), None));
                continue;
            }
            // Who has given their own rights up can only ask for them.
            Action::SetRole { from: Role::Admin, .. } if about_me => continue,
            // Portugal's fork adds at once.
            Action::Invite { .. } | Action::Resend { .. } if outcome.is_member() => {
                ("hint-undo", "member remove {}", None)
            }
            Action::Invite { .. } | Action::Resend { .. } => ("hint-undo", INVITE_CANCEL, None),
            Action::SetRole { from, to: now } if now > from => ("hint-undo", "member demote {}", to(from)),
            Action::SetRole { from, .. } => ("hint-undo", "member promote {}", to(from)),
            Action::Approve { .. } | Action::Add { .. } => ("hint-undo", "member remove {}", None),
            Action::Remove { from: Some(role) } => {
                ("hint-invite-back", "member add {}", Some(("--role", role.word())))
            }
            _ => continue,
        };
        // Somebody without an account is named by the address.
        let id = outcome.request.clone().filter(|_| verb == INVITE_CANCEL).unwrap_or_else(|| target.word());
        match commands.iter_mut().find(|(_, known, _, end)| *known == verb && *end == flag) {
            Some((_, _, ids, _)) => ids.push(id),
            None => commands.push((key, verb, vec![id], flag)),
        }
    }
    let slug = plan.organization.word();
    let hint = |(key, verb, ids, flag): (&'static str, &'static str, Vec<String>, Flag)| {
        let named = ids.iter().fold(Command::new(verb, &[&slug]), |command, id| command.and("{}", &[id]));
        let whole = flag.into_iter().fold(named, |command, (flag, value)| command.with(flag, Some(value)));
        message!(key, command = whole)
    };
    commands.into_iter().map(hint).collect()
}

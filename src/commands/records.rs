//! Which records each verb gives, in one table. From it come the fields that Tab offers, `help fields` and, in the tests, the
//! schemas of `docs/schemas/`.

use super::{
    account, assignment, audit, auth, badge, change, completion, config, contact, doctor, findings, invite,
    journal, man, member, notification, org, pending, person, profile, requests, role, roster,
    support_message,
};
use crate::report::{Column, Reach};

#[cfg(test)]
mod inputs_tests;
#[cfg(test)]
mod schemas_tests;

/// What a verb gives.
pub struct Recorded {
    /// Its words.
    pub verb: &'static str,
    #[cfg(test)]
    pub form: Form,
    pub results: &'static [Declared],
}

/// How several results make one document.
#[cfg(test)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One of them is the document.
    Alone,
    /// The document has each under its name.
    Together,
    /// The document has some under their names, or is one of them.
    Either,
    /// The document is a list of all of them.
    Mixed,
}

/// A list of records of one kind, or one of them.
pub struct Declared {
    pub name: &'static str,
    pub is_list: bool,
    pub columns: &'static [Column],
    /// The keys of its table, where the columns do not tell them.
    pub table: Option<&'static [&'static str]>,
    #[cfg(test)]
    pub schema: fn(&mut schemars::SchemaGenerator) -> schemars::Schema,
}

macro_rules! records {
    ($($(#[$attribute:meta])* $verb:literal => $form:ident { $($name:ident: $amount:ident($record:ty $(, $table:path)?)),+ $(,)? })+) => {
        &[$($(#[$attribute])* Recorded {
            verb: $verb,
            #[cfg(test)]
            form: Form::$form,
            results: &[$(Declared {
                name: stringify!($name),
                is_list: records!(@$amount),
                columns: <$record>::COLUMNS,
                table: records!(@table $($table)?),
                #[cfg(test)]
                schema: |generator| generator.subschema_for::<$record>(),
            }),+],
        }),+]
    };
    (@Many) => { true };
    (@One) => { false };
    (@table) => { None };
    (@table $table:path) => { Some($table) };
}

/// The verbs in the order of the command tree.
pub static RECORDS: &[Recorded] = records! {
    "auth login" => Alone { record: One(auth::login::Row) }
    "auth status" => Alone { record: One(auth::status::Row) }
    "auth logout" => Alone { record: One(auth::logout::Row) }
    "auth import" => Alone { record: One(auth::import::Row) }
    "auth token list" => Alone { record: Many(auth::token::list::Row) }
    "auth token create" => Alone { record: One(auth::token::row::Row) }
    "auth token rotate" => Alone { record: Many(auth::token::row::Row) }
    "auth token revoke" => Alone { record: Many(auth::token::row::Row) }
    "profile list" => Alone { record: Many(profile::known::Row) }
    "profile show" => Alone { record: One(profile::known::Row) }
    "profile use" => Alone { record: One(profile::r#use::Row) }
    "profile remove" => Alone { record: One(profile::remove::Row) }
    "org list" => Alone { record: Many(org::list::Row) }
    "org show" => Alone { organization: One(org::show::row::Row), advice: Many(findings::Row) }
    "org activity" => Either {
        summary: One(org::activity::summary::Row),
        members: Many(member::list::Row),
        metrics: Many(org::activity::metrics::Row),
        monthly: Many(org::activity::monthly::Row),
        content: Many(org::activity::content::Row),
        resources: Many(org::activity::content::FileRow),
        anomalies: Many(org::activity::anomalies::Row),
        discussions: Many(org::activity::discussions::Row),
        harvesters: Many(org::activity::harvesters::Row),
        recent: Many(org::activity::recent::Row),
    }
    "org create" => Alone { record: One(org::create::Row) }
    "org join" => Alone { record: Many(change::report::Row) }
    "org leave" => Alone { record: Many(change::report::Row) }
    "org update" => Alone { record: Many(org::update::outcome::Row) }
    "org delete" => Alone { record: Many(org::delete::outcome::Row) }
    "org restore" => Alone { record: Many(org::restore::Row) }
    "org recover" => Alone { left: Many(org::recover::left::Row), message: Many(support_message::shown::Row) }
    "org certify-request" => Alone {
        message: Many(support_message::shown::Row),
        finding: Many(findings::Row),
        status: One(org::certify_request::status::Row),
    }
    "member list" => Alone { record: Many(member::list::Row) }
    "member show" => Alone { record: One(member::show::Row) }
    "member add" => Alone { record: Many(change::report::Row) }
    "member remove" => Alone { record: Many(change::report::Row) }
    "member replace" => Alone { record: Many(change::report::Row) }
    "member promote" => Alone { record: Many(change::report::Row) }
    "member demote" => Alone { record: Many(change::report::Row) }
    "member set-role" => Alone { record: Many(change::report::Row) }
    "requests list" => Alone { record: Many(pending::Row, requests::list::TABLE) }
    "requests mine" => Alone { record: Many(requests::mine::Row) }
    "requests show" => Alone { record: One(requests::show::Whole) }
    "requests approve" => Alone { record: Many(change::report::Row) }
    "requests reject" => Alone { record: Many(change::report::Row) }
    "invite list" => Alone { record: Many(pending::Row, invite::list::TABLE) }
    "invite inbox" => Alone { record: Many(invite::inbox::Row) }
    "invite cancel" => Alone { record: Many(change::report::Row) }
    "invite resend" => Alone { record: Many(change::report::Row) }
    "invite prune" => Alone { record: Many(change::report::Row) }
    "invite accept" => Alone { record: Many(change::report::Row) }
    "invite refuse" => Alone { record: Many(change::report::Row) }
    "assignment list" => Alone { record: Many(assignment::list::Row) }
    "assignment add" => Alone { record: Many(assignment::outcome::Row) }
    "assignment remove" => Alone { record: Many(assignment::outcome::Row) }
    "assignment copy" => Alone { record: Many(assignment::outcome::Row) }
    "contact list" => Alone { record: Many(contact::list::Row) }
    "contact add" => Alone { record: Many(contact::outcome::Row) }
    "contact replace" => Alone { record: Many(contact::outcome::Row) }
    "contact remove" => Alone { record: Many(contact::outcome::Row) }
    "role list" => Alone { record: Many(role::list::Row) }
    "person find" => Alone { record: Many(person::find::Row) }
    "person show" => Alone { record: One(person::show::Row) }
    "badge list" => Alone { record: Many(badge::list::Row) }
    "badge add" => Alone { record: Many(badge::setting::Row) }
    "badge remove" => Alone { record: Many(badge::setting::Row) }
    "notification list" => Alone { record: Many(notification::list::Row) }
    "notification read" => Alone { record: Many(notification::read::Row) }
    "notification digest" => Alone { record: Many(notification::digest::gathered::Row) }
    "notification settings" => Either {
        setting: Many(notification::settings::Row),
        outcome: Many(notification::outcome::Row),
    }
    "notification mute" => Alone { record: Many(notification::outcome::Row) }
    "notification pause" => Alone { record: Many(notification::outcome::Row) }
    "notification follow" => Alone { record: Many(notification::outcome::Row) }
    "notification unfollow" => Alone { record: Many(notification::outcome::Row) }
    "audit people" => Alone {
        record: Many(audit::people::Row),
        matrix: Many(audit::people::matrix::Row),
    }
    "audit duplicates" => Alone { record: Many(audit::duplicates::Row) }
    "roster export" => Alone { record: One(roster::export::Row), merged: One(roster::export::merge::Row) }
    "roster import" => Alone { record: Many(roster::import::Row) }
    "roster resolve" => Alone { record: Many(roster::resolve::Row) }
    "roster validate" => Alone { record: Many(roster::validate::Row) }
    "roster diff" => Alone { record: Many(roster::diff::Row) }
    "roster plan" => Together { summary: One(roster::plan::Summary), people: Many(roster::plan::Row) }
    "roster apply" => Mixed { record: Many(change::report::Row), left: Many(roster::apply::left::Row) }
    "offboard" => Alone { record: Many(change::report::Row) }
    "audit org" => Alone { finding: Many(audit::finding::Row), owner: Many(audit::owners::Row) }
    "audit portal" => Alone { finding: Many(audit::finding::Row), owner: Many(audit::owners::Row) }
    "audit accept" => Alone { record: Many(audit::accept::Row) }
    "audit rules" => Alone { record: Many(audit::rules::Row) }
    "audit snapshot" => Alone { record: One(audit::snapshot::Row) }
    "audit diff" => Alone { record: Many(audit::diff::Row) }
    "audit trend" => Alone { record: Many(audit::trend::Row) }
    "journal list" => Alone { record: Many(journal::list::Row) }
    "journal settle" => Alone { record: Many(journal::settle::Row) }
    "journal undo" => Alone { record: Many(change::report::Row) }
    "journal purge" => Alone { record: One(journal::purge::Row) }
    #[cfg(feature = "sandbox")]
    "sandbox serve" => Alone { document: One(super::sandbox::serve::Document), people: Many(super::sandbox::serve::Row) }
    #[cfg(feature = "sandbox")]
    "sandbox reset" => Alone { record: One(super::sandbox::reset::Row) }
    #[cfg(feature = "sandbox")]
    "sandbox export" => Alone { record: One(super::sandbox::export::Row) }
    "doctor" => Alone { record: Many(doctor::Row) }
    "config list" => Alone { record: Many(config::rows::Row) }
    "config get" => Alone { record: Many(config::rows::Row) }
    "config set" => Alone { record: One(config::change::Row) }
    "config unset" => Alone { record: One(config::change::Row) }
    "config path" => Alone { record: One(config::path::Row) }
    "account create" => Alone { record: One(account::create::Row) }
    "completion" => Alone { record: One(completion::install::Row) }
    "man" => Alone { record: One(man::Row) }
    "help" => Alone { record: Many(super::help::field::Row) }
};

impl Declared {
    /// True where a person sees the field without asking for it; of one record they see more than of many.
    pub fn shows(&self, column: &Column) -> bool {
        match (self.table, column.reach) {
            (Some(keys), _) => keys.contains(&column.key),
            (None, Reach::Table) => true,
            (None, Reach::Export) => !self.is_list,
            (None, Reach::Data) => false,
        }
    }
}

/// What the verb of these words gives; `None` for one that gives no record.
pub fn of(words: &[&str]) -> Option<&'static Recorded> {
    let is = |recorded: &&Recorded| recorded.verb.split(' ').eq(words.iter().copied());
    RECORDS.iter().find(is)
}

/// The fields that the verb of these words may be asked for, each once.
pub fn keys(words: &[&str]) -> Vec<&'static str> {
    let mut keys = Vec::new();
    for column in of(words).into_iter().flat_map(|recorded| recorded.results).flat_map(|one| one.columns) {
        if !keys.contains(&column.key) {
            keys.push(column.key);
        }
    }
    keys
}

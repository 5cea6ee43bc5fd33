//! `audit rules`: the rules, what each weighs, and what has to be read for it.

use clap::Args;

use crate::context::Context;
use crate::messages::{Message, message};
use crate::report::{Report, record};
use udatactl_core::audit::rules::AUDIT;
use udatactl_core::audit::rules::exceptions::EXCEPTIONS;
use udatactl_core::audit::rules::key::KEYS;
use udatactl_core::audit::{Group, Severity, Source};

/// Nothing to choose.
#[derive(Debug, Args)]
pub struct Arguments {}

record! {
    /// A rule of `audit org`.
    pub struct Row {
        rule: &'static str => shown(Text).cut(Never),
        severity: &'static str => shown(Token("severity")),
        /// What it asks for.
        asks: String => shown(Text).cut(Lines),
        group: &'static str => more(Token("group")),
        /// What is read for it, besides the organization with its members.
        reads: Vec<&'static str> => more(Tokens("source")),
        id: &'static str => data(Text),
    }
}

/// Lists the rules; nothing is read.
pub fn run(_: &Arguments, context: &Context) -> Report {
    let row = |name: &'static str, severity: Severity, group: Group, reads: &[Source]| Row {
        rule: name,
        severity: severity.word(),
        asks: context.terminal.messages.say(&Message::new(format!("rule-{name}"))),
        group: group.word(),
        reads: reads.iter().map(|source| source.word()).collect(),
        id: name,
    };
    let rules = AUDIT.iter().map(|rule| row(rule.name, rule.severity, rule.group, rule.reads));
    let keys = KEYS.iter().map(|rule| row(rule.name, rule.severity, rule.group, rule.reads));
    let exceptions = EXCEPTIONS.iter().map(|rule| row(rule.name, rule.severity, rule.group, rule.reads));
    Report::list(Row::COLUMNS, rules.chain(keys).chain(exceptions), message!("nothing-to-do"))
}

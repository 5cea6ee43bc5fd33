//! `account create`: says what an account is for, and opens the page where a person makes one. udata's interface makes
//! none.

use clap::Args;

use crate::context::Context;
use crate::messages::message;
use crate::report::{Note, Report, record};
use udata_client::is_sandbox;

/// Whether to open the page.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(long)]
    no_open: bool,
}

record! {
    /// Where people register.
    pub struct Row {
        site: String => shown(Text),
        /// Where people register; none in the sandbox, which has people already.
        page: Option<String> => shown(Text),
        /// Nothing where there is no page.
        opened: Option<bool> => shown(Flag),
    }
}

/// Explains, and opens the page where somebody sits at a terminal.
///
/// # Errors
/// When the connection can't be set up.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(Row::COLUMNS)?;
    let (settings, terminal) = (&context.settings, &context.terminal);
    let is_sandbox = is_sandbox(&settings.site);
    terminal.say(&message!("account-why"));
    terminal.say(&message!("account-as-whom"));
    let page = (!is_sandbox).then(|| Ok::<_, anyhow::Error>(context.open_portal(None)?.register_page()));
    let page = page.transpose()?.map(String::from);
    let opens = !arguments.no_open && !settings.dry_run && terminal.can_ask();
    let opened = page.as_deref().map(|page| opens && context.open_page(page));
    let report = Report::single(Row::COLUMNS, &Row { site: settings.site.to_string(), page, opened });
    if is_sandbox {
        return Ok(report.note(Note::Hint(message!("hint-sandbox-keys"))));
    }
    let report = if opens && opened == Some(false) {
        report.note(Note::Warn(message!("login-no-browser")))
    } else {
        report
    };
    let next = context.login_command();
    let more = message!("account-more", command = "udatactl help accounts");
    Ok(report.note(Note::Hint(message!("account-then", command = next))).note(Note::Hint(more)))
}

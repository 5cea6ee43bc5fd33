//! `api METHOD PATH`: a raw, signed-in, paged call. What a verb guards is refused here and the verb named.

use clap::Args;
use serde_json::Value;

use crate::commands::consent::Stake;
use crate::commands::write::{self, Agreement};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::membership::ChangeStatus;
use crate::messages::message;
use crate::report::{Format, Note, Report, record};
use udata_client::{Error, Raw, RawMethod, RawWrite, hide_requests, raw_address};
use udatactl_core::text;

mod content;
mod pages;
mod refusal;

/// The call to make.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "METHOD")]
    method: String,
    #[arg(value_name = "PATH")]
    path: String,
    #[arg(short, long, value_name = "JSON")]
    data: Option<String>,
    #[arg(short = 'F', long, value_name = "FIELD=VALUE", conflicts_with = "data")]
    field: Vec<String>,
    #[arg(long)]
    paginate: bool,
}

record! {
    /// A call that was not sent.
    pub struct Planned {
        method: &'static str => shown(Text),
        path: String => shown(Text),
        content: Option<Value> => shown(Text),
        result: ChangeStatus => shown(Token("result")),
    }
}

/// Makes the call; the portal's JSON goes to stdout as it is.
///
/// # Errors
/// Exit 2 for what is no call to this portal's API, 3 for what only a verb may write, and the portal's refusals.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let method = RawMethod::parse(&arguments.method).ok_or_else(|| {
        let (typed, known) = (&arguments.method, RawMethod::NAMES);
        Failure::new(Code::UnknownMethod, message!("api-unknown-method", typed = typed, known = known))
    })?;
    let mut url = raw_address(&context.settings.site, &arguments.path).ok_or_else(|| {
        let (typed, site) = (&arguments.path, context.settings.site.as_str());
        Failure::new(Code::NotInTheApi, message!("api-elsewhere", typed = typed, site = site))
    })?;
    if method.reads() {
        if arguments.data.is_some() {
            return Err(Failure::new(Code::NoContent, message!("api-get-has-no-content")).into());
        }
        let fields = content::pairs(&arguments.field)?;
        if !fields.is_empty() {
            url.query_pairs_mut().extend_pairs(fields);
        }
        let portal = context.portal()?;
        if arguments.paginate {
            return pages::show(context, portal, &url);
        }
        let answer = portal.raw_read(url).map_err(refusal::in_the_portals_words)?;
        return Ok(shown(context, answer));
    }
    if arguments.paginate {
        return Err(Failure::new(Code::OnlyGet, message!("api-paginate-only-get")).into());
    }
    let content = content::read(context, arguments.data.as_deref(), &arguments.field)?;
    let path = url.path().to_owned();
    let call =
        RawWrite::checked(method, url, content.clone()).map_err(|it| refusal::reserved(context, it))?;
    context.signed_in()?;
    context.terminal.say(&message!("api-about-to", method = method.name(), path = &path));
    let agreement = Agreement::to_go_on(Stake::Named, method == RawMethod::Delete);
    let Some(writer) = write::agreed(context, &agreement)? else {
        let planned = Planned { method: method.name(), path, content, result: ChangeStatus::Planned };
        return write::rehearsed(context, Report::single(Planned::COLUMNS, &planned), |portal| {
            let _ = portal.raw_write(&call);
        });
    };
    let mut subject = context.subject("api", call.organization().as_deref())?;
    subject.after = Some(call.route());
    match writer.write(subject, |portal| portal.raw_write(&call)) {
        Ok(answer) => Ok(written(context, answer)),
        Err(error) => Err(match error.downcast::<Error>() {
            Ok(error) => refusal::in_the_portals_words(error).into(),
            Err(other) => other,
        }),
    }
}

/// An answer on stdout; harmless to look at where it goes to a terminal.
fn shown(context: &Context, answer: Raw) -> Report {
    let for_a_person = context.terminal.result_is_for_a_person();
    match answer {
        Raw::Json(mut value) => {
            let hidden = hide_requests(&mut value);
            let text = format!("{value:#}\n");
            let report = Report::text(if for_a_person { text::harmless_json(&text) } else { text });
            if hidden { report.note(Note::Warn(message!("api-requests-hidden"))) } else { report }
        }
        Raw::Text(text) => Report::text(if for_a_person { text::harmless_lines(&text) } else { text }),
    }
}

/// The answer to a write; none is said in words, and is `null` to a script that wants a document.
fn written(context: &Context, answer: Value) -> Report {
    if answer.is_null() && context.settings.format != Some(Format::Json) {
        return Report::silent().note(Note::Say(message!("api-done-without-answer")));
    }
    shown(context, Raw::Json(answer))
}

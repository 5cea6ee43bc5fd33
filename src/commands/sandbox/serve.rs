//! `sandbox serve`: the sandbox for other programs, until it is asked to stop.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::seed;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::message;
use crate::report::{Format, Report, View, record};
use udata_sandbox::{self as sandbox, Behaviour, Fault, Generation, State, World};

/// Where, with what, and how it behaves.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(long, value_name = "PORT", default_value_t = 0)]
    port: u16,
    #[arg(long, value_name = "FILE")]
    seed: Option<PathBuf>,
    #[arg(long, value_name = "FILE", default_value = "memory")]
    state: PathBuf,
    #[arg(long, value_name = "GENERATION", default_value = "17", value_parser = generation())]
    generation: Generation,
    #[arg(long, value_name = "DURATION", default_value = "0", value_parser = pause)]
    latency: Duration,
    #[arg(long, value_name = "DURATION", value_parser = pause)]
    races: Option<Duration>,
    #[arg(long)]
    read_only: bool,
    #[arg(long, value_name = "COUNT")]
    calls: Option<u32>,
    #[arg(long, value_name = "RULE")]
    fail: Vec<String>,
}

fn generation() -> impl TypedValueParser<Value = Generation> {
    PossibleValuesParser::new(["17", "15", "14", "pt"])
        .try_map(|name| Generation::parse(&name).ok_or("no generation"))
}

/// Reads `20ms`, `2s`, or a number of milliseconds.
fn pause(text: &str) -> Result<Duration, &'static str> {
    let number = |text: &str| text.parse().map_err(|_| "no duration");
    match (text.strip_suffix("ms"), text.strip_suffix('s')) {
        (Some(milliseconds), _) => number(milliseconds).map(Duration::from_millis),
        (None, Some(seconds)) => number(seconds).map(Duration::from_secs),
        (None, None) => number(text).map(Duration::from_millis),
    }
}

record! {
    /// The one document of `-o json`.
    pub struct Document {
        site: String => shown(Text),
        port: u16 => shown(Count),
        /// The version of udata that it imitates.
        generation: &'static str => shown(Text),
        /// `memory`, or the file.
        state: String => shown(Text),
        people: Vec<Row> => shown(List),
    }
}

record! {
    /// Somebody whose key opens the sandbox.
    pub struct Row {
        key: String => shown(Text).cut(Never),
        name: String => shown(Text),
        administrator_of: Vec<String> => shown(List),
        editor_of: Vec<String> => more(List),
        partial_editor_of: Vec<String> => more(List),
        portal_administrator: bool => more(Flag),
        slug: String => more(Text),
        id: String => more(Text),
        email: String => more(Text),
    }
}

/// Serves until Ctrl-C or SIGTERM.
///
/// # Errors
/// Exit 2 for a seed or a state that is none, or a port that is taken.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.require_fields(if is_document(context) { Document::COLUMNS } else { Row::COLUMNS })?;
    let first = match &arguments.seed {
        Some(path) => seed::read(path, context)?,
        None => World::first(),
    };
    let behaviour = Behaviour {
        generation: arguments.generation,
        latency: arguments.latency,
        races: arguments.races,
        read_only: arguments.read_only,
        calls: arguments.calls,
        faults: arguments.fail.iter().map(|rule| fault(rule)).collect::<Result<_, _>>()?,
    };
    let file = Some(&arguments.state).filter(|path| path.as_os_str() != "memory");
    let mut people = people(&first);
    let state = match file {
        None => State::Memory(Box::new(first)),
        Some(path) => State::File { path: path.clone(), first: Box::new(|| first) },
    };
    let running = sandbox::start(arguments.port, state, behaviour)?;
    if let Some(world) = file.map(|path| sandbox::read(path)).transpose().map_err(sandbox::Error::from)? {
        people = world.as_ref().map(self::people).unwrap_or_default();
    }
    announce(arguments, running.address(), people, context)?;
    context.interruption.wait();
    drop(running);
    context.terminal.say(&message!("sandbox-stopped"));
    Ok(Report::silent())
}

fn fault(rule: &str) -> Result<Fault, Failure> {
    Fault::parse(rule).map_err(|word| {
        let message = message!("failure-rule", rule = rule, word = word);
        Failure::new(Code::BadRule, message).hint(message!("hint-rule"))
    })
}

fn is_document(context: &Context) -> bool {
    matches!(context.view().format, Format::Json | Format::Jsonl)
}

/// Says where it is and whose keys open it, at once: on one line for a program, which reads that and goes on.
fn announce(
    arguments: &Arguments,
    address: SocketAddr,
    people: Vec<Row>,
    context: &Context,
) -> anyhow::Result<()> {
    let site = format!("http://{address}/");
    if is_document(context) {
        let document = Document {
            site,
            port: address.port(),
            generation: arguments.generation.version(),
            state: arguments.state.display().to_string(),
            people,
        };
        let view = View { format: Format::Jsonl, ..context.view() };
        return context.announce(&Report::single(Document::COLUMNS, &document), &view);
    }
    let (all, shown) = (people.len(), context.limit().unwrap_or(usize::MAX));
    let report = Report::list(Row::COLUMNS, people.into_iter().take(shown), message!("sandbox-nobody"));
    context.announce(&report, &context.view())?;
    if all > shown {
        context.terminal.say(&message!("list-cut", shown = shown, total = all));
    }
    context.terminal.say(&message!("sandbox-serves", site = &site));
    Ok(())
}

fn people(world: &World) -> Vec<Row> {
    let keys = world.users.iter().filter_map(|(id, user)| Some((id, user, user.key()?)));
    keys.map(|(id, user, key)| {
        let with = |role: &str| -> Vec<String> {
            let here =
                world.organizations.values().filter(|organization| organization.role_of(id) == Some(role));
            here.filter(|organization| organization.deleted.is_none())
                .map(|organization| organization.slug.clone())
                .collect()
        };
        Row {
            key: key.to_owned(),
            name: format!("{} {}", user.first_name, user.last_name),
            administrator_of: with("admin"),
            editor_of: with("editor"),
            partial_editor_of: with("partial_editor"),
            portal_administrator: user.sysadmin,
            slug: user.slug.clone(),
            id: id.clone(),
            email: user.email.clone(),
        }
    })
    .collect()
}

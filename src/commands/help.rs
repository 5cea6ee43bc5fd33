//! `help`: the topics and the commands, one topic, one command, or the fields of one.

use clap::Args;

use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::help;
use crate::messages::message;
use crate::report::Report;

pub mod field;
mod fields;

/// What comes before the words of a command whose fields are wanted.
const FIELDS: &str = "fields";

/// A topic, or the words of a command.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "TOPIC")]
    topic: Vec<String>,
}

/// Shows what is known of a topic, a command or the fields of one; of none, which there are.
///
/// # Errors
/// Exit 2 for what is none of them.
pub fn run(arguments: &Arguments, context: &Context, tree: help::Tree) -> anyhow::Result<Report> {
    if let [first, verb @ ..] = &arguments.topic[..]
        && first == FIELDS
        && !verb.is_empty()
    {
        return fields_of(tree, verb, context);
    }
    let (messages, columns) = (&context.terminal.messages, context.terminal.columns());
    let topic = match &arguments.topic[..] {
        [] => Some(context.terminal.fitted(&help::overview(tree, messages))),
        words => help::topic(&words.join(" "), messages, columns),
    };
    let text = if let Some(text) = topic {
        text
    } else {
        let others = message!("help-others", command = "udatactl help");
        let text = help::of_command(tree, &arguments.topic, messages).map_err(|no| no.hint(others))?;
        context.terminal.fitted(&text)
    };
    let is_colored = context.terminal.colored_result();
    Ok(Report::text(if is_colored { help::colored(&text, messages) } else { text }))
}

fn fields_of(tree: help::Tree, words: &[String], context: &Context) -> anyhow::Result<Report> {
    let called = help::names(tree, words).ok_or_else(|| unknown(tree, words, context))?;
    let called: Vec<&str> = called.iter().map(String::as_str).collect();
    Ok(fields::report(&called, context)?)
}

/// What is said of words that name no command.
fn unknown(tree: help::Tree, words: &[String], context: &Context) -> Failure {
    match help::of_command(tree, words, &context.terminal.messages) {
        Err(failure) => failure,
        Ok(_) => Failure::new(Code::NoFields, message!("help-no-fields", verb = words.join(" "))),
    }
}

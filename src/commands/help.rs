//! `help`: the topics and the commands, one topic, or one command.

use clap::Args;
use clap::builder::NonEmptyStringValueParser;

use crate::context::Context;
use crate::help;
use crate::messages::message;
use crate::report::Report;

/// A topic, or the words of a command.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "TOPIC", value_parser = NonEmptyStringValueParser::new())]
    topic: Vec<String>,
}

/// Shows what is known of a topic or a command; of none, which there are.
///
/// # Errors
/// Exit 2 for what is neither.
pub fn run(arguments: &Arguments, context: &Context, tree: help::Tree) -> anyhow::Result<Report> {
    let (messages, columns) = (&context.terminal.messages, context.terminal.columns());
    let topic = match &arguments.topic[..] {
        [] => Some(help::overview(tree, messages)),
        [topic] => help::topic(topic, messages, columns),
        _ => None,
    };
    if let Some(text) = topic {
        Ok(Report::text(text))
    } else {
        let others = message!("help-others", command = "udatactl help");
        Ok(Report::text(help::of_command(tree, &arguments.topic, messages).map_err(|no| no.hint(others))?))
    }
}

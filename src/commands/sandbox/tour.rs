//! `sandbox tour`: the main job, shown on a sandbox of its own, each step as one would type it and as it really ends.

use clap::Args;

use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::{Message, message};
use crate::report::Report;
use udatactl_core::text;

mod stage;
mod steps;

use stage::Stage;
use steps::TourStep;

/// Nothing but the flags that every command has.
#[derive(Debug, Args)]
pub struct Arguments {}

/// Runs the steps one after the other; at a terminal Enter goes on.
///
/// # Errors
/// Exit 130 for Ctrl-C, exit 1 for a step that does not end as it should.
pub fn run(_: &Arguments, context: &Context) -> anyhow::Result<Report> {
    context.interruption.only_asks();
    // Who asked before that is leaving already.
    stop_if_asked(context)?;
    let stage = Stage::build()?;
    let steps = steps::all(&context.terminal.messages);
    tell(context, "", &message!("tour-welcome"))?;
    for (index, step) in steps.iter().enumerate() {
        tell(context, &format!("\n{}. ", index + 1), &step.sentence)?;
        show(step, &stage, context)?;
        pause(context)?;
    }
    tell(context, "\n", &message!("tour-end"))?;
    let program = stage::program_as_typed();
    for step in steps::next() {
        context.write_result(format!("  {}\n", step.line(&program)))?;
    }
    Ok(Report::silent())
}

fn show(step: &TourStep, stage: &Stage, context: &Context) -> anyhow::Result<()> {
    let line = step.line("udatactl");
    context.write_result(format!("\n$ {line}\n"))?;
    let status = stage.run(step, context)?;
    stop_if_asked(context)?;
    if status != Some(step.ends as i32) {
        let message = message!("failure-tour", command = line, expected = step.ends as i32);
        return Err(Failure::new(Code::Tour, message).into());
    }
    Ok(())
}

fn pause(context: &Context) -> Result<(), Failure> {
    let terminal = &context.terminal;
    if terminal.can_ask() && terminal.result_is_for_a_person() && !context.settings.yes {
        terminal.pause(&message!("tour-enter"), || context.interruption.requested());
    }
    stop_if_asked(context)
}

fn stop_if_asked(context: &Context) -> Result<(), Failure> {
    if context.interruption.requested() { Err(Failure::interrupted()) } else { Ok(()) }
}

fn tell(context: &Context, before: &str, message: &Message) -> anyhow::Result<()> {
    let terminal = &context.terminal;
    let said = format!("{before}{}\n", terminal.messages.say(message));
    let is_read_here = terminal.result_is_for_a_person();
    context.write_result(&if is_read_here { text::prose(&said, terminal.columns()) } else { said })
}

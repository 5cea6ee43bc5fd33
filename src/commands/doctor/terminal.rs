//! The terminal: its width, its letters, and whether Tab completes.

use super::finding::Finding;
use crate::commands::completion;
use crate::context::Context;
use crate::messages::{Message, message};
use udatactl_core::text::shell::Command;

/// A table of several columns needs as many.
const NARROW: usize = 40;

/// What a person sees of this program, and types into it.
pub fn findings(context: &Context) -> Vec<Finding> {
    vec![terminal(context), locale(context), complete(context)]
}

fn terminal(context: &Context) -> Finding {
    let terminal = &context.terminal;
    let columns = terminal.columns();
    let finding = if !terminal.result_is_for_a_person() {
        return Finding::good("terminal", Message::new("doctor-no-terminal"));
    } else if terminal.options.accessible {
        Finding::good("terminal", message!("doctor-terminal-accessible", columns = columns))
    } else if columns < NARROW {
        Finding::warning("terminal", message!("doctor-terminal-narrow", columns = columns))
    } else if terminal.can_ask() {
        Finding::good("terminal", message!("doctor-terminal", columns = columns))
    } else {
        Finding::good("terminal", message!("doctor-terminal-silent", columns = columns))
    };
    finding.value(columns.to_string())
}

/// Whether the terminal is said to write letters with accents as we do.
fn locale(context: &Context) -> Finding {
    let charset = context.settings.examined.as_ref().and_then(|examined| examined.charset.clone());
    let is_utf8 = |value: &str| value.to_lowercase().replace('-', "").contains("utf8");
    match charset {
        Some((name, value)) if is_utf8(&value) => {
            Finding::good("locale", message!("doctor-locale", name = name, value = &value))
                .value(value)
                .source(name)
        }
        _ if !cfg!(unix) || !context.terminal.can_ask() => {
            Finding::good("locale", Message::new("doctor-locale-unneeded"))
        }
        Some((name, value)) => {
            let said = message!("doctor-locale-other", name = name, value = &value);
            let export = Command::of_another_program("export {}", &[&format!("{name}=C.UTF-8")]);
            Finding::warning("locale", said).mended_by(export).value(value).source(name)
        }
        None => {
            let export = Command::of_another_program("export {}", &["LC_CTYPE=C.UTF-8"]);
            Finding::warning("locale", Message::new("doctor-locale-none")).mended_by(export)
        }
    }
}

fn complete(context: &Context) -> Finding {
    let home = context.settings.home.as_ref();
    let shell = home.and_then(|home| Some((home, completion::shell_in_use(home)?)));
    let Some((home, shell)) = shell else {
        return Finding::good("completion", Message::new("doctor-completion-unknown"));
    };
    let name = shell.name();
    let finding = match completion::installed(shell, home) {
        Some(path) => {
            let said = message!("doctor-completion", shell = name, path = home.shown(&path));
            Finding::good("completion", said).value(path.display().to_string())
        }
        None if !context.terminal.can_ask() => {
            Finding::good("completion", message!("doctor-completion-unneeded", shell = name))
        }
        None => {
            let said = message!("doctor-completion-lacking", shell = name);
            Finding::warning("completion", said).mended_by(completion::how_to_install(shell))
        }
    };
    finding.about(name)
}

//! The folders in which this program keeps what is its own.

use std::path::Path;

use super::finding::Finding;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::message;
use udatactl_files::private;

/// The room that a run needs, in bytes.
const ROOM: usize = 64 * 1024;

/// Whether each folder can be written to.
pub fn findings(context: &Context) -> Vec<Finding> {
    let places = &context.settings.places;
    vec![
        folder(context, "configuration", &places.configuration, "UDATACTL_CONFIG_DIR"),
        folder(context, "state", &places.state, "UDATACTL_STATE_DIR"),
        folder(context, "cache", &places.cache, "UDATACTL_CACHE_DIR"),
    ]
}

fn folder(context: &Context, about: &'static str, path: &Path, variable: &'static str) -> Finding {
    let shown = context.settings.shown(path);
    let finding = match private::try_room(path, ROOM) {
        Ok(()) => {
            let key = match about {
                "configuration" => "doctor-folder-configuration",
                "state" => "doctor-folder-state",
                _ => "doctor-folder-cache",
            };
            Finding::good("folder", message!(key, path = shown))
        }
        Err(cause) => {
            let message = message!("failure-not-writable", path = shown, cause = &cause);
            let failure = Failure::new(Code::NotWritable, message);
            let finding =
                Finding::failing("folder", failure.hint(message!("hint-set-variable", name = variable)));
            // Without the names for Tab and the routes, all works.
            if about == "cache" { finding.only_a_warning() } else { finding }
        }
    };
    finding.about(about).value(path.display().to_string())
}

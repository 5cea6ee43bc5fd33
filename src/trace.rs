//! The trace of `-v`: what was sent and answered, a line each on stderr, without keys.

use log::{LevelFilter, Log, Metadata, Record};

struct Trace {
    discreet: bool,
}

static PLAIN: Trace = Trace { discreet: false };
static DISCREET: Trace = Trace { discreet: true };

impl Log for Trace {
    fn enabled(&self, metadata: &Metadata) -> bool {
        metadata.target().starts_with("udata_client::")
    }

    fn log(&self, record: &Record) {
        if self.enabled(record.metadata()) {
            crate::terminal::trace_line(&record.args().to_string(), self.discreet);
        }
    }

    fn flush(&self) {}
}

/// Switches the trace on where the person asked for it; a discreet one names nobody.
pub fn install(verbosity: u8, discreet: bool) {
    let trace = if discreet { &DISCREET } else { &PLAIN };
    if verbosity > 0 && log::set_logger(trace).is_ok() {
        log::set_max_level(if verbosity > 1 { LevelFilter::Trace } else { LevelFilter::Debug });
    }
}

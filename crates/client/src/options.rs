//! How a portal is reached, and what is allowed there.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use reqwest::Url;
use secrecy::SecretString;
use serde_json::Value;

use super::authorities::Authorities;
use super::calls::Watch;
use super::proxy::Transport;
use super::read_budget::ReadBudget;

/// How to reach a portal and what is allowed there.
#[derive(Clone)]
pub struct Options {
    /// The portal's root, such as `https://www.data.gouv.fr/`.
    pub site: Url,
    pub key: Option<SecretString>,
    /// The program's name in its calls, such as `udatactl/1.0.0`.
    pub agent: &'static str,
    /// True where the address is known to be a portal's, so that the key may go there.
    pub is_proved: bool,
    /// The code for `?lang=`, only one that udata knows; empty for what is no udata.
    pub language: &'static str,
    /// How long one call may take, from its first byte to the last one of its answer.
    pub timeout: Duration,
    /// How long all reads of the run may take together.
    pub read_budget: Arc<ReadBudget>,
    /// How often a read is tried again.
    pub retries: u32,
    /// Reads in flight at once.
    pub parallel: usize,
    /// The reads that may leave in a second, of all threads together; as many as there are where it is `None`.
    pub calls_a_second: Option<u32>,
    pub transport: Transport,
    /// Whom to trust besides the system's authorities or instead of them.
    pub authorities: Vec<Authorities>,
    pub read_only: bool,
    pub no_removals: bool,
    /// Where the routes of each portal are remembered; `None` to look each time.
    pub cache: Option<PathBuf>,
    pub witness: Option<Witness>,
    /// Is told of the calls in flight.
    pub watch: Option<Arc<dyn Watch>>,
    /// True once somebody asked to stop: no write waits any longer to be sent again.
    pub stop: Arc<AtomicBool>,
}

impl Options {
    /// Calls the portal at `site` directly, without a key, and remembers nothing.
    pub fn new(site: Url, agent: &'static str) -> Self {
        Self {
            site,
            key: None,
            agent,
            is_proved: false,
            language: "en",
            timeout: Duration::from_secs(30),
            read_budget: Arc::new(ReadBudget::new(Duration::from_mins(5))),
            retries: 2,
            parallel: 4,
            calls_a_second: None,
            transport: Transport::System,
            authorities: Vec::new(),
            read_only: false,
            no_removals: false,
            cache: None,
            witness: None,
            watch: None,
            stop: Arc::default(),
        }
    }
}

/// Is shown each answer that is JSON before it is used: names that a log is to be kept free of are in answers first.
pub type Witness = Arc<dyn Fn(&Value) + Send + Sync>;

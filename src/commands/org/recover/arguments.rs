//! Which organization, why, and for whom.

use clap::Args;

use crate::commands::support_message::Delivery;

/// Which organization, why, and for whom.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    pub org: String,
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    #[arg(long, value_name = "PERSON")]
    pub new_admin: Option<String>,
    #[arg(long)]
    pub transport: bool,
    #[arg(long)]
    pub no_answer: bool,
    #[command(flatten)]
    pub delivery: Delivery,
}

impl Arguments {
    /// True where the message is wanted, not only a look.
    pub fn writes(&self) -> bool {
        let Delivery { email, out, open, submit } = &self.delivery;
        self.reason.is_some()
            || self.new_admin.is_some()
            || self.no_answer
            || email.is_some()
            || out.path().is_some()
            || *open
            || *submit
    }
}

//! What the rules measure by; a policy or a flag sets it.

/// The thresholds of the rules. All of them in days, but for the number of administrators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thresholds {
    /// Who was not seen for so long may well have left.
    pub dormant: i64,
    /// A request or an invitation that waits longer is forgotten.
    pub stale: i64,
    /// An organization that has published nothing for so long is asleep.
    pub quiet: i64,
    /// The portal deletes an account that is not used for so long: data.gouv.fr after three years.
    pub deletion: i64,
    /// How far ahead the end of the last administrator is told.
    pub forecast: i64,
    /// A key that ends within so many days is told.
    pub key: i64,
    /// More administrators than that are nobody's.
    pub max_admins: usize,
    /// The domains of the addresses that members should have; empty where all will do.
    pub domains: Vec<String>,
    /// The programs that use my keys, as they begin to call themselves, besides this one.
    pub agents: Vec<String>,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            dormant: 365,
            stale: 30,
            quiet: 365,
            deletion: 3 * 365,
            forecast: 180,
            key: 30,
            max_admins: 10,
            domains: Vec::new(),
            agents: Vec::new(),
        }
    }
}

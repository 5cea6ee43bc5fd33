//! The arguments and the readings from which the chapters of the dashboard are made.

use clap::{Args, ValueEnum};
use jiff::Timestamp;

use super::reading::Read;
use crate::context::Context;
use udata_client::{MonthsOfDatasets, Organization};

/// Which organization, and what of it.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ORG")]
    pub org: String,
    #[arg(long, value_name = "SECTION", value_delimiter = ',')]
    pub section: Vec<Section>,
    #[arg(long, value_name = "DURATION", default_value = "30d")]
    pub since: String,
    #[arg(long)]
    pub unanswered: bool,
    #[arg(long, value_name = "DURATION")]
    pub older_than: Option<String>,
    #[arg(long, value_name = "FINDING", value_delimiter = ',')]
    pub fail_on: Vec<Finding>,
}

/// A chapter of the dashboard; its name is its key in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Section {
    #[value(aliases = ["résumé", "resume", "synthèse", "synthese"])]
    Summary,
    #[value(aliases = ["membres", "membre"])]
    Members,
    #[value(aliases = ["mesures", "statistiques"])]
    Metrics,
    /// Read where it is asked for: of thousands of datasets it is long.
    #[value(aliases = ["mensuel", "mensuelles", "par-mois"])]
    Monthly,
    #[value(aliases = ["contenus", "contenu"])]
    Content,
    #[value(aliases = ["fichiers", "ressources"])]
    Resources,
    #[value(alias = "anomalie")]
    Anomalies,
    #[value(alias = "discussion")]
    Discussions,
    #[value(aliases = ["moissonneurs", "moissonnage"])]
    Harvesters,
    #[value(aliases = ["récent", "activité", "activite"])]
    Recent,
}

/// A finding that makes `--fail-on` fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Finding {
    #[value(alias = "anomalie")]
    Anomalies,
    #[value(aliases = ["sans-réponse", "sans-reponse"])]
    Unanswered,
    #[value(aliases = ["moissonneurs", "moissonnage"])]
    Harvesters,
}

/// The dashboard from which the chapters are made.
pub struct Dashboard<'a> {
    pub arguments: &'a Arguments,
    pub context: &'a Context,
    pub organization: &'a Organization,
    pub read: Read,
    /// Empty where it was not asked for.
    pub monthly: MonthsOfDatasets,
    /// How far back what was done is told.
    pub since: Timestamp,
    /// Discussions that are younger are left out, where asked.
    pub older_than: Option<Timestamp>,
    /// How many rows of each list are shown.
    pub limit: usize,
}

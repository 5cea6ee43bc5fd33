//! The flags that every command has, and the words that they take.
//!
//! The texts of `--help` are in the catalogue (`locales/*/help.ftl`), put in by `help.rs`.

use std::path::PathBuf;

use clap::builder::{NonEmptyStringValueParser, RangedU64ValueParser};
use clap::{ArgAction, Args, ValueEnum};

use crate::report::Format;

/// The flags of every command, those of help and of the version among them.
#[derive(Clone, Debug, Args)]
#[command(version, disable_help_flag = true, disable_version_flag = true, disable_help_subcommand = true)]
pub struct Globals {
    #[arg(short = 'P', long, global = true, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub profile: Option<String>,
    #[arg(short, long, global = true, value_name = "SITE", value_parser = NonEmptyStringValueParser::new())]
    pub site: Option<String>,
    #[arg(short, long, global = true, value_name = "FORMAT")]
    pub output: Option<Format>,
    #[arg(long, global = true, conflicts_with = "output")]
    pub json: bool,
    #[arg(long, global = true, value_name = "FIELD", value_delimiter = ',', value_parser = NonEmptyStringValueParser::new())]
    pub fields: Vec<String>,
    #[arg(long, global = true, value_name = "DIALECT")]
    pub csv_dialect: Option<CsvDialect>,
    #[arg(short = 'n', long, global = true)]
    pub dry_run: bool,
    #[arg(short, long, global = true)]
    pub yes: bool,
    #[arg(long, global = true, value_name = "VALUE", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    pub confirm: Option<String>,
    #[arg(long, global = true)]
    pub no_input: bool,
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    #[arg(short, long, global = true, action = ArgAction::Count)]
    pub verbose: u8,
    #[arg(long, global = true, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    pub reason: Option<String>,
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = NonEmptyStringValueParser::new())]
    pub lang: Option<String>,
    #[arg(long, global = true, value_name = "WHEN")]
    pub color: Option<When>,
    #[arg(long, global = true)]
    pub accessible: bool,
    #[arg(long, global = true)]
    pub no_pager: bool,
    #[arg(long, global = true)]
    pub show_names: bool,
    #[arg(long, global = true, value_name = "DURATION", value_parser = NonEmptyStringValueParser::new())]
    pub timeout: Option<String>,
    #[arg(long, global = true, value_name = "DURATION", value_parser = NonEmptyStringValueParser::new())]
    pub deadline: Option<String>,
    #[arg(long, global = true, value_name = "COUNT")]
    pub retries: Option<u32>,
    #[arg(long, global = true, value_name = "COUNT")]
    pub parallel: Option<usize>,
    #[arg(long, global = true, value_name = "COUNT", conflicts_with = "all", value_parser = RangedU64ValueParser::<usize>::new().range(1..))]
    pub limit: Option<usize>,
    #[arg(long, global = true)]
    pub all: bool,
    #[arg(long, global = true, value_name = "FILE")]
    pub cacert: Option<PathBuf>,
    #[arg(long, global = true, value_name = "URL", value_parser = NonEmptyStringValueParser::new())]
    pub proxy: Option<String>,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    pub help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    pub version: Option<bool>,
}

/// A dialect of CSV.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CsvDialect {
    Fr,
    Standard,
}

/// When to do something: where it suits by itself, always, or never.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    Auto,
    #[value(alias = "toujours")]
    Always,
    #[value(alias = "jamais")]
    Never,
}

impl When {
    /// Whether it is done, where it would be by itself or not.
    pub fn decides(self, by_itself: bool) -> bool {
        match self {
            Self::Auto => by_itself,
            Self::Always => true,
            Self::Never => false,
        }
    }
}

/// The purpose of a run's profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To act with it: it must exist, and nothing may contradict it.
    Act,
    /// To make, change or remove it: the name may be a new one.
    Keep,
    /// To find out what is wrong with it: what can't be taken is left out, and told.
    Examine,
}

//! A setting as it was typed, and what is said of what is none.

use clap::Args;

use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::message;
use crate::settings::{KNOWN, Known, known};
use udatactl_core::text;
use udatactl_core::text::shell::Command;

/// Which setting.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "SETTING")]
    pub setting: String,
}

/// The words for a key, which this file never has.
const KEYS: [&str; 9] =
    ["token", "token_file", "api_key", "apikey", "key", "password", "jeton", "cle", "mot_de_passe"];

/// The setting of a name.
///
/// # Errors
/// Exit 2 for a name of none, with the nearest; for a key, with where keys live; for what another command chooses.
pub fn setting(typed: &str, context: &Context) -> Result<&'static Known, Failure> {
    known(typed).ok_or_else(|| none(typed, context))
}

fn none(typed: &str, context: &Context) -> Failure {
    let word = text::fold(typed).replace([' ', '-'], "_").trim_matches('_').to_owned();
    let word = word.strip_prefix("udatactl_").unwrap_or(&word);
    let elsewhere = |message| Failure::new(Code::SettingElsewhere, message);
    if KEYS.contains(&word) {
        return elsewhere(message!("config-keys-elsewhere"))
            .try_command(context.login_command())
            .try_command("udatactl auth status");
    }
    match word {
        "site" | "portal" | "portail" => {
            let command = Command::new("auth login --site {} --profile {}", &["data.gouv.fr", "ville"]);
            elsewhere(message!("config-site-elsewhere")).try_command(command)
        }
        "profile" | "profil" | "current" => {
            elsewhere(message!("config-profile-elsewhere")).try_command("udatactl profile list")
        }
        "person" | "clear" => {
            elsewhere(message!("config-account-elsewhere", name = word)).try_command("udatactl auth status")
        }
        _ => unknown(typed),
    }
}

fn unknown(typed: &str) -> Failure {
    let failure = Failure::new(Code::UnknownSetting, message!("config-unknown", name = typed));
    let failure = match text::nearest(typed, KNOWN.iter().map(|known| known.name)) {
        Some(near) => failure.hint(message!("hint-did-you-mean", suggested = near)),
        None => failure,
    };
    failure.try_command("udatactl config list")
}

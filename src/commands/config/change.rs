//! A setting written into the file of profiles, or taken out of it: whole or not at all, while nobody else writes there.

use toml_edit::Value;

use crate::commands::doctor::{said_by, without_passwords};
use crate::commands::profile;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::messages::message;
use crate::profiles::{Place, Profiles};
use crate::report::{Note, Report, record};
use crate::settings::{self, Known, Reach, Source, text_of};
use udatactl_core::text::shell::Command;

record! {
    /// A setting of the file, before and after.
    pub struct Row {
        setting: &'static str => shown(Text).cut(Never),
        /// The name of the profile, or `[defaults]`.
        place: String => shown(Text).cut(Middle),
        before: Option<String> => shown(Text).cut(Middle),
        after: Option<String> => shown(Text).cut(Middle),
        result: &'static str => shown(Token("result")),
    }
}

/// The place that the command line means for a setting.
///
/// What stands where nothing heeds it can be taken out.
///
/// # Errors
/// Exit 2 where the setting does not stand there, or a portal is named and no profile; exit 6 for an unknown profile.
pub fn place(known: &'static Known, is_taken_out: bool, context: &Context) -> anyhow::Result<Place> {
    let settings = &context.settings;
    let profiles = profile::known::profiles(context)?;
    if settings.site_flag {
        return Err(Failure::new(Code::SettingElsewhere, message!("config-site-has-none")).into());
    }
    if known.reach == Reach::Defaults && !is_taken_out {
        return match &settings.profile_name {
            Some(_) if settings.profile_flag => {
                let message = message!("config-of-the-person", name = known.name);
                Err(Failure::new(Code::SettingElsewhere, message).into())
            }
            _ => Ok(Place::Defaults),
        };
    }
    match &settings.profile_name {
        Some(name) => Ok(Place::Profile(profile::known::named(name, &profiles)?.name)),
        None if known.reach == Reach::Profile && !is_taken_out => {
            let message = message!("config-of-a-profile", name = known.name);
            let failure = Failure::new(Code::SettingElsewhere, message);
            Err(failure.try_command("udatactl profile list").into())
        }
        None => Ok(Place::Defaults),
    }
}

/// Writes the value, or takes the setting out.
///
/// # Errors
/// Exit 9 where another process holds the file; exit 2 where it can't be read or written.
pub fn write(
    context: &Context,
    known: &'static Known,
    place: &Place,
    value: Option<Value>,
) -> anyhow::Result<Report> {
    let settings = &context.settings;
    let mut profiles = if settings.dry_run {
        Profiles::read(&settings.places.configuration)?
    } else {
        context.hold_profiles()?
    };
    if let Place::Profile(name) = place {
        profile::known::named(name, &profiles)?;
    }
    let item = profiles.kept(place, known.name);
    // What is no value of the setting is shown as it stands there.
    let before = item.map(|item| text_of(known, item).unwrap_or_else(|| item.to_string().trim().to_owned()));
    let after = value.as_ref().and_then(|value| text_of(known, &value.clone().into()));
    let is_changed = before != after;
    let result = match (is_changed, settings.dry_run) {
        (false, _) => "unchanged",
        (true, true) => "planned",
        (true, false) => {
            match value {
                Some(value) => profiles.keep(place, known.name, value),
                None => profiles.drop_kept(place, known.name),
            }
            profiles.write()?;
            "changed"
        }
    };
    let row = Row {
        setting: known.name,
        place: match place {
            Place::Defaults => format!("[{place}]"),
            Place::Profile(name) => name.clone(),
        },
        before: before.as_deref().map(without_passwords),
        after: after.as_deref().map(without_passwords),
        result,
    };
    let mut report = Report::single(Row::COLUMNS, &row);
    if settings.dry_run {
        report = report.note(Note::Say(message!("dry-run-nothing-written")));
    }
    if let Some(note) = overruled(context, known, place, after.as_deref()) {
        report = report.note(note);
    }
    // What can't be shown, or was never taken, is not typed again.
    let is_shown =
        |text: &String| without_passwords(text) == *text && (known.check)(known.name, text).is_ok();
    if result == "changed" && before.iter().all(is_shown) {
        let command = undo(known, place, before.as_deref());
        report = report.note(Note::Hint(message!("hint-undo", command = command)));
    }
    Ok(report)
}

/// What holds instead of what the file has there now.
fn overruled(context: &Context, known: &'static Known, place: &Place, after: Option<&str>) -> Option<Note> {
    let now = context.settings.in_force.with(known, place, after);
    let holding = now.holding(known);
    let own = Source::from(place.clone());
    let other = holding.iter().find(|said| said.source != own)?;
    if holding.iter().any(|said| said.source == own) {
        return None;
    }
    // What is built in is no surprise.
    if after.is_none() && known.built_in == Some(&other.text) {
        return None;
    }
    let source = said_by(&other.source);
    let key = if after.is_some() { "config-overruled" } else { "config-still-said" };
    let value = without_passwords(&other.text);
    Some(Note::Warn(message!(key, name = known.name, value = value, source = source)))
}

/// The command that undoes what was done here.
fn undo(known: &'static Known, place: &Place, before: Option<&str>) -> Command {
    match before {
        Some(before) => settings::at(place, Command::new("config set {} {}", &[known.name, before])),
        None => settings::unset(place, known.name),
    }
}

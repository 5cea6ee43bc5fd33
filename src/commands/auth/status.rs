//! `auth status`: who is signed in, on which portal, with which rights, and where the key comes from.

use clap::Args;

use super::origin::KeyLocation;
use crate::context::Context;
use crate::messages::message;
use crate::report::{Note, Report, record};
use udata_client::{Me, Organization, if_given};

/// Nothing but the flags that every command has.
#[derive(Debug, Args)]
pub struct Arguments {}

record! {
    /// As whom this machine is signed in.
    pub struct Row {
        name: String => shown(Text).whose("id"),
        slug: String => shown(Slug("id")).whose("id"),
        id: String => shown(Text),
        site: String => shown(Text),
        title: Option<String> => shown(Text),
        /// The portal's version, or `before_12`: older ones do not tell it.
        udata: String => shown(Token("udata")),
        portal_administrator: bool => shown(Flag),
        member_of: usize => shown(Count),
        administrator_of: usize => shown(Count),
        editor_of: usize => shown(Count),
        partial_editor_of: usize => shown(Count),
        /// `variable`, `file`, `keyring`, `clear_file` or `sandbox`.
        key_from: &'static str => shown(Token("key-in")),
        /// The variable's name or the file's path.
        key_place: Option<String> => shown(Text),
        profile: Option<String> => shown(Text),
    }
}

/// Shows as whom this machine is signed in.
///
/// # Errors
/// Exit 4 without a key, or with one that the portal refuses.
pub fn run(_: &Arguments, context: &Context) -> anyhow::Result<Report> {
    let portal = context.signed_in()?;
    let Some(key) = context.key()? else { return Ok(Report::silent()) };
    let me = context.me()?;
    let site = portal.site_information()?;
    let (read, unread) = my_organizations(context, me)?;
    let with_role =
        |role: &str| read.iter().filter(|organization| role_in(organization, me) == Some(role)).count();
    let settings = &context.settings;
    let KeyLocation { key_from, key_place } = KeyLocation::from(&key.origin);
    let row = Row {
        name: me.name(),
        slug: me.slug.clone(),
        id: me.id.clone(),
        site: portal.site().to_string(),
        title: site.title,
        udata: site.version.unwrap_or_else(|| "before_12".to_owned()),
        portal_administrator: me.is_portal_administrator(),
        member_of: me.organizations.len(),
        administrator_of: with_role("admin"),
        editor_of: with_role("editor"),
        partial_editor_of: with_role("partial_editor"),
        key_from,
        key_place,
        profile: settings
            .profile
            .as_ref()
            .filter(|_| settings.key.is_none())
            .map(|profile| profile.name.clone()),
    };
    let report = Report::single(Row::COLUMNS, &row);
    Ok(match unread {
        0 => report,
        count => report.note(Note::Warn(message!("status-unread", count = count))),
    })
}

/// My organizations, and how many could not be read: one that is broken must not hide who is signed in.
pub fn my_organizations(context: &Context, me: &Me) -> anyhow::Result<(Vec<Organization>, usize)> {
    let read = context.read_each(&me.organizations, |portal, one| portal.listed_organization(&one.id))?;
    let read = read.into_iter().map(if_given).collect::<Result<Vec<_>, _>>()?;
    let all = read.len();
    let good: Vec<Organization> = read.into_iter().flatten().collect();
    let unread = all - good.len();
    Ok((good, unread))
}

fn role_in<'a>(organization: &'a Organization, me: &Me) -> Option<&'a str> {
    let mine = |member: &&udata_client::Member| member.user.as_ref().is_some_and(|user| user.id == me.id);
    organization.members.iter().find(mine).map(|member| member.role.as_str())
}

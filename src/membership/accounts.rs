//! Whether people can sign in: what the member list tells of it, and what only the account itself does.

use std::collections::{BTreeMap, BTreeSet};

use udata_client::{self as portal, Organization, Portal, User};
use udatactl_core::roster::{Account, CurrentMembers, Plan, Policy, guard};

/// A plan whose administrators' accounts matter, and the current members that it was made from.
pub struct Inquiry<'a> {
    pub plan: &'a Plan,
    pub current: &'a mut CurrentMembers,
    pub policy: &'a Policy,
    /// So many administrators who can act will do: no more are looked up.
    pub enough: usize,
}

/// Tells the state of an account that comes with other things. Of those that are gone the member list names the deleted
/// ones.
pub fn told(user: &User) -> Account {
    match (user.is_deleted(), user.active) {
        (true, _) => Account::Deleted,
        (false, Some(false)) => Account::SwitchedOff,
        (false, Some(true)) => Account::Active,
        (false, None) => Account::Unknown,
    }
}

/// Looks up the accounts of those who would be left to administer, as far as the guards need to know: only where a plan
/// takes an administrator away, side by side, each once. Whoever asks is signed in, and so can act.
///
/// # Errors
/// An answer that does not tell: nothing is concluded from it.
pub fn inquire(portal: &Portal, me: Option<&str>, inquiries: &mut [Inquiry]) -> portal::Result<()> {
    let mut found: BTreeMap<String, Account> =
        me.map(|me| (me.to_owned(), Account::Active)).into_iter().collect();
    loop {
        let mut asked = BTreeSet::new();
        for inquiry in inquiries.iter_mut() {
            inquiry.current.note(&found);
            asked.extend(guard::in_question(inquiry.plan, inquiry.current, inquiry.policy, inquiry.enough));
        }
        if asked.is_empty() {
            return Ok(());
        }
        let asked: Vec<String> = asked.into_iter().collect();
        for (id, account) in asked.iter().zip(portal.side_by_side(&asked, |id| look_up(portal, id))) {
            found.insert(id.clone(), account?);
        }
    }
}

/// Looks up the accounts of those members that `concerns`, and of whom the list does not tell, and writes what was found
/// into the organization.
///
/// # Errors
/// An answer that does not tell.
pub fn complete_accounts(
    portal: &Portal,
    me: Option<&str>,
    organization: &mut Organization,
    concerns: impl Fn(&portal::Member) -> bool,
) -> portal::Result<()> {
    let members = organization.members.iter_mut().filter(|member| concerns(member));
    let mut users: Vec<&mut User> = members.filter_map(|member| member.user.as_mut()).collect();
    for user in users.iter_mut().filter(|user| me == Some(&user.id)) {
        user.active = Some(true);
    }
    users.retain(|user| told(user) == Account::Unknown);
    let ids: BTreeSet<String> = users.iter().map(|user| user.id.clone()).collect();
    let ids: Vec<String> = ids.into_iter().collect();
    let accounts = portal.side_by_side(&ids, |id| look_up(portal, id));
    let found: portal::Result<BTreeMap<String, Account>> =
        ids.into_iter().zip(accounts).map(|(id, account)| Ok((id, account?))).collect();
    let found = found?;
    for user in users {
        user.active = Some(found.get(&user.id) == Some(&Account::Active));
    }
    Ok(())
}

/// Looks up one account. The portal's staff are shown those that are gone as well; to others it says 410 for the
/// deleted and for the switched-off alike (`UserAPI.get`), but the deleted are known from the member list: their names
/// say so, in every udata (`User.mark_as_deleted`).
fn look_up(portal: &Portal, id: &str) -> portal::Result<Account> {
    match portal.user(id) {
        Ok(user) if user.id != id => Err(portal::Error::of_another(&["users", id])),
        Ok(user) => Ok(match told(&user) {
            // It is shown to who may only see accounts that are in use.
            Account::Unknown => Account::Active,
            account => account,
        }),
        Err(error) if error.is_gone() => Ok(Account::SwitchedOff),
        Err(error) => Err(error),
    }
}

//! The current members of an organization: its members, and who has asked or is invited.

use std::collections::BTreeMap;

use super::account::Account;
use super::people::{ContentReference, Member, OrganizationName, Person, Request};
use super::role::Role;

/// The members of an organization and its requests, as read at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CurrentMembers {
    pub organization: OrganizationName,
    pub members: Vec<Member>,
    /// Members without a user, which simultaneous writes leave behind: counted, never touched.
    pub damaged: usize,
    /// The requests; `None` where they could not be read.
    pub requests: Option<Vec<Request>>,
    /// The assignments of partial editors, each with the id of whose it is; `None` where they were not read.
    pub assignments: Option<Vec<(String, ContentReference)>>,
    /// The states of accounts that were looked up, by id: those of people who are no members yet among them.
    pub others: BTreeMap<String, Account>,
}

impl CurrentMembers {
    /// The member with this id.
    pub fn member(&self, id: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.person.id == id)
    }

    /// The administrators, whether or not they can sign in.
    pub fn administrators(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.role == Some(Role::Admin))
    }

    /// How many members are listed more than once.
    pub fn doubled(&self) -> usize {
        self.members.iter().filter(|member| !member.also.is_empty()).count()
    }

    /// Notes what was found out of some accounts.
    pub fn note(&mut self, found: &BTreeMap<String, Account>) {
        for member in &mut self.members {
            if let Some(account) = found.get(&member.person.id) {
                member.account = *account;
            }
        }
        self.others.extend(found.iter().map(|(id, account)| (id.clone(), *account)));
    }

    /// The request or invitation with this id.
    pub fn request(&self, id: &str) -> Option<&Request> {
        self.requests.iter().flatten().find(|request| request.id == id)
    }

    /// Everybody with an account who is a member, or whose request or invitation waits or was turned down, with the address
    /// as the portal gives it.
    pub fn everybody(&self) -> impl Iterator<Item = (&Person, Option<&str>)> {
        let members = self.members.iter().map(|member| (&member.person, member.email.as_deref()));
        let is_there = |request: &&Request| {
            request.is_pending() || (request.is_turned_down() && !request.account_deleted)
        };
        let asked = self.requests.iter().flatten().filter(is_there);
        members.chain(
            asked.filter_map(|request| Some((request.person.as_ref()?, request.account_email.as_deref()))),
        )
    }

    /// The members whose accounts are known to be gone, and those whose request or invitation still waits.
    pub fn gone(&self) -> impl Iterator<Item = &Person> {
        let members =
            self.members.iter().filter(|member| member.account.is_gone()).map(|member| &member.person);
        let is_gone = |request: &&Request| request.account_deleted && request.is_pending();
        members.chain(
            self.requests.iter().flatten().filter(is_gone).filter_map(|request| request.person.as_ref()),
        )
    }

    /// The content that a partial editor may edit.
    pub fn assigned(&self, id: &str) -> Vec<ContentReference> {
        let theirs = self.assignments.iter().flatten().filter(|(whose, _)| whose == id);
        theirs.map(|(_, assigned)| assigned.clone()).collect()
    }
}

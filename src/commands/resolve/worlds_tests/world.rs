//! Worlds: a portal with its people, one organization of it, and whoever asks; and the texts by which people are named there.

use proptest::prelude::*;
use reqwest::Url;
use serde_json::{Value, json};

use crate::commands::resolve::person::Accounts;
use crate::membership;
use udata_client::{self as portal, Answer, Error, Me, User};
use udatactl_core::roster::{Action, Change, CurrentMembers, Target};

pub const SITE: &str = "https://www.data.gouv.fr/";

pub fn site() -> Url {
    Url::parse(SITE).expect("an address")
}

/// The part of an address that the portal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    Whole,
    Mask,
    Domain,
    Nothing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Active,
    Deleted,
    SwitchedOff,
}

#[derive(Clone, Debug)]
pub struct Someone {
    pub id: String,
    pub slug: String,
    /// The slug that they had before, which the portal still follows.
    pub before: String,
    pub first: &'static str,
    pub last: &'static str,
    pub email: String,
    pub state: State,
    pub shows: Shows,
}

impl Someone {
    /// True for a slug that they had before. Of who is switched off nobody can see that it was theirs.
    pub fn is_followed(&self, slug: &str) -> bool {
        self.before == slug && self.state != State::SwitchedOff
    }

    pub fn name(&self) -> String {
        let name = format!("{} {}", self.first, self.last).trim().to_owned();
        if name.is_empty() { self.slug.clone() } else { name }
    }

    /// The address as the portal gives it.
    pub fn shown(&self) -> Option<String> {
        let (_, domain) = self.email.split_once('@').expect("an address");
        match self.shows {
            Shows::Whole => Some(self.email.clone()),
            Shows::Mask => Some(mask(&self.email)),
            Shows::Domain => Some(format!("***@{domain}")),
            Shows::Nothing => None,
        }
    }

    /// The account as a list has it.
    fn listed(&self) -> Value {
        let deleted = (self.state == State::Deleted).then_some("2026-01-01");
        json!({
            "id": self.id, "slug": self.slug, "first_name": self.first, "last_name": self.last,
            "email": self.shown(), "deleted": deleted,
        })
    }

    /// The account as it has itself.
    fn user(&self) -> User {
        let mut user = self.listed();
        user["active"] = (self.state != State::SwitchedOff).into();
        serde_json::from_value(user).expect("a user")
    }
}

/// The first two letters, and a star for each of the others.
pub fn mask(address: &str) -> String {
    let address = address.to_lowercase();
    let (local, domain) = address.split_once('@').expect("an address");
    let character = |(place, character)| if place < 2 { character } else { '*' };
    format!("{}@{domain}", local.chars().enumerate().map(character).collect::<String>())
}

#[derive(Clone, Debug)]
pub enum Whose {
    Account(usize),
    Address(String),
}

impl PartialEq for Whose {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Account(one), Self::Account(other)) => one == other,
            (Self::Address(one), Self::Address(other)) => one.eq_ignore_ascii_case(other),
            _ => false,
        }
    }
}

/// A request or an invitation.
#[derive(Clone, Debug)]
pub struct Asked {
    pub id: String,
    pub whose: Whose,
    pub invitation: bool,
    pub status: &'static str,
    pub role: &'static str,
    pub day: usize,
}

impl Asked {
    pub fn is_open_invitation(&self) -> bool {
        self.invitation && self.status == "pending"
    }
}

#[derive(Clone, Debug)]
pub struct World {
    pub people: Vec<Someone>,
    /// The member list: an account may be there twice.
    pub rows: Vec<(usize, &'static str)>,
    pub asked: Vec<Asked>,
    pub me: usize,
    pub is_portal_administrator: bool,
    /// To whom no invitation was sent, since the portal knows that they are there already: a run tells of each.
    pub refused: Vec<Whose>,
}

impl World {
    pub fn current(&self) -> CurrentMembers {
        let members =
            self.rows.iter().map(|(place, role)| json!({"user": self.people[*place].listed(), "role": role}));
        let organization = json!({
            "id": "f".repeat(24), "slug": "ville", "name": "Ville", "members": members.collect::<Vec<_>>(),
        });
        let asked = self.asked.iter().map(|asked| {
            let (user, email) = match &asked.whose {
                Whose::Account(place) => (Some(self.people[*place].listed()), None),
                Whose::Address(address) => (None, Some(address)),
            };
            json!({
                "id": asked.id, "user": user, "email": email, "kind": if asked.invitation { "invitation" } else { "request" },
                "status": asked.status, "role": asked.role, "created": format!("2026-11-{:02}", asked.day),
            })
        });
        let asked = serde_json::from_value(asked.collect()).expect("requests");
        let mut current = membership::current_members(
            &serde_json::from_value(organization).expect("an organization"),
            Some(asked),
        );
        current.assignments = Some(Vec::new());
        current
    }

    pub fn me(&self) -> Me {
        let me = &self.people[self.me];
        let roles = if self.is_portal_administrator { vec!["admin"] } else { Vec::new() };
        serde_json::from_value(
            json!({"id": me.id, "slug": me.slug, "email": me.email, "roles": roles, "organizations": []}),
        )
        .expect("me")
    }

    pub fn with_id(&self, id: &str) -> Option<usize> {
        self.people.iter().position(|person| person.id == id)
    }

    pub fn roles(&self, place: usize) -> impl Iterator<Item = &'static str> + '_ {
        self.rows.iter().filter(move |(whose, _)| *whose == place).map(|(_, role)| *role)
    }

    /// Everybody there with an account: the members, and those who have asked, are invited, or were turned down.
    pub fn is_there(&self, place: usize) -> bool {
        let has_asked = |asked: &Asked| {
            asked.whose == Whose::Account(place)
                && match asked.status {
                    "pending" => true,
                    "accepted" => false,
                    _ => self.people[place].state != State::Deleted,
                }
        };
        self.roles(place).next().is_some() || self.asked.iter().any(has_asked)
    }

    /// True for a member, and for who has asked or is invited.
    pub fn stands(&self, whose: &Whose) -> bool {
        let is_member = matches!(whose, Whose::Account(place) if self.roles(*place).next().is_some());
        is_member || self.asked.iter().any(|asked| asked.status == "pending" && asked.whose == *whose)
    }

    /// Judges as udata does: by the first row of an account (`inject_organization_needs`), of whoever can sign in.
    pub fn is_administered(&self) -> bool {
        let acts = |place: usize| self.people[place].state == State::Active;
        (0..self.people.len()).any(|place| acts(place) && self.roles(place).next() == Some("admin"))
    }

    /// Carries a plan out as the portal does.
    pub fn carry_out(&mut self, changes: &[Change]) {
        for Change { target, action } in changes {
            let whose = self.whose(target);
            match action {
                Action::Invite { role, .. } => self.invite(whose, role.word()),
                Action::Add { role } => self.join(&whose, role.word()),
                Action::Approve { request, role, .. } => {
                    self.end(request, "accepted");
                    self.join(&whose, role.word());
                }
                // udata gives it to the first row.
                Action::SetRole { to, .. } => {
                    let row = self.rows.iter_mut().find(|(place, _)| Whose::Account(*place) == whose);
                    row.expect("a member").1 = to.word();
                }
                Action::Remove { .. } => self.rows.retain(|(place, _)| Whose::Account(*place) != whose),
                Action::Cancel { invitation } => self.end(invitation, "canceled"),
                Action::Resend { invitation, role, .. } => {
                    let whose = self.request(invitation).whose.clone();
                    self.end(invitation, "canceled");
                    self.invite(whose, role.word());
                }
                other => panic!("a roster never does {other:?}"),
            }
        }
    }

    pub fn whose(&self, target: &Target) -> Whose {
        match &target.id {
            Some(id) => Whose::Account(self.with_id(id).expect("an account")),
            None => Whose::Address(target.name.to_lowercase()),
        }
    }

    pub fn request(&self, id: &str) -> &Asked {
        self.asked.iter().find(|asked| asked.id == id).expect("a request")
    }

    fn end(&mut self, id: &str, status: &'static str) {
        let one = self.asked.iter_mut().find(|asked| asked.id == id).expect("a request");
        assert_eq!(one.status, "pending", "nobody answers twice");
        one.status = status;
    }

    fn join(&mut self, whose: &Whose, role: &'static str) {
        let Whose::Account(place) = whose else { panic!("an address is no member") };
        assert!(self.roles(*place).next().is_none(), "a member is not added again");
        self.rows.push((*place, role));
    }

    /// The portal knows whose an address is.
    fn invite(&mut self, to: Whose, role: &'static str) {
        let owner = |address: &String| {
            self.people.iter().position(|person| person.email.eq_ignore_ascii_case(address))
        };
        let whose = match &to {
            Whose::Address(address) => owner(address).map_or(to.clone(), Whose::Account),
            Whose::Account(_) => to.clone(),
        };
        if self.stands(&whose) {
            return self.refused.push(to);
        }
        let id = format!("new {}", self.asked.len());
        self.asked.push(Asked { id, whose, invitation: true, status: "pending", role, day: 29 });
    }
}

fn refusal(status: u16) -> Error {
    Error::Refused(Answer::read(status, "/api/1/users/", r#"{"message": "No"}"#, None).expect("an answer"))
}

impl Accounts for World {
    fn user(&self, named: &str) -> portal::Result<User> {
        let is: [&dyn Fn(&Someone) -> bool; 3] =
            [&|someone| someone.id == named, &|someone| someone.slug == named, &|someone| {
                someone.is_followed(named)
            }];
        let found = is.iter().find_map(|is| self.people.iter().find(|person| is(person)));
        match found {
            None => Err(refusal(404)),
            Some(one) if one.state != State::Active && !self.is_portal_administrator => Err(refusal(410)),
            Some(one) => Ok(one.user()),
        }
    }

    fn suggest_users(&self, text: &str) -> portal::Result<Vec<User>> {
        let found =
            self.people.iter().filter(|person| person.state == State::Active && person.slug.contains(text));
        Ok(found.map(Someone::user).collect())
    }

    fn users_with_email(&self, email: &str) -> portal::Result<Vec<User>> {
        assert!(self.is_portal_administrator, "nobody else may look");
        let found = self.people.iter().filter(|person| person.email.eq_ignore_ascii_case(email));
        Ok(found.map(Someone::user).collect())
    }
}

pub const NAMES: [(&str, &str); 9] = [
    ("Marc", "Delattre"),
    ("Delattre", "Marc"),
    ("MARC", "Delattre"),
    ("Marie", "Dupré-Roy"),
    ("Marie Dupre", "Roy"),
    ("Zoé", "Le Goff"),
    ("zoe", "LE\u{2011}GOFF"),
    ("Marc", "Dupond"),
    ("", ""),
];
/// Many of which a portal masks alike.
pub const ADDRESSES: [&str; 10] = [
    "marc.delattre@ville.fr",
    "Marc.Delatour@ville.fr",
    "marie.dupreroy@ville.fr",
    "marc.dupond.1@ville.fr",
    "ma@ville.fr",
    "zoe.legoff@ville.fr",
    "marc.delattre@port.fr",
    "zoe.le@port.fr",
    "zo@port.fr",
    "marie.legoffe@ville.fr",
];
const ROLES: [&str; 4] = ["admin", "editor", "partial_editor", "of_tomorrow"];

pub fn id(number: usize) -> String {
    format!("{number:x}").repeat(24)
}

pub fn uuid(number: usize) -> String {
    format!("0c7e6a4e-1f0e-4a43-9d5e-0d8f5a0f1c{number:02}")
}

fn someone() -> impl Strategy<Value = (usize, usize, usize, State, Shows)> {
    let state =
        prop_oneof![6 => Just(State::Active), 1 => Just(State::Deleted), 1 => Just(State::SwitchedOff)];
    let shows = prop_oneof![
        3 => Just(Shows::Whole), 6 => Just(Shows::Mask), 1 => Just(Shows::Domain), 1 => Just(Shows::Nothing),
    ];
    (0..NAMES.len(), 0usize..16, 0..ADDRESSES.len(), state, shows)
}

/// The slug that somebody has, who chose the name that it is made of.
fn slug(choice: usize, number: usize, people: usize, (first, last): (&str, &str)) -> String {
    let plain = |text: &str| text.to_lowercase().replace(['é'], "e").replace([' ', '\u{2011}'], "-");
    match choice {
        0..=2 => id((number + choice) % people + 1),
        3 => "me".to_owned(),
        4 => "moi".to_owned(),
        5 => uuid(0),
        6 => plain(last),
        7 => "-rf".to_owned(),
        _ => plain(&format!("{first} {last}")),
    }
}

fn people() -> impl Strategy<Value = Vec<Someone>> {
    prop::collection::vec(someone(), 2..8).prop_map(|all| {
        let mut people: Vec<Someone> = Vec::new();
        for (number, (name, choice, address, state, shows)) in all.iter().enumerate() {
            let mut slug = slug(*choice, number, all.len(), NAMES[*name]);
            if slug.is_empty() || people.iter().any(|person| person.slug == slug) {
                slug = format!("{slug}-{number}");
            }
            // The portal lets nobody have another one's address, in whatever case.
            let mut email = ADDRESSES[*address].to_owned();
            if people.iter().any(|person| person.email.eq_ignore_ascii_case(&email)) {
                email = format!("m{number}{email}");
            }
            if choice % 5 == 0 {
                email = email.to_uppercase();
            }
            people.push(Someone {
                id: id(number + 1),
                slug,
                before: format!("before-{number}"),
                first: NAMES[*name].0,
                last: NAMES[*name].1,
                email,
                state: *state,
                shows: *shows,
            });
        }
        people
    })
}

pub fn world() -> impl Strategy<Value = World> {
    let role = || prop::sample::select(ROLES.to_vec());
    let rows = prop_oneof![
        3 => Just(Vec::new()),
        6 => prop::collection::vec(role(), 1),
        1 => prop::collection::vec(role(), 2..4),
    ];
    let status = prop_oneof![
        5 => Just("pending"), 1 => Just("refused"), 1 => Just("canceled"), 1 => Just("accepted"),
    ];
    let asked = (any::<prop::sample::Index>(), 0usize..4, any::<bool>(), status, role(), 1usize..29);
    let parts = (
        people(),
        prop::collection::vec(rows, 8),
        prop::collection::vec(asked, 0..5),
        any::<prop::sample::Index>(),
        prop::bool::weighted(0.25),
    );
    parts.prop_map(|(mut people, rows, asked, me, is_portal_administrator)| {
        let me = me.index(people.len());
        people[me].state = State::Active;
        if is_portal_administrator {
            people.iter_mut().for_each(|person| person.shows = Shows::Whole);
        }
        let mut list: Vec<(usize, &'static str)> = Vec::new();
        for order in 0..3 {
            let of_turn = rows.iter().take(people.len()).enumerate();
            list.extend(of_turn.filter_map(|(place, roles)| Some((place, *roles.get(order)?))));
        }
        let asked =
            asked.into_iter().enumerate().map(|(number, (whose, kind, invitation, status, role, day))| {
                let (whose, invitation) = match kind {
                    0 => (Whose::Address(ADDRESSES[whose.index(ADDRESSES.len())].to_owned()), true),
                    _ => (Whose::Account(whose.index(people.len())), invitation),
                };
                Asked { id: uuid(number), whose, invitation, status, role, day }
            });
        World { asked: asked.collect(), people, rows: list, me, is_portal_administrator, refused: Vec::new() }
    })
}

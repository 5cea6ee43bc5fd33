//! A second, simple judge of whom a text may mean: it looks at everybody there is, one by one.

use super::world::{SITE, Shows, State, Whose, World, mask};

/// The text that names somebody on a line, or where one is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    Id(String),
    Hex(String),
    Slug(String),
    Me,
    Address(String),
    Name(String),
}

/// A line as it is written.
#[derive(Clone, Debug, Default)]
pub struct Written {
    pub person: String,
    pub id: String,
    pub mail: String,
    pub name: String,
    pub new: bool,
}

/// Reads a text by its look alone.
pub fn said(text: &str) -> Said {
    let is_id = |text: &str| text.len() == 24 && text.chars().all(|character| character.is_ascii_hexdigit());
    let is_slug =
        |text: &str| text.chars().all(|character| matches!(character, 'a'..='z' | '0'..='9' | '-' | '_'));
    let plain = |text: &str| match text {
        text if is_id(text) => Said::Hex(text.to_lowercase()),
        text => Said::Slug(text.to_owned()),
    };
    if let Some(id) = text.strip_prefix("id:") {
        return Said::Id(id.to_lowercase());
    }
    if let Some(slug) = text.strip_prefix("slug:") {
        return Said::Slug(slug.to_owned());
    }
    if let Some(page) = text.strip_prefix(SITE) {
        return plain(page.split('/').find(|part| !["fr", "users", "admin"].contains(part)).expect("a name"));
    }
    match text {
        "me" | "moi" => Said::Me,
        _ if text.contains('@') => {
            let address = text.split(['<', '>', ' ', ':', ';']).find(|part| part.contains('@'));
            Said::Address(address.expect("an address").to_owned())
        }
        _ if is_id(text) || is_slug(text) => plain(text),
        _ => Said::Name(text.to_owned()),
    }
}

impl Written {
    pub fn said(&self) -> Said {
        if !self.id.is_empty() {
            return Said::Id(self.id.to_lowercase());
        }
        match (self.person.as_str(), self.mail.as_str()) {
            ("", mail) => said(mail),
            (person, "") => said(person),
            (person, mail) => match said(person) {
                Said::Name(_) => said(mail),
                other => other,
            },
        }
    }

    /// The address that stands there, whatever names them.
    pub fn address(&self) -> Option<String> {
        let said = [self.said(), said(&self.person), said(&self.mail)];
        said.into_iter().find_map(|said| match said {
            Said::Address(address) => Some(address.to_lowercase()),
            _ => None,
        })
    }

    /// The name that the line has, if any.
    pub fn name(&self) -> Option<String> {
        let before = self.person.split('<').next().unwrap_or_default().trim();
        match said(&self.person) {
            _ if !self.name.is_empty() => Some(self.name.clone()),
            Said::Name(name) => Some(name),
            Said::Address(_) if self.person.contains('<') && !before.is_empty() => Some(before.to_owned()),
            _ => None,
        }
    }
}

/// The words of a name.
fn words(name: &str) -> Vec<String> {
    let plain = |character: char| match character {
        'é' | 'É' => 'e',
        '-' | '\u{2011}' => ' ',
        other => other,
    };
    let plain: String = name.chars().map(plain).collect();
    plain.to_lowercase().split_whitespace().map(str::to_owned).collect()
}

/// True where they are called so, whichever of the names comes first.
pub fn is_called(world: &World, place: usize, name: &str) -> bool {
    let (own, name) = (words(&world.people[place].name()), words(name));
    (0..own.len()).any(|order| [&own[order..], &own[..order]].concat() == name)
}

fn same(word: &str, other: &str) -> bool {
    word.to_lowercase() == other.to_lowercase()
}

/// Every account that a text names, of all there are. Where it is the id of somebody `there`, it is no stranger's slug.
pub fn named(world: &World, said: &Said, there: &dyn Fn(usize) -> bool) -> Vec<usize> {
    let is_id_there = |digits: &String| {
        (0..world.people.len()).any(|index| there(index) && world.people[index].id == *digits)
    };
    let is_it = |place: &usize| {
        let one = &world.people[*place];
        match said {
            Said::Id(id) => one.id == *id,
            Said::Hex(digits) if one.slug == *digits && one.id != *digits => {
                // Nobody sees that the id of a closed account is a stranger's slug, or an id that of a closed one.
                let owner = world.with_id(digits).map(|owner| world.people[owner].state);
                let is_found = owner.is_none_or(|state| (state, one.state) == (State::Active, State::Active));
                there(*place) || is_found && !is_id_there(digits)
            }
            Said::Hex(digits) => one.id == *digits,
            Said::Slug(slug) => one.slug == *slug || one.is_followed(slug) && one.state != State::Active,
            Said::Me => *place == world.me,
            Said::Address(address) => same(&one.email, address),
            Said::Name(_) => false,
        }
    };
    (0..world.people.len()).filter(is_it).collect()
}

/// The only one whom a line of these can mean: an account, or an address that nobody has yet.
pub fn only(world: &World, line: &Written, all: &[Written]) -> Option<Whose> {
    let (whose, is_in_use) = alone(world, line)?;
    let Some(name) = line.name().filter(|_| !line.new) else { return Some(whose) };
    let is_called_so = |place: usize| is_called(world, place, &name);
    if matches!(whose, Whose::Account(place) if is_called_so(place)) {
        return Some(whose);
    }
    // Called as somebody else there is: a column that was sorted by itself, perhaps; or somebody by what they had before, unless
    // who is called so is on another line.
    let is_on_another = |place: usize| {
        let others = all.iter().filter(|other| !std::ptr::eq(*other, line));
        others.filter_map(|other| alone(world, other)).any(|(other, _)| other == Whose::Account(place))
    };
    let may_be = |place: usize| {
        let is_one = if is_in_use {
            world.is_there(place)
        } else {
            world.stands(&Whose::Account(place)) && !is_on_another(place)
        };
        is_one && is_called_so(place)
    };
    (!(0..world.people.len()).any(may_be)).then_some(whose)
}

/// Finds the only one whom a line means, whatever they are called; and whether it can be seen that it is an account in
/// use.
fn alone(world: &World, line: &Written) -> Option<(Whose, bool)> {
    let said = line.said();
    let is_in_use = |place: usize| world.is_there(place) || world.people[place].state == State::Active;
    match (named(world, &said, &|place| world.is_there(place)).as_slice(), said) {
        ([one], Said::Address(address)) => {
            Some((Whose::Account(*one), is_in_use(*one) && is_known(world, &address)))
        }
        ([one], _) => Some((Whose::Account(*one), is_in_use(*one))),
        ([], Said::Address(address)) => Some((Whose::Address(address), false)),
        _ => None,
    }
}

/// True for an address of which can be seen whose it is.
pub fn is_known(world: &World, address: &str) -> bool {
    let shows = |place: usize| world.people[place].shown().is_some_and(|shown| same(&shown, address));
    let is_mine = same(&world.people[world.me].email, address);
    world.is_portal_administrator
        || (0..world.people.len())
            .any(|place| world.is_there(place) && (shows(place) || place == world.me && is_mine))
}

/// The only one there whose masked address and name both fit.
pub fn by_name(world: &World, line: &Written) -> Option<usize> {
    let (Said::Address(address), Some(name)) = (line.said(), line.name()) else { return None };
    let fits = |place: &usize| {
        let one = &world.people[*place];
        world.is_there(*place)
            && !is_known(world, &address)
            && one.shows == Shows::Mask
            && mask(&one.email) == mask(&address)
            && is_called(world, *place, &name)
    };
    match (0..world.people.len()).filter(fits).collect::<Vec<_>>().as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// True where a line may mean somebody who is there, as far as whoever plans can see.
pub fn may_be(world: &World, line: &Written, whose: &Whose) -> bool {
    let place = match whose {
        Whose::Account(place) => *place,
        Whose::Address(own) => {
            return line.address().is_some_and(|address| same(&address, own));
        }
    };
    let said = line.said();
    let one = &world.people[place];
    // Whoever is said to be new is nobody there, unless that can be seen to be wrong.
    if let (true, Said::Address(address)) = (line.new, &said) {
        return one.shown().is_some_and(|shown| same(&shown, address));
    }
    if named(world, &said, &|place| world.is_there(place)).contains(&place) {
        return true;
    }
    let name = line.name();
    match &said {
        Said::Name(name) => is_called(world, place, name),
        Said::Address(address) => {
            let (_, domain) = address.split_once('@').expect("an address");
            let may_fit = match one.shows {
                Shows::Whole => false,
                Shows::Mask => mask(&one.email) == mask(address),
                Shows::Domain => one.email.to_lowercase().ends_with(&format!("@{}", domain.to_lowercase())),
                Shows::Nothing => true,
            };
            !is_known(world, address) && may_fit
        }
        _ => name.is_some_and(|name| {
            let is_own = named(world, &said, &|place| world.is_there(place))
                .iter()
                .any(|own| is_called(world, *own, &name));
            !is_own && is_called(world, place, &name)
        }),
    }
}

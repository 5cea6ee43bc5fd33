//! Measures the rules of an audit alone: how many members a second one core judges, of organizations of 20 members.
//!
//!     cargo run --release --locked --package udatactl-core --example judge [ORGANIZATIONS]
//!
//! Nine of ten organizations are as they should be but for a member who was away; the others have faults of every kind.

#![expect(clippy::print_stdout, reason = "that is what it is for")]

use std::time::Instant;

use jiff::{SignedDuration, Timestamp};
use udatactl_core::audit::facts::{Content, Person, Seen, Unseen};
use udatactl_core::audit::rules::AUDIT;
use udatactl_core::audit::{Facts, Ruling, assess};
use udatactl_core::roster::{self, Account, OrganizationName, Role};
use udatactl_core::text::fold;

const MEMBERS: usize = 20;
const ROUNDS: usize = 5;
const FIRST: [&str; 8] =
    ["Jeanne", "Éléonore", "Paul", "Marie-Thérèse", "Yann", "François", "Aïcha", "Louis"];
const LAST: [&str; 7] = ["Martin", "Petit", "Le Goff", "Müller", "D'Astier", "Durand", "Lefèvre"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let count = std::env::args().nth(1).map_or(Ok(2_000), |count| count.parse::<usize>())?;
    let now: Timestamp = "2026-11-30T12:00:00Z".parse()?;
    let organizations: Vec<Facts> = (0..count).map(|number| organization(number, now)).collect();
    let ruling = Ruling::default();
    let mut best = 0.0_f64;
    let mut found = 0;
    for _ in 0..ROUNDS {
        let started = Instant::now();
        let told = organizations.iter().map(|facts| assess(&facts.name, facts, &ruling, AUDIT).found.len());
        found = told.sum();
        let members = u32::try_from(count * MEMBERS)?;
        best = best.max(f64::from(members) / started.elapsed().as_secs_f64());
    }
    println!("{best:.0} members a second; {found} findings in {count} organizations");
    Ok(())
}

fn organization(number: usize, now: Timestamp) -> Facts {
    let is_fine = is_fine(number);
    let slug = format!("collectivite-{number}");
    let name =
        OrganizationName { id: format!("a{number:023x}"), slug, name: format!("Collectivité n° {number}") };
    Facts {
        acronym: Some(format!("C{number}")),
        description: "Une collectivité qui publie ses données. ".repeat(8),
        website: is_fine.then(|| "https://www.collectivite.example/".to_owned()),
        has_logo: is_fine,
        badges: ["certified", "local-authority"][usize::from(!is_fine)..]
            .iter()
            .map(|&kind| kind.into())
            .collect(),
        siret: is_fine.then(|| "21690123100011".to_owned()),
        has_sirets: true,
        people: (0..MEMBERS).map(|rank| person(number, rank, now)).collect(),
        waiting: Ok(Vec::new()),
        same_siret: Ok(Vec::new()),
        registered: Err(Unseen::Lacking),
        content: Ok(Content { count: 1, latest: Some(now), ..Content::default() }),
        harvesters: Ok(Vec::new()),
        discussions: Ok(Vec::new()),
        contacts: Ok(Vec::new()),
        ..Facts::unread(name, now)
    }
}

fn person(organization: usize, rank: usize, now: Timestamp) -> Person {
    let is_fine = is_fine(organization);
    let number = organization * MEMBERS + rank;
    let halves = match rank {
        1 if !is_fine => ["Service".to_owned(), "Informatique".to_owned()],
        _ => [
            FIRST[number % FIRST.len()].to_owned(),
            format!("{} {}", LAST[number % LAST.len()], letters(rank)),
        ],
    };
    let days = if rank == 3 { 400 } else { 3 };
    let is_admin = rank == 0 || is_fine && rank == 1;
    let mail = if !is_fine && rank == 0 { "***@gmail.com" } else { "***@collectivite.example" };
    Person {
        person: roster::Person {
            id: format!("b{number:023x}"),
            slug: format!("prenom-nom-{number}"),
            name: halves.join(" "),
        },
        halves: halves.map(|half| fold(&half)),
        role: Some(if is_admin { Role::Admin } else { Role::Editor }),
        mail: Some(mail.to_owned()),
        seen: Seen::At(now - SignedDuration::from_hours(24 * days)),
        since: Some(now - SignedDuration::from_hours(24 * 500)),
        account: if !is_fine && rank == 5 { Account::Deleted } else { Account::Active },
        rows: 1,
        assigned: None,
        until: None,
    }
}

fn is_fine(organization: usize) -> bool {
    !organization.is_multiple_of(10)
}

/// A number as the letters of a name: every member of an organization is called otherwise.
fn letters(number: usize) -> String {
    let digits = number.to_string();
    digits.bytes().map(|digit| char::from(digit - b'0' + b'a')).collect()
}

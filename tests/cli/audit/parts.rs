//! Many organizations: what is found in the first is there before the last are read, and one that fails is one.

use std::io::{BufRead, BufReader, Read};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};

use crate::fault_proxy::{self, Fate};
use crate::support::run::finish;
use crate::support::world::{Organization, Person, World};

const LIMIT: Duration = Duration::from_mins(1);

/// Organizations that hang on one administrator, in the order of their slugs.
pub fn organizations(world: &World, alice: &Person, count: u8) -> Vec<Organization> {
    let name = |index: u8| format!("{}ville", char::from(b'A' + index));
    (0..count).map(|index| world.organization(&name(index), &[(alice, "admin")])).collect()
}

/// True where a path is about one of these.
pub fn is_about(organizations: &[Organization], path: &str) -> bool {
    organizations.iter().any(|org| path.contains(&org.id) || path.contains(&org.slug))
}

/// The portal answers nothing about the others until a line about the first ones was read.
#[test]
fn the_first_findings_are_there_before_the_others_are_read() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let organizations = organizations(&world, &alice, 7);
    let (first, others) = (organizations[..2].to_vec(), organizations[2..].to_vec());
    let (open, opened) = channel::<()>();
    let opened = Arc::new(Mutex::new(opened));
    let site = fault_proxy::before(world.portal.base(), move |_, path| {
        let opened = Arc::clone(&opened);
        if is_about(&others, path) {
            // Until the sender is gone.
            Fate::AnswerAfter(Box::new(move || {
                opened.lock().unwrap().recv().ok();
            }))
        } else {
            Fate::PassedOn
        }
    });
    let asked = ["audit", "org", "--mine", "--only", "two-administrators", "--parallel", "2", "-o", "jsonl"];
    let command = world.command_as(&alice).env("UDATACTL_SITE", site).args(asked);
    let mut child = command.start();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let mut text = String::new();
    stdout.read_line(&mut text).unwrap();
    drop(open);
    stdout.read_to_string(&mut text).unwrap();
    let rows: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows[0]["organization_id"], json!(first[0].id));
    assert_eq!(rows.len(), organizations.len());
    finish(child, &command.line(), LIMIT).success();
}

/// A part of one that fails is not the whole run, and a portal that tells of none is.
#[test]
fn a_part_that_fails_is_no_end_and_all_that_fail_alike_are() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let organizations = organizations(&world, &alice, 4);
    let run = |refused: &[Organization]| {
        let refused = refused.to_vec();
        let rule = fault_proxy::refuse("500 Internal Server Error", move |_, path| is_about(&refused, path));
        let site = fault_proxy::before(world.portal.base(), rule);
        let asked = ["audit", "org", "--mine", "--only", "two-administrators", "--parallel", "1"];
        let more = ["--retries", "0", "--fields", "organization,rule", "-o", "csv"];
        world.command_as(&alice).env("UDATACTL_SITE", site).args(asked).args(more).run()
    };
    let some = run(&organizations[..1]).exits(8);
    let rows = some.stdout.lines().skip(1).map(|line| line.split(',').nth(1).unwrap());
    assert_eq!(rows.filter(|rule| *rule == "two-administrators").count(), 3, "{some}");
    assert!(some.stdout.contains("organization-read"), "{some}");
    let none = run(&organizations).exits(9);
    assert_eq!(none.stdout, "", "{none}");
}

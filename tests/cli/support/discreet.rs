//! Where a run has `CI` set, nobody is named in what many read: each such run is looked through for everybody whom the tests
//! have put into a portal.

use std::sync::Mutex;

use super::output::Output;
use super::world::Person;

/// What names somebody and nobody else: slugs, last names with their tag, addresses.
static TELLING: Mutex<Vec<String>> = Mutex::new(Vec::new());
/// What is made for a file or a program.
const KEEP: [&str; 8] = ["json", "jsonl", "csv", "md", "ids", "--json", "export", "api"];

/// Makes somebody known.
pub fn know(person: &Person) {
    let telling = [&person.slug, &person.last_name, &person.email].map(|text| text.to_lowercase());
    TELLING.lock().unwrap().extend(telling);
}

/// Panics where somebody is named.
#[track_caller]
pub fn check(raw: &Output, arguments: &[String]) {
    let mut shown = raw.stderr.to_lowercase();
    if !arguments.iter().any(|word| KEEP.contains(&word.as_str())) {
        shown.push_str(&raw.stdout.to_lowercase());
    }
    for name in TELLING.lock().unwrap().iter() {
        assert!(!shown.contains(name.as_str()), "“{name}” is named where CI is set\n{raw}");
    }
}

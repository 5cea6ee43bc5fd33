//! Rosters that were damaged, by bytes and by structure: no panic, a documented exit code, and never a write. What reading
//! them gives is proved without the binary in `crates/core/src/roster/document_tests.rs`, many more times.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::{Town, town};
use crate::support::roster::toml;

fn check<S: Strategy>(of: &S, test: impl Fn(S::Value)) {
    let config = Config { cases: 60, failure_persistence: None, max_shrink_iters: 40, ..Config::default() };
    let tried = |value| {
        test(value);
        Ok(())
    };
    TestRunner::new(config).run(of, tried).unwrap_or_else(|failure| panic!("{failure}"));
}

#[test]
fn no_damage_makes_it_panic_or_write() {
    let world = world!();
    let Town { alice, bob, carol, org } = town(&world);
    let whole =
        toml(&[(&org.slug, &[(&alice.id, "admin"), (&bob.slug, "admin"), (&carol.id, "absent = \"left\"")])]);
    let sheet =
        format!("organization;person;role\n{0};{1};admin\n{0};{2};editor\n", org.slug, alice.id, bob.slug);
    let run = |text: Vec<u8>| {
        let command =
            world.command_as(&alice).lang("fr").args(["roster", "plan", "-", "--prune", "-o", "json"]);
        let run = command.stdin(text).run();
        assert!([0, 2, 5, 6].contains(&run.code) && !run.stderr.contains("panicked"), "{run}");
        assert_eq!(run.stdout.is_empty(), run.code != 0, "{run}");
    };
    let bytes = proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 1..4);
    check(&(any::<bool>(), bytes), |(csv, damages)| {
        let mut text = if csv { sheet.clone() } else { whole.clone() }.into_bytes();
        for (place, byte, kind) in damages {
            let place = place.index(text.len());
            match kind {
                0 => text[place] = byte,
                1 => text.truncate(place.max(1)),
                _ => text.insert(place, byte),
            }
        }
        run(text);
    });
    // Lines left out, doubled and moved, and words changed for others that mean something elsewhere.
    let lines = proptest::collection::vec(
        (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..4_u8),
        1..4,
    );
    let words = [
        "admin",
        "people",
        "[[roster]]",
        "organization",
        "",
        "me",
        "*",
        "-1",
        "true",
        "{}",
        "\u{202e}",
        "=1+1",
    ];
    check(&(any::<bool>(), lines), |(csv, damages)| {
        let text = if csv { &sheet } else { &whole };
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        for (one, other, kind) in damages {
            if lines.is_empty() {
                break;
            }
            let (from, to) = (one.index(lines.len()), other.index(lines.len()));
            match kind {
                0 => drop(lines.remove(from)),
                1 => lines.insert(to, lines[from].clone()),
                2 => lines.swap(from, to),
                _ => {
                    let parts: Vec<&str> = lines[from].split('"').collect();
                    let place = other.index(parts.len());
                    let mut parts: Vec<String> = parts.into_iter().map(str::to_owned).collect();
                    parts[place] = words[one.index(words.len())].to_owned();
                    lines[from] = parts.join("\"");
                }
            }
        }
        run(lines.join("\n").into_bytes());
    });
    assert_eq!(world.writes_by(&alice), 0);
}

//! Where `CI` is set, logs name nobody: what each run shows is looked through by `support/discreet.rs`.

use serde_json::json;

use crate::faults::verbs::VERBS;
use crate::support::output::Output;
use crate::support::roster::toml;
use crate::support::world::{Organization, Person, World};

/// A city with everybody who can be named: members, somebody who asks, somebody invited, an address invited.
struct City<'p> {
    world: World<'p>,
    alice: Person,
    bob: Person,
    carol: Person,
    stranger: Person,
    org: Organization,
    request: String,
}

fn city(world: World) -> City {
    let alice = world.person("Alice", "Martin");
    let bob = world.person("Bob", "Petit");
    let carol = world.person("Carol", "Roux");
    let stranger = world.person("Zoé", "Lefèvre");
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "partial_editor"), (&carol, "editor")]);
    let request = world.request(&org, &stranger, &format!("Je suis {}, de la mairie.", stranger.full_name()));
    City { world, alice, bob, carol, stranger, org, request }
}

#[test]
fn no_verb_that_writes_names_anybody_in_a_log() {
    let portal = portal_or_skip!();
    // What creates an organization calls it after somebody, and names of organizations are public; a raw call gives JSON.
    let other = |name: &str| name.starts_with("org create") || name.starts_with("api");
    for verb in VERBS.iter().filter(|verb| !other(verb.name)) {
        let world = World::on(&portal);
        let scene = (verb.scene)(&world);
        scene.set_journal(&world, portal.base());
        let run = |more: &[&str]| {
            world.command_as(&scene.actor).env("CI", "true").args(&scene.words).args(more).run()
        };
        run(&["-n", "-v", "-o", "table"]).success();
        let unanswered: Vec<&String> = scene
            .words
            .iter()
            .filter(|word| !word.starts_with("--yes") && !word.starts_with("--confirm"))
            .collect();
        world.command_as(&scene.actor).env("CI", "1").args(unanswered).run();
        run(&["-v", "-o", "lines"]).success();
        let landed = (scene.look)(&world);
        assert!(landed == scene.after || verb.name == "invite resend", "{}: {landed}", verb.name);
        // There is nothing left to do, or it is refused.
        run(&["-o", "table"]);
    }
}

#[test]
fn no_verb_that_reads_names_anybody_in_a_log() {
    let world = world!();
    let city = city(world);
    let City { alice, bob, carol, stranger, org, request, .. } = &city;
    let invites = city.world.portal.can.invites;
    if invites {
        city.world.invitation(org, &city.world.person("Dan", "Noir"), "editor");
        city.world.mail_invitation(org, &format!("neuf-{}@ville.example.org", city.world.tag()), "admin");
    }
    let named = bob.full_name();
    let lines = [
        "auth status",
        "doctor",
        "org list --mine",
        "org show ORG",
        "org show ORG --advice",
        "org activity ORG",
        "org certify-request ORG --check",
        "org certify-request ORG --reason x --proof y",
        "org recover ORG",
        "member list ORG",
        "member show ORG PERSON",
        "member show ORG NAME",
        "member show ORG nobody-here",
        "member add ORG STRANGER -n",
        "member promote ORG PERSON --to admin -n",
        "member replace ORG PERSON STRANGER -n",
        "offboard PERSON -n",
        "person find NAME",
        "person show PERSON",
        "assignment list ORG",
        "requests list ORG",
        "requests show ORG REQUEST",
        "requests approve ORG REQUEST -n",
        "requests mine",
        "invite list ORG",
        "invite inbox",
        "notification list",
        "notification digest",
        "notification settings",
        "notification follow ORG -n",
        "audit snapshot ORG --out people.jsonl --force",
        "audit diff people.jsonl now",
        "audit trend ORG",
        "journal list",
        "profile list",
        "roster export ORG --out out.toml",
    ];
    for line in lines {
        let word = |word: &str| match word {
            "ORG" => org.slug.clone(),
            "PERSON" => carol.slug.clone(),
            "STRANGER" => stranger.slug.clone(),
            "NAME" => named.clone(),
            "REQUEST" => request.clone(),
            other => other.to_owned(),
        };
        let words: Vec<String> = line.split(' ').map(word).collect();
        for format in ["table", "plain", "lines"] {
            let command = city.world.command_as(alice).env("CI", "true").lang("fr").args(&words);
            command.args(["-v", "-o", format]).run();
        }
        let command = city.world.command_as(stranger).env("CI", "true").lang("fr").args(&words);
        command.args(["--accessible", "-o", "table"]).run();
        city.world.anonymous().env("CI", "true").args(&words).args(["-o", "json"]).run();
    }
}

/// People whose names are made of more than words: first and last names.
const ODD: [(&str, &str); 15] = [
    ("Luc", "Blanc (DSI)"),
    ("DUPOND,", "Jacques"),
    ("Service", "SIG / Données"),
    ("Paul & Marie", "Curie"),
    ("Équipe", "n°1"),
    ("Anne‐Sophie", "Roux"),
    ("Anne –", "Roux2"),
    ("A\u{200b}line", "Ze\u{200b}ro"),
    ("Ev\u{202e}il", "Na\u{202e}me"),
    ("Ann \"Q\"", "O'Neil, \\\"x\\\""),
    ("=cmd|calc", "+1+1"),
    ("‘Ayn", "L’Hœlgoualc‘h"),
    ("Li 李", "小龙"),
    ("Jean @ville", "x@y.example"),
    ("★ Chef 🦊", "…"),
];

#[test]
fn whatever_people_are_called_a_log_has_their_ids() {
    let world = world!();
    let (world, alice) = (&world, &world.person("Alice", "Martin"));
    let odd: Vec<Person> = ODD.iter().map(|(first, last)| world.person(first, last)).collect();
    let members: Vec<(&Person, &str)> =
        [(alice, "admin")].into_iter().chain(odd.iter().map(|one| (one, "editor"))).collect();
    let org = &world.organization("Ville", &members);
    let asks = world.person("Zoé (RH)", "Le « Fèvre » n°2");
    let request = world.request(org, &asks, &format!("Je suis {}, de la mairie.", asks.full_name()));
    let roster = toml(&[(&org.slug, &[(&alice.slug, "admin")])]);
    let slugs: Vec<&str> = odd.iter().map(|person| &*person.slug).collect();
    let run = |words: &[&str], format: &str| {
        let command = world.command_as(alice).env("CI", "true").lang("fr").args(words);
        let run = command.args(["-v", "-o", format]).run();
        says_nobody(&run, &odd, &[&asks]);
        run
    };
    let says = |run: &Output, people: &[Person]| {
        let shown = format!("{}{}", run.stdout, run.stderr);
        people.iter().for_each(|one| assert!(shown.contains(&one.id), "{}\n{run}", one.full_name()));
    };
    for format in ["table", "plain", "lines"] {
        says(&run(&["member", "list", &org.slug], format).success(), &odd);
        let remove =
            [&["member", "remove", &org.slug][..], &slugs, &["-n", "-y", "--max-removals", "99"]].concat();
        says(&run(&remove, format).success(), &odd);
        says(&run(&["requests", "list", &org.slug], format), std::slice::from_ref(&asks));
        run(&["requests", "show", &org.slug, &request], format).success();
        run(&["org", "show", &org.slug], format).success();
        for person in &odd {
            let one = std::slice::from_ref(person);
            says(&run(&["member", "show", &org.slug, &person.id], format).success(), one);
            says(&run(&["person", "show", &person.id], format).success(), one);
            run(&["member", "show", &org.slug, &person.full_name()], format);
        }
        for verb in ["plan", "apply"] {
            let more: &[&str] =
                if verb == "plan" { &["--prune"] } else { &["--prune", "-n", "--max-removals", "99"] };
            let more = [more, &["-o", format]].concat();
            let run = world.roster(alice, verb, &roster, &more).env("CI", "true").run();
            says_nobody(&run, &odd, &[&asks]);
            says(&run, &odd);
        }
        let (before, after) =
            (world.path(&format!("{format}-a.toml")), world.path(&format!("{format}-b.toml")));
        let (before, after) = (before.to_str().unwrap(), after.to_str().unwrap());
        world.command_as(alice).args(["roster", "export", &org.slug, "--out", before]).run().success();
        std::fs::write(after, &roster).unwrap();
        run(&["roster", "diff", before, after], format);
    }
    let remove = [&["member", "remove", &org.slug][..], &slugs, &["-y", "--max-removals", "99"]].concat();
    says(&run(&remove, "lines").success(), &odd);
    run(&["journal", "list", "--names"], "plain").success();
}

/// Panics where a name, as it is or as it is shown, is in what a run says.
#[track_caller]
fn says_nobody(run: &Output, people: &[Person], others: &[&Person]) {
    let bare = |text: &str| text.replace(['\u{200b}', '\u{202e}'], "");
    let shown = bare(&format!("{}{}", run.stdout, run.stderr));
    for person in people.iter().chain(others.iter().copied()) {
        assert!(!shown.contains(&bare(&person.last_name)), "{}\n{run}", person.full_name());
        assert!(!shown.contains(&person.slug), "{}\n{run}", person.slug);
    }
}

#[test]
fn a_roster_names_nobody_in_a_log_and_whoever_is_unknown_is_a_line_of_it() {
    let world = world!();
    let city = city(world);
    let City { alice, bob, carol, stranger, org, .. } = &city;
    let gone = format!("perdu-{}", city.world.tag());
    let text = toml(&[(
        &org.slug,
        &[
            (&alice.slug, "admin"),
            (&bob.id, "role = \"editor\", name = \"Bob Petit\", until = 2020-01-01"),
            (&carol.slug, "absent = \"left\""),
            (&stranger.slug, "editor"),
            (&gone, "role = \"editor\", name = \"Perdu Corps-Et-Biens\""),
            ("neuf@ville.example.org", "editor"),
        ],
    )]);
    for verb in ["validate", "diff", "plan", "apply"] {
        for format in ["table", "plain", "lines", "json"] {
            let more: &[&str] = if verb == "apply" { &["-n", "-o", format] } else { &["-o", format] };
            let run = city.world.roster(alice, verb, &text, more).env("CI", "true").run();
            let shown = format!("{}{}", run.stderr, if format == "json" { "" } else { &run.stdout });
            assert!(!shown.contains("Corps-Et-Biens") && !shown.contains("neuf@"), "{run}");
        }
    }
    let twice = text.replace(&carol.slug, &bob.id);
    let run = city.world.roster(alice, "validate", &twice, &["-o", "table"]).env("CI", "true").run().exits(2);
    assert!(run.stderr.contains(&bob.id), "{run}");
    let md = city.world.roster(alice, "plan", &text, &["-o", "md"]).env("CI", "true").run();
    assert!(md.stdout.contains(&stranger.slug), "{md}");
}

#[test]
fn an_id_stands_where_a_name_stood_and_files_keep_theirs() {
    let world = world!();
    let city = city(world);
    let City { world, alice, bob, org, .. } = &city;
    let list = ["member", "list", &org.slug];
    let run = |format: &str, variables: &[(&str, &str)], more: &[&str]| {
        let command =
            variables.iter().fold(world.command_as(alice), |command, (name, value)| command.env(name, value));
        command.args(list).args(["-o", format]).args(more).run().success()
    };
    let row = |output: &Output| output.stdout.lines().find(|line| line.contains(&bob.id)).map(str::to_owned);
    let plain = run("plain", &[("CI", "true")], &["--fields", "slug,name,role,first_name,last_name,id"]);
    assert_eq!(row(&plain).unwrap(), format!("{0}\t{0}\tpartial_editor\t\t\t{0}", bob.id), "{plain}");
    let table = run("table", &[("CI", "1")], &[]);
    assert!(row(&table).unwrap().starts_with(&bob.id), "{table}");
    for format in ["json", "jsonl", "csv", "md"] {
        assert!(run(format, &[("CI", "true")], &[]).stdout.contains(&bob.slug), "{format}");
    }
    for variables in [
        &[("CI", "false")][..],
        &[("CI", "0")],
        &[("CI", "")],
        &[("CI", "true"), ("UDATACTL_SHOW_NAMES", "1")],
    ] {
        let named = world.command_as(alice).env("UDATACTL_SHOW_NAMES", "0");
        let named = variables.iter().fold(named, |command, (name, value)| command.env(name, value));
        let raw = named.args(list).args(["-o", "plain"]);
        if variables[0].1 == "true" {
            assert!(raw.run().success().stdout.contains(&bob.slug));
        } else {
            let out = raw.start().wait_with_output().unwrap();
            assert!(String::from_utf8_lossy(&out.stdout).contains(&bob.slug), "{variables:?}");
        }
    }
    let shown = world.command_as(alice).env("CI", "true").env("UDATACTL_SHOW_NAMES", "0");
    let shown = shown.args(list).args(["-o", "plain", "--show-names"]).start().wait_with_output().unwrap();
    assert!(String::from_utf8_lossy(&shown.stdout).contains(&bob.slug));
    let odd =
        world.command_as(alice).env("UDATACTL_SHOW_NAMES", "perhaps").lang("fr").args(list).run().exits(2);
    assert!(odd.stderr.contains("UDATACTL_SHOW_NAMES"), "{odd}");

    // The snapshot and the export are files; the letter too.
    let out = world.path("out.toml");
    let export = ["roster", "export", &org.slug, "--out", out.to_str().unwrap()];
    world.command_as(alice).env("CI", "true").args(export).run().success();
    assert!(std::fs::read_to_string(&out).unwrap().contains(&alice.last_name));
    let letter = world.path("letter.txt");
    let ask = [
        "org",
        "certify-request",
        &org.slug,
        "--reason",
        "x",
        "--proof",
        "y",
        "--out",
        letter.to_str().unwrap(),
    ];
    world.command_as(alice).env("CI", "true").args(ask).run().success();
    assert!(std::fs::read_to_string(&letter).unwrap().contains(&alice.full_name()));
    let stdin = ["roster", "export", &org.slug];
    assert!(
        world.command_as(alice).env("CI", "true").args(stdin).run().success().stdout.contains(&bob.last_name)
    );
}

#[test]
fn what_a_sentence_proposes_can_be_typed_also_without_names() {
    let world = world!();
    let city = city(world);
    let City { world, alice, bob, org, .. } = &city;
    let run = world.command_as(alice).env("CI", "true");
    let run = run.args(["member", "remove", &org.slug, &bob.slug, "--yes", "-o", "json"]).run().success();
    assert!(run.json()[0]["slug"] == json!(bob.slug), "{run}");
    let command =
        run.stderr.split('`').find(|part| part.starts_with("udatactl member add")).map(str::to_owned);
    let command = command.unwrap_or_else(|| panic!("{run}"));
    assert!(command.contains(&bob.id), "{command}");
    let words = command.split(' ').skip(1).chain(["-n"]);
    world.command_as(alice).args(words).run().success();
}

//! How every command behaves towards a person, a pipe and a script: questions, Ctrl-C, a closed pipe, no terminal.

use std::time::{Duration, Instant};

use crate::support::run::finish;

const LIMIT: Duration = Duration::from_mins(1);

#[test]
fn ctrl_c_at_a_question_restores_the_terminal_and_does_nothing() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Petit"), world.person("Bob", "Grand"));
    let organization = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    for (language, question) in [("en", "Go on?"), ("fr", "Continuer ?")] {
        let mut session = world
            .command_as(&alice)
            .args(["member", "remove", &organization.slug, &bob.slug])
            .lang(language)
            .terminal();
        session.expect(question).send_control('c');
        assert_eq!(session.wait(), 130, "{session}");
        assert!(session.is_restored(), "{session}");
    }
    assert_eq!(world.holds(&organization).role_of(&bob).as_deref(), Some("editor"));
    assert!(world.calls(&organization).iter().all(|call| !call.is_write()));
}

#[test]
fn a_no_is_a_no_and_a_yes_is_a_yes_in_french() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Petit"), world.person("Bob", "Grand"));
    let organization = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let ask = |answer: &str| {
        let command =
            world.command_as(&alice).args(["member", "remove", &organization.slug, &bob.slug]).lang("fr");
        let mut session = command.terminal();
        session.expect("Continuer ? [o/N]").send_line(answer);
        (session.wait(), session.screen())
    };
    let (code, screen) = ask("");
    assert_eq!(code, 11, "{screen}");
    assert!(screen.contains("Rien n'a été fait, comme vous l'avez demandé."), "{screen}");
    assert!(world.holds(&organization).role_of(&bob).is_some());
    let (code, screen) = ask("oui");
    assert_eq!(code, 0, "{screen}");
    assert_eq!(world.holds(&organization).role_of(&bob), None);
}

#[test]
fn a_question_that_nobody_can_answer_is_neither_yes_nor_a_quiet_no() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Petit"), world.person("Bob", "Grand"));
    let organization = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let arguments = ["member", "remove", organization.slug.as_str(), bob.slug.as_str()];
    let output = world.run_as(&alice, arguments).exits(2);
    assert_eq!(output.stdout, "");
    assert!(output.stderr.contains(
        "A confirmation is needed, and there is no terminal to ask at: --yes gives it. Nothing was done."
    ));
    let output = world.command_as(&alice).args(arguments).args(["-o", "json"]).lang("fr").run().exits(2);
    assert_eq!(output.stdout, "");
    assert_eq!(output.error()["code"], "needs_confirmation");
    assert!(
        output.error()["message"]
            .as_str()
            .is_some_and(|text| text.starts_with("Une confirmation est nécessaire"))
    );
    assert_eq!(world.holds(&organization).role_of(&bob).as_deref(), Some("editor"));
}

#[test]
fn a_dry_run_shows_each_call_with_v_and_makes_none() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Petit"), world.person("Bob", "Grand"));
    let zoe = world.person("Zoé", "Lefèvre");
    let organization = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let request = world.request(&organization, &zoe, "Bonjour");
    let base = format!("/api/1/organizations/{}", organization.id);
    let accept = format!("membership/{request}/accept/");
    let member = |person| world.portal.member_path(&organization, person)[base.len() + 1..].to_owned();
    let (bob_path, zoe_path) = (member(&bob), member(&zoe));
    let slug = organization.slug.as_str();
    type Calls<'a> = Vec<(&'a str, &'a str)>;
    let cases: [(&[&str], Calls); 5] = [
        (&["member", "remove", slug, &bob.slug], vec![("DELETE", &bob_path)]),
        (&["member", "promote", slug, &bob.slug], vec![("PUT", &bob_path)]),
        (
            &["requests", "approve", slug, &request, "--role", "admin"],
            vec![("POST", &accept), ("PUT", &zoe_path)],
        ),
        (&["org", "update", slug, "--acronym", "V"], vec![("PUT", "")]),
        (&["org", "delete", slug], vec![("DELETE", "")]),
    ];
    for (arguments, calls) in cases {
        let quiet = world.command_as(&alice).args(arguments).args(["-n"]).run().success();
        assert!(!quiet.stderr.contains("/api/1/"), "{quiet}");
        let shown = world.command_as(&alice).args(arguments).args(["-n", "-v"]).run().success();
        for (method, path) in calls {
            let call = format!("{base}/{path} -");
            let mut lines = shown.stderr.lines();
            let told = lines.any(|line| line.starts_with(&format!("{method} ")) && line.ends_with(&call));
            assert!(told, "{method} {path}: {shown}");
        }
    }
    assert!(world.calls(&organization).iter().all(|call| !call.is_write()));
    assert!(!world.path("state/journal.jsonl").exists(), "nothing is journaled");
}

#[test]
fn yes_does_not_answer_for_targets_from_stdin() {
    let world = world!();
    let alice = world.person("Alice", "Petit");
    let people = world.people(8);
    let mut members = vec![(&alice, "admin")];
    members.extend(people.iter().map(|person| (person, "editor")));
    let organization = world.organization("Ville", &members);
    let command = world
        .command_as(&alice)
        .args(["member", "remove", &organization.slug, "-"])
        .stdin(format!("{}\n{}\n", people[0].slug, people[1].id));
    let output = command.clone().args(["--yes"]).run().exits(2);
    assert!(output.stderr.contains("`--yes` answers only for targets named on the command line"), "{output}");
    assert!(output.stderr.contains(&people[0].slug), "the plan is shown: {output}");
    assert_eq!(world.holds(&organization).members(), 9);
    let output = command.args(["--confirm"]).run().success();
    assert_eq!(output.stdout.lines().count(), 2, "{output}");
    assert_eq!(world.holds(&organization).members(), 7);
}

#[test]
fn a_closed_pipe_is_a_quiet_end() {
    let world = world!();
    let alice = world.person("Alice", "Petit");
    let organization = world.organization("Ville", &[(&alice, "admin")]);
    let command = world.command_as(&alice).args(["member", "list", &organization.slug]);
    let mut child = command.start();
    drop(child.stdout.take());
    let output = finish(child, &command.line(), LIMIT);
    assert_eq!((output.code, output.stderr.as_str()), (0, ""), "{output}");
}

#[test]
fn an_unknown_organization_is_named_in_both_languages() {
    let world = world!();
    let alice = world.person("Alice", "Petit");
    let output = world.run_as(&alice, ["member", "list", "no-such-town"]).exits(6);
    assert!(output.stderr.contains("There is no organization “no-such-town” on this portal."), "{output}");
    let french = world.command_as(&alice).args(["member", "list", "no-such-town"]).lang("fr").run().exits(6);
    assert!(
        french.stderr.contains("L'organisation « no-such-town » n'existe pas sur ce portail."),
        "{french}"
    );
    let output = world.run_as(&alice, ["member", "list", "no-such-town", "--json"]).exits(6);
    assert_eq!(output.error()["code"], "unknown_organization");
    assert_eq!(output.stdout, "");
}

#[test]
fn a_reference_that_fits_several_does_nothing_and_lists_them() {
    let world = world!();
    let alice = world.person("Alice", "Petit");
    let one = world.organization("Ville Double", &[(&alice, "admin")]);
    let other = world.organization("Ville Double", &[(&alice, "admin")]);
    let name = one.name.to_uppercase();
    let output = world.run_as(&alice, ["member", "list", &name]).exits(6);
    assert!(output.stderr.contains(&one.id) && output.stderr.contains(&other.id), "{output}");
    assert!(output.stderr.contains("is the name of 2 organizations"), "{output}");
}

#[test]
fn an_address_on_another_portal_is_an_error_and_not_a_guess() {
    let world = world!();
    let alice = world.person("Alice", "Petit");
    let address = "https://demo.data.gouv.fr/organizations/ville/";
    let output = world.run_as(&alice, ["member", "list", address]).exits(2);
    assert!(output.stderr.contains("is on a portal other than"), "{output}");
}

#[test]
fn accented_names_stay_aligned_and_a_screen_reader_gets_a_field_a_line() {
    let world = world!();
    let alice = world.person("Alice", "Petit");
    let zoe = world.person("Zoé-Éléonore", "Lefèvre");
    let organization = world.organization("Ville", &[(&alice, "admin"), (&zoe, "editor")]);
    let output = world.run_as(&alice, ["member", "list", &organization.slug, "-o", "table"]).success();
    let column = |needle: &str| {
        let line = output.stdout.lines().find(|line| line.contains(needle)).expect(needle);
        line[..line.find(needle).expect(needle)].chars().count()
    };
    assert_eq!(column("administrator"), column("editor"), "{output}");
    let output =
        world.run_as(&alice, ["member", "list", &organization.slug, "-o", "table", "--accessible"]).success();
    assert!(output.stdout.contains("Role: administrator\n"), "{output}");
    assert!(!output.stdout.contains("  "), "no columns: {output}");
}

#[test]
fn an_identifier_is_whole_or_shortened_in_its_middle() {
    let world = world!();
    let alice = world.person("Alice", "Petit-Grand-de-la-Fontaine-au-Bois");
    let organization = world.organization("Ville", &[(&alice, "admin")]);
    let list = ["member", "list", organization.slug.as_str(), "-o", "table"];
    let (begins, ends) = (&alice.slug[..4], &alice.slug[alice.slug.len() - 4..]);
    for columns in ["10", "40", "80", "400"] {
        let output = world.command_as(&alice).args(list).env("COLUMNS", columns).lang("fr").run().success();
        let shortened =
            output.stdout.lines().filter_map(|line| line.split(' ').next()?.split_once('…')).next_back();
        let is_shortened =
            shortened.is_some_and(|(begun, ended)| begun.starts_with(begins) && ended.ends_with(ends));
        assert!(output.stdout.contains(&alice.slug) != is_shortened, "{columns}: {output}");
        assert_eq!(is_shortened, columns == "80", "{columns}: {output}");
    }
}

#[test]
fn excel_in_france_opens_it_and_runs_no_formula() {
    let world = world!();
    let alice = world.person("=HYPERLINK(A1)", "Petit");
    let organization = world.organization("Ville", &[(&alice, "admin")]);
    let arguments = ["member", "list", organization.slug.as_str(), "-o", "csv", "--csv-dialect", "fr"];
    let output = world.run_as(&alice, arguments).success();
    assert!(output.stdout.starts_with("\u{feff}"), "a byte order mark");
    assert!(output.stdout.lines().all(|line| line.contains(';')));
    assert!(output.stdout.contains("\r\n") && output.stdout.contains(";'=HYPERLINK(A1)"), "{output}");
}

#[test]
fn a_strangers_name_cannot_drive_the_terminal() {
    let world = world!();
    let alice = world.person("Ali\u{1b}[2Jce\u{202e}", "Petit\u{7}");
    let organization = world.organization("Ville", &[(&alice, "admin")]);
    let command = world.command_as(&alice).strangers("Alice");
    let output = command.args(["member", "list", &organization.slug, "-o", "table"]).run().success();
    assert!(output.stdout.chars().all(|letter| letter == '\n' || !letter.is_control()), "{output:?}");
    assert!(!output.stdout.contains('\u{202e}') && output.stdout.contains("Alice"), "{output:?}");
}

#[test]
fn ctrl_c_during_a_batch_finishes_the_write_under_way_and_says_what_is_left() {
    let portal = own_portal!("--latency", "20");
    let world = world!(&portal);
    let alice = world.person("Alice", "Petit");
    let people = world.people(5);
    let mut members = vec![(&alice, "admin")];
    members.extend(people.iter().map(|person| (person, "editor")));
    let organization = world.organization("Ville", &members);
    let slugs = people.iter().map(|person| person.slug.as_str());
    let command = world
        .command_as(&alice)
        .args(["member", "remove", &organization.slug, "--yes", "-o", "json"])
        .args(slugs);
    let child = command.start();
    let journal = world.path("state/journal.jsonl");
    let end = Instant::now() + LIMIT;
    while std::fs::read_to_string(&journal).map_or(0, |text| text.lines().count()) < 2 {
        assert!(Instant::now() < end, "no write was begun");
        std::thread::sleep(Duration::from_millis(5));
    }
    nix::sys::signal::kill(nix::unistd::Pid::from_raw(child.id().cast_signed()), nix::sys::signal::SIGINT)
        .unwrap();
    let output = finish(child, &command.line(), LIMIT);
    assert_eq!(output.code, 130, "{output}");
    let rows = output.json();
    let held = world.holds(&organization);
    let mut left = 0;
    for (row, person) in rows.as_array().unwrap().iter().zip(&people) {
        let gone = held.role_of(person).is_none();
        assert_eq!(row["result"] == "changed", gone, "{output}");
        left += usize::from(!gone);
    }
    assert!(left > 0, "something was left: {output}");
    assert_eq!(output.error()["code"], "interrupted");
    let lines = std::fs::read_to_string(&journal).unwrap();
    assert_eq!(lines.lines().count(), 2 * (5 - left), "every write that was begun was ended:\n{lines}");
}

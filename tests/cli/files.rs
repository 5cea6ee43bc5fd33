//! Files and lists are read strictly and whole, whatever wrote them, or refused with line and column (G28); dates, ages and
//! words are taken as people write them.

use serde_json::{Value, json};

use crate::support::output::Output;
use crate::support::run::Command;
use crate::support::world::{Organization, Person, World};

/// An administrator, two editors and their organization.
struct Town {
    alice: Person,
    bob: Person,
    carol: Person,
    org: Organization,
}

fn town(world: &World) -> Town {
    let [alice, bob, carol] = <[Person; 3]>::try_from(world.people(3)).unwrap();
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor"), (&carol, "editor")]);
    Town { alice, bob, carol, org }
}

impl Town {
    /// A roster of the three, with something before and behind the second's name.
    fn sheet(&self, before: &str, behind: &str) -> String {
        let org = &self.org.id;
        format!(
            "organisation;personne;nom;rôle\n{org};{};;admin\n{org};{};{before}Bob{behind};éditeur\n{org};{};Zoé;éditrice\n",
            self.alice.id, self.bob.id, self.carol.id
        )
    }

    /// Nothing was written.
    #[track_caller]
    fn is_as_before(&self, world: &World) {
        assert_eq!((world.writes_by(&self.alice), world.holds(&self.org).members()), (0, 3));
    }
}

fn utf_16(text: &str) -> Vec<u8> {
    [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

fn windows_1252(text: &str) -> Vec<u8> {
    text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect()
}

/// Line, column and code of each problem.
#[track_caller]
fn problems(run: &Output) -> Vec<(Value, Value, Value)> {
    let all = run.error()["problems"].as_array().unwrap().clone();
    all.into_iter().map(|one| (one["line"].clone(), one["column"].clone(), one["code"].clone())).collect()
}

#[test]
fn g28_a_quote_that_swallows_lines_removes_nobody() {
    let world = world!();
    let town = town(&world);
    let apply = |text: &str, file: &str| {
        std::fs::write(world.path("roster.csv"), text).unwrap();
        let command = world.roster_command(&town.alice).strangers(text);
        let command = command.args(["roster", "apply", file, "--prune", "--confirm", "-o", "json"]);
        if file == "-" { command.stdin(text).run() } else { command.run() }
    };
    for (before, behind, line, code) in
        [("\"", "", 3, "open_quote"), ("", "\"", 3, "inner_quote"), ("\"a\"", "", 3, "after_quote")]
    {
        for file in ["roster.csv", "-"] {
            let run = apply(&town.sheet(before, behind), file).exits(2);
            assert_eq!(run.error()["code"], "bad_roster", "{run}");
            assert_eq!(problems(&run)[0].0, json!(line), "{run}");
            assert_eq!(problems(&run)[0].2, json!(code), "{run}");
        }
    }
    // Closed by another line's: it is the quote of a cell that has a line in it.
    let swallowed = town.sheet("", "").replace(&town.bob.id, &format!("\"{}", town.bob.id));
    let swallowed = swallowed.replace(&town.carol.id, &format!("{}\"", town.carol.id));
    let run = apply(&swallowed, "roster.csv").exits(2);
    assert_eq!(problems(&run)[0].2, json!("line_break"), "{run}");
    town.is_as_before(&world);
    apply(&town.sheet("\"", "\""), "roster.csv").success();
    town.is_as_before(&world);
}

#[test]
fn all_problems_of_a_roster_are_there_for_scripts() {
    let world = world!();
    let rows: String = (0..30).map(|number| format!("ville;person-{number};chief;31/12/26\n")).collect();
    std::fs::write(world.path("roster.csv"), format!("organisation;personne;rôle;jusqu'au\n{rows}")).unwrap();
    let run = |language: &str| {
        let command = world.anonymous().lang(language).strangers("chief person");
        command.args(["roster", "validate", "roster.csv", "-o", "json"]).run().exits(2)
    };
    let (english, french) = (run("en"), run("fr"));
    assert_eq!(problems(&english).len(), 60, "{english}");
    assert_eq!(
        problems(&english)[..2],
        [(json!(2), json!(16), json!("unknown_role")), (json!(2), json!(22), json!("short_year"))]
    );
    assert_eq!(problems(&english), problems(&french));
    let text = |run: &Output| run.error()["problems"][1]["text"].as_str().unwrap().to_owned();
    assert_eq!(text(&english), "the year of “31/12/26” has two digits. Write 31/12/2026.");
    assert!(text(&french).contains("Écrivez 31/12/2026"), "{french}");
    assert!(english.error()["message"].as_str().unwrap().contains("roster.csv:2:16: “chief”"), "{english}");
}

#[test]
fn a_roster_on_a_pipe_is_read_as_from_a_path() {
    let world = world!();
    let town = town(&world);
    let sheet = town.sheet("\"", "\"");
    let said = format!("sep=;\r{}", sheet.replace('\n', "\r"));
    for bytes in [windows_1252(&sheet), utf_16(&sheet), said.clone().into_bytes(), windows_1252(&said)] {
        std::fs::write(world.path("roster.csv"), &bytes).unwrap();
        for file in ["-", "roster.csv"] {
            let command = world
                .roster_command(&town.alice)
                .strangers("Windows UTF")
                .args(["roster", "validate", file, "--fields", "people", "-o", "plain"]);
            assert_eq!(command.stdin(bytes.clone()).run().success().stdout, "3\n");
        }
    }
}

#[test]
fn g28_what_a_pipe_brings_is_read_whole_or_not_at_all() {
    let world = world!();
    let town = town(&world);
    let remove =
        world.command_as(&town.alice).args(["member", "remove", &town.org.slug, "-", "--confirm", "--json"]);
    // A list that would be cut in the middle of a name that is somebody's.
    let comment = format!("#{}\n", "x".repeat(10_000_000 - town.bob.slug.len() - 2));
    let run = remove.clone().stdin(format!("{comment}{}{}\n", town.bob.slug, "-other")).run().exits(2);
    assert_eq!(run.error()["code"], "input_too_large", "{run}");
    let roster = world.roster_command(&town.alice).strangers("Windows UTF");
    let roster = roster.args(["roster", "apply", "-", "--prune", "--confirm", "-o", "json"]);
    let run = roster.clone().stdin(town.sheet("", "") + &comment + &comment).run().exits(2);
    assert_eq!(run.error()["code"], "input_too_large", "{run}");
    let mut cut = utf_16(&town.bob.slug);
    cut.pop();
    let in_the_middle = "# Départs\nZoé".as_bytes().split_last().unwrap().1;
    let zero = format!("{}\0\n", town.bob.slug);
    for bytes in [&cut, in_the_middle, zero.as_bytes()] {
        let run = remove.clone().stdin(bytes).run().exits(2);
        assert_eq!(
            (&run.error()["code"], &problems(&run)[0].2),
            (&json!("input_unreadable"), &json!("encoding")),
            "{run}"
        );
    }
    town.is_as_before(&world);
}

#[test]
fn a_list_is_read_in_any_encoding_and_with_any_line_ends() {
    let world = world!();
    let town = town(&world);
    let list = format!("# Départs\n\u{a0}{}\u{a0}\n\n{}\n", town.bob.slug, town.carol.slug);
    let marked = format!("\u{feff}{list}");
    let show = world.command_as(&town.alice).args([
        "member",
        "remove",
        &town.org.slug,
        "-",
        "-n",
        "--max-removals",
        "9",
        "-o",
        "json",
    ]);
    let ends = [list.replace('\n', "\r"), list.replace('\n', "\r\n")];
    for bytes in [
        windows_1252(&list),
        utf_16(&list),
        marked.into_bytes(),
        ends[0].clone().into_bytes(),
        windows_1252(&ends[1]),
    ] {
        let run = show.clone().stdin(bytes).run().success();
        let ids: Vec<Value> = run.json().as_array().unwrap().iter().map(|one| one["id"].clone()).collect();
        assert_eq!(ids.len(), 2, "{run}");
    }
    town.is_as_before(&world);
}

#[test]
fn an_age_needs_a_unit_of_a_day_or_more() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let commands: [&[&str]; 5] = [
        &["invite", "prune", "--confirm", "--older-than"],
        &["member", "list", &org.slug, "--dormant"],
        &["journal", "purge", "--confirm", "--older-than"],
        &["notification", "digest", "--older-than"],
        &["org", "activity", &org.slug, "--section", "discussions", "--older-than"],
    ];
    let run = |command: &[&str], age: &str| -> Output {
        let command = world.command_as(&alice).args(command).args([age]);
        command.strangers("soon months").run()
    };
    let french = world.command_as(&alice).lang("fr").args(commands[2]).args(["30"]).run().exits(2);
    assert!(french.stderr.contains("`30j`"), "{french}");
    for command in commands {
        if command[0] == "invite" && !world.portal.can.invites {
            continue;
        }
        for (age, proposed) in [
            ("30", "`30d`"),
            ("7", "`7d`"),
            ("90min", "`30d`"),
            ("48h", "`30d`"),
            ("6m", "`30d`"),
            ("30s", "`30d`"),
            ("0d", "`30d`"),
            ("soon", "`30d`"),
            ("99999999d", "`30d`"),
        ] {
            let refused = run(command, age).exits(2);
            assert!(refused.stderr.contains(proposed) && refused.stderr.contains(age), "{refused}");
        }
        for age in [
            "900d",
            "900 days",
            "900j",
            "900 jours",
            "20 mois",
            "20 months",
            "2 ans",
            "2 années",
            "2 years",
            "99w",
            "99 semaines",
        ] {
            run(command, age).success();
        }
    }
    for since in ["1h", "30d", "2 jours", "2001-01-01", "31/12/2001", "31.12.2001"] {
        run(&["journal", "list", "--since"], since).success();
    }
    for (since, proposed) in
        [("30", "`30d`"), ("31/12/26", "`31/12/2026`"), ("31/02/2026", "`30d`"), ("90min", "`30d`")]
    {
        let refused = run(&["journal", "list", "--since"], since).exits(2);
        assert!(refused.stderr.contains(proposed), "{refused}");
    }
    assert_eq!(world.writes_by(&alice), 0);
}

#[test]
fn g28_thirty_is_not_thirty_seconds() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    world.furnish(
        &org,
        json!({"requests": [{"user": bob.id, "kind": "invitation", "role": "editor", "created": "2026-01-02T00:00:00Z", "created_by": world.portal.staff().id}]}),
    );
    for age in ["1", "1s", "1 seconde"] {
        world.run_as(&alice, ["invite", "prune", "--older-than", age, "--confirm", "--json"]).exits(2);
    }
    assert_eq!(world.holds(&org).requests[0].status, "pending");
}

fn typed<'a>(command: Command, words: &[&'a str], word: &'a str) -> Command {
    let line: Vec<&str> = words.iter().map(|one| if *one == "…" { word } else { one }).collect();
    command.args(line)
}

#[test]
fn roles_are_taken_as_people_write_them() {
    let world = world!();
    let Town { alice, bob, carol, org } = town(&world);
    let stranger = world.person("Dora", "Blanc");
    let (slug, bob, dora) = (org.slug.as_str(), bob.slug.as_str(), stranger.slug.as_str());
    world.request(&org, &stranger, "Bonjour");
    let commands: [&[&str]; 5] = [
        &["member", "set-role", slug, bob, "…", "-n", "--json"],
        &["member", "promote", slug, bob, "--to", "…", "-n", "--json"],
        &["member", "demote", slug, bob, "--to", "…", "-n", "--json"],
        &["member", "list", slug, "-o", "ids", "--role", "…"],
        &["requests", "approve", slug, dora, "--role", "…", "-n", "--json"],
    ];
    let admin = [
        "admin",
        "Admin",
        "Administrateur",
        "administratrice",
        "administrateur·rice",
        "administrateur.trice",
    ];
    let editor =
        ["editor", "éditeur", "Éditrice", "EDITEUR", "éditeur·rice", "éditeur.rice", "éditeur(rice)"];
    let partial = [
        "partial_editor",
        "partial editor",
        "éditeur partiel",
        "éditrice partielle",
        "éditeur·rice partiel·le",
    ];
    let mut spellings: Vec<&[&str]> = vec![&admin, &editor];
    if world.portal.can.partial_editors {
        spellings.push(&partial);
    }
    for command in commands {
        for words in &spellings {
            let run = |word| typed(world.command_as(&alice), command, word).run();
            let first = run(words[0]);
            for word in &words[1..] {
                let other = run(word);
                assert_eq!((other.code, &other.stdout), (first.code, &first.stdout), "{word}: {other}");
            }
        }
        for (wrong, meant) in
            [("admim", "admin"), ("éditeure", "editor"), ("éditrice partiel", "partial_editor")]
        {
            let run = typed(world.command_as(&alice), command, wrong)
                .strangers(&format!("{wrong} {meant}"))
                .run()
                .exits(2);
            assert!(run.stderr.contains("admin, editor, partial_editor"), "{run}");
            assert!(run.stderr.contains(&format!("Did you mean {meant}?")), "{run}");
        }
    }
    let added = ["member", "add", slug, dora, "--role", "Éditrice", "-n", "-o", "json"];
    assert_eq!(world.run_as(&alice, added).success().json()[0]["after"], "editor");
    let shown =
        world.run_as(&alice, ["member", "list", slug, "--role", "Administratrice", "-o", "ids"]).success();
    assert_eq!(shown.stdout, format!("{}\n", alice.id));
    assert_ne!(carol.id, alice.id);
    assert_eq!(world.writes_by(&alice), 0);
}

#[test]
fn states_and_sort_words_are_taken_as_people_write_them() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let alike = |command: &[&str], words: &str| {
        let run = |word| typed(world.command_as(&alice), command, word).args(["-o", "ids"]).run().success();
        let words: Vec<&str> = words.split('|').collect();
        let first = run(words[0]);
        for word in &words[1..] {
            assert_eq!(run(word).stdout, first.stdout, "{word}");
        }
    };
    world.request(&org, &world.person("Bob", "Petit"), "Bonjour");
    let verbs = ["requests", "invite"].into_iter();
    for verb in verbs.filter(|verb| *verb == "requests" || world.portal.can.invites) {
        let command = [verb, "list", &org.slug, "--status", "…"];
        for words in [
            "pending|Pending|en attente|En attente|waiting",
            "accepted|acceptée|accepté|acceptées|acceptee|accepté·e",
            "refused|refusée|refusé|Refusées|rejected",
            "canceled|cancelled|annulée|annulé|annulées",
            "all|toutes|tous|All",
        ] {
            alike(&command, words);
        }
        let wrong =
            typed(world.command_as(&alice), &command, "anulée").strangers("anulée canceled").run().exits(2);
        assert!(wrong.stderr.contains("Did you mean canceled?"), "{wrong}");
    }
    for words in ["name|nom|Nom", "role|rôle", "since|depuis", "last_seen|last seen|dernière visite"] {
        alike(&["member", "list", &org.slug, "--sort", "…"], words);
    }
    for words in [
        "name|nom",
        "-name|-nom|-Nom",
        "datasets|jeux de données",
        "-datasets|-jeux de données",
        "reuses|réutilisations",
        "followers|abonnés",
        "views|vues",
        "created|création|date de création",
        "last_modified|modification|dernière modification",
    ] {
        alike(&["org", "list", "--sort", "…"], words);
    }
    let wrong = world
        .command_as(&alice)
        .args(["org", "list", "--sort", "jeux de donées"])
        .strangers("jeux de donées datasets");
    assert!(wrong.run().exits(2).stderr.contains("Did you mean datasets?"));
}

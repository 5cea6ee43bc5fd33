//! How tables lay out at a terminal: what is never cut, what is shortened, and what is shown by one word.

use unicode_width::UnicodeWidthStr;

use crate::sandbox::Home;
use crate::support::output::Output;
use crate::support::run::Command;

const CAMILLE: &str = "sandbox-camille";

/// What a verb shows in a table so wide.
fn shown(home: &Home, language: &str, columns: usize, words: &str) -> Output {
    command(home, language, columns, words).args(["-o", "table"]).run()
}

fn command(home: &Home, language: &str, columns: usize, words: &str) -> Command {
    let command = home.command().env("UDATACTL_TOKEN", CAMILLE).env("UDATACTL_LANG", language);
    command.env("COLUMNS", columns.to_string()).args(words.split(' '))
}

/// The columns of a table, by their headings of one line.
fn columns(output: &Output) -> Vec<&str> {
    output
        .stdout
        .lines()
        .next()
        .unwrap_or_default()
        .split("  ")
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect()
}

const LISTS: [&str; 17] = [
    "org list",
    "org list --portal",
    "member list ville-de-demonstration",
    "member list --all-orgs",
    "invite list",
    "invite prune --older-than 90d --dry-run",
    "requests list",
    "notification list",
    "notification digest",
    "notification settings",
    "person find martin",
    "assignment list ville-de-demonstration",
    "audit org ville-de-demonstration",
    "audit people",
    "audit duplicates --portal",
    "org activity ville-de-demonstration",
    "org certify-request ville-de-demonstration --check",
];

#[test]
fn no_line_is_wider_than_the_terminal_and_no_heading_role_or_age_is_cut() {
    let home = Home::new();
    for list in LISTS {
        for (language, width) in [("fr", 120), ("fr", 80), ("en", 80), ("fr", 60), ("en", 60), ("fr", 40)] {
            let output = shown(&home, language, width, list).success();
            // A word that is longer than the terminal stays whole, to be copied.
            let is_word = |line: &str| !line.trim().contains(' ');
            let is_table = |line: &&str| !line.contains(':') && !is_word(line);
            let sentences = [
                "To do where",
                "À faire pour",
                "Views and",
                "Vues et",
                "The portal",
                "Le portail",
                "Dont ",
                "Among them",
            ];
            let fits = |line: &str| {
                line.width() <= width || sentences.iter().any(|sentence| line.starts_with(sentence))
            };
            let fit = output.stdout.lines().filter(is_table).all(fits);
            assert!(fit, "{list} at {width} in {language}: {output}");
            for cut in [
                "administrat…",
                "administrato…",
                "éditeur p…",
                "editor…",
                "il y a…",
                "il y a 1…",
                "jour…",
                " ago…",
            ] {
                assert!(!output.stdout.contains(cut), "{list} at {width}: {cut} in {output}");
            }
            let heading = output.stdout.lines().next().unwrap_or_default();
            assert!(!heading.contains('…'), "{list} at {width}: {output}");
        }
    }
}

#[test]
fn organizations_are_a_table_at_80_whatever_their_slugs() {
    let home = Home::new();
    let output = shown(&home, "fr", 80, "org list").success();
    assert_eq!(columns(&output), ["Nom court", "Nom", "Rôle", "Membres", "Badges"]);
    assert_eq!(output.stdout.matches("administrateur").count(), 3, "{output}");
    assert!(output.stdout.contains("observato…e-public  Observatoire du"), "the slug first: {output}");
    let narrow = shown(&home, "fr", 40, "org list").success();
    assert!(
        narrow.stdout.contains("Nom court :\n  observatoire-du-service-public\nNom :       "),
        "{narrow}"
    );
    let all = shown(&home, "fr", 80, "org list --all").success();
    assert_eq!(all.stderr, "", "nothing of a limit");
}

#[test]
fn members_have_whole_roles_and_ages_and_masked_addresses_are_their_domain() {
    let home = Home::new();
    let output = shown(&home, "fr", 80, "member list ville-de-demonstration").success();
    assert_eq!(columns(&output), ["Nom court", "Nom", "Rôle", "Courriel", "Dernière visite"]);
    for whole in ["éditeur partiel", "il y a 20 jours", "camille-roussel", "@agence-pix"] {
        assert!(output.stdout.contains(whole), "{whole}: {output}");
    }
    let wide = shown(&home, "fr", 120, "member list ville-de-demonstration").success();
    assert!(wide.stdout.contains("  @agence-pixel.example "), "{wide}");
    let markdown = command(&home, "fr", 80, "member list ville-de-demonstration -o md").run().success();
    assert!(markdown.stdout.contains("| `ka**********@agence-pixel.example` "), "one backtick: {markdown}");
    let plain = command(&home, "fr", 80, "member list ville-de-demonstration -o plain").run().success();
    assert!(plain.stdout.contains("\tka**********@agence-pixel.example\t"), "{plain}");
}

#[test]
fn what_is_not_visible_is_said_once() {
    let home = Home::new();
    let list = ["member", "list", "ville-de-demonstration", "-o"];
    let run = |format: &str| {
        let command = home.command().env("UDATACTL_LANG", "fr").env("UDATACTL_TOKEN", "sandbox-zoe");
        command.args(list).args([format]).run().success()
    };
    let table = run("table");
    assert_eq!(columns(&table), ["Nom court", "Nom", "Rôle", "Courriel"]);
    assert_eq!(table.stderr, "Leur dernière visite n'est pas visible pour vous.\n");
    let markdown = run("md");
    assert!(markdown.stdout.contains("non visible pour vous") && markdown.stderr.is_empty(), "{markdown}");
    assert_eq!(run("json").json()[0]["last_seen_visible"], false);
    // Of two organizations, one shows it: where it says nothing, it is not visible.
    let mixed =
        shown(&home, "fr", 100, "member list ville-de-demonstration mairie-de-demonstration").success();
    assert_eq!(mixed.stderr, "Là où rien n'indique la dernière visite, elle n'est pas visible pour vous.\n");
    assert!(columns(&mixed).contains(&"Dernière visite") && !mixed.stdout.contains("non visible"), "{mixed}");
}

#[test]
fn two_rows_can_be_told_apart() {
    let home = Home::new();
    std::fs::write(home.path().join("after.toml"), include_str!("screens/roster.toml")).unwrap();
    command(&home, "fr", 80, "roster export ville-de-demonstration --out before.toml").run().success();
    let lists = [
        "person find martin",
        "assignment list ville-de-demonstration",
        "invite list",
        "roster diff before.toml after.toml",
    ];
    for list in lists {
        for width in [60, 70, 80, 90] {
            let output = shown(&home, "fr", width, list).success();
            let rows: Vec<&str> = output.stdout.lines().collect();
            let different: std::collections::BTreeSet<&&str> = rows.iter().collect();
            let is_table = !output.stdout.contains(" : ");
            assert!(
                !is_table || (rows.len() > 2 && different.len() == rows.len()),
                "{list} at {width}: {output}"
            );
        }
    }
    let found = shown(&home, "fr", 80, "person find martin").success();
    assert_eq!(
        columns(&found),
        ["Nom court", "Nom", "Domaine de l'adresse"],
        "an identifier is whole or not there"
    );
    let asked = shown(&home, "fr", 80, "person find martin --fields slug,id").success();
    assert!(asked.stdout.contains("jeanne-martin    640000000000000000010003"), "{asked}");
}

#[test]
fn what_a_table_has_shortened_is_told_how_to_be_seen_whole() {
    let home = Home::new();
    for typed in ["org show observato…e-public", "person show camille-…oussel"] {
        let output = command(&home, "fr", 80, typed).run().exits(6);
        let hint = "→ Un tableau raccourcit ce qui est trop long pour lui : `-o lines` le donne en entier.";
        assert!(output.stderr.contains(hint), "{output}");
    }
}

#[test]
fn a_notification_is_shown_by_the_beginning_of_its_identifier() {
    let home = Home::new();
    let whole = "640000a3-0000-4000-8000-000000000000";
    let read = |format: &str| {
        let words = format!("notification read {whole} --dry-run -o {format}");
        command(&home, "fr", 80, &words).run().success()
    };
    assert!(read("table").stdout.contains("\n640000a3  demande d'adhésion  non lue"), "{}", read("table"));
    assert!(read("plain").stdout.starts_with(whole) && read("md").stdout.contains(whole));
}

#[test]
fn dates_are_written_as_the_language_writes_them() {
    let home = Home::new();
    let french = shown(&home, "fr", 80, "org activity ville-de-demonstration").success();
    let read = french.stdout.lines().find(|line| line.starts_with("Lu le :")).unwrap();
    assert!(read.contains(" à ") && read.ends_with(" UTC"), "{read}");
    let iso = command(&home, "fr", 80, "org activity ville-de-demonstration -o json").run().success().json();
    assert!(iso["summary"]["read_at"].as_str().unwrap().ends_with('Z'), "{iso}");
}

#[test]
fn labels_are_followed_by_one_space_or_by_what_aligns_them() {
    let home = Home::new();
    let output = shown(&home, "fr", 80, "person show jeanne-martin").success();
    let gaps = output.stdout.lines().filter_map(|line| line.split_once(" :"));
    let least = gaps.map(|(_, rest)| rest.len() - rest.trim_start().len()).min();
    assert_eq!(least, Some(1), "{output}");
    // Where there is no room beside its label, a value stands below.
    let narrow = shown(&home, "fr", 40, "org show ville-de-demonstration").success();
    assert!(narrow.stdout.contains("\nMembres : 7\n"), "{narrow}");
    let stacked = "\nAdministrée par :\n  Camille Roussel (camille-roussel),\n  Hugo Lefort (hugo-lefort)\n";
    assert!(narrow.stdout.contains(stacked), "{narrow}");
}

#[test]
fn the_tour_is_as_wide_as_it_is_asked_to_be_in_a_pipe_too() {
    let home = Home::new();
    let tour = |columns: &str| {
        let command = home.plain().env("UDATACTL_LANG", "fr").env("COLUMNS", columns);
        command.args(["sandbox", "tour"]).run().success().stdout
    };
    assert!(tour("100").contains("\nNom court  "), "a table");
    assert!(!tour("40").contains("\nNom court  "), "blocks");
}

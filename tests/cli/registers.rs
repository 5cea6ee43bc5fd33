//! The registers beside a portal: asked only where `--registers` says so, about a SIRET and nothing else.

use serde_json::{Value, json};

use crate::sandbox::{Home, Served};
use crate::support::output::Output;
use crate::support::run::Command;

const CITY: &str = "ville-de-demonstration";
const AGENCY: &str = "18990077200014";
/// The former head office of a body that has moved, and the one that it has now.
const MOVED: [&str; 2] = ["25990078500025", "25990078500033"];
const CLOSED: &str = "82990045500017";
const COMPANY: &str = "84990034500026";
const UNKNOWN: &str = "21690123100011";

fn check(command: Command, slug: &str) -> Command {
    command.lang("fr").args(["org", "certify-request", slug, "--check", "--registers", "-o", "json"])
}

/// What the rule about the SIRET's body says.
fn rule(output: &Output) -> Value {
    let rows = output.json();
    let found = rows.as_array().unwrap().iter().find(|row| row["rule"] == "siret-public-service");
    found.unwrap_or_else(|| panic!("{rows}")).clone()
}

fn says(output: &Output, sentences: &[&str]) {
    for sentence in sentences {
        assert!(output.stderr.contains(sentence), "{sentence:?} is missing: {output}");
    }
}

fn create(command: Command, more: &[&str]) -> Command {
    let line = ["org", "create", "--registers", "--description", "Des données", "--yes", "-o", "json"];
    command.lang("fr").args(line).args(more)
}

#[test]
fn what_the_team_looks_at_is_told() {
    let home = Home::new();
    let page = |siret: &str| format!("https://annuaire-entreprises.data.gouv.fr/etablissement/{siret}");
    let city = check(home.command(), CITY).run().success();
    let row = rule(&city);
    assert_eq!(row["verdict"], "good");
    assert_eq!(row["details"], json!([page("21990012300015"), "COMMUNE DE DEMONSTRATION"]));
    says(
        &city,
        &["« COMMUNE DE DEMONSTRATION » : établissement ouvert depuis le 1er mars 1983, administration."],
    );
    assert!(!city.stderr.contains("vérifiez que c'est bien le même"), "a city is a commune: {city}");

    let company = check(home.command(), "lignes-du-val").run().success();
    let row = rule(&company);
    assert_eq!(row["verdict"], "missing");
    assert_eq!(row["details"], json!([page(COMPANY), "LIGNES DU VAL", "administration=no"]));
    says(&company, &["n'est pas une administration d'après l'annuaire des entreprises"]);

    let closed = check(home.command(), "office-de-tourisme-du-val").run().success();
    assert_eq!(rule(&closed)["verdict"], "missing");
    assert_eq!(rule(&closed)["details"][2], "closed=2025-06-30");
    says(
        &closed,
        &["est fermé depuis le 30 juin 2025", "→ Pour l'annuaire des entreprises, ce SIRET n'est pas celui"],
    );
    check(home.command(), "office-de-tourisme-du-val").args(["--exit-code"]).run().exits(10);
}

#[test]
fn a_body_that_moved_and_a_number_that_nobody_has_are_told() {
    let home = Home::new();
    let set = |siret: &str| {
        let update = ["org", "update", CITY, "--siret", siret, "--yes"];
        home.command().args(update).run().success();
        check(home.command(), CITY).run().success()
    };
    let moved = set(MOVED[0]);
    assert_eq!(rule(&moved)["verdict"], "missing");
    assert_eq!(rule(&moved)["details"][2], "closed=2024-06-30");
    assert_eq!(rule(&moved)["details"][3], format!("moved={}", MOVED[1]));
    says(&moved, &["L'organisme a déménagé", MOVED[1], "appelle cet organisme « SYNDICAT INTERCOMMUNAL"]);
    let unknown = set(UNKNOWN);
    assert_eq!(
        (&rule(&unknown)["verdict"], &rule(&unknown)["details"][1]),
        (&json!("missing"), &json!("unknown"))
    );
    says(&unknown, &["ne connaît pas le SIRET 21690123100011"]);
}

#[test]
fn nobody_is_asked_unless_it_is_wanted() {
    let home = Home::new();
    let plain = ["org", "certify-request", CITY, "--check", "-v", "-o", "json"];
    let output = home.command().lang("fr").args(plain).run().success();
    assert_eq!(rule(&output)["verdict"], "unseen");
    assert!(!output.stderr.contains("/register/"), "{output}");
    let asked = check(home.command(), CITY).args(["-v"]).run().success();
    let calls: Vec<&str> = asked.stderr.lines().filter(|line| line.contains("/register/")).collect();
    assert!(
        calls.len() == 1 && calls[0].contains("/register/search?q=21990012300015&minimal=true"),
        "{asked}"
    );
    // What is no SIRET does not leave this machine.
    let odd = ["--siret", "123", "--siret-check", "never", "-v", "--dry-run", "Archives"];
    let odd = create(home.command(), &odd).run().success();
    says(&odd, &["« 123 » n'est pas un SIRET"]);
    assert!(!odd.stderr.contains("/register/"), "{odd}");
    home.command().args(["org", "create", "Archives", "--registers"]).run().exits(2);
}

#[test]
fn the_key_does_not_go_to_the_register() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization_with("Ville", &[(&alice, "admin")], json!({"business_number_id": UNKNOWN}));
    world.portal.forget_calls();
    let service = format!("{}/api/none", world.portal.base());
    let command = check(world.command_as(&alice), &org.slug).args(["--siret-check", "always"]);
    let output = command.env("UDATACTL_REGISTER_URL", &service).run().success();
    assert_eq!(rule(&output)["verdict"], "unseen");
    says(&output, &["L'annuaire des entreprises n'a pas pu être lu"]);
    let calls = world.portal.calls_where("org=/api/none/search");
    assert_eq!(calls.len(), 1, "{calls:?}");
    let asked: Vec<&str> = calls[0].query.split('&').collect();
    let (number, rest) = asked.split_first().unwrap();
    assert_eq!(*number, format!("q={UNKNOWN}"));
    assert_eq!(rest, ["minimal=true", "include=siege%2Ccomplements%2Cmatching_etablissements"]);
    assert!(!calls[0].api_key, "{}", calls[0]);
    assert!(!calls[0].headers.contains_key("authorization") && !calls[0].headers.contains_key("cookie"));
}

#[test]
fn a_register_that_fails_says_nothing() {
    let home = Home::new();
    for rule_of_fault in ["429 GET search", "503 GET search", "200-html GET search", "cut GET search"] {
        let served = Served::start(&home, &["--fail", rule_of_fault]);
        let command = home.plain().args(["-s", served.base(), "--retries", "0"]);
        let command = command
            .env("UDATACTL_TOKEN", "sandbox-camille")
            .env("UDATACTL_REGISTER_URL", format!("{}/register/", served.base()));
        let checked = check(command.clone(), CITY).args(["--siret-check", "always"]).run().success();
        assert_eq!(rule(&checked)["verdict"], "unseen", "{rule_of_fault}");
        says(&checked, &["L'annuaire des entreprises n'a pas pu être lu", "regarde surtout deux choses"]);
        let number = ["--siret", AGENCY];
        let named = create(command.clone(), &number).args(["--dry-run", "Agence"]).run().success();
        says(&named, &["L'annuaire des entreprises n'a pas pu être lu"]);
        let nameless = create(command, &number).run();
        assert_eq!(nameless.code, 9, "{rule_of_fault}: {nameless}");
    }
    let served = Served::start(&home, &["--fail", "429 retry-after=1 times=1 GET search"]);
    let command = home.plain().args(["-s", served.base()]);
    let command = command
        .env("UDATACTL_TOKEN", "sandbox-camille")
        .env("UDATACTL_REGISTER_URL", format!("{}/register/", served.base()));
    let waited = check(command, CITY).args(["--siret-check", "always"]).run().success();
    assert_eq!(rule(&waited)["verdict"], "good", "it is asked again when it says");
}

#[test]
fn a_profile_names_another_register_and_a_bad_address_is_told_when_it_is_used() {
    let home = Home::new();
    let served = Served::start(&home, &[]);
    let profile = format!("[profiles.ici]\nsite = \"{0}/\"\nregister = \"{0}/register\"\n", served.base());
    std::fs::create_dir_all(home.path().join("config")).unwrap();
    std::fs::write(home.path().join("config/profiles.toml"), profile).unwrap();
    let command = home.plain().args(["-P", "ici"]);
    let found = check(command.clone(), CITY).args(["--siret-check", "always"]).run().success();
    assert_eq!(rule(&found)["verdict"], "good");
    let bad = command.env("UDATACTL_REGISTER_URL", "nowhere");
    let refused = check(bad.clone(), CITY).run().exits(2);
    says(&refused, &["UDATACTL_REGISTER_URL"]);
    bad.args(["org", "show", CITY]).run().success();
}

#[test]
fn a_script_gets_the_registers_name_and_is_told_so() {
    let home = Home::new();
    let made = create(home.command(), &["--siret", AGENCY]).run().success();
    assert_eq!(made.json()["name"], "AGENCE DE L'EAU DE DEMONSTRATION");
    says(&made, &["Aucun nom n'est donné", "le sigle AED", "`--acronym AED`"]);
    let slug = made.json()["slug"].as_str().unwrap().to_owned();
    let held = home.command().args(["org", "show", &slug, "-o", "json"]).run().success().json();
    assert_eq!((&held["siret"], &held["acronym"]), (&json!(AGENCY), &Value::Null), "{held}");
    // A name that is given stays, and what speaks against the number is told without refusing it.
    for (siret, said) in [
        (MOVED[0], "L'organisme a déménagé : son siège a désormais le SIRET 25990078500033."),
        (CLOSED, "est fermé depuis le 30 juin 2025"),
        (COMPANY, "n'est pas une administration"),
        (UNKNOWN, "ne connaît pas le SIRET"),
    ] {
        let output = create(home.command(), &["--siret", siret, "--dry-run", "Archives"]).run().success();
        assert_eq!(output.json()["name"], "Archives");
        says(&output, &[said]);
        assert_eq!(output.stderr.contains("vérifiez que c'est bien le même"), siret != UNKNOWN, "{output}");
    }
    let nameless = create(home.command(), &["--siret", UNKNOWN]).run().exits(2);
    says(&nameless, &["ne connaît pas le SIRET", "Il faut un nom à l'organisation"]);
}

#[test]
fn at_a_terminal_name_and_acronym_are_proposed() {
    let home = Home::new();
    let line = ["org", "create", "--registers", "--siret", AGENCY, "--description", "Des données"];
    let start = || home.command().lang("fr").args(line).terminal();
    let mut session = start();
    session.expect("(Entrée pour « AGENCE DE L'EAU DE DEMONSTRATION »)").send_line("");
    session.expect("Sigle (Entrée pour « AED », - pour aucun)").send_line("");
    session.expect("+ créer « AGENCE DE L'EAU DE DEMONSTRATION »").expect("Sigle : AED");
    session.expect("[o/N]").send_line("n");
    assert_eq!(session.wait(), 11, "{session}");
    let mut session = start();
    session.expect("(Entrée pour").send_line("Agence de l'eau de Démonstration");
    session.expect("Sigle (Entrée").send_line("-");
    session.expect("+ créer « Agence de l'eau de Démonstration »").expect("[o/N]").send_line("o");
    session.expect("seul administrateur");
    assert_eq!(session.wait(), 0, "{session}");
    assert!(!session.screen().contains("Sigle : "), "{session}");
}

#[test]
fn a_list_of_mail_domains_tells_who_is_of_the_body() {
    let home = Home::new();
    let list = home.path().join("domaines.csv");
    let mail = |content: &str| {
        std::fs::write(&list, content).unwrap();
        let line = ["org", "certify-request", CITY, "--check", "-o", "json", "--domains"];
        home.command().lang("fr").args(line).args([&list]).run()
    };
    let verdict = |output: &Output| {
        let rows = output.json();
        let found = rows.as_array().unwrap().iter().find(|row| row["rule"] == "mail-of-the-body");
        found.map(|row| (row["verdict"].clone(), row["details"].clone())).unwrap()
    };
    let listed = mail("siren;domaine\n219900123;ville-de-demonstration.example\n").success();
    assert_eq!(verdict(&listed), (json!("good"), json!(["ville-de-demonstration.example"])));
    let another = mail("siren;domaine\n849900345;ville-de-demonstration.example\n").success();
    assert_eq!(verdict(&another).0, "unseen");
    let flawed = mail("siret,domaine\n219900123,ville\n12,\"b.fr\n").exits(2);
    assert_eq!(flawed.error()["code"], "bad_domains");
    says(&flawed, &["domaines.csv:2:11: « ville » n'est pas un domaine", "domaines.csv:3"]);
}

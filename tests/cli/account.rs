//! `account create` and `help`: what a person reads before they have anything.

use std::os::unix::fs::PermissionsExt;
use std::time::{Duration, Instant};

use crate::support::run::Command;
use crate::support::world::World;

fn create(world: &World, more: &[&str]) -> Command {
    world.anonymous().lang("fr").args(["account", "create"]).args(more)
}

#[test]
fn the_page_of_accounts_opens_where_somebody_sits() {
    let world = world!();
    let (opened, browser) = (world.path("opened"), world.path("browser"));
    let script = format!(
        "#!/bin/sh\nenv > '{0}.env'; printf %s \"$1\" > '{0}.new'; mv '{0}.new' '{0}'\n",
        opened.display()
    );
    std::fs::write(&browser, script).unwrap();
    std::fs::set_permissions(&browser, PermissionsExt::from_mode(0o755)).unwrap();
    let page = format!("{}/register", world.portal.base());
    let with = |browser: &std::path::Path, more: &[&str]| create(&world, more).env("BROWSER", browser);

    // In a script, and where nobody wants it, the page is only named.
    let named = with(&browser, &["-o", "json"]).run().success();
    assert_eq!((&named.json()["page"], &named.json()["opened"]), (&page.as_str().into(), &false.into()));
    assert!(named.stderr.contains("il faut un compte personnel"), "{named}");
    assert!(named.stderr.contains("au nom d'une organisation"), "{named}");
    for more in [["--no-open"], ["--dry-run"]] {
        let mut session = with(&browser, &more).terminal();
        session.expect(&page);
        assert_eq!(session.wait(), 0, "{session}");
    }
    assert!(!opened.exists());

    let mut session = with(&browser, &[]).env("UDATACTL_TOKEN", "udata_never_to_be_seen").terminal();
    session.expect("Publiez au nom d'une organisation").expect(&page);
    assert_eq!(session.wait(), 0, "{session}");
    let limit = Instant::now() + Duration::from_secs(20);
    while !opened.exists() {
        assert!(Instant::now() < limit, "no browser was started");
        std::thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(std::fs::read_to_string(&opened).unwrap(), page);
    let environment = std::fs::read_to_string(world.path("opened.env")).unwrap();
    assert!(environment.contains("BROWSER=") && !environment.contains("UDATACTL_TOKEN"), "{environment}");
    assert!(!environment.contains("never_to_be_seen"), "{environment}");

    let mut session = with("/nonexistent/browser".as_ref(), &[]).terminal();
    session.expect(&page).expect("Aucun navigateur");
    assert_eq!(session.wait(), 0, "{session}");
}

#[test]
fn the_sandbox_has_people_already() {
    let world = world!();
    let run =
        create(&world, &["--site", "sandbox", "-o", "json"]).without_env("UDATACTL_SITE").run().success();
    assert_eq!(
        (&run.json()["page"], &run.json()["opened"]),
        (&serde_json::Value::Null, &serde_json::Value::Null)
    );
    assert!(run.stderr.contains("sandbox-camille"), "{run}");
}

#[test]
fn help_lists_topics_and_commands_and_explains_each() {
    let world = world!();
    let help = |language: &str, words: &[&str]| {
        world.anonymous().lang(language).env("COLUMNS", "80").args(["help"]).args(words).run()
    };
    let all = help("fr", &[]).success();
    for shown in ["Commandes", "  notification ", "Sujets :", "  accounts ", "  exit-codes "] {
        assert!(all.stdout.contains(shown), "{shown}: {all}");
    }
    for (language, words) in [
        ("fr", ["ProConnect", "transport.data.gouv.fr", "publier.etalab.studio", "clé d'API", "sandbox"]),
        ("en", ["ProConnect", "transport.data.gouv.fr", "publier.etalab.studio", "keyring", "sandbox"]),
    ] {
        let accounts = help(language, &["accounts"]).success();
        assert!(words.iter().all(|word| accounts.stdout.contains(word)), "{accounts}");
        assert!(accounts.stdout.lines().all(|line| line.chars().count() <= 80), "{accounts}");
    }
    assert!(help("fr", &["exit-codes"]).success().stdout.contains("\n11\n    La réponse à une question"));
    assert!(help("fr", &["environment"]).success().stdout.contains("\nUDATACTL_TOKEN\n    Une clé d'API"));
    let command = help("fr", &["member", "add"]).success();
    assert_eq!(
        command.stdout,
        world.anonymous().lang("fr").env("COLUMNS", "80").args(["member", "add", "--help"]).run().stdout
    );
    for (name, topic) in
        [("glossaire", "glossary"), ("Confidentialité", "privacy"), ("codes de sortie", "exit-codes")]
    {
        let [other, own] = [name, topic].map(|name| help("fr", &[name]).success().stdout);
        assert_eq!(other, own, "{name}");
        let words: Vec<&str> = name.split(' ').collect();
        assert_eq!(help("fr", &words).success().stdout, own, "{name}");
    }
    let unknown = help("fr", &["acounts"]).exits(2);
    assert!(unknown.stderr.contains("`udatactl help`"), "{unknown}");
}

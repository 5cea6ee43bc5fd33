use std::os::unix::fs::PermissionsExt;

use serde_json::{Value, json};

use super::create::image;
use super::{browser, noted, nothing_written, says};
use crate::support::desk::Desk;
use crate::support::world::{Organization, Person, World};

const WHY: [&str; 4] = ["--reason", "Une mission", "--proof", "Un arrêté"];

fn verdicts(world: &World, person: &Person, org: &Organization) -> Value {
    verdicts_with(world, person, org, &["--siret-check", "always"])
}

fn verdicts_with(world: &World, person: &Person, org: &Organization, more: &[&str]) -> Value {
    let check = ["org", "certify-request", &org.slug, "--check", "-o", "json"];
    let rows = world.command_as(person).args(check).args(more).run().success().json();
    let pair = |row: &Value| (row["rule"].as_str().unwrap().to_owned(), row["verdict"].clone());
    Value::Object(rows.as_array().unwrap().iter().map(pair).collect())
}

/// An organization that lacks nothing but a second look.
fn ready(world: &World, alice: &Person, bob: &Person) -> Organization {
    let fields = json!({
        "acronym": format!("V{}", world.tag()), "business_number_id": "21690123100011",
        "description": "mot ".repeat(40), "url": "https://www.example.org/",
    });
    let org = world.organization_with("Ville prête", &[(alice, "admin"), (bob, "admin")], fields);
    let logo = image(world);
    world.run_as(alice, ["org", "update", &org.slug, "--logo", &logo, "--yes"]).success();
    org
}

#[test]
fn what_is_missing_is_listed_with_its_remedy() {
    let world = world!();
    let alice = world.person_at("Alice", "Martin", &format!("alice-{}@gmail.com", world.tag()));
    let carol = world.person("Carol", "Roux");
    let other = world.organization_with("Autre", &[], json!({"business_number_id": "35600000000048"}));
    let org = world.organization_with(
        "Ville",
        &[(&alice, "admin")],
        json!({"business_number_id": "35600000000048", "description": format!(" VILLE  {} ", world.tag())}),
    );
    let waiting = json!({"requests": [{"user": carol.id, "comment": "x", "created": "2026-01-01T00:00:00"}]});
    world.furnish(&org, waiting);
    let found = verdicts(&world, &alice, &org);
    for (rule, verdict) in [
        ("two-administrators", "missing"),
        ("requests-answered", "missing"),
        ("siret-alone", "doubtful"),
        ("described", "advised"),
        ("logo-given", "advised"),
        ("website-given", "advised"),
        ("siret-public-service", "unseen"),
    ] {
        assert_eq!(found[rule], verdict, "{rule}: {found}");
    }
    for rule in ["administered-by-me", "not-certified", "siret-given", "siret-valid", "name-alone"] {
        assert_eq!(found[rule], "good", "{rule}: {found}");
    }
    if world.portal.can.masks_addresses() {
        assert_eq!(found["professional-mails"], "missing");
        assert_eq!(found["mail-of-the-body"], "missing");
    }
    let check = ["org", "certify-request", &org.slug, "--check", "--exit-code", "--siret-check", "always"];
    let output = world.command_as(&alice).lang("fr").args(check).args(["-o", "table"]).run().exits(10);
    assert!(output.stdout.contains(&other.slug), "{output}");
    says(
        &output,
        &[
            &format!("`udatactl org update {} --logo IMAGE`", org.slug),
            &format!("`udatactl requests list {}`", org.slug),
            "avant de demander",
            "regarde surtout deux choses",
            "https://annuaire-entreprises.data.gouv.fr/etablissement/35600000000048",
            "peuvent le partager",
        ],
    );
    nothing_written(&world, &org);
}

#[test]
fn nothing_is_missing_where_all_is_there() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = ready(&world, &alice, &bob);
    let mut found = verdicts(&world, &alice, &org);
    // Another test's organization may have this SIRET at this moment.
    found["siret-alone"] = json!("good");
    assert_eq!(found["siret-public-service"], "unseen");
    found["siret-public-service"] = json!("good");
    if !world.portal.can.masks_addresses() {
        found["mail-of-the-body"] = json!("good");
    }
    assert!(found.as_object().unwrap().values().all(|verdict| verdict == "good"), "{found}");
}

#[test]
fn a_certified_organization_is_certified_and_has_nothing_to_settle() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let badges = ["public-service", "certified"];
    let fields = json!({"description": "Court.", "badges": badges, "business_number_id": "21690123100011"});
    let org = world.organization_with("Ville", &[(&alice, "admin")], fields);
    let found = verdicts(&world, &alice, &org);
    assert_eq!(
        (&found["certified"], &found["siret-valid"]),
        (&json!("certified"), &json!("good")),
        "{found}"
    );
    assert!(found["siret-public-service"].is_null(), "{found}");
    for verdict in found.as_object().unwrap().values() {
        assert_ne!(verdict, "missing", "{found}");
    }
    let check = ["org", "certify-request", &org.slug, "--check", "--exit-code", "-o", "table"];
    let output = world.command_as(&alice).lang("fr").args(check).run().success();
    assert!(output.stdout.contains("certifiée") && !output.stdout.contains("à régler"), "{output}");
    says(&output, &["est déjà certifiée"]);
}

#[test]
fn no_siret_is_asked_of_a_portal_that_has_none() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization_with("Ville", &[(&alice, "admin")], json!({"description": "Court."}));
    let sirets = ["siret-given", "siret-valid", "siret-alone", "siret-public-service", "mail-of-the-body"];
    let elsewhere = verdicts_with(&world, &alice, &org, &[]);
    assert!(sirets.iter().all(|rule| elsewhere[rule].is_null()), "{elsewhere}");
    assert_eq!(verdicts(&world, &alice, &org)["siret-given"], "missing");
}

#[test]
fn the_acronym_and_the_name_of_another_are_found() {
    let world = world!();
    let (alice, acronym) = (world.person("Alice", "Martin"), format!("W{}", world.tag()));
    let org = world.organization_with("Ville", &[(&alice, "admin")], json!({"acronym": acronym}));
    let same = json!({"acronym": acronym.to_lowercase()});
    world.organization_with("Ville", &[], same);
    world.organization_with("Longue", &[], json!({"acronym": format!("{acronym}-2")}));
    let output =
        world.run_as(&alice, ["org", "certify-request", &org.slug, "--check", "-o", "json"]).success();
    for rule in ["name-alone", "acronym-alone"] {
        let rows = output.json();
        let row = rows.as_array().unwrap().iter().find(|row| row["rule"] == rule).unwrap().clone();
        assert_eq!(
            (&row["verdict"], row["details"].as_array().map(Vec::len)),
            (&json!("missing"), Some(1)),
            "{row}"
        );
    }
}

#[test]
fn who_has_no_key_sees_what_is_public() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let command = world.anonymous().args(["org", "certify-request", &org.slug, "--check", "-o", "json"]);
    let rows = command.run().success().json();
    let unseen = |row: &&Value| row["verdict"] == "unseen";
    let unseen: Vec<&Value> =
        rows.as_array().unwrap().iter().filter(unseen).map(|row| &row["rule"]).collect();
    assert!(unseen.contains(&&json!("administered-by-me")) && unseen.contains(&&json!("requests-answered")));
    world.anonymous().args(["org", "certify-request", &org.slug]).args(WHY).run().exits(4);
}

#[test]
fn the_request_is_written_and_nothing_sent() {
    let world = world!();
    let desk = Desk::of(&world);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization_with(
        "Ville",
        &[(&alice, "admin"), (&bob, "editor")],
        json!({"business_number_id": "21690123100011"}),
    );
    let reason = world.path("mission.txt");
    std::fs::write(&reason, "Premier paragraphe.\n\nSecond paragraphe.\n").unwrap();
    let from_file = format!("@{}", reason.display());
    let ask = ["org", "certify-request", &org.slug, "--reason", &from_file, "--proof", "Arrêté du 3 mars"];
    let french = desk.command_as(&alice).lang("fr").args(ask).run().success();
    for text in [
        "Objet : Demande de certification",
        "Premier paragraphe.\n\nSecond paragraphe.\n\n",
        "Arrêté du 3 mars",
        "SIRET : 21690123100011",
        &format!("/organizations/{}", org.slug),
        &alice.email,
        &format!("Cordialement,\n{}\n", alice.full_name()),
    ] {
        assert!(french.stdout.contains(text), "{text}\n{french}");
    }
    says(&french, &["Rien n'a été envoyé"]);
    let out = world.path("demande.txt");
    let written = desk.command_as(&alice).lang("fr").args(ask).args(["--out".as_ref(), out.as_os_str()]);
    assert_eq!(written.run().success().stdout, "");
    assert_eq!(std::fs::read_to_string(&out).unwrap().replace('\u{a0}', " "), french.stdout);
    let other = ["--email", "mairie@ville.example.org", "-o", "json"];
    let record = desk.command_as(&alice).args(ask).args(other).run().success().json();
    let row = &record[0];
    assert_eq!(
        (&row["email"], &row["segment"]),
        (&json!("mairie@ville.example.org"), &json!("certification"))
    );
    assert_eq!((&row["result"], &row["verified"]), (&json!("drafted"), &json!(false)));
    desk.command_as(&alice).args(ask).args(["--email", "nowhere"]).run().exits(2);
    let alone = desk.command_as(&alice).args(["org", "certify-request", &org.slug, "--reason", "x"]).run();
    says(&alone.exits(2), &["--proof"]);
    let refused = desk.command_as(&bob).args(ask).run().exits(5);
    says(&refused, &[&alice.slug]);
    assert_eq!(desk.messages(), Vec::<Value>::new());
    nothing_written(&world, &org);
}

#[test]
fn it_is_sent_without_the_key_and_only_once_without_being_asked() {
    let world = world!();
    let desk = Desk::of(&world);
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let submit = |more: &[&str]| {
        desk.command_as(&alice).args(["org", "certify-request", &org.slug, "--submit"]).args(WHY).args(more)
    };
    submit(&[]).run().exits(2);
    let dry = submit(&["--dry-run", "-v", "-o", "json"]).run().success();
    assert_eq!(dry.json()[0]["result"], "planned");
    assert!(dry.stderr.contains(&format!("POST {} -", desk.address())), "{dry}");
    let held = submit(&["--yes", "-o", "json"]).env("UDATACTL_READ_ONLY", "1").run().exits(3);
    assert_eq!(held.error()["code"], "read_only_switch");
    submit(&["--yes", "--fields", "nonsense"]).run().exits(2);
    assert_eq!(desk.messages(), Vec::<Value>::new());

    let sent = submit(&["--yes", "-o", "json"]).lang("fr").run().success();
    says(&sent, &["Une mission", "sans votre clé", "ne confirme jamais la réception", &alice.email]);
    let record = &sent.json()[0];
    assert_eq!((&record["result"], &record["verified"]), (&json!("changed"), &json!(false)));
    let messages = desk.messages();
    assert_eq!((messages.len(), messages[0].get("credentials")), (1, None), "{messages:?}");
    let content = &messages[0]["content"];
    let keys: Vec<&String> = content.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["email", "segment", "subject", "body"]);
    for key in keys {
        assert_eq!(content[key], record[key]);
        assert!(!content[key].as_str().unwrap().contains(&alice.token));
    }
    let listed = world.anonymous().args(["journal", "list", "--json"]).run().success().json();
    assert_eq!((&listed[0]["action"], &listed[0]["result"]), (&json!("certify-request"), &json!("done")));

    let status = ["org", "certify-request", &org.slug, "--status", "-o", "json"];
    let shown = desk.command_as(&alice).args(status).run().success().json();
    assert_eq!((&shown["state"], shown["asked"].is_string()), (&json!("asked"), true));
    let again = submit(&["--yes", "-o", "json"]).run().exits(2);
    says(&again, &["was asked for from this machine already"]);
    assert_eq!(desk.messages().len(), 1);
    submit(&["--confirm"]).run().success();
    assert_eq!(desk.messages().len(), 2);
    world.furnish(&org, json!({"badges": ["local-authority", "certified"]}));
    let certified = submit(&["--confirm", "-o", "json"]).run().success();
    assert_eq!((&certified.json()["state"], desk.messages().len()), (&json!("certified"), 2));
    nothing_written(&world, &org);
}

#[test]
fn what_cannot_be_sent_is_kept() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let run = |address: &str| {
        let command = world.command_as(&alice).lang("fr").env("UDATACTL_SUPPORT_URL", address);
        let command = command.args(["org", "certify-request", &org.slug, "--submit", "--yes", "-o", "json"]);
        command.args(WHY).args(["--retries", "0"]).run()
    };
    // Nobody listens there; then somebody who knows no such page; then what is no address to write to.
    let elsewhere = format!("{}/api/1/nothing/", world.portal.base());
    for address in ["http://127.0.0.1:9/nuxt-api/send-message", &elsewhere] {
        let output = run(address).exits(9);
        assert_eq!((output.stdout.as_str(), &output.error()["code"]), ("", &json!("desk_failed")));
        let kept: Vec<_> = std::fs::read_dir(world.path("state/letters")).unwrap().flatten().collect();
        assert_eq!(kept.len(), 1);
        says(&output, &[kept[0].path().to_str().unwrap()]);
        assert!(std::fs::read_to_string(kept[0].path()).unwrap().contains("Une mission"));
        std::fs::remove_file(kept[0].path()).unwrap();
    }
    for address in ["http://desk.example.org/", "desk"] {
        assert_eq!(run(address).exits(2).error()["code"], "bad_support_url");
    }
    let none = world.command_as(&alice).args([
        "org",
        "certify-request",
        &org.slug,
        "--submit",
        "--yes",
        "-o",
        "json",
    ]);
    assert_eq!(none.args(WHY).run().exits(2).error()["code"], "no_desk");
    let shown =
        world.run_as(&alice, ["org", "certify-request", &org.slug, "--status", "-o", "json"]).success();
    assert_eq!(shown.json()["state"], "not_asked", "a request that was refused was not asked for");
}

#[test]
fn a_request_whose_answer_was_lost_may_have_arrived() {
    let world = world!();
    let desk = Desk::failing(&world, "lost times=1 POST nuxt-api/send-message");
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let submit = ["org", "certify-request", &org.slug, "--submit", "--yes", "-o", "json"];
    let lost = desk.command_as(&alice).args(submit).args(WHY).run().exits(9);
    assert_eq!(lost.error()["code"], "desk_failed");
    assert_eq!(desk.messages().len(), 1, "sent once, and not again");
    let kept = std::fs::read_dir(world.path("state/letters")).unwrap().flatten().next().unwrap();
    assert_eq!(kept.metadata().unwrap().permissions().mode() & 0o077, 0);
    let shown =
        world.run_as(&alice, ["org", "certify-request", &org.slug, "--status", "-o", "json"]).success();
    assert_eq!(shown.json()["state"], "asked");
}

#[test]
fn the_page_on_which_to_ask_is_opened() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let (browser, opened) = browser(&world);
    let ask = ["org", "certify-request", &org.slug, "--open"];
    let run = |browser: &str| {
        world.command_as(&alice).lang("fr").env("BROWSER", browser).args(ask).args(WHY).run().success()
    };
    says(&run(browser.to_str().unwrap()), &["Page ouverte", world.portal.base()]);
    assert_eq!(noted(&opened), format!("{}/", world.portal.base()));
    says(&run("/nonexistent/browser"), &["Ouvrez vous-même", world.portal.base()]);
}

#[test]
fn a_profile_may_name_the_desk() {
    let world = world!();
    let desk = Desk::of(&world);
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    std::fs::create_dir_all(world.path("config")).unwrap();
    let (site, address) = (world.portal.base(), desk.address());
    let profiles = format!("current = \"a\"\n[profiles.a]\nsite = \"{site}\"\nsupport = \"{address}\"\n");
    std::fs::write(world.path("config/profiles.toml"), profiles).unwrap();
    let submit = ["org", "certify-request", &org.slug, "--submit", "--yes", "-o", "json"];
    world.command_as(&alice).args(submit).args(WHY).run().success();
    assert_eq!(desk.messages().len(), 1);
}

#[test]
fn at_a_terminal_it_asks_for_what_is_missing() {
    let world = world!();
    let desk = Desk::of(&world);
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let command = desk.command_as(&alice).lang("fr").args(["org", "certify-request", &org.slug, "--submit"]);
    let mut session = command.terminal();
    session.expect("mission de service public").send_line("Informer les habitants");
    session.expect("prouve votre rôle").send_line("Délibération n° 12");
    session.expect("exactement ce qui partira").expect("Informer les habitants").expect("Envoyer ce message");
    session.send_line("non");
    assert_eq!((session.wait(), desk.messages().len()), (11, 0), "{session}");
    let mut session = command.terminal();
    session.expect("mission de service public").send_line("Informer les habitants");
    session.expect("prouve votre rôle").send_line("Délibération n° 12");
    session.expect("Envoyer ce message").send_line("oui");
    assert_eq!((session.wait(), desk.messages().len()), (0, 1), "{session}");
    let body = desk.messages()[0]["content"]["body"].as_str().unwrap().to_owned();
    assert!(body.contains("Informer les habitants") && body.contains("Délibération n° 12"), "{body}");
}

#[test]
fn at_a_terminal_the_message_is_shown_and_sending_it_is_asked() {
    let world = world!();
    let desk = Desk::of(&world);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = ready(&world, &alice, &bob);
    let request = ["org", "certify-request", &org.slug];
    let question = "L'envoyer maintenant ? [o/n]";
    let mut session = desk.command_as(&alice).lang("fr").args(request).terminal();
    // Nothing typed is no answer, to any of the questions.
    session.expect("Pourquoi certifier").send_line("").expect("Il faut une réponse").send_line("Une mission");
    session.expect("votre rôle").send_line("Un arrêté");
    session.expect("Objet :").expect(question).send_line("").expect("par o ou n").expect(question);
    session.send_line("n").expect("Rien n'a été envoyé");
    assert_eq!((session.wait(), desk.messages().len()), (0, 0), "{session}");
    let mut session = desk.command_as(&alice).lang("fr").args(request).args(WHY).terminal();
    session.expect(question).send_line("o").expect("Le message est parti");
    assert_eq!((session.wait(), desk.messages().len()), (0, 1), "{session}");
    // Whoever asked for something else is not asked.
    let out = world.path("lettre.txt");
    for other in [&["--out", out.to_str().unwrap()][..], &["--dry-run"], &["--yes"]] {
        let mut session = desk.command_as(&alice).lang("fr").args(request).args(WHY).args(other).terminal();
        let code = session.wait();
        assert!(code == 0 && !session.screen().contains(question), "{other:?}: {session}");
    }
    assert_eq!(desk.messages().len(), 1);
}

#[test]
fn without_a_desk_the_message_is_shown_with_where_to_paste_it() {
    let world = world!();
    where_it_can!(!world.portal.can.is_sandbox);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = ready(&world, &alice, &bob);
    let request = ["org", "certify-request", &org.slug];
    let draft = world.command_as(&alice).lang("fr").args(request).args(WHY).run().success();
    assert!(draft.stdout.contains("Une mission"), "{draft}");
    says(&draft, &["n'a pas de bureau d'assistance connu", world.portal.base()]);
    assert!(!draft.stderr.contains("--submit"), "{draft}");
    let mut session =
        world.command_as(&alice).lang("fr").args(request).args(WHY).args(["--submit"]).terminal();
    session.expect("Une mission").expect("bureau d'assistance");
    assert_eq!(session.wait(), 2, "{session}");
}

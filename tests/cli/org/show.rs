use serde_json::json;

use super::{nothing_written, says};
use crate::support::output::Output;

#[test]
fn public_data_take_one_call_and_no_key() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let fields = json!({
        "acronym": "VDD", "business_number_id": "21690123100011", "url": "https://ville.example.org",
        "description": "Première ligne\nseconde ligne", "badges": ["certified", "local-authority"],
    });
    let org = world.organization_with("Ville", &[(&alice, "admin")], fields);
    let carol = world.person("Carol", "Roux");
    world.request(&org, &carol, "Bonjour");
    let shown = world.anonymous().args(["org", "show", &org.slug, "-o", "json"]).run().success().json();
    assert_eq!(world.calls(&org).len(), 1);
    assert_eq!(shown["id"], json!(org.id));
    assert_eq!(shown["description"], "Première ligne\nseconde ligne");
    assert_eq!((&shown["siret"], &shown["acronym"]), (&json!("21690123100011"), &json!("VDD")));
    let badges = shown["badges"].as_array().expect("badges");
    assert!(badges.contains(&json!("certified")) && badges.contains(&json!("local-authority")), "{shown}");
    assert_eq!(shown["certified_public_service"], true);
    let administrator =
        json!({"id": alice.id, "slug": alice.slug, "name": alice.full_name(), "account": "unknown"});
    assert_eq!(shown["administered_by"], json!([administrator]));
    assert_eq!((&shown["members"], &shown["administrators"]), (&json!(1), &json!(1)));
    for hidden in ["role", "standing", "rights", "pending_requests", "pending_invitations", "deleted"] {
        assert!(shown[hidden].is_null(), "{hidden}: {shown}");
    }
}

#[test]
fn a_badge_alone_is_no_certified_public_service() {
    let world = world!();
    for badges in [json!(["certified"]), json!(["public-service"]), json!(["certified", "association"])] {
        let org = world.organization_with("Ville", &[], json!({"badges": badges}));
        let shown = world.anonymous().args(["org", "show", &org.id, "-o", "json"]).run().success().json();
        assert_eq!(shown["certified_public_service"], false, "{badges}");
    }
}

#[test]
fn an_administrator_sees_what_waits_and_what_to_do() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let (carol, dave) = (world.person("Carol", "Roux"), world.person("Dave", "Blanc"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    world.request(&org, &carol, "Bonjour");
    let invites = world.portal.can.invites;
    if invites {
        world.invitation(&org, &dave, "editor");
    }
    let command = world.command_as(&alice).lang("fr").args(["org", "show", &org.slug, "-o", "table"]);
    let output = command.run().success();
    for line in [
        "Demandes d'adhésion en attente : 1",
        if invites { "Invitations en attente :         1" } else { "" },
        "gérer ses membres",
    ] {
        assert!(output.stdout.contains(line), "{line}\n{output}");
    }
    assert!(output.stdout.contains(&format!("{} ({})", alice.full_name(), alice.slug)), "{output}");
    says(
        &output,
        &[
            &format!("udatactl member promote {} PERSONNE --to admin", org.slug),
            &format!("1 demande d'adhésion attend une réponse : `udatactl requests list {}`", org.slug),
        ],
    );
    assert_eq!(output.stderr.contains(&format!("udatactl invite list {}", org.slug)), invites, "{output}");
    nothing_written(&world, &org);
}

#[test]
fn an_editor_sees_a_role_and_nothing_that_waits() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let shown = world.run_as(&bob, ["org", "show", &org.id, "-o", "json"]).success().json();
    assert_eq!((&shown["role"], &shown["standing"]), (&json!("editor"), &json!("member")));
    assert_eq!(shown["rights"], json!(["publish", "private"]));
    assert!(shown["pending_requests"].is_null());
}

#[test]
fn who_waits_is_told_so_and_who_is_invited_how_to_accept() {
    let world = world!();
    where_it_can!(world.portal.can.tells_own_requests());
    let alice = world.person("Alice", "Martin");
    let (carol, dave, erin) =
        (world.person("Carol", "Roux"), world.person("Dave", "Blanc"), world.person("Erin", "Noir"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    world.request(&org, &carol, "Bonjour");
    let asked = world.run_as(&carol, ["org", "show", &org.id, "-o", "json"]).success();
    assert_eq!(asked.json()["standing"], "asked");
    says(&asked, &["You have asked to join, just now"]);
    let stranger = world.run_as(&erin, ["org", "show", &org.id, "-o", "json"]).success();
    assert_eq!((&stranger.json()["standing"], &stranger.json()["rights"]), (&json!("stranger"), &json!([])));
    says(&stranger, &[&format!("udatactl org join {}", org.slug)]);
    where_it_can!(world.portal.can.invites);
    let invitation = world.invitation(&org, &dave, "admin");
    let invited = world.run_as(&dave, ["org", "show", &org.id, "-o", "json"]).success();
    assert_eq!(invited.json()["standing"], "invited");
    says(&invited, &[&format!("udatactl invite accept {invitation}")]);
}

#[test]
fn an_organization_without_administrator_says_whom_to_write_to() {
    let world = world!();
    let bob = world.person("Bob", "Petit");
    let org = world.organization("Ville", &[(&bob, "editor")]);
    let output = world.run_as(&bob, ["org", "show", &org.id, "-o", "json"]).success();
    assert_eq!(output.json()["administrators"], 0);
    says(&output, &["This organization has no administrator", "`udatactl org recover "]);
}

#[test]
fn a_deleted_organization_is_gone_for_strangers_and_dated_for_its_members() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization_with("Ville", &[(&alice, "admin")], json!({"deleted": true}));
    for reference in [&org.id, &org.slug] {
        let gone = world.run_as(&bob, ["org", "show", reference, "-o", "json"]).exits(6);
        assert_eq!((gone.stdout.as_str(), &gone.error()["code"]), ("", &json!("deleted")), "{gone}");
    }
    let seen = world.run_as(&alice, ["org", "show", &org.id, "-o", "json"]).success();
    assert!(seen.json()["deleted"].is_string(), "{seen}");
    says(&seen, &["was deleted"]);
}

#[test]
fn a_long_description_is_cut_for_a_person_only() {
    let world = world!();
    let long = "mot ".repeat(200);
    let org = world.organization_with("Ville", &[], json!({"description": long}));
    let show = |format| world.anonymous().args(["org", "show", &org.id, "-o", format]).run().success();
    assert_eq!(show("json").json()["description"], json!(long));
    let table = show("table").stdout;
    assert!(table.contains('…') && table.lines().all(|line| line.chars().count() < 280), "{table}");
}

#[test]
fn a_name_finds_it_and_an_unknown_one_does_not() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville de Démonstration", &[(&alice, "admin")]);
    let page = format!("{}/organizations/{}/", world.portal.base(), org.slug);
    for reference in [org.name.to_uppercase().as_str(), &page, &org.id] {
        let shown = world.anonymous().args(["org", "show", reference, "-o", "ids"]).run().success();
        assert_eq!(shown.stdout, format!("{}\n", org.id), "{reference}");
    }
    let unknown = format!("nulle-part-{}", world.tag());
    let output = world.anonymous().lang("fr").args(["org", "show", &unknown]).run().exits(6);
    says(&output, &[&format!("L'organisation « {unknown} » n'existe pas sur ce portail.")]);
    world.organization("Ville de Démonstration", &[(&alice, "admin")]);
    let twice = world.anonymous().args(["org", "show", &org.name, "--json"]).run().exits(6);
    assert_eq!(twice.error()["code"], "ambiguous");
}

#[test]
fn a_hostile_name_stays_text() {
    let world = world!();
    let org = world.organization_with("Ville \u{1b}[31mrouge\u{202e}", &[], json!({"acronym": "=1+1"}));
    let shown = world.anonymous().lang("fr").args(["org", "show", &org.id, "-o", "table"]).run().success();
    assert!(!shown.stdout.contains("Je suis"), "without a key nobody is anybody: {shown}");
    assert!(!shown.stdout.contains('\u{1b}') && !shown.stdout.contains('\u{202e}'), "{shown}");
    let csv = world.anonymous().args(["org", "show", &org.id, "-o", "csv"]).run().success();
    assert!(csv.stdout.contains("'=1+1"), "{csv}");
}

#[test]
fn advice_says_what_the_members_lack() {
    let world = world!();
    let (alice, shared) = (world.person("Alice", "Martin"), world.person("Contact", "Opendata"));
    let robot = world.person("Robot", "Moissonneur");
    let members = [(&alice, "admin"), (&shared, "editor"), (&robot, "editor")];
    let org = world.organization_with("Réseau", &members, json!({"description": "Horaires des transports"}));
    world.seen(&shared, "2024-01-01T00:00:00");
    world.run_as(&alice, ["auth", "status"]).success();
    world.seen(&alice, &jiff::Timestamp::now().to_string());
    let advice = ["org", "show", &org.slug, "--advice", "-o", "json"];
    let output = world.run_as(&alice, advice).success();
    let verdicts = |output: &Output| {
        let pair =
            |row: &serde_json::Value| (row["rule"].as_str().unwrap().to_owned(), row["verdict"].clone());
        output.json().as_array().unwrap().iter().map(pair).collect::<serde_json::Map<_, _>>()
    };
    let found = verdicts(&output);
    assert_eq!((&found["two-administrators"], found.len()), (&json!("missing"), 4));
    assert_eq!(found["named-accounts"], "missing");
    let rows = output.json();
    let row = rows.as_array().unwrap().iter().find(|row| row["rule"] == "named-accounts").unwrap().clone();
    assert_eq!(row["details"].as_array().unwrap().len(), 2, "{row}");
    if world.portal.can.masks_addresses() {
        assert_eq!(found["seen-lately"], "missing");
    }
    says(&output, &["--advice --transport", &format!("udatactl member add {}", org.slug)]);
    let stranger = world.anonymous().args(advice).run().success();
    assert_eq!(verdicts(&stranger)["seen-lately"], "unseen");
    let transport = world.run_as(&alice, ["org", "show", &org.slug, "--advice", "--transport", "--json"]);
    assert_eq!(verdicts(&transport.success()).len(), 8);
    world.run_as(&alice, ["org", "show", &org.slug, "--advice", "--exit-code"]).exits(10);
    world.run_as(&alice, ["org", "show", &org.slug, "--exit-code"]).exits(2);
    nothing_written(&world, &org);
}

//! `requests list`, `show` and `mine`.

use serde_json::json;

use crate::support::journal;
use crate::support::terminal::Session;

/// A moment as many days ago, as the portal's database takes it.
pub fn days_ago(days: u64) -> String {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    let day = (now / 86_400 - days).cast_signed();
    // Days since 1970 as a civil date.
    let shifted = day + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let date = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{date:02}T00:00:00+00:00")
}

#[test]
fn all_of_my_organizations_are_listed_oldest_first() {
    let world = world!();
    let (alice, paul) = (world.person("Alice", "Martin"), world.person("Paul", "Durand"));
    let (zoe, guest) = (world.person("Zoé", "Petit"), world.person("Guest", "Roux"));
    let old = json!({"requests": [{"user": paul.id, "comment": "J'y travaille", "created": days_ago(12)}]});
    let first = world.organization_with("Ville", &[(&alice, "admin")], old);
    let second = world.organization("Agglo", &[(&alice, "admin")]);
    let recent = world.request(&second, &zoe, "Bonjour");
    if world.portal.can.invites {
        world.invitation(&second, &guest, "editor");
    }

    let rows = world.run_as(&alice, ["requests", "list", "-o", "json"]).success().json();
    let ids: Vec<&str> = rows.as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(ids, [first.requests[0].as_str(), recent.as_str()], "{rows:#}");
    assert_eq!(rows[0]["slug"], json!(paul.slug));
    assert_eq!(rows[0]["organization"], json!(first.slug));
    assert_eq!(rows[0]["status"], "pending");
    assert_eq!(rows[0]["comment"], "J'y travaille");
    assert!((11..=13).contains(&rows[0]["age_days"].as_i64().unwrap()), "{rows:#}");
    assert_eq!(rows[0]["email_is_masked"], world.portal.can.masks_addresses());
    assert_eq!(rows[0]["email_domain"], json!(paul.email.split('@').nth(1).unwrap()));

    let cut = world.run_as(&alice, ["requests", "list", "--limit", "1", "-o", "ids"]).success();
    assert_eq!(cut.stdout, format!("{}\n", first.requests[0]));
    assert!(cut.stderr.contains("1 of 2 shown"), "{cut}");

    let table = world.command_as(&alice).lang("fr").args(["requests", "list", "-o", "table"]).run().success();
    assert!(table.stdout.starts_with("Personne"), "{table}");
    assert!(table.stdout.contains("il y a 12 jours") || table.stdout.contains("il y a 13 jours"), "{table}");
}

#[test]
fn an_organization_that_hides_its_requests_is_named_never_dropped() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let (alice, bob, paul) =
        (world.person("Alice", "Martin"), world.person("Bob", "Petit"), world.person("Paul", "Durand"));
    let mine = world.organization("Ville", &[(&bob, "admin")]);
    let hidden = world.organization("Agglo", &[(&alice, "admin"), (&bob, "editor")]);
    let shown = world.request(&mine, &paul, "Bonjour");
    world.request(&hidden, &paul, "Bonjour");

    let all = world.run_as(&bob, ["requests", "list", "--all-orgs", "-o", "ids"]).success();
    assert_eq!(all.stdout, format!("{shown}\n"));
    assert!(all.stderr.contains("1 organization is left out"), "{all}");
    assert!(all.stderr.contains(&hidden.slug), "{all}");

    // Named, it is an error: an empty list would be taken for "nobody asks".
    let several = world.run_as(&bob, ["requests", "list", &mine.slug, &hidden.slug, "-o", "json"]).exits(8);
    assert_eq!(several.json().as_array().unwrap().len(), 1, "{several}");
    let told = &several.error()["organizations"][0];
    assert_eq!((&told["organization"], &told["code"]), (&json!(hidden.slug), &json!("not_administrator")));
    assert!(told["hint"].as_str().unwrap().contains(&alice.slug), "{several}");
    let named = world.run_as(&bob, ["requests", "list", &hidden.slug, "-o", "json"]).exits(5);
    assert_eq!(named.stdout, "");
    assert_eq!(named.error()["code"], "not_administrator");
    assert!(named.error()["hint"].as_str().unwrap().contains(&alice.slug), "{named}");
}

#[test]
fn states_are_told_apart_and_nothing_is_an_empty_list() {
    let world = world!();
    let (alice, paul, zoe) =
        (world.person("Alice", "Martin"), world.person("Paul", "Durand"), world.person("Zoé", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let empty = world.run_as(&alice, ["requests", "list", &org.slug, "-o", "json"]).success();
    assert_eq!(empty.stdout, "[]\n");
    assert!(empty.stderr.contains("No request is waiting."), "{empty}");
    let french = world.command_as(&alice).lang("fr").args(["requests", "list", &org.slug]).run().success();
    assert!(french.stderr.contains("Aucune demande d'adhésion en attente."), "{french}");

    let refused = json!({"requests": [{"user": paul.id, "status": "refused"}]});
    let refused = world.furnish(&org, refused).requests.remove(0);
    let pending = world.request(&org, &zoe, "Bonjour");
    let ids = |status: &str| {
        world
            .run_as(&alice, ["requests", "list", &org.slug, "--status", status, "-o", "ids"])
            .success()
            .stdout
    };
    assert_eq!(ids("refused"), format!("{refused}\n"));
    assert_eq!(ids("pending"), format!("{pending}\n"));
    assert_eq!(ids("accepted"), "");
    assert_eq!(ids("all").lines().count(), 2);
    let sleeping = ["requests", "list", &org.slug, "--status", "sleeping"];
    world.command_as(&alice).lang("fr").args(sleeping).run().exits(2);
    world.run_as(&alice, ["requests", "list", ""]).exits(2);
    world.run_as(&alice, ["requests", "list", "no-such-organization"]).exits(6);
    world.anonymous().args(["requests", "list"]).run().exits(4);
}

#[test]
fn a_damaged_request_is_shown_and_never_touched() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    world.damage(&org, "request_without_user");
    let listed = world.run_as(&alice, ["requests", "list", &org.slug, "-o", "json"]).success();
    let row = &listed.json()[0];
    assert_eq!((&row["damaged"], &row["name"]), (&json!(true), &json!(null)), "{listed}");
    assert!(listed.stderr.contains("1 entry is damaged"), "{listed}");
    let id = row["id"].as_str().unwrap();
    let before = world.holds(&org);
    let approved = world.run_as(&alice, ["requests", "approve", &org.slug, id, "--yes"]).exits(6);
    assert!(approved.stderr.contains("names nobody"), "{approved}");
    world.run_as(&alice, ["requests", "reject", &org.slug, id, "--comment", "x", "--yes"]).exits(6);
    assert_eq!(world.holds(&org), before);
}

#[test]
fn a_request_is_shown_whole_with_how_to_answer_it() {
    let world = world!();
    let (alice, paul) = (world.person("Alice", "Martin"), world.person("Paul", "Durand"));
    let elsewhere = world.organization("Région", &[(&paul, "editor")]);
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let comment =
        format!("Enfin fin. {} \u{1b}[31mfin\u{1b}[0m", "Je travaille au service des données. ".repeat(8));
    let id = world.request(&org, &paul, &comment);
    let shown = world.run_as(&alice, ["requests", "show", &org.slug, &paul.slug, "-o", "json"]).success();
    let record = shown.json();
    assert_eq!(record["id"], json!(id));
    assert_eq!(record["comment"], json!(comment));
    assert_eq!(record["other_organizations"], json!([elsewhere.name]));
    assert_eq!(record["member_as"], json!(null));
    let command = format!("`udatactl requests approve {} {}`", org.slug, paul.slug);
    assert!(shown.stderr.contains(&command), "{shown}");
    let read = world.command_as(&alice).args(["requests", "show", &org.slug, &id, "-o", "table"]);
    let read = read.strangers("fin").run().success();
    let words: Vec<&str> = read.stdout.split_whitespace().collect();
    assert!(words.join(" ").contains("données. fin") && !read.stdout.contains('\u{1b}'), "{read}");
    world.run_as(&paul, ["requests", "show", &org.slug, &id]).exits(5);
    world.run_as(&alice, ["requests", "show", &org.slug, "nobody-at-all"]).exits(6);
}

#[test]
fn my_own_requests_are_found_by_name_by_journal_and_by_notification() {
    let world = world!();
    where_it_can!(world.portal.can.notifies());
    let (alice, paul) = (world.person("Alice", "Martin"), world.person("Paul", "Durand"));
    let asked_here = world.organization("Ville", &[(&alice, "admin")]);
    let answered = world.organization("Agglo", &[(&alice, "admin")]);
    let elsewhere = world.organization("Région", &[(&alice, "admin")]);
    world.request(&asked_here, &paul, "Ici");
    let id = world.request(&answered, &paul, "Là");
    world.request(&elsewhere, &paul, "Ailleurs");
    // Answering leaves paul a notification; asking from here leaves this journal a line.
    world
        .run_as(&alice, ["requests", "reject", &answered.slug, &id, "--comment", "Non merci", "--yes"])
        .success();
    let line = json!({
        "at": "2026-01-01T00:00:00Z", "run": "r", "number": 1, "stage": "start",
        "site": format!("{}/", world.portal.base()), "as": paul.id, "organization": asked_here.id,
        "action": "ask", "person": null, "request": null, "before": null, "after": "pending",
    });
    journal::append(&world.path("state"), &[line]);

    let mine = world.run_as(&paul, ["requests", "mine", "-o", "json"]).success();
    let mut found: Vec<(String, String)> = mine
        .json()
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["organization"].as_str().unwrap().into(), row["status"].as_str().unwrap().into()))
        .collect();
    found.sort();
    let mut wanted = vec![(asked_here.slug, "pending".to_owned()), (answered.slug, "refused".to_owned())];
    wanted.sort();
    assert_eq!(found, wanted, "{mine}");
    assert!(mine.stderr.contains("no list of one's own requests. Looked in 2 organizations"), "{mine}");

    let named = world.run_as(&paul, ["requests", "mine", &elsewhere.slug, "-o", "json"]).success();
    assert_eq!(named.json()[0]["comment"], "Ailleurs");
    let none = world.run_as(&alice, ["requests", "mine", &elsewhere.slug, "-o", "json"]).success();
    assert_eq!(none.stdout, "[]\n");
}

#[test]
fn requests_are_ticked_in_a_list() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let people = world.people(3);
    let long =
        "Bonjour, je suis au service des données et je voudrais publier nos jeux de données ".repeat(3);
    let asked: Vec<_> = people.iter().map(|one| json!({"user": one.id, "comment": long})).collect();
    let org = world.organization_with("Ville", &[(&alice, "admin")], json!({"requests": asked}));

    let command = world.command_as(&alice).lang("fr").args(["requests", "approve", &org.slug]);
    let mut cut = Session::start(&command);
    cut.expect("acceptez-vous ?").expect("Ada");
    cut.send_control('c');
    assert_eq!(cut.wait(), 130);
    assert!(cut.is_restored());
    let mut ticking = Session::start(&command);
    ticking.expect("acceptez-vous ?").expect("[ ] Ada").expect("[ ] Chlo");
    ticking.send(" ").expect("[x] Ada").send("\x1b[B\x1b[B").send(" ").expect("[x] Chlo").send("\r");
    ticking.expect("accepter la demande").expect("Continuer ? [o/N]").send_line("o");
    ticking.expect("fait");
    assert_eq!(ticking.wait(), 0);
    let held = world.holds(&org);
    let roles: Vec<_> = people.iter().map(|one| held.role_of(one)).collect();
    assert_eq!(roles, [Some("editor".to_owned()), None, Some("editor".to_owned())], "{ticking}");

    let mut by_number =
        Session::start(&world.command_as(&alice).args(["requests", "approve", &org.slug, "--accessible"]));
    by_number.expect("separated by commas").expect("1. Basile").send_line("");
    by_number.expect("None was chosen");
    assert_eq!(by_number.wait(), 11);
    assert_eq!(world.holds(&org), held);
}

#[test]
fn a_comment_is_asked_for_and_a_no_writes_nothing() {
    let world = world!();
    let (alice, paul) = (world.person("Alice", "Martin"), world.person("Paul", "Durand"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let id = world.request(&org, &paul, "Bonjour");
    let command = world.command_as(&alice).lang("fr").args(["requests", "reject", &org.slug, &paul.slug]);
    let mut no = Session::start(&command);
    no.expect("Pour quel motif ?").send_line("Adresse personnelle").expect("[o/N]").send_line("n");
    assert_eq!(no.wait(), 11);
    assert_eq!(world.holds(&org).request(&id).status, "pending");
    let mut empty = Session::start(&command);
    empty
        .expect("Pour quel motif ?")
        .send_line("  ")
        .expect("Il faut une réponse")
        .expect("Pour quel motif ?");
    empty.send("\u{1b}");
    assert_eq!(empty.wait(), 11);
    let mut yes = Session::start(&command);
    yes.expect("Pour quel motif ?").send_line("Adresse personnelle").expect("[o/N]").send_line("o");
    assert_eq!(yes.wait(), 0);
    let held = world.holds(&org);
    assert_eq!(held.request(&id).status, "refused");
    assert_eq!(held.request(&id).refusal_comment.as_deref(), Some("Adresse personnelle"));
}

//! `notification settings`, `mute`, `pause`, `follow`, `unfollow`: what the portal tells, and how often.

use serde_json::{Value, json};

use crate::support::output::Output;
use crate::support::world::{Person, World};

fn notification(world: &World, person: &Person, line: &str) -> Output {
    let words = ["notification"].into_iter().chain(line.split(' ')).chain(["-o", "json"]);
    world.run_as(person, words)
}

/// The only row of a change.
fn row(output: Output) -> Value {
    let rows = output.success().json();
    assert_eq!(rows.as_array().map(Vec::len), Some(1), "{rows:#}");
    rows[0].clone()
}

/// What the settings say, a line for each.
fn settings(world: &World, person: &Person) -> Vec<String> {
    let rows = notification(world, person, "settings").success().json();
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or("-").to_owned();
    let line =
        |row: &Value| ["setting", "organization", "event", "state"].map(|key| text(row, key)).join(" ");
    rows.as_array().unwrap().iter().map(line).collect()
}

/// What is told of the portal's own badges, which nobody has to answer.
fn told(world: &World, person: &Person) -> usize {
    notification(world, person, "list").success().json().as_array().unwrap().len()
}

#[test]
fn an_older_portal_has_no_settings_and_is_sent_nothing() {
    let world = world!();
    where_it_can!(!world.portal.can.sets_notifications());
    let alice = world.person("Alice", "Martin");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    for line in [
        "settings",
        "settings --cadence weekly --yes",
        "pause --yes",
        "pause --off --dry-run",
        "mute discussion --yes",
        "follow --mine --confirm",
        &format!("follow {} --yes", org.slug),
        &format!("unfollow {} --yes --dry-run", org.slug),
    ] {
        let refused = notification(&world, &alice, line).exits(7);
        assert_eq!(refused.error()["code"], "portal_too_old", "{refused}");
        assert!(refused.stderr.contains("no settings for notifications"), "{refused}");
        assert!(refused.stdout.is_empty(), "{refused}");
    }
    let french = world.command_as(&alice).lang("fr").args(["notification", "pause", "--yes"]).run().exits(7);
    assert!(french.stderr.contains("Ce portail n'a pas de réglages des notifications"), "{french}");
    assert!(world.calls_by(&alice).iter().all(|call| !call.is_write()));
}

#[test]
fn the_settings_say_what_comes_from_where_and_how_often() {
    let world = world!();
    where_it_can!(world.portal.can.sets_notifications());
    let (alice, eve) = (world.person("Alice", "Martin"), world.person("Eve", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&eve, "editor")]);
    let slug = &org.slug;
    assert_eq!(
        settings(&world, &alice),
        ["cadence - - immediate", "pause - - active", &format!("organization {slug} - all")]
    );
    assert_eq!(settings(&world, &eve)[2], format!("organization {slug} - some"), "an editor hears of badges");
    row(notification(&world, &alice, "mute reuse-created --yes"));
    assert_eq!(
        settings(&world, &alice)[2..],
        [format!("organization {slug} - some"), "rule-everywhere - reuse-created muted".to_owned()]
    );
    let command = world.command_as(&alice).lang("fr").args(["notification", "paramètres", "-o", "table"]);
    let shown = command.run().success();
    for text in ["courriels", "un par notification", "aucune pause", "en partie", "règle générale", "coupé"]
    {
        assert!(shown.stdout.contains(text), "{text}: {shown}");
    }
    assert!(shown.stdout.contains(&org.name), "{shown}");
    assert!(shown.stderr.contains("udatactl notification settings --cadence weekly"), "{shown}");
    let piped = world.run_as(&alice, ["notification", "settings"]).success();
    assert!(piped.stdout.lines().all(|line| line.contains('\t')), "{piped}");
    world.anonymous().args(["notification", "settings"]).run().exits(4);
}

#[test]
fn mails_come_as_often_as_one_wants() {
    let world = world!();
    where_it_can!(world.portal.can.sets_notifications());
    let alice = world.person("Alice", "Martin");
    notification(&world, &alice, "settings --cadence weekly").exits(2);
    let planned = notification(&world, &alice, "settings --cadence weekly --dry-run -v").success();
    assert_eq!(planned.json()[0]["result"], "planned");
    assert!(planned.stderr.contains("PUT ") && planned.stderr.contains("/api/1/me/"), "{planned}");
    assert_eq!(settings(&world, &alice)[0], "cadence - - immediate");
    let set = notification(&world, &alice, "settings --cadence hebdomadaire --yes").success();
    assert!(set.stderr.contains("udatactl notification settings --cadence immediate"), "{set}");
    let row_of = row(set);
    let said = ["action", "before", "after", "result", "verified"].map(|key| &row_of[key]);
    let wanted =
        [json!("notifications-cadence"), json!("immediate"), json!("weekly"), json!("changed"), json!(true)];
    assert_eq!(said, wanted.each_ref());
    assert_eq!(settings(&world, &alice)[0], "cadence - - weekly");
    let again = row(notification(&world, &alice, "settings --cadence weekly --yes"));
    assert_eq!(again["result"], "unchanged");
    notification(&world, &alice, "settings --cadence never --yes").exits(2);
}

#[test]
fn a_pause_holds_all_back_until_it_is_ended() {
    let world = world!();
    where_it_can!(world.portal.can.sets_notifications());
    let (alice, staff) = (world.person("Alice", "Martin"), world.sysadmin());
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let held = world.command_as(&alice).env("UDATACTL_READ_ONLY", "1");
    held.args(["notification", "pause", "--yes"]).run().exits(3);
    let paused = notification(&world, &alice, "pause --yes").success();
    assert!(paused.stderr.contains("The portal does not end this by itself"), "{paused}");
    assert!(paused.stderr.contains("udatactl notification pause --off"), "{paused}");
    assert_eq!(row(paused)["after"], "paused");
    let shown = notification(&world, &alice, "settings").success();
    assert!(shown.stderr.contains("Everything is paused"), "{shown}");
    world.run_as(&staff, ["badge", "add", &org.slug, "certified", "--yes"]).success();
    assert_eq!(told(&world, &alice), 0);

    assert_eq!(row(notification(&world, &alice, "pause --yes"))["result"], "unchanged");
    let ended = row(notification(&world, &alice, "pause --off --yes"));
    assert_eq!([&ended["before"], &ended["after"]], [&json!("paused"), &json!("active")]);
    world.run_as(&staff, ["badge", "add", &org.slug, "company", "--yes"]).success();
    assert_eq!(told(&world, &alice), 1);

    let journal = world.run_as(&alice, ["journal", "list", "-o", "json"]).success().json();
    let undone = |action: &str| {
        let entries = journal.as_array().unwrap();
        let entry = entries.iter().find(|entry| entry["action"] == action).unwrap();
        world.run_as(&alice, ["journal", "undo", entry["id"].as_str().unwrap(), "--confirm"]).exits(3)
    };
    let told = undone("notifications-pause");
    assert!(told.stderr.contains("udatactl notification pause --off"), "{told}");
}

#[test]
fn a_kind_is_turned_off_everywhere_or_in_one_organization() {
    let world = world!();
    where_it_can!(world.portal.can.sets_notifications());
    let (alice, staff) = (world.person("Alice", "Martin"), world.sysadmin());
    let (ville, agglo) = (
        world.organization("Ville", &[(&alice, "admin")]),
        world.organization("Agglo", &[(&alice, "admin")]),
    );
    let muted = notification(&world, &alice, &format!("mute badge --org {} --yes", ville.slug)).success();
    let undo = format!("udatactl notification mute badge --org {} --off", ville.slug);
    assert!(muted.stderr.contains(&undo), "{muted}");
    let done = row(muted);
    assert_eq!([&done["target"], &done["event"]], [&json!(ville.slug), &json!("badge")]);
    assert_eq!([&done["before"], &done["after"]], [&json!("default"), &json!("muted")]);
    for org in [&ville, &agglo] {
        world.run_as(&staff, ["badge", "add", &org.slug, "certified", "--yes"]).success();
    }
    let listed = notification(&world, &alice, "list").success().json();
    assert_eq!(listed.as_array().unwrap().len(), 1, "{listed:#}");
    assert_eq!(listed[0]["organization"], json!(agglo.slug));

    let planned = notification(&world, &alice, "mute discussion commentaire discussion --dry-run").success();
    let kinds: Vec<Value> =
        planned.json().as_array().unwrap().iter().map(|row| row["event"].clone()).collect();
    assert_eq!(kinds, ["discussion", "discussion-comment"], "each once, in French too");
    let off = row(notification(&world, &alice, &format!("mute badge --org {} --off --yes", ville.slug)));
    assert_eq!([&off["before"], &off["after"]], [&json!("muted"), &json!("default")]);
    let again = row(notification(&world, &alice, &format!("mute badge --org {} --off --yes", ville.slug)));
    assert_eq!(again["result"], "unchanged");
    // What asks for an answer can't be kept back, and there are no other kinds.
    for kind in ["membership-requested", "nothing"] {
        notification(&world, &alice, &format!("mute {kind} --yes")).exits(2);
    }
    notification(&world, &alice, "mute").exits(2);
    notification(&world, &alice, "mute badge --org no-such-organization --yes").exits(6);
}

#[test]
fn organizations_are_followed_and_no_longer() {
    let world = world!();
    where_it_can!(world.portal.can.sets_notifications());
    let alice = world.person("Alice", "Martin");
    let ville = world.organization("Ville", &[(&alice, "admin")]);
    let other = world.organization("Agglo", &[]);
    let (slug, foreign) = (&ville.slug, &other.slug);

    let left = notification(&world, &alice, &format!("unfollow {slug} --yes")).success();
    assert!(left.stderr.contains("but what asks for an answer"), "{left}");
    let back = format!("udatactl notification follow {slug} --default");
    assert!(left.stderr.contains(&back), "{left}");
    let left = row(left);
    assert_eq!(
        [&left["before"], &left["after"], &left["result"]],
        [&json!("all"), &json!("nothing"), &json!("changed")]
    );
    assert_eq!(
        settings(&world, &alice)[2..],
        [format!("organization {slug} - nothing"), format!("rule {slug} all muted")]
    );
    let again = notification(&world, &alice, &format!("unfollow {slug} --yes")).success();
    assert!(again.stderr.contains("It is so already"), "{again}");
    assert_eq!(row(again)["result"], "unchanged");
    let back = row(notification(&world, &alice, &format!("follow {slug} --default --yes")));
    assert_eq!([&back["before"], &back["after"]], [&json!("muted"), &json!("default")]);
    assert_eq!(settings(&world, &alice)[2..], [format!("organization {slug} - all")]);

    // Of another organization one hears nothing but where one follows it.
    let follows = notification(&world, &alice, &format!("follow {foreign} {slug} {foreign} --yes")).success();
    let rows = follows.json();
    let results: Vec<[&Value; 3]> =
        rows.as_array().unwrap().iter().map(|row| [&row["target"], &row["after"], &row["result"]]).collect();
    assert_eq!(
        results,
        [
            [&json!(foreign), &json!("all"), &json!("changed")],
            [&json!(slug), &json!("all"), &json!("unchanged")]
        ]
    );
    let gone = row(notification(&world, &alice, &format!("unfollow {foreign} --yes")));
    assert_eq!(gone["after"], "nothing");
    assert_eq!(settings(&world, &alice).len(), 3, "nothing is left of it");
}

#[test]
fn all_of_mine_need_confirm_and_narrower_rules_are_told() {
    let world = world!();
    where_it_can!(world.portal.can.sets_notifications());
    let eve = world.person("Eve", "Petit");
    let ville = world.organization("Ville", &[(&eve, "editor")]);
    world.organization("Agglo", &[(&eve, "editor")]);
    row(notification(&world, &eve, &format!("mute discussion-new --org {} --yes", ville.slug)));
    notification(&world, &eve, "follow --mine --yes").exits(2);
    let planned = notification(&world, &eve, "follow --mine --dry-run").success();
    assert!(planned.stderr.contains("Your rule “new discussion: muted”"), "{planned}");
    let done = notification(&world, &eve, "follow --mine --confirm").success();
    let again = format!("udatactl notification mute discussion-new --org {}", ville.slug);
    assert!(done.stderr.contains(&again), "{done}");
    let done = done.json();
    let results: Vec<(&Value, &Value)> =
        done.as_array().unwrap().iter().map(|row| (&row["after"], &row["result"])).collect();
    assert_eq!(results, [(&json!("all"), &json!("changed")); 2]);
    let alone = world.person("Zoé", "Seule");
    let none = notification(&world, &alone, "follow --mine --confirm").success();
    assert_eq!(none.stdout, "[]\n");
    assert!(none.stderr.contains("You are a member of no organization"), "{none}");
    for line in ["follow", "unfollow", "follow --mine ville", "follow no-such-organization --yes"] {
        let code = if line.contains("no-such") { 6 } else { 2 };
        notification(&world, &eve, line).exits(code);
    }
}

#[test]
fn a_kind_that_is_turned_off_everywhere_stays_off() {
    let world = world!();
    where_it_can!(world.portal.can.sets_notifications());
    let alice = world.person("Alice", "Martin");
    let ville = world.organization("Ville", &[]);
    row(notification(&world, &alice, "mute discussion --yes"));
    let follows = row(notification(&world, &alice, &format!("follow {} --yes", ville.slug)));
    assert_eq!([&follows["after"], &follows["result"]], [&json!("some"), &json!("changed")]);
    let again = row(notification(&world, &alice, &format!("follow {} --yes", ville.slug)));
    assert_eq!(again["result"], "unchanged", "it can't become more");
}

#[test]
fn a_lost_answer_is_looked_up_and_a_failure_told() {
    where_it_can!(portal_or_skip!().can.fails_on_request());
    where_it_can!(portal_or_skip!().can.sets_notifications());
    for (fault, code, heard) in [("lost", 0, "nothing"), ("500", 9, "all")] {
        let portal = own_portal!("--fail", &format!("{fault} times=1 PUT notifications/follow"));
        let world = world!(&portal);
        let alice = world.person("Alice", "Martin");
        let ville = world.organization("Ville", &[(&alice, "admin")]);
        let run = notification(&world, &alice, &format!("unfollow {} --yes", ville.slug)).exits(code);
        assert!(code != 0 || run.json()[0]["result"] == "changed", "{run}");
        assert_eq!(settings(&world, &alice)[2], format!("organization {} - {heard}", ville.slug));
    }
}

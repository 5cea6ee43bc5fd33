//! Where the generations of udata differ: what the portal under test lacks is said with exit 7, and what it does in
//! another way is done in that way.

use serde_json::{Value, json};

use crate::support::output::Output;
use crate::support::world::{Person, World};

/// A run in French, whose result is JSON.
fn run(world: &World, person: &Person, line: &[&str]) -> Output {
    world.command_as(person).lang("fr").args(line).args(["-o", "json"]).run()
}

fn writes(world: &World, person: &Person) -> usize {
    world.calls_by(person).iter().filter(|call| call.is_write()).count()
}

#[test]
fn what_this_portal_lacks_is_exit_7_and_nothing_is_written() {
    let world = world!();
    let (alice, bob, carol) =
        (world.person("Alice", "Martin"), world.person("Bob", "Petit"), world.person("Carol", "Roux"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let request = world.request(&org, &carol, "Bonjour");
    let can = &world.portal.can;
    let invitations: [&[&str]; 7] = [
        &["invite", "inbox"],
        &["invite", "accept", &org.slug, "--yes"],
        &["invite", "list", &org.slug],
        &["invite", "cancel", &org.slug, "x@y.example", "--yes"],
        &["invite", "resend", &org.slug, "x@y.example", "--yes"],
        &["invite", "prune", &org.slug, "--older-than", "30d", "--confirm"],
        &["member", "add", &org.slug, "--email", "x@y.example", "--dry-run"],
    ];
    for line in invitations {
        let run = run(&world, &alice, line);
        let said = run.code == 7
            && run.error()["code"] == "portal_too_old"
            && run.stderr.contains("trop ancien pour les invitations");
        assert_eq!((said, run.code == 7), (!can.invites, !can.invites), "{run}");
    }
    let partial_editors: [&[&str]; 5] = [
        &["member", "add", &org.slug, &carol.slug, "--role", "partial_editor"],
        &["member", "set-role", &org.slug, &bob.slug, "partial_editor"],
        &["member", "demote", &org.slug, &bob.slug, "--to", "partial_editor"],
        &["requests", "approve", &org.slug, &request, "--role", "partial_editor"],
        &["assignment", "add", &org.slug, &bob.slug, "budget"],
    ];
    for line in partial_editors {
        let run = run(&world, &alice, &[line, &["--dry-run"]].concat());
        let said = run.code == 7
            && run.error()["code"] == "no_such_role"
            && run.stderr.contains("Ce portail n'a pas le rôle « éditeur partiel »");
        assert_eq!((said, run.code == 7), (!can.partial_editors, !can.partial_editors), "{run}");
    }
    let mine = run(&world, &carol, &["requests", "mine", &org.slug]);
    let said = mine.code == 7 && mine.stderr.contains("ne vous dit pas où en est votre demande");
    assert_eq!((said, mine.code == 0), (!can.tells_own_requests(), can.tells_own_requests()), "{mine}");
    assert_eq!(writes(&world, &alice) + writes(&world, &carol), 0);
}

#[test]
fn without_invitations_people_are_added_at_once_and_said_to_be() {
    let world = world!();
    where_it_can!(!world.portal.can.invites);
    let (alice, bob, carol) =
        (world.person("Alice", "Martin"), world.person("Bob", "Petit"), world.person("Carol", "Roux"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let line = ["member", "add", &org.slug, &bob.slug, &carol.id, "--role", "admin", "--comment", "Bonjour"];
    let added = run(&world, &alice, &[&line[..], &["--yes"]].concat()).success();
    for record in added.json().as_array().unwrap() {
        let told = (&record["action"], &record["before"], &record["after"], &record["verified"]);
        assert_eq!(told, (&json!("add"), &Value::Null, &json!("admin"), &json!(true)), "{added}");
    }
    let held = world.holds(&org);
    assert_eq!((held.admins(), held.requests.len()), (3, 0));
    let undo = format!("`udatactl member remove {} {} {}`", org.slug, bob.slug, carol.slug);
    for words in ["est membre immédiatement", "le vôtre n'est pas envoyé", "+ ajouter Bob", &undo] {
        assert!(added.stderr.contains(words), "{words}: {added}");
    }
    assert!(!added.stderr.contains("nvit") || added.stderr.contains("n'a pas d'invitations"), "{added}");
    let again = run(&world, &alice, &[&line[..], &["--yes"]].concat()).success();
    assert!(again.json().as_array().unwrap().iter().all(|one| one["result"] == "unchanged"), "{again}");
    assert_eq!(writes(&world, &alice), 2);
}

/// Before 10.1, and from 15.0 to 16.3 beside an address that is invited, nobody is told of their own request.
#[test]
fn who_is_not_told_of_their_own_request_can_ask_all_the_same() {
    let world = world!();
    let (alice, carol) = (world.person("Alice", "Martin"), world.person("Carol", "Roux"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let can = &world.portal.can;
    if can.invites {
        world.mail_invitation(&org, "x@ville.example", "editor");
    }
    let told = can.tells_own_requests_beside_addresses();
    let join = ["org", "join", &org.slug, "--comment", "Je publie les chantiers", "--yes"];
    let asked = run(&world, &carol, &join).success();
    let row = &asked.json()[0];
    assert_eq!((&row["result"], &row["after"]), (&json!("changed"), &json!("pending")), "{asked}");
    assert_eq!(row["verified"], json!(told), "{asked}");
    assert_eq!(asked.stderr.contains("ne vous montre pas si vous avez déjà demandé"), !told, "{asked}");
    assert_eq!(asked.stderr.contains("rien n'a pu être relu"), !told, "{asked}");
    assert_eq!(asked.stderr.contains("udatactl requests mine"), told, "{asked}");
    let held = world.holds(&org);
    let [request] = held.requests_of(&carol)[..] else { panic!("{held:?}") };
    assert_eq!(
        (request.status.as_str(), request.comment.as_deref()),
        ("pending", Some("Je publie les chantiers"))
    );
    let shown = run(&world, &carol, &["org", "show", &org.slug]).success().json();
    assert_eq!(shown["standing"], if told { json!("asked") } else { Value::Null }, "{shown}");
    let mine = run(&world, &carol, &["requests", "mine"]).success();
    assert_eq!(mine.stderr.contains("ne vous dit pas où en est votre demande"), !told, "{mine}");
    assert_eq!(mine.json().as_array().map(Vec::len), Some(usize::from(told)), "{mine}");
}

#[test]
fn who_is_invited_beside_an_address_is_told_and_answers() {
    let world = world!();
    where_it_can!(world.portal.can.invites);
    let alice = world.person("Alice", "Martin");
    let (carol, dave) = (world.person("Carol", "Roux"), world.person("Dave", "Blanc"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    world.mail_invitation(&org, "x@ville.example", "editor");
    let (yes, no) = (world.invitation(&org, &carol, "editor"), world.invitation(&org, &dave, "editor"));
    let join = run(&world, &carol, &["org", "join", &org.slug, "--comment", "x", "--yes"]).success();
    assert!(join.stderr.contains(&format!("udatactl invite accept {yes}")), "{join}");
    let accepted = run(&world, &carol, &["invite", "accept", &org.slug, "--yes"]).success();
    assert_eq!(accepted.json()[0]["verified"], true, "{accepted}");
    let refused = run(&world, &dave, &["invite", "refuse", &org.slug, "--yes"]).success();
    assert_eq!(
        (&refused.json()[0]["result"], &refused.json()[0]["after"]),
        (&json!("changed"), &json!("refused"))
    );
    let held = world.holds(&org);
    assert_eq!(held.role_of(&carol).as_deref(), Some("editor"));
    assert_eq!(held.request(&no).status, "refused");
    assert_eq!(held.requests.len(), 3, "{held:?}");
}

/// From 16.3 to 17.0.5 an organization carries its requests, for everybody.
#[test]
fn requests_that_a_portal_leaks_are_never_shown() {
    let world = world!();
    let (alice, carol) = (world.person("Alice", "Martin"), world.person("Carol", "Roux"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let secret = format!("secret-{}", world.tag());
    world.request(&org, &carol, &secret);
    let path = format!("/api/1/organizations/{}/", org.id);
    let leaks = world.portal.api("GET", &path, None, None).body.contains(&secret);
    assert_eq!(leaks, world.portal.can.leaks_requests());
    let search = format!("organizations/?q={}", world.tag());
    for line in [&["api", "GET", &path][..], &["api", "GET", &search], &["api", "GET", &search, "--paginate"]]
    {
        let read = world.anonymous().lang("fr").args(line).run().success();
        assert!(read.stdout.contains(&org.slug) && !read.stdout.contains(&secret), "{read}");
        assert_eq!(read.stderr.contains("laissées de côté ici"), leaks, "{read}");
    }
    let change = ["api", "PUT", &path, "-F", "acronym=V", "--yes"];
    let written = world.command_as(&alice).lang("fr").args(change).run().success();
    assert!(written.stdout.contains(&org.slug) && !written.stdout.contains(&secret), "{written}");
    for line in [&["org", "show", &org.slug][..], &["org", "list", "--search", world.tag()]] {
        let read = world.anonymous().args(line).args(["-o", "json"]).run().success();
        assert!(read.stdout.contains(&org.slug) && !read.stdout.contains(&secret), "{read}");
    }
}

#[test]
fn filters_that_a_portal_ignores_are_applied_here() {
    let world = world!();
    let fields = json!({"badges": ["certified"], "business_number_id": "21690123100011"});
    let wanted = world.organization_with("Ville", &[], fields);
    for name in ["Agglo", "Région", "Pays"] {
        world.organization(name, &[]);
    }
    for filter in [["--badge", "certified"], ["--siret", "21690123100011"]] {
        let line = ["org", "list", "--search", world.tag(), "--limit", "1", "-o", "ids"];
        let found = world.anonymous().args(line).args(filter).run().success();
        assert_eq!((found.stdout.as_str(), found.stderr.as_str()), (&*format!("{}\n", wanted.id), ""));
    }
}

#[test]
fn dates_have_their_offset() {
    let world = world!();
    let (alice, carol) = (world.person("Alice", "Martin"), world.person("Carol", "Roux"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    world.request(&org, &carol, "Bonjour");
    run(&world, &alice, &["auth", "status"]).success();
    let member = run(&world, &alice, &["member", "list", &org.slug]).success().json()[0].clone();
    let request = run(&world, &alice, &["requests", "list", &org.slug]).success().json()[0].clone();
    let shown = run(&world, &alice, &["org", "show", &org.slug]).success().json();
    for date in [&member["since"], &member["last_seen"], &request["created"], &shown["created"]] {
        let text = date.as_str().unwrap_or_else(|| panic!("no date: {date} {member}"));
        assert!(text.ends_with("+00:00"), "{text}");
    }
}

#[test]
fn without_partial_editors_an_editor_is_at_the_bottom() {
    let world = world!();
    where_it_can!(!world.portal.can.partial_editors);
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    for (verb, after, back) in [("promote", "admin", "demote"), ("demote", "editor", "promote")] {
        let before = world.holds(&org).role_of(&bob).unwrap();
        let done = run(&world, &alice, &["member", verb, &org.slug, &bob.slug, "--yes"]).success();
        assert_eq!(done.json()[0]["after"], after);
        let undo = format!("`udatactl member {back} {} {} --to {before}`", org.slug, bob.slug);
        assert!(done.stderr.contains(&undo), "{done}");
        assert_eq!(world.holds(&org).role_of(&bob).as_deref(), Some(after));
    }
    let stays = run(&world, &alice, &["member", "demote", &org.slug, &bob.slug, "--yes"]).success();
    assert_eq!(stays.json()[0]["result"], "unchanged");
    let removed = run(&world, &alice, &["member", "remove", &org.slug, &bob.slug, "--yes"]).success();
    assert_eq!(removed.json()[0]["verified"], true);
    assert_eq!(world.holds(&org).role_of(&bob), None);
}

/// A portal that was upgraded since its routes were remembered: nothing is done, and the next run looks again.
#[test]
fn remembered_routes_that_are_no_longer_there_are_looked_at_again() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let can = &world.portal.can;
    run(&world, &alice, &["member", "add", &org.slug, &bob.slug, "--dry-run"]).success();
    let cached = std::fs::read_dir(world.path("cache")).unwrap().flatten().map(|entry| entry.path());
    let cache = cached.into_iter().find(|path| path.display().to_string().contains("routes-")).unwrap();
    let routes: Value = serde_json::from_slice(&std::fs::read(&cache).unwrap()).unwrap();
    let wanted = json!({
        "invitations": can.invites, "direct_add": !can.invites, "member_slash": can.member_slash,
    });
    assert_eq!(routes, wanted);
    let stale = json!({
        "invitations": !can.invites, "direct_add": can.invites, "member_slash": !can.member_slash,
    });
    std::fs::write(&cache, stale.to_string()).unwrap();
    let add = ["member", "add", &org.slug, &bob.slug, "--yes"];
    let lost = run(&world, &alice, &add);
    // udata 15 and later answers 405 or 500 there, as it happens.
    assert!(matches!(lost.code, 7..=9), "{lost}");
    assert_eq!((world.holds(&org).members(), world.holds(&org).requests.len()), (1, 0));
    assert_eq!(run(&world, &alice, &add).success().json()[0]["result"], "changed");
}

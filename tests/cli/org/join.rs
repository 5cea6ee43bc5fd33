use serde_json::json;

use super::{nothing_written, says};

#[test]
fn a_request_reaches_every_administrator_once() {
    let world = world!();
    where_it_can!(world.portal.can.tells_own_requests());
    let (alice, bob, carol) =
        (world.person("Alice", "Martin"), world.person("Bob", "Petit"), world.person("Carol", "Roux"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "admin")]);
    let join = |comment| {
        let command = world.command_as(&carol).lang("fr");
        command.args(["org", "join", &org.slug, "--comment", comment, "--yes", "-o", "json"]).run().success()
    };
    let output = join("Je publie les chantiers");
    says(&output, &["Le portail préviendra les 2 administrateurs", "udatactl requests mine"]);
    let row = &output.json()[0];
    assert_eq!((&row["action"], &row["after"]), (&json!("ask"), &json!("pending")));
    assert_eq!((&row["result"], &row["verified"]), (&json!("changed"), &json!(true)));
    let held = world.holds(&org);
    let [request] = held.requests_of(&carol)[..] else { panic!("not one request: {held:?}") };
    assert_eq!((request.kind.as_str(), request.status.as_str()), ("request", "pending"));
    assert_eq!(request.comment.as_deref(), Some("Je publie les chantiers"));

    let again = join("Encore moi");
    assert_eq!(again.json()[0]["result"], "unchanged");
    says(&again, &["Vous avez déjà fait une demande d'adhésion"]);
    let silent = world.run_as(&carol, ["org", "join", &org.slug, "--yes", "-o", "json"]).success();
    assert_eq!(silent.json()[0]["result"], "unchanged", "no comment is wanted for nothing");
    let held = world.holds(&org);
    assert_eq!(held.requests_of(&carol)[0].comment.as_deref(), Some("Je publie les chantiers"));
    let writes =
        world.calls_by(&carol).into_iter().filter(super::super::support::held::Call::is_write).count();
    assert_eq!(writes, 1);
}

#[test]
fn a_member_and_an_invited_person_send_nothing() {
    let world = world!();
    let (alice, bob, carol) =
        (world.person("Alice", "Martin"), world.person("Bob", "Petit"), world.person("Carol", "Roux"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let member = world.run_as(&bob, ["org", "join", &org.id, "--message", "x", "--yes"]).success();
    says(&member, &["You are a member", "as editor"]);
    nothing_written(&world, &org);
    where_it_can!(world.portal.can.invites);
    let invitation = world.invitation(&org, &carol, "editor");
    let invited = world.run_as(&carol, ["org", "join", &org.id, "--comment", "x", "--yes"]).success();
    says(&invited, &[&format!("udatactl invite accept {invitation}")]);
    nothing_written(&world, &org);
}

#[test]
fn without_a_yes_or_a_comment_nothing_is_sent() {
    let world = world!();
    let (alice, carol) = (world.person("Alice", "Martin"), world.person("Carol", "Roux"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    for arguments in [
        vec!["--yes"],
        vec!["--yes", "--comment", "  "],
        vec!["--yes", "--comment", ""],
        vec!["--comment", "x"],
    ] {
        let given = [["org", "join", &org.id].as_slice(), &arguments].concat();
        world.run_as(&carol, given).exits(2);
    }
    let dry =
        world.run_as(&carol, ["org", "join", &org.id, "--comment", "x", "--dry-run", "-o", "json"]).success();
    assert_eq!(dry.json()[0]["result"], "planned");
    let switched = world.command_as(&carol).env("UDATACTL_READ_ONLY", "1");
    switched.args(["org", "join", &org.id, "--comment", "x", "--yes"]).run().exits(3);
    let unsigned = world.anonymous().args(["org", "join", &org.id, "--comment", "x", "--yes"]).run().exits(4);
    says(&unsigned, &["API key"]);
    nothing_written(&world, &org);
}

#[test]
fn a_deleted_organization_takes_no_request() {
    let world = world!();
    let carol = world.person("Carol", "Roux");
    let org = world.organization_with("Ville", &[], json!({"deleted": true}));
    for person in [&carol, &world.sysadmin()] {
        let output =
            world.run_as(person, ["org", "join", &org.id, "--comment", "x", "--yes", "--json"]).exits(6);
        assert_eq!(output.error()["code"], "deleted");
    }
    assert!(world.holds(&org).requests.is_empty());
}

#[test]
fn nobody_to_answer_is_said_before() {
    let world = world!();
    let (bob, carol) = (world.person("Bob", "Petit"), world.person("Carol", "Roux"));
    let org = world.organization("Ville", &[(&bob, "editor")]);
    let output = world.run_as(&carol, ["org", "join", &org.id, "--comment", "x"]).exits(2);
    says(&output, &["nobody can answer"]);
    nothing_written(&world, &org);
}

#[test]
fn at_a_terminal_the_comment_is_asked_for() {
    let world = world!();
    let (alice, carol) = (world.person("Alice", "Martin"), world.person("Carol", "Roux"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let command = world.command_as(&carol).lang("fr").args(["org", "join", &org.slug]);
    let mut session = command.terminal();
    session.expect("Que voulez-vous dire à ses administrateurs ?").send_line("Je suis à la mairie");
    session.expect("préviendra l'administrateur").expect("[o/N]").send_line("n");
    assert_eq!(session.wait(), 11, "{session}");
    nothing_written(&world, &org);
    let mut session = command.terminal();
    session.expect("administrateurs ?").send_line("Je suis à la mairie");
    session.expect("[o/N]").send_line("o");
    assert_eq!(session.wait(), 0, "{session}");
    let held = world.holds(&org);
    assert_eq!(held.requests_of(&carol)[0].comment.as_deref(), Some("Je suis à la mairie"));
}

#[test]
fn a_portal_in_read_only_mode_is_to_be_tried_later() {
    let portal = own_portal!("--read-only");
    let world = world!(&portal);
    let (alice, carol) = (world.person("Alice", "Martin"), world.person("Carol", "Roux"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let name = format!("Autre {}", world.tag());
    let create = ["org", "create", &name, "--description", "x", "--yes", "-o", "json"];
    let output = world.run_as(&carol, create).exits(9);
    assert_eq!((output.stdout.as_str(), &output.error()["code"]), ("", &json!("portal_read_only")));
    where_it_can!(portal.can.holds_requests_back());
    let join = ["org", "join", &org.slug, "--comment", "x", "--yes", "-o", "json"];
    let output = world.run_as(&carol, join).exits(9);
    assert_eq!(output.error()["code"], "portal_read_only", "{output}");
    assert!(world.holds(&org).requests.is_empty());
}

//! Questions at a terminal: the keys that edit and end them, what is pasted, what the screen looks like meanwhile, and what a
//! verb asks for where it lacks something.

use serde_json::json;

use crate::fault_proxy::{self, Fate};
use crate::support::terminal::Session;

const ESCAPE: &str = "\u{1b}";
const DOWN: &str = "\u{1b}[B";
const ABOVE: &str = "for line in 1 2 3 4 5; do echo above-$line; done;";

/// What a terminal sends for a text from the clipboard.
fn pasted(text: &str) -> String {
    format!("\u{1b}[200~{text}\u{1b}[201~")
}

fn count(lines: &[String], text: &str) -> usize {
    lines.iter().filter(|line| line.contains(text)).count()
}

#[test]
fn a_list_leaves_what_is_above_it_and_is_there_once_at_any_width() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let names =
        [("Élodie", "Ménard"), ("Zoé 🌻", "Lefèvre"), ("ليلى", "حداد"), ("Åsa", "Žižková"), ("林", "小明")];
    let long = "Élève à l'école, où j'étais déléguée à l'été dernier ".repeat(4);
    let asked: Vec<_> = names
        .iter()
        .map(|(first, last)| json!({"user": world.person(first, last).id, "comment": long}))
        .collect();
    let org = world.organization_with("Ville", &[(&alice, "admin")], json!({"requests": asked}));
    let command = world.command_as(&alice).lang("fr").args(["requests", "approve", &org.slug]);
    for columns in [40, 80, 120] {
        let mut session = Session::sized(&command, columns, ABOVE);
        session.expect_lines("five lines", |lines| count(lines, "[ ] ") == 5);
        for _ in 0..7 {
            session.send(DOWN);
        }
        session.send(" ");
        let lines = session.expect_lines("a tick", |lines| count(lines, "› [x]") == 1);
        assert_eq!(count(&lines, "[ ]"), 4, "{lines:#?}");
        session.send("zoe");
        let lines = session.expect_lines("one line", |lines| count(lines, "[ ]") + count(lines, "[x]") == 1);
        assert_eq!(
            lines[..5],
            ["above-1", "above-2", "above-3", "above-4", "above-5"],
            "{columns}: {lines:#?}"
        );
        assert_eq!(count(&lines, "Quelles demandes"), 1, "{columns}: {lines:#?}");
        session.send(ESCAPE);
        assert_eq!(session.wait(), 11, "{session}");
        assert!(session.is_restored());
        assert_eq!(count(&session.lines(), "above-"), 5, "{columns}: {session}");
    }
}

#[test]
fn a_line_is_edited_as_in_a_shell_and_wraps_without_a_trace() {
    let world = world!();
    let (alice, carol) = (world.person("Alice", "Martin"), world.person("Carol", "Roux"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let command = world.command_as(&carol).lang("fr").args(["org", "join", &org.slug]);
    for columns in [40, 80, 120] {
        let mut session = Session::sized(&command, columns, ABOVE);
        session.expect("Que voulez-vous dire").send("tout ceci part").send_control('u');
        session.send("à l'école 🌻 é́").send("\u{7f}").send_control('w').send("élémentaire");
        session.send_control('a').send("Je travaille ").send_control('e').send(&" et j'y reste".repeat(9));
        let end = "reste";
        session.expect_lines("the text", |lines| lines.last().is_some_and(|line| line.ends_with(end)));
        session.send("\r").expect("[o/N]").send("n\r");
        assert_eq!(session.wait(), 11, "{session}");
        let lines = session.lines();
        let all = lines.concat();
        assert_eq!(all.matches("Que voulez-vous").count(), 1, "{lines:#?}");
        // Once where it is typed, and once in what is about to be done.
        assert_eq!(all.matches("Je travaille").count(), 2, "{lines:#?}");
        assert_eq!(count(&lines, "above-"), 5, "{lines:#?}");
    }
    let mut session = command.terminal();
    session
        .expect("Que voulez-vous dire")
        .send("école 🌻")
        .send("\u{7f}")
        .send("X")
        .send_control('a')
        .send("À l'");
    session.send("\r").expect("[o/N]").send("o\r");
    assert_eq!(session.wait(), 0, "{session}");
    assert_eq!(world.holds(&org).requests_of(&carol)[0].comment.as_deref(), Some("À l'école X"));
}

#[test]
fn the_keys_that_end_a_question_end_it() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Petit"), world.person("Bob", "Grand"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let remove = world.command_as(&alice).lang("fr").args(["member", "remove", &org.slug, &bob.slug]);
    let join = world.command_as(&world.person("Carol", "Roux")).lang("fr").args(["org", "join", &org.slug]);
    for (key, code) in [("\u{3}", 130), ("\u{4}", 11), (ESCAPE, 11), ("\r", 11)] {
        let mut session = remove.terminal();
        session.expect("Continuer ?").send(key);
        assert_eq!(session.wait(), code, "{key:?}: {session}");
        assert!(session.is_restored(), "{key:?}");
    }
    for (key, code) in [("\u{3}", 130), ("\u{4}", 11), (ESCAPE, 11)] {
        let mut session = join.terminal();
        session.expect("Que voulez-vous dire").send(key);
        assert_eq!(session.wait(), code, "{key:?}: {session}");
        assert!(session.is_restored(), "{key:?}");
    }
    assert!(world.calls(&org).iter().all(|call| !call.is_write()));
}

#[test]
fn what_is_pasted_answers_one_question() {
    let world = world!();
    let (alice, carol) = (world.person("Alice", "Martin"), world.person("Carol", "Roux"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let command = world.command_as(&carol).lang("fr").args(["org", "join", &org.slug]);
    let mut session = command.terminal();
    session.expect("Que voulez-vous dire").send(&pasted("Bonjour,\r\noui\r\noui\r\n"));
    session.expect("Bonjour").send("\r").expect("[o/N]").send(&pasted("o\r\nautre chose\r\n"));
    session.expect("autre chose").send("\r").expect("par o ou n").send("n\r");
    assert_eq!(session.wait(), 11, "{session}");
    let mut session = command.terminal();
    session.expect("Que voulez-vous dire").send(&pasted("Bonjour,\r\noui\r\n")).send("\r");
    session.expect("[o/N]").send("o\r");
    assert_eq!(session.wait(), 0, "{session}");
    assert_eq!(world.holds(&org).requests_of(&carol)[0].comment.as_deref(), Some("Bonjour,\noui"));
}

#[test]
fn a_long_text_is_written_in_the_editor_of_the_person() {
    let world = world!();
    let (alice, carol) = (world.person("Alice", "Martin"), world.person("Carol", "Roux"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let command = world.command_as(&carol).lang("fr").args(["org", "join", &org.slug]);
    let mut session = command.env("EDITOR", "printf 'Une ligne\\nune autre\\n' >").terminal();
    session.expect("Ctrl-O").expect("Que voulez-vous dire").send_control('o');
    session.expect("une autre").send("\r").expect("[o/N]").send("o\r");
    assert_eq!(session.wait(), 0, "{session}");
    assert_eq!(world.holds(&org).requests_of(&carol)[0].comment.as_deref(), Some("Une ligne\nune autre"));
}

#[test]
fn a_screen_reader_gets_lines_that_nothing_redraws() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Petit"), world.person("Bob", "Grand"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let command = world.command_as(&alice).lang("fr").args(["member", "remove", "--accessible"]);
    let mut session = command.terminal();
    session.expect("Laquelle de vos organisations ?").expect("1. ").expect("Numéro :").send_line("7");
    session.expect("numéros de 1 à 1").send_line("1").expect("Qui, parmi").expect("2. ").send_line("2");
    // Nothing of it is a sign, or is spelled.
    session.expect("Retirer Bob Grand").expect("Répondez par oui ou non").send_control('d');
    assert_eq!(session.wait(), 11, "{session}");
    assert!(!session.screen().contains(['·', '→', '[', '~']), "{session}");
    let raw = String::from_utf8_lossy(&session.raw()).into_owned();
    assert!(!raw.contains(ESCAPE), "{raw:?}");
    assert!(world.holds(&org).role_of(&bob).is_some());
}

#[test]
fn whoever_is_missing_is_searched_and_given_a_role() {
    let world = world!();
    let (alice, yann) = (world.person("Alice", "Petit"), world.person("Yann", "Le Goff"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    world.organization("Mairie", &[(&alice, "admin")]);
    let command = world.command_as(&alice).lang("fr").args(["member", "add"]);
    let mut session = command.terminal();
    session.expect("Laquelle de vos organisations ?").expect("Mairie").send("ville").send("\r");
    session.expect("Qui ajouter ?").send(&yann.slug.replace('-', " "));
    session.expect(&format!("{} · ", yann.last_name)).send("\r");
    session.expect("Avec quel rôle ?").expect("administrateur").send(DOWN).send("\r");
    session.expect(&format!("udatactl member add {} {} --role admin", org.slug, yann.slug));
    session.expect("[o/N]").send("o\r");
    assert_eq!(session.wait(), 0, "{session}");
}

#[test]
fn members_invitations_profiles_and_changes_are_chosen_where_none_is_named() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Petit"), world.person("Bob", "Grand"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let ours = |words: &[&str]| world.command_as(&alice).lang("fr").args(words).terminal();
    let mut session = ours(&["member", "remove", &org.slug]);
    session.expect("Qui, parmi les membres").expect("Alice").send("bob").expect("Bob").send(" \r");
    session.expect("[o/N]").send("o\r");
    assert_eq!(session.wait(), 0, "{session}");
    assert_eq!(world.holds(&org).role_of(&bob), None);
    let mut session = ours(&["journal", "undo"]);
    session
        .expect("Quelle modification ?")
        .expect("Bob")
        .send("\r")
        .expect("journal undo ")
        .expect("[o/N]")
        .send("n\r");
    assert_eq!(session.wait(), 11, "{session}");
    let mut session = ours(&["requests", "reject", &org.slug]);
    session.expect("n'attend de réponse");
    assert_eq!(session.wait(), 6, "{session}");
    let mut session = ours(&["profile", "use"]);
    session.expect("pas encore de profil");
    assert_eq!(session.wait(), 6, "{session}");
}

#[test]
fn where_nobody_can_answer_the_missing_words_are_told() {
    let world = world!();
    let alice = world.person("Alice", "Petit");
    let output = world.run_as(&alice, ["member", "add"]).exits(2);
    assert!(output.stderr.contains("Missing: <ORG>, <PERSON>"), "{output}");
    let mut session = world.command_as(&alice).args(["member", "add", "--no-input"]).terminal();
    session.expect("Missing: <ORG>");
    assert_eq!(session.wait(), 2, "{session}");
}

#[test]
fn an_enter_without_a_tick_asks_again_and_several_ticks_stay_named() {
    let world = world!();
    let (alice, bob, carol) =
        (world.person("Alice", "Petit"), world.person("Bob", "Grand"), world.person("Carol", "Roux"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor"), (&carol, "editor")]);
    let command = world.command_as(&alice).lang("fr").args(["member", "remove", &org.slug]);
    let mut session = command.terminal();
    session.expect("Qui, parmi").expect("Carol").send("\r").expect("Rien n'est coché");
    session.expect("Qui, parmi").expect("Carol").send(DOWN).send(" ").send(DOWN).send(" ").send("\r");
    session.expect(&format!("? {}, {}", bob.full_name(), carol.full_name())).expect("La commande");
    session.expect("[o/N]").send("n\r");
    assert_eq!(session.wait(), 11, "{session}");
}

#[test]
fn what_there_may_be_one_of_is_chosen_and_not_ticked() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Petit"), world.person("Bob", "Grand"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    world.request(&org, &world.person("Carol", "Roux"), "Bonjour");
    for (verb, question) in
        [(["member", "show"], "Qui, parmi"), (["requests", "show"], "Quelle demande d'adhésion")]
    {
        let mut session = world.command_as(&alice).lang("fr").args(verb).args([&org.slug]).terminal();
        session.expect(question).expect("Entrée pour choisir").expect("› ").send("\r");
        assert_eq!(session.wait(), 0, "{session}");
        assert!(!session.screen().contains("[ ]"), "{session}");
    }
}

#[test]
fn a_portal_that_does_not_answer_a_search_holds_nobody_back() {
    let world = world!();
    let alice = world.person("Alice", "Petit");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let before = |fate: fn() -> Fate| {
        fault_proxy::before(world.portal.base(), move |_, path: &str| {
            if path.contains("/users/suggest") { fate() } else { Fate::PassedOn }
        })
    };
    let silent = before(|| Fate::Silence { done: false });
    // Ctrl-C and Escape.
    for (key, code) in [("\u{3}", 130), (ESCAPE, 11)] {
        let command = world.command_as(&alice).lang("fr").args(["-s", &silent, "member", "add", &org.slug]);
        let mut session = command.terminal();
        session.expect("Qui ajouter").send("zoe").expect("Recherche");
        let asked = std::time::Instant::now();
        session.send(key);
        assert_eq!(session.wait(), code, "{session}");
        assert!(asked.elapsed().as_secs() < 5, "{session}");
    }
    // What it says instead is below the question.
    let page =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4\r\nConnection: close\r\n\r\n<p/>";
    let odd = fault_proxy::before(world.portal.base(), move |_, path| {
        if path.contains("/users/suggest") { Fate::Instead(page.to_owned()) } else { Fate::PassedOn }
    });
    let command = world.command_as(&alice).lang("fr").args(["-s", &odd, "member", "add", &org.slug]);
    let mut session = command.terminal();
    session.expect("Qui ajouter").send("zoe").expect("Erreur");
    assert_eq!(session.wait(), 9, "{session}");
    let lines = session.lines();
    assert!(lines.iter().any(|line| line.ends_with("adresse : zoe")), "{lines:#?}");
    assert!(lines.iter().any(|line| line.starts_with("Erreur : ")), "{lines:#?}");
    assert!(!lines.iter().any(|line| line.contains("Échap")), "{lines:#?}");
}

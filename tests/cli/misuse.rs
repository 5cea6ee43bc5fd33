//! A slip on the command line or in the environment is told in the right form and language, before anything is done.

#[test]
fn a_field_that_does_not_exist_stops_a_write_before_it_is_sent() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Petit"), world.person("Bob", "Grand"));
    let organization = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let slug = organization.slug.as_str();
    let confirm = format!("--confirm={slug}");
    for words in [
        vec!["member", "remove", slug, &bob.slug, "--yes"],
        vec!["org", "update", slug, "--acronym", "ABC", "--yes"],
        vec!["org", "create", "Nouvelle ville", "--description", "Une ville", "--yes"],
        vec!["org", "delete", slug, &confirm],
    ] {
        let command = world.command_as(&alice).args(words).args(["--fields", "nope", "-o", "json"]);
        let output = command.run().exits(2);
        assert_eq!(output.error()["code"], "unknown_field", "{output}");
        assert_eq!(output.stdout, "");
    }
    assert!(world.calls_by(&alice).iter().all(|call| !call.is_write()));
    assert_eq!(world.holds(&organization).role_of(&bob).as_deref(), Some("editor"));
}

#[test]
fn a_key_is_not_kept_where_the_result_could_not_be_shown() {
    let world = world!();
    let alice = world.person("Alice", "Petit");
    let login = ["auth", "login", "--with-token", "--insecure-storage", "--fields", "nope"];
    world.anonymous().args(login).stdin(format!("{}\n", alice.token)).run().exits(2);
    world.anonymous().args(["auth", "status"]).run().exits(4);
}

#[test]
fn json_is_json_also_when_the_settings_are_wrong() {
    let world = world!();
    let slip = world.anonymous().args(["org", "list", "--timeout", "soon"]);
    let json = slip.clone().env("UDATACTL_OUTPUT", "json");
    for command in [json.clone(), slip.args(["-ojson"])] {
        let output = command.run().exits(2);
        assert_eq!(output.error()["code"], "bad_value", "{output}");
        assert_eq!(output.stdout, "");
    }
    let output = json.args(["-o", "table"]).run().exits(2);
    assert!(output.stderr.starts_with("Error: "), "{output}");
}

#[test]
fn a_language_that_is_not_spoken_is_refused_in_that_of_the_locale() {
    let world = world!();
    let refused = "udatactl ne parle pas « de »";
    let french = world.anonymous().env("LC_ALL", "fr_FR.UTF-8").args(["org", "list"]);
    let output = french.clone().lang("de").run().exits(2);
    assert!(output.stderr.contains(refused), "{output}");
    let output = french.lang("fr").args(["--lang", "de"]).run().exits(2);
    assert!(output.stderr.contains(refused), "{output}");
}

#[test]
fn a_flag_that_is_given_twice_and_a_list_of_nothing_are_slips() {
    let world = world!();
    let run = |words: &[&str], language| world.anonymous().args(words).lang(language).run().exits(2).stderr;
    let twice = ["org", "list", "--site", "demo", "--site", "dev"];
    assert!(run(&twice, "en").contains("--site <SITE> is given twice."));
    assert!(run(&twice, "fr").contains("--site <PORTAIL> est donné deux fois."));
    assert!(run(&["org", "list", "--limit", "0"], "fr").contains("« 0 » n'est pas une valeur possible"));
    assert!(run(&["org", "list", "ville"], "fr").contains("« ville » est de trop ici."));
    assert!(run(&["org", "list", "ville"], "en").contains("“ville” is one word too many here."));
    assert!(run(&["org", "list", "--search", ""], "fr").contains("--search <TEXTE> est vide."));
}

#[test]
fn the_help_that_is_named_is_that_of_the_command_and_no_flags_value() {
    let world = world!();
    for (line, help) in [
        ("-s sandbox member promote ville jeanne --role admin", "udatactl member promote --help"),
        ("-P org -s sandbox requests list --nope", "udatactl requests list --help"),
        ("--site sandbox org lst", "udatactl org --help"),
        ("--profile member --nope", "udatactl --help"),
    ] {
        let command = world.anonymous().args(line.split(' ')).args(["-o", "json"]);
        let slip = command.run().exits(2);
        let hint = slip.error()["hint"].as_str().unwrap().to_owned();
        assert!(hint.contains(&format!("`{help}`")), "{line}: {hint}");
    }
}

#[test]
fn the_words_of_the_french_portal_are_commands() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Petit"), world.person("Bob", "Grand"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let slug = org.slug.as_str();
    let same = |french: &[&str], words: &[&str]| {
        let run = |words: &[&str]| world.command_as(&alice).args(words).lang("fr").run().success().stdout;
        assert_eq!(run(french), run(words), "{french:?}");
    };
    same(&["membres", "lister", slug, "-o", "ids"], &["member", "list", slug, "-o", "ids"]);
    same(&["organisation", "afficher", slug, "-o", "ids"], &["org", "show", slug, "-o", "ids"]);
    same(&["demandes", "liste", slug, "-o", "csv"], &["requests", "list", slug, "-o", "csv"]);
    same(&["rôles", "liste"], &["role", "list"]);
    same(&["aide", "membre", "ajouter"], &["help", "member", "add"]);
    same(&["membre", "retirer", "--aide"], &["member", "remove", "--help"]);
    same(&["version"], &["--version"]);
    same(&["organisation", "rejoindre", "--help"], &["org", "join", "--help"]);
    let output = world.command_as(&alice).args(["membr", "list"]).lang("fr").run().exits(2);
    assert!(output.stderr.contains("Vouliez-vous dire member ?"), "{output}");
    let french = ["membre", "retirer", slug, &bob.slug, "--yes"];
    world.command_as(&alice).args(french).lang("fr").run().success();
    assert_eq!(world.holds(&org).role_of(&bob), None);
}

#[test]
fn a_name_that_the_shell_took_apart_is_answered_with_the_quoted_command() {
    let world = world!();
    let (alice, yann) = (world.person("Alice", "Petit"), world.person("Yann", "Le Goff"));
    let org = world.organization("Ville de Démo", &[(&alice, "admin"), (&yann, "editor")]);
    let apart = ["member", "remove", &org.slug, "Yann", "Le", "Goff", "--yes"];
    let output = world.run_as(&alice, apart).exits(6);
    let quoted = format!("udatactl member remove {} 'Yann Le Goff' --yes", org.slug);
    assert!(output.stderr.contains(&quoted), "{output}");
    assert!(world.holds(&org).role_of(&yann).is_some());
    let output = world.run_as(&alice, ["org", "show", "Ville", "de", "Démo"]).exits(2);
    assert!(output.stderr.contains("udatactl org show 'Ville de Démo'"), "{output}");
}

#[test]
fn an_address_counts_as_people_paste_it() {
    let world = world!();
    let alice = world.person("Alice", "Petit");
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let site = world.portal.base().trim_end_matches('/');
    let (_, bare) = site.split_once("://").expect("an address");
    for typed in [
        format!("{bare}/organizations/{}/", org.slug),
        format!("‹{site}/fr/organizations/{}/›", org.slug),
        format!("« {site}/fr/admin/organization/{}/ »", org.id),
        format!("« {} »", org.slug),
    ] {
        let output = world.run_as(&alice, ["org", "show", &typed, "-o", "ids"]).success();
        assert_eq!(output.stdout.trim(), org.id, "{typed}");
    }
    for (typed, flag) in [
        ("https://demo.data.gouv.fr/organizations/ville/", "-s demo"),
        ("dados.example/pt/organizations/ville/", "-s dados.example"),
    ] {
        let output = world.run_as(&alice, ["org", "show", typed]).exits(2);
        assert!(output.stderr.contains(flag), "{output}");
    }
    let output = world.run_as(&alice, ["org", "show", "«»"]).exits(2);
    assert!(output.stderr.contains("empty"), "{output}");
}

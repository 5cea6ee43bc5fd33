//! `org activity`: what it shows, of whom, and what it leaves out.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::{nothing_written, says};
use crate::support::run::Command;
use crate::support::world::{Organization, Person, World};

/// So many days ago, as the stages take a moment.
fn ago(days: i64) -> String {
    (Timestamp::now() - SignedDuration::from_hours(24 * days)).to_string()
}

/// What the tests look at: an organization with a dataset, one that is private, a discussion that waits and one that is
/// answered, a harvester that fails, something done; and beside it another organization's harvester.
struct Town<'w> {
    world: &'w World<'w>,
    alice: Person,
    bob: Person,
    org: Organization,
    budget: Value,
}

fn town<'w>(world: &'w World<'w>) -> Town<'w> {
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin")]);
    let other = world.organization("Autre", &[]);
    let make = |route: &str, given: Value| world.portal.harness(route, Some(given));
    let budget = make(
        "dataset",
        json!({
            "title": "Budget", "organization": org.id, "metrics": {"views": 12, "resources_downloads": 7, "followers": 3},
            "resources": [{"title": "Budget (CSV)", "metrics": {"views": 7}}],
        }),
    );
    let draft = make("dataset", json!({"title": "Brouillon", "organization": org.id, "private": true}));
    let subject = json!({"class": "Dataset", "id": budget["id"]});
    let said = |by: &Person, days: i64| json!({"user": by.id, "content": "Bonjour", "posted_on": ago(days)});
    for (title, messages) in [
        ("Attend", json!([said(&bob, 40), said(&alice, 30), said(&bob, 20), said(&bob, 2)])),
        ("Répondue", json!([said(&bob, 9), said(&alice, 8)])),
        ("Récente", json!([said(&bob, 1)])),
    ] {
        make("discussion", json!({"title": title, "subject": subject, "messages": messages}));
    }
    let closed =
        json!({"title": "Close", "subject": subject, "messages": [said(&bob, 90)], "closed": ago(80)});
    make("discussion", closed);
    let failed = json!({"status": "failed", "created": ago(1), "errors": ["Rien ne répond"]});
    make("harvester", json!({"name": "Moisson", "organization": org.id, "last_job": failed}));
    make("harvester", json!({"name": "D'ailleurs", "organization": other.id, "last_job": failed}));
    for (key, subject, days) in [
        ("dataset:updated", subject, 3),
        ("dataset:created", json!({"class": "Dataset", "id": draft["id"]}), 2),
        ("organization:updated", json!({"class": "Organization", "id": org.id}), 60),
    ] {
        let done = json!({
            "key": key, "subject": subject, "organization": org.id, "actor": alice.id, "created_at": ago(days),
            "changes": ["title"],
        });
        make("activity", done);
    }
    Town { world, alice, bob, org, budget }
}

impl Town<'_> {
    fn command(&self, words: &[&str]) -> Command {
        self.world.command_as(&self.alice).args(["org", "activity", &self.org.slug]).args(words)
    }
}

/// The values of one field.
fn all<'v>(list: &'v Value, field: &str) -> Vec<&'v Value> {
    list.as_array().unwrap().iter().map(|one| &one[field]).collect()
}

#[test]
fn the_whole_dashboard_is_one_document() {
    let world = world!();
    let town = town(&world);
    let shown = town.command(&["-o", "json"]).run().success().json();
    let summary = &shown["summary"];
    for (key, value) in [
        ("datasets", 2),
        ("members", 1),
        ("administrators", 1),
        ("editors", 0),
        ("views", 12),
        ("downloads", 7),
        ("resources", 1),
        ("open_discussions", 3),
        ("unanswered_discussions", 2),
        ("harvesters", 1),
        ("harvesters_to_look_at", 1),
    ] {
        assert_eq!(summary[key], value, "{key}: {summary:#}");
    }
    assert_eq!(summary["as"], json!(town.alice.full_name()));
    let budget =
        shown["content"].as_array().unwrap().iter().find(|one| one["id"] == town.budget["id"]).unwrap();
    assert_eq!(
        (&budget["kind"], &budget["views"], &budget["downloads"], &budget["followers"]),
        (&json!("dataset"), &json!(12), &json!(7), &json!(3))
    );
    assert_eq!(all(&shown["resources"], "downloads"), [7]);
    let wrong: Vec<&Value> =
        shown["anomalies"].as_array().unwrap().iter().filter(|one| one["id"] == town.budget["id"]).collect();
    let wrong: Vec<&Value> = wrong.iter().map(|one| &one["anomaly"]).collect();
    assert!(wrong.contains(&&json!("spatial")) && !wrong.contains(&&json!("license")), "{wrong:?}");
    assert_eq!(all(&shown["discussions"], "title"), ["Attend", "Récente", "Répondue"]);
    assert_eq!(all(&shown["discussions"], "answered"), [false, false, true]);
    assert_eq!(shown["discussions"][0]["subject"], town.budget["slug"]);
    assert_eq!(shown["discussions"][0]["by"], json!(town.bob.full_name()));
    let waiting: Timestamp = shown["discussions"][0]["waiting_since"].as_str().unwrap().parse().unwrap();
    let days = Timestamp::now().duration_since(waiting).as_hours() / 24;
    assert_eq!(days, 20, "since the first message after the last answer");
    let harvester = &shown["harvesters"][0];
    assert_eq!(all(&shown["harvesters"], "name"), ["Moisson"], "and none of others");
    assert_eq!((&harvester["state"], &harvester["errors"]), (&json!("failed"), &json!(["Rien ne répond"])));
    let done = if world.portal.can.tells_members_of_private_content() { 2 } else { 1 };
    assert_eq!(all(&shown["recent"], "action"), ["dataset:created", "dataset:updated"][2 - done..]);
    assert_eq!(shown["recent"][0]["by"], json!(town.alice.full_name()));
    nothing_written(&world, &town.org);
}

#[test]
fn without_a_key_only_what_is_public_is_shown_and_that_is_said() {
    let world = world!();
    let town = town(&world);
    let command = world.anonymous().args(["org", "activity", &town.org.slug, "-o", "json"]).lang("fr");
    let output = command.run().success();
    let shown = output.json();
    assert_eq!((&shown["summary"]["datasets"], &shown["summary"]["as"]), (&json!(1), &Value::Null));
    assert_eq!(all(&shown["content"], "title"), ["Budget"]);
    if !world.portal.can.tells_everybody_of_private_content() {
        assert_eq!(all(&shown["recent"], "action"), ["dataset:updated"]);
    }
    says(&output, &["Sans clé, seul ce qui est public s'affiche"]);
}

#[test]
fn discussions_are_narrowed_to_those_that_wait() {
    let world = world!();
    let town = town(&world);
    let titles = |words: &[&str]| {
        let command = town.command(&["--section", "discussions", "-o", "json"]).args(words);
        all(&command.run().success().json(), "title").into_iter().cloned().collect::<Vec<_>>()
    };
    assert_eq!(titles(&["--unanswered"]), ["Attend", "Récente"]);
    assert_eq!(titles(&["--unanswered", "--older-than", "15d"]), ["Attend"]);
    assert_eq!(titles(&["--older-than", "5d"]), ["Attend", "Répondue"]);
    assert_eq!(titles(&["--older-than", "50d"]), Vec::<Value>::new());
}

#[test]
fn what_was_done_goes_back_as_far_as_asked() {
    let world = world!();
    let town = town(&world);
    let command = |since| town.command(&["--section", "recent", "-o", "json", "--since", since]).lang("fr");
    let done = command("90d").run().success().json();
    assert_eq!(all(&done, "action").last(), Some(&&json!("organization:updated")));
    let output = command("1h").run().success();
    assert_eq!(output.json(), json!([]));
    says(&output, &["Rien n'a été fait depuis 1h"]);
    command("soon").run().exits(2);
}

#[test]
fn findings_count_only_where_they_are_asked_to() {
    let world = world!();
    let town = town(&world);
    town.command(&["--section", "discussions"]).run().success();
    for (finding, words) in [
        ("unanswered", &["--older-than", "15d"][..]),
        ("harvesters", &[]),
        ("anomalies", &[]),
        ("harvesters,unanswered", &[]),
    ] {
        let command = town.command(&["--section", "recent", "-o", "json", "--fail-on", finding]).args(words);
        let output = command.run().exits(10);
        assert_eq!(output.error()["code"], "found", "{finding}");
        assert!(output.json().is_array(), "the result is there too");
    }
    town.command(&["--section", "recent", "--older-than", "50d", "--fail-on", "unanswered"]).run().success();
    let quiet = world.organization("Sans rien", &[(&town.alice, "admin")]);
    let line = ["org", "activity", &quiet.slug, "--fail-on", "anomalies,unanswered,harvesters"];
    world.run_as(&town.alice, line).success();
}

#[test]
fn only_what_a_section_needs_is_read() {
    let world = world!();
    let town = town(&world);
    world.portal.forget_calls();
    town.command(&["--section", "harvesters"]).run().success();
    let paths: Vec<String> = world.calls_by(&town.alice).into_iter().map(|call| call.path).collect();
    let is_about = |word: &str| paths.iter().any(|path| path.contains(word));
    assert!(is_about("/harvest/sources/") && is_about("/harvest/job/"), "{paths:?}");
    assert!(!is_about("/datasets/") && !is_about("/discussions/") && !is_about("/activity"), "{paths:?}");
}

#[test]
fn tables_of_machines_have_one_section() {
    let world = world!();
    let town = town(&world);
    let summary = town.command(&["-o", "csv"]).run().success();
    assert!(summary.stdout.starts_with("name,slug,page,"), "{summary}");
    let content =
        town.command(&["--section", "content", "--fields", "id,downloads", "-o", "csv"]).run().success();
    let line = format!("{},7", town.budget["id"].as_str().unwrap());
    assert!(content.stdout.starts_with("id,downloads\n") && content.stdout.contains(&line), "{content}");
    for words in [&["--section", "content,recent", "-o", "csv"][..], &["--fields", "id", "-o", "json"]] {
        let output = town.command(words).lang("fr").run().exits(2);
        says(&output, if words.contains(&"json") { &["one_section"] } else { &["une rubrique à la fois"] });
    }
}

#[test]
fn markdown_is_a_report_for_a_mail() {
    let world = world!();
    let town = town(&world);
    let output = town.command(&["-o", "md"]).lang("fr").run().success();
    let name = town.org.name.as_str();
    for line in [
        &format!("# Activité de l'organisation « {name} »\n"),
        "\n## Résumé\n\n- **Nom** : ",
        "\n## Anomalies des jeux de données\n\n| Jeu de données",
        "À faire pour « pas de territoire » : indiquez le territoire que couvrent les données.\n",
        "| Moisson | en échec | il y a 1 jour       | Rien ne répond |",
        "| il y a 20 jours |",
        "Le portail n'y note pas qui est arrivé, parti ou invité : `--section=members` dit qui est arrivé.\n",
    ] {
        assert!(output.stdout.contains(line), "{line} is missing:\n{output}");
    }
}

#[test]
fn a_person_reads_it_at_eighty_columns_and_without_tables() {
    let world = world!();
    let town = town(&world);
    let table = town.command(&["-o", "table"]).env("COLUMNS", "80").lang("fr").run().success();
    // Sentences are as long as they are, and an address is not broken.
    let is_long = |line: &str| line.starts_with("À faire") || line.ends_with('.') || line.contains("http");
    for line in table.stdout.lines().filter(|line| !is_long(line)) {
        assert!(line.chars().count() <= 80, "{line}");
    }
    let accessible = town.command(&["--section", "harvesters", "--accessible", "-o", "table"]).lang("fr");
    let accessible = accessible.run().success();
    assert!(accessible.stdout.contains("Nom : Moisson\nÉtat : en échec\n"), "{accessible}");
}

#[test]
fn the_key_does_not_go_to_the_metrics_service_and_its_failure_is_said() {
    let world = world!();
    let town = town(&world);
    world.portal.forget_calls();
    let service = format!("{}/api/none/", world.portal.base());
    let command = town.command(&["-o", "json"]).env("UDATACTL_METRICS_URL", &service).lang("fr");
    let output = command.run().success();
    says(&output, &["Le service de statistiques n'a pas pu être lu"]);
    let calls = world.portal.calls_where("org=/api/none/organizations/data/");
    assert_eq!(calls.len(), 1, "it is asked once");
    assert!(!calls[0].api_key && !calls[0].query.contains("lang"), "{}", calls[0]);
    assert!(!calls[0].headers.contains_key("authorization") && !calls[0].headers.contains_key("cookie"));
    assert!(calls[0].query.contains(&format!("organization_id__exact={}", town.org.id)), "{}", calls[0]);
    // What udata itself counts is shown instead.
    let months = &output.json()["metrics"];
    if world.portal.can.counts_by_month() {
        assert!(all(months, "new_datasets").contains(&&json!(1)), "{months}");
    } else {
        assert!(months.is_null(), "{months}");
    }
}

#[test]
fn no_metrics_service_at_all_is_no_failure() {
    let world = world!();
    let town = town(&world);
    let output = town.command(&["--section", "metrics", "-o", "table"]).lang("fr").run().success();
    says(
        &output,
        &[if world.portal.can.counts_by_month() {
            "Ce portail ne publie pas les vues et les téléchargements par mois."
        } else {
            "Le portail ne donne aucun chiffre par mois."
        }],
    );
    let bad = town.command(&[]).lang("fr").env("UDATACTL_METRICS_URL", "nowhere").run().exits(2);
    assert!(bad.stderr.contains("UDATACTL_METRICS_URL"), "{bad}");
}

/// The sandbox of this process plays the service, and refuses a key there.
#[test]
fn a_year_of_views_is_a_chart_on_a_terminal_and_numbers_elsewhere() {
    let home = tempfile::tempdir().unwrap();
    let line = ["-s", "sandbox", "org", "activity", "ville-de-demonstration", "--section", "metrics"];
    let command = Command::new(home.path()).lang("fr").args(line);
    let months = command.clone().args(["-o", "json"]).run().success().json();
    assert_eq!(months.as_array().unwrap().len(), 13);
    let this_month = Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).strftime("%Y-%m").to_string();
    assert_eq!((&months[12]["month"], &months[12]["downloads"]), (&json!(this_month), &json!(230)));
    let numbers = command.clone().args(["-o", "table"]).run().success().stdout;
    assert!(numbers.contains("230") && !numbers.contains('█'), "{numbers}");
    let mut session = command.clone().env("COLUMNS", "80").terminal();
    session.expect("█").expect("total 3 352, de 140 à 402 par mois");
    assert_eq!(session.wait(), 0);
    for line in session.screen().lines().filter(|line| line.contains("par mois")) {
        assert!(line.chars().count() <= 80, "{line}");
    }
    let mut session = command.env("COLUMNS", "80").args(["--accessible"]).terminal();
    session.expect("Téléchargements : 230");
    assert_eq!(session.wait(), 0);
    assert!(!session.screen().contains('█'));
}

#[test]
fn each_dataset_has_its_months_where_they_are_asked_for() {
    let home = tempfile::tempdir().unwrap();
    let line = ["-s", "sandbox", "org", "activity", "ville-de-demonstration"];
    let command = Command::new(home.path()).lang("fr").args(line);
    let monthly = command.clone().args(["--section", "mensuel", "-o", "json"]).run().success().json();
    let rows = monthly.as_array().unwrap();
    assert_eq!(rows.len(), 26, "two datasets, thirteen months");
    let this_month = Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).strftime("%Y-%m").to_string();
    let (first, last) = (&rows[0], &rows[25]);
    assert_eq!([&first["month"], &first["title"]], [&this_month, "Budget primitif de la ville"]);
    assert_eq!([&first["views"], &first["downloads"]], [29, 18]);
    assert!(first["slug"] == "budget-primitif-de-la-ville" && first["page"].is_string(), "{first}");
    assert_eq!([&last["views"], &last["downloads"]], [12, 5]);
    let two = command.clone().args(["--section", "monthly", "-o", "csv", "--limit", "2"]).run().success();
    assert_eq!(two.stdout.lines().count(), 3, "{two}");
    says(&two, &["2 sur 26"]);
    // The whole dashboard goes without.
    let whole = command.args(["-o", "json"]).run().success().json();
    assert!(whole["metrics"].is_array() && whole.get("monthly").is_none(), "{whole}");
}

#[test]
fn without_a_metrics_service_there_are_no_months_of_datasets() {
    let world = world!();
    let town = town(&world);
    let line = ["--section", "monthly", "-o", "json"];
    let none = town.command(&line).lang("fr").run().exits(7);
    assert_eq!(none.error()["code"], "no_metrics");
    assert!(none.stderr.contains("n'a pas de service public de statistiques"), "{none}");
    assert!(none.stdout.is_empty(), "{none}");
    // One that fails is no answer, either.
    let service = format!("{}/api/none/", world.portal.base());
    let failed = town.command(&line).env("UDATACTL_METRICS_URL", &service).run().exits(9);
    assert_eq!(failed.error()["code"], "metrics_failed");
    assert!(failed.stdout.is_empty(), "{failed}");
}

/// Pages as the real service gives them: fifty rows, and the address of the next.
#[test]
fn months_of_datasets_are_read_page_by_page_and_no_further_than_a_year() {
    let world = world!();
    let town = town(&world);
    let budget = town.budget["id"].as_str().unwrap().to_owned();
    let month = |ago: i64| {
        let today = Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).first_of_month().unwrap();
        today.checked_sub(jiff::Span::new().months(ago)).unwrap().strftime("%Y-%m").to_string()
    };
    let (now, long_ago) = (month(0), month(13));
    let row = |id: &str, month: &str, views: u64| json!({"dataset_id": id, "metric_month": month, "monthly_visit": views, "monthly_download_resource": null});
    let first: Vec<Value> = (0..50).map(|one| row(&format!("{one:024x}"), &now, one)).collect();
    let pages = [
        json!({"data": first, "links": {"next": "elsewhere"}}),
        json!({"data": [row(&budget, &now, 99), row(&budget, &now, 99)], "links": {"next": "elsewhere"}}),
        json!({"data": [row(&budget, &long_ago, 1)], "links": {"next": "elsewhere"}}),
    ];
    let root = crate::fault_proxy::querying(move |_, _, query| {
        let page =
            query.split('&').find_map(|pair| pair.strip_prefix("page=")).unwrap().parse::<usize>().unwrap();
        assert!(query.contains("metric_month__sort=desc") && query.contains("page_size=50"), "{query}");
        crate::fault_proxy::json("200 OK", &pages[page - 1].to_string())
    });
    let command = town.command(&["--section", "monthly", "-o", "json"]).env("UDATACTL_METRICS_URL", &root);
    let read = command.lang("fr").run().success();
    let rows = read.json();
    assert_eq!(rows.as_array().unwrap().len(), 51);
    assert_eq!([&rows[0]["title"], &rows[0]["views"]], [&json!("Budget"), &json!(99)]);
    assert_eq!([&rows[1]["title"], &rows[1]["views"]], [&Value::Null, &json!(49)]);
    says(&read, &["a donné deux fois les mêmes chiffres"]);
}

#[test]
fn the_members_are_there_with_who_came_and_who_was_removed() {
    let world = world!();
    let (alice, bob) = (world.person("Alice", "Martin"), world.person("Bob", "Petit"));
    let org = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let activity = ["org", "activity", &org.slug, "--section"];
    let members =
        || world.command_as(&alice).args(activity).args(["membres", "--json"]).run().success().json();
    let listed = members();
    assert_eq!(listed.as_array().unwrap().len(), 2, "{listed}");
    let one = listed.as_array().unwrap().iter().find(|one| one["slug"] == bob.slug.as_str()).unwrap();
    assert!(one["role"] == "editor" && one["since"].is_string(), "{one}");
    world.run_as(&alice, ["member", "remove", &org.slug, &bob.slug, "--yes"]).success();
    assert_eq!(all(&members(), "slug"), [alice.slug.as_str()]);
    let told =
        world.command_as(&alice).lang("fr").args(activity).args(["members", "-o", "table"]).run().success();
    let journal = format!("`udatactl journal list --names --org {}`", org.slug);
    says(&told, &["cette machine a retiré 1 personne", &journal, "n'enregistre pas les départs"]);
    assert!(told.stdout.contains(&alice.slug) && !told.stdout.contains(&bob.slug), "{told}");
    let whole = world.command_as(&alice).args(["org", "activity", &org.slug, "--json"]).run().success();
    assert_eq!(all(&whole.json()["members"], "id"), [alice.id.as_str()]);
}

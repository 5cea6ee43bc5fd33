//! Calls through a real proxy, and those that must not go through one.

use super::between::{Authority, Proxy, encrypted, is_there_or_left_out, plain};
use crate::fault_proxy::Fate;
use crate::support::output::Output;
use crate::support::run::Command;
use crate::support::world::{Person, World};

const SECRET: &str = "geheim";

/// A portal of a private authority, and a proxy that leads there.
struct Office<'a> {
    world: &'a World<'a>,
    alice: Person,
    authority: Authority,
    site: String,
    proxy: Proxy,
}

impl<'a> Office<'a> {
    fn new(world: &'a World<'a>, lines: &str) -> Self {
        let authority = Authority::new(world.path("authority"));
        let site = encrypted(world.portal.base(), &authority.good());
        let proxy = Proxy::start(&world.path("proxy"), lines);
        Self { world, alice: world.person("Alice", "Petit"), authority, site, proxy }
    }

    fn command(&self) -> Command {
        let command = self.world.command_as(&self.alice).env("UDATACTL_SITE", &self.site);
        command.env("SSL_CERT_FILE", self.authority.file())
    }

    /// Asks the portal who we are.
    fn asks(&self, variables: &[(&str, String)]) -> Output {
        let command = self
            .command()
            .args(["auth", "status", "-o", "ids", "-vv", "--retries", "0"])
            .strangers("https_proxy all_proxy");
        let output = variables.iter().fold(command, |command, (name, value)| command.env(name, value)).run();
        assert!(!output.stderr.contains(SECRET) && !output.stderr.contains(&self.alice.token), "{output}");
        output
    }

    #[track_caller]
    fn is_answered(&self, variables: &[(&str, String)]) {
        let output = self.asks(variables).success();
        assert_eq!(output.stdout, format!("{}\n", self.alice.id), "{output}");
    }

    fn calls_of_ours(&self) -> usize {
        self.world.calls_by(&self.alice).len()
    }

    fn way(&self) -> String {
        format!("http://{}", self.proxy.host())
    }
}

#[test]
fn each_variable_and_the_flag_lead_through_it_and_the_key_is_not_seen() {
    let world = world!();
    if !is_there_or_left_out() {
        return;
    }
    let office = Office::new(&world, "");
    let tunnel = format!("CONNECT {} HTTP/1.1", office.site.trim_start_matches("https://"));
    for name in ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] {
        office.is_answered(&[(name, office.way())]);
        let calls = office.proxy.calls();
        assert!(!calls.is_empty() && calls.iter().all(|call| *call == tunnel), "{name}: {calls:?}");
        let heard = office.proxy.heard();
        assert!(heard.contains(&tunnel) && !heard.contains(&office.alice.token), "{heard}");
        assert!(!heard.to_lowercase().contains("x-api-key"), "{heard}");
    }
    office.is_answered(&[("HTTPS_PROXY", office.proxy.host())]);
    assert!(!office.proxy.calls().is_empty(), "http is what a proxy without a scheme speaks");
    let flag = office.command().args(["auth", "status", "-o", "ids", "-v", "--proxy", &office.way()]);
    let output = flag.env("HTTPS_PROXY", "http://127.0.0.1:1").env("NO_PROXY", "*").run().success();
    assert!(!office.proxy.calls().is_empty(), "the flag counts before the environment: {output}");
    assert!(output.stderr.contains(&format!("via {}", office.way())), "{output}");
}

#[test]
fn of_two_cases_the_lower_counts_an_empty_one_is_none_and_no_proxy_goes_around() {
    let world = world!();
    if !is_there_or_left_out() {
        return;
    }
    let office = Office::new(&world, "");
    let dead = || "http://127.0.0.1:1".to_owned();
    for variables in [
        [("https_proxy", office.way()), ("HTTPS_PROXY", dead())],
        [("https_proxy", String::new()), ("HTTPS_PROXY", office.way())],
        [("HTTPS_PROXY", office.way()), ("ALL_PROXY", dead())],
        [("HTTPS_PROXY", office.way()), ("HTTP_PROXY", dead())],
        [("HTTPS_PROXY", office.way()), ("NO_PROXY", "127.0.0.3, example.org".into())],
    ] {
        office.is_answered(&variables);
        assert!(!office.proxy.calls().is_empty(), "{variables:?}");
    }
    office.proxy.heard();
    for variables in [
        [("HTTPS_PROXY", office.way()), ("NO_PROXY", "example.org, 127.0.0.0/8".into())],
        [("HTTPS_PROXY", office.way()), ("no_proxy", "127.0.0.2".into())],
        [("ALL_PROXY", office.way()), ("NO_PROXY", "*".into())],
        [("HTTP_PROXY", office.way()), ("http_proxy", office.way())],
    ] {
        office.is_answered(&variables);
        assert!(office.proxy.calls().is_empty() && office.proxy.heard().is_empty(), "{variables:?}");
    }
}

#[test]
fn a_write_goes_through_it_too() {
    let world = world!();
    if !is_there_or_left_out() {
        return;
    }
    let office = Office::new(&world, "");
    let bob = world.person("Bob", "Grand");
    let organization = world.organization("Ville", &[(&office.alice, "admin"), (&bob, "editor")]);
    let words = ["member", "promote", organization.slug.as_str(), bob.slug.as_str(), "--yes", "--json"];
    let output = office.command().args(words).env("HTTPS_PROXY", office.way()).run().success();
    assert_eq!(output.json()[0]["verified"], true, "{output}");
    assert_eq!(world.holds(&organization).role_of(&bob).as_deref(), Some("admin"));
    assert!(!office.proxy.calls().is_empty());
}

#[test]
fn it_is_signed_in_to_and_a_refusal_names_it_without_the_password() {
    let world = world!();
    if !is_there_or_left_out() {
        return;
    }
    let office = Office::new(&world, &format!("BasicAuth jeanne {SECRET}"));
    let with = |name: &str| [("HTTPS_PROXY", format!("http://{name}{}", office.proxy.host()))];
    office.is_answered(&with(&format!("jeanne:{SECRET}@")));
    office.is_answered(&with("jeanne:g%65heim@"));
    let before = office.calls_of_ours();
    for (name, said) in [
        ("", "wants a name and a password"),
        ("jeanne:wrong@", "does not let calls through to 127.0.0.2, or does not accept the name"),
        (
            &format!("{SECRET}:jeanne@"),
            "does not let calls through to 127.0.0.2, or does not accept the name",
        ),
    ] {
        let output = office.asks(&with(name)).exits(9);
        let told = format!("The proxy {} {said}", office.way());
        assert!(output.stderr.contains(&told) && output.stderr.contains("HTTPS_PROXY"), "{output}");
    }
    let bob = world.person("Bob", "Grand");
    let organization = world.organization("Ville", &[(&office.alice, "admin"), (&bob, "editor")]);
    let words = ["org", "update", organization.slug.as_str(), "--acronym", "ABC", "--yes", "--json", "-vv"];
    let [(name, value)] = with(&format!("{SECRET}:{SECRET}@"));
    let output = office.command().args(words).lang("fr").env(name, value).run().exits(9);
    assert_eq!(output.error()["code"], "proxy_refuses", "{output}");
    assert!(output.stderr.contains("n'accepte pas le nom et le mot de passe"), "{output}");
    let journal = std::fs::read_to_string(world.path("state/journal.jsonl")).unwrap_or_default();
    assert!(!(journal + &output.stderr + &output.stdout).contains(SECRET), "{output}");
    assert_eq!(office.calls_of_ours(), before, "nothing reached the portal");
}

/// tinyproxy answers 401 to a wrong password; others ask again. Whatever the password is made of, it is they who are asked.
#[test]
fn one_that_asks_again_did_not_accept_the_password() {
    let world = world!();
    let answer = "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n";
    let proxy = crate::fault_proxy::before(world.portal.base(), |_, _| Fate::Instead(answer.to_owned()));
    for password in ["", "%zz%", "é ü", "!$&'()*+,;=-._~", "|^`{}\"<>[]", "@:%40"] {
        let named = proxy.replace("//", &format!("//jeanne:{SECRET}{password}@"));
        for site in ["https://127.0.0.2:1", "http://127.0.0.2:1"] {
            let command =
                world.anonymous().env("UDATACTL_SITE", site).args(["org", "show", "ville", "--json", "-vv"]);
            let output = command.env("https_proxy", &named).env("http_proxy", &named).run().exits(9);
            let error = output.error();
            assert_eq!(error["code"], "proxy_sign_in", "{password}: {output}");
            let told =
                format!("The proxy {proxy} does not accept the name and the password that it was given.");
            assert_eq!(error["message"], told, "{output}");
            assert!(!output.stderr.contains(SECRET), "{output}");
        }
    }
}

#[test]
fn one_that_refuses_and_one_that_is_not_there_are_told_apart() {
    let world = world!();
    if !is_there_or_left_out() {
        return;
    }
    let office = Office::new(&world, "ConnectPort 1");
    let run = |way: String| {
        let command = office.command().args(["auth", "status", "--json", "--retries", "1"]);
        command.env("HTTPS_PROXY", way).run().exits(9).error()
    };
    let refused = run(office.way());
    assert_eq!(refused["code"], "proxy_refuses", "{refused}");
    let told = format!("The proxy {} does not let calls through to 127.0.0.2", office.way());
    assert!(refused["message"].as_str().is_some_and(|said| said.starts_with(&told)), "{refused}");
    let hint = "HTTPS_PROXY that names this proxy; `NO_PROXY=127.0.0.2` goes around it";
    assert!(refused["hint"].as_str().is_some_and(|said| said.contains(hint)), "{refused}");
    assert_eq!(office.proxy.calls().len(), 1, "a refusal is not asked for twice");
    let gone = run("http://127.0.0.1:1".to_owned());
    assert_eq!(gone["code"], "proxy_unreachable", "{gone}");
    let told = "The proxy http://127.0.0.1:1 can't be reached: connection refused";
    assert!(gone["message"].as_str().is_some_and(|said| said.starts_with(told)), "{gone}");
    assert_eq!(office.calls_of_ours(), 0);
}

#[test]
fn a_variable_that_is_no_address_is_an_error_and_never_a_direct_call() {
    let world = world!();
    if !is_there_or_left_out() {
        return;
    }
    let office = Office::new(&world, "");
    for (name, value) in [
        ("HTTPS_PROXY", "http://"),
        ("https_proxy", "http//proxy:3128"),
        ("ALL_PROXY", "socks5://127.0.0.1:1080"),
        ("https_proxy", "http://jeanne:geheim#1@127.0.0.1:3128"),
        ("all_proxy", "http://proxy:geheim"),
    ] {
        let output = office.asks(&[(name, value.to_owned())]).exits(2);
        let told = format!("What {name} says is not a proxy's address, so nothing was sent.");
        assert!(output.stderr.contains(&told), "{output}");
        assert!(output.stderr.contains("A proxy is written `http://host:port`"), "{output}");
    }
    let french =
        office.command().args(["auth", "status"]).lang("fr").env("HTTPS_PROXY", "x y").run().exits(2);
    assert!(french.stderr.contains("Ce que dit HTTPS_PROXY n'est pas l'adresse d'un proxy"), "{french}");
    for (flag, code) in [("x y", "bad_proxy"), ("http://jeanne:geheim@127.0.0.1:3128", "proxy_password")] {
        let output = office.command().args(["auth", "status", "--json", "--proxy", flag]).run().exits(2);
        assert_eq!(output.error()["code"], code, "{output}");
        assert!(!output.stderr.contains(SECRET), "{output}");
    }
    assert_eq!(office.calls_of_ours(), 0);
    let local = office.command().args(["journal", "list", "--json"]).env("HTTPS_PROXY", "http://").run();
    assert_eq!(local.success().json(), serde_json::json!([]), "what needs no portal needs no proxy");
    office.is_answered(&[("HTTPS_PROXY", "http://".into()), ("NO_PROXY", "127.0.0.2".into())]);
}

#[test]
fn a_portal_in_clear_is_read_through_it_without_a_key() {
    let world = world!();
    if !is_there_or_left_out() {
        return;
    }
    let office = Office::new(&world, &format!("BasicAuth jeanne {SECRET}"));
    let organization = world.organization("Ville", &[(&office.alice, "admin")]);
    let site = plain(world.portal.base());
    let command = world.anonymous().env("UDATACTL_SITE", &site);
    let command = command.args(["org", "show", organization.slug.as_str(), "-o", "ids"]);
    for name in ["http_proxy", "HTTP_PROXY"] {
        let way = format!("http://jeanne:{SECRET}@{}", office.proxy.host());
        let output = command.clone().env(name, way).run().success();
        assert_eq!(output.stdout, format!("{}\n", organization.id), "{output}");
        let calls = office.proxy.calls();
        assert!(
            calls.iter().any(|call| call.starts_with(&format!("GET {site}/api/1/organizations/"))),
            "{calls:?}"
        );
        let wrong = command.clone().env(name, office.way()).run().exits(9);
        assert!(wrong.stderr.contains("wants a name and a password"), "{wrong}");
    }
    office.proxy.heard();
    let keyed = command.env("UDATACTL_TOKEN", &office.alice.token).env("http_proxy", office.way()).run();
    assert!(keyed.exits(2).stderr.contains("is not https"));
    assert_eq!(office.proxy.heard(), "");
}

#[test]
fn a_portal_on_this_machine_takes_one_that_the_flag_names_and_only_here() {
    let world = world!();
    if !is_there_or_left_out() {
        return;
    }
    let office = Office::new(&world, "");
    let run = |way: &str| {
        let words = ["auth", "status", "-o", "ids", "--proxy", way];
        office.command().env("UDATACTL_SITE", world.portal.base()).args(words).run()
    };
    run(&office.way()).success();
    assert!(!office.proxy.calls().is_empty());
    let before = office.calls_of_ours();
    let elsewhere = run("http://127.0.0.2:1").exits(2);
    assert!(elsewhere.stderr.contains("is not https"), "the key would leave in clear: {elsewhere}");
    assert_eq!(office.calls_of_ours(), before);
}

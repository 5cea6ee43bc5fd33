//! The way to the portal: nobody there, a proxy, a private authority, a clock that is wrong.

use super::{doctor, doctor_of, is, line, lines};
use crate::fault_proxy::{self, Fate};
use crate::network::between::{Authority, Proxy, encrypted, is_there_or_left_out};

#[test]
fn where_nobody_listens_all_else_is_looked_at() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let command = doctor_of(&world, &alice).env("UDATACTL_SITE", "http://127.0.0.1:1");
    let output = command.run().success();
    let portal = line(&output, "portal");
    assert_eq!((&portal["state"], &portal["code"]), (&"failing".into(), &"unreachable".into()), "{output}");
    is(&line(&output, "key"), "warning", "nobody can tell whose it is");
    for check in ["udata", "clock", "rights"] {
        assert_eq!(lines(&output, check).len(), 0, "{check}: {output}");
    }
    line(&output, "completion");
    command.args(["--exit-code"]).run().exits(10);
}

#[test]
fn what_is_no_portal_gets_no_key() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let root = fault_proxy::before(world.portal.base(), |_, _| fault_proxy::json("200 OK", "{}"));
    let output = doctor_of(&world, &alice).env("UDATACTL_SITE", root).run().success();
    assert_eq!(line(&output, "portal")["state"], "failing", "{output}");
    assert_eq!(lines(&output, "rights").len(), 0, "{output}");
}

#[test]
fn a_firewall_says_nothing_of_the_key() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let root = fault_proxy::before(world.portal.base(), |_, path| {
        let page = fault_proxy::answer("401 Unauthorized", "text/html", "<html>Blocked</html>");
        if path.ends_with("/me/") { Fate::Instead(page) } else { Fate::PassedOn }
    });
    let output = doctor_of(&world, &alice).env("UDATACTL_SITE", root).run().success();
    let key = line(&output, "key");
    assert_eq!((&key["state"], &key["code"]), (&"failing".into(), &"odd_answer".into()), "{output}");
    assert!(key["command"].is_null(), "nobody has to sign in again: {key}");
}

/// The portal whose answers have this date.
fn dated(base: &str, date: &'static str) -> String {
    fault_proxy::before(base, move |_, _| {
        Fate::Rewritten(Box::new(move |answer| {
            let end = answer.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
            let head = String::from_utf8_lossy(&answer[..end]).into_owned();
            let others = head.lines().filter(|line| !line.to_lowercase().starts_with("date:"));
            let mut head = others.collect::<Vec<_>>().join("\r\n").into_bytes();
            head.extend(format!("\r\nDate: {date}").bytes());
            head.extend(&answer[end..]);
            head
        }))
    })
}

#[test]
fn a_clock_that_is_wrong_is_told_by_the_portals() {
    let world = world!();
    let alice = world.person("Alice", "Martin");
    let old = dated(world.portal.base(), "Wed, 01 Jan 2020 00:00:00 GMT");
    let output = doctor_of(&world, &alice).env("UDATACTL_SITE", old).run().success();
    let clock = line(&output, "clock");
    is(&clock, "failing", "days ahead of the portal's");
    assert!(clock["value"].as_str().unwrap().parse::<i64>().unwrap() > 100_000_000, "{clock}");
    assert!(clock["command"].as_str().is_some(), "{clock}");
    let to_come = dated(world.portal.base(), "Thu, 01 Jan 2099 00:00:00 GMT");
    let output = doctor_of(&world, &alice).env("UDATACTL_SITE", to_come).run().success();
    is(&line(&output, "clock"), "failing", "days behind the portal's");
    let odd = dated(world.portal.base(), "soon");
    let output = doctor_of(&world, &alice).env("UDATACTL_SITE", odd).run().success();
    is(&line(&output, "clock"), "good", "does not tell the time");
}

#[test]
fn the_proxy_and_the_authority_in_force_are_named() {
    let world = world!();
    if !is_there_or_left_out() {
        return;
    }
    let alice = world.person("Alice", "Martin");
    let authority = Authority::new(world.path("authority"));
    let site = encrypted(world.portal.base(), &authority.good());
    let proxy = Proxy::start(&world.path("proxy"), "");
    let way = format!("http://jeanne:geheim@{}", proxy.host());
    let file = authority.file();
    let command = doctor_of(&world, &alice).env("UDATACTL_SITE", &site).env("HTTPS_PROXY", &way);
    let output = command.clone().env("SSL_CERT_FILE", &file).run().success();
    let named = line(&output, "proxy");
    assert_eq!(named["value"], format!("http://{}", proxy.host()), "{output}");
    assert_eq!((&named["state"], &named["source"]), (&"good".into(), &"HTTPS_PROXY".into()));
    let trusted = line(&output, "authorities");
    assert_eq!(trusted["source"], "SSL_CERT_FILE", "{output}");
    assert_eq!(trusted["value"], file.to_str().unwrap());
    assert_eq!(line(&output, "portal")["state"], "good", "{output}");
    assert_eq!(line(&output, "key")["value"], alice.id.as_str(), "{output}");
    assert!(!format!("{output}").contains("geheim"), "{output}");

    // Without the authority, the portal is not trusted; a file that is none is told where it is named.
    let output = command.clone().run().success();
    assert_eq!(line(&output, "portal")["code"], "untrusted_certificate", "{output}");
    assert!(line(&output, "portal")["advice"][0].as_str().unwrap().contains("--cacert"), "{output}");
    let output = command.env("SSL_CERT_FILE", world.path("missing.pem")).run().success();
    let missing = line(&output, "authorities");
    assert_eq!(
        (&missing["code"], &missing["command"]),
        (&"bad_authorities".into(), &"unset SSL_CERT_FILE".into())
    );
}

#[test]
fn a_proxy_that_does_not_answer_or_is_none_is_told() {
    let world = world!();
    let command = doctor(&world).env("UDATACTL_SITE", "https://127.0.0.2:9");
    let output = command.clone().env("HTTPS_PROXY", "http://127.0.0.1:1").run().success();
    assert_eq!(line(&output, "proxy")["state"], "good", "{output}");
    assert_eq!(line(&output, "portal")["code"], "proxy_unreachable", "{output}");
    let output = command.env("HTTPS_PROXY", "socks5://127.0.0.1:1").run().success();
    assert_eq!(line(&output, "proxy")["code"], "bad_proxy", "{output}");
}

#[test]
fn a_certificate_that_is_over_makes_the_clock_suspect() {
    let world = world!();
    if !is_there_or_left_out() {
        return;
    }
    let authority = Authority::new(world.path("authority"));
    let site = encrypted(world.portal.base(), &authority.signs("127.0.0.2", "20200101", "20210101"));
    let command = doctor(&world).env("UDATACTL_SITE", site).env("SSL_CERT_FILE", authority.file());
    let output = command.run().success();
    assert_eq!(line(&output, "portal")["code"], "untrusted_certificate", "{output}");
    is(&line(&output, "clock"), "warning", "the portal's certificate is not valid");
}

//! The key stays with its portal: no redirect and no proxy of the environment takes it to another host.

use std::net::TcpListener;

use crate::refusing::{self, Fate};

/// Another host, which nobody is to call.
fn elsewhere() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    (listener, address)
}

fn was_called(listener: &TcpListener) -> bool {
    listener.accept().is_ok()
}

fn redirect(to: &str) -> Fate {
    Fate::Instead(format!(
        "HTTP/1.1 308 Permanent Redirect\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    ))
}

#[test]
fn a_read_is_not_followed_to_another_host() {
    let world = world!();
    let alice = world.person("Alice", "Petit");
    let (other, address) = elsewhere();
    let to = address.clone();
    let root = refusing::before(world.portal.base(), move |_, path| redirect(&format!("{to}{path}")));
    let output =
        world.command_as(&alice).args(["-s", &root, "auth", "status", "-vv", "-o", "json"]).run().exits(9);
    assert!(!was_called(&other), "{output}");
    assert!(!output.stderr.contains(&alice.token), "{output}");
    assert!(output.error()["message"].as_str().is_some_and(|text| text.contains(&address)), "{output}");
}

#[test]
fn a_write_is_not_followed_at_all() {
    let world = world!();
    let alice = world.person("Alice", "Petit");
    let organization = world.organization("Ville", &[(&alice, "admin")]);
    let (other, address) = elsewhere();
    let base = world.portal.base().to_owned();
    for target in [address, base] {
        let root = refusing::before(world.portal.base(), move |method, path| match method {
            "PUT" => redirect(&format!("{target}{path}")),
            _ => Fate::PassedOn,
        });
        let words = ["org", "update", organization.slug.as_str(), "--acronym", "ABC", "--yes", "-s", &root];
        let output = world.command_as(&alice).args(words).run().exits(9);
        assert!(!was_called(&other), "{output}");
        assert!(!output.stderr.contains(&alice.token), "{output}");
    }
    assert!(world.calls_by(&alice).iter().all(|call| !call.is_write()));
}

#[test]
fn a_portal_on_this_machine_is_not_called_through_a_proxy_of_the_environment() {
    let world = world!();
    let alice = world.person("Alice", "Petit");
    let (proxy, address) = elsewhere();
    for variable in ["http_proxy", "ALL_PROXY"] {
        let command = world.command_as(&alice).args(["auth", "status", "-o", "ids", "--timeout", "5s"]);
        let output = command.env(variable, &address).run().success();
        assert_eq!(output.stdout, format!("{}\n", alice.id));
        assert!(!was_called(&proxy), "{output}");
    }
}

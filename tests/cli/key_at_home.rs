//! The key stays with its portal: no proxy of the environment takes it to another host. Redirects are fault.

use std::net::TcpListener;

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

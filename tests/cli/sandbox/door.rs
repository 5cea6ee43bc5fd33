//! Whom `sandbox serve` lets in, and with how much: told by raw requests.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::{Home, Served};

/// Longer than the sandbox waits for anybody.
const LONG: Duration = Duration::from_secs(40);

fn connect(served: &Served) -> TcpStream {
    let stream =
        TcpStream::connect(served.base().trim_start_matches("http://").trim_end_matches('/')).unwrap();
    stream.set_read_timeout(Some(LONG)).unwrap();
    stream
}

/// What comes back until the connection closes, though it may be cut before all was sent.
fn answer(mut stream: TcpStream) -> String {
    let mut told = Vec::new();
    let mut part = [0; 4096];
    while let Ok(size @ 1..) = stream.read(&mut part) {
        told.extend_from_slice(&part[..size]);
    }
    String::from_utf8_lossy(&told).into_owned()
}

fn exchange(served: &Served, request: &str) -> String {
    let mut stream = connect(served);
    // A server that has heard enough closes while more is sent.
    let _ = stream.write_all(request.as_bytes());
    answer(stream)
}

fn get(served: &Served, host: &str, more: &str) -> String {
    exchange(served, &format!("GET /api/1/organizations/ HTTP/1.1\r\nConnection: close\r\n{host}{more}\r\n"))
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or("none")
}

#[test]
fn only_names_of_this_machine_are_answered() {
    let home = Home::new();
    let served = Served::start(&home, &[]);
    for host in ["127.0.0.1", "127.8.9.1:80", "localhost", "LocalHost:7000", "sandbox.localhost", "[::1]:80"]
    {
        assert_eq!(status(&get(&served, &format!("Host: {host}\r\n"), "")), "200", "{host}");
    }
    for host in [
        "evil.example",
        "evil.example:80",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evillocalhost",
        "192.168.1.1",
        "0.0.0.0",
        "[::2]",
        "127.0.0.1@evil.example",
        "localhost:x",
    ] {
        let told = get(&served, &format!("Host: {host}\r\n"), "");
        assert!(["400", "421"].contains(&status(&told)), "{host}: {told}");
        assert!(!told.contains("ville-de-demonstration"), "{host}: {told}");
    }
    let told = get(&served, "Host: evil.example\r\n", "");
    assert!(told.contains("answers only to localhost"), "{told}");
    assert_eq!(status(&get(&served, "", "")), "421", "no name at all");
    assert_eq!(status(&get(&served, "Host: localhost\r\nHost: evil.example\r\n", "")), "421");
    let whole = "GET http://evil.example/api/1/organizations/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    assert_eq!(status(&exchange(&served, whole)), "421");
    // A write from a page that had its name lead here changes nothing.
    let write = "DELETE /api/1/organizations/ville-de-demonstration/ HTTP/1.1\r\nHost: evil.example\r\nX-API-KEY: sandbox-camille\r\n\
                 Connection: close\r\n\r\n";
    assert_eq!(status(&exchange(&served, write)), "421");
    assert!(get(&served, "Host: localhost\r\n", "").contains("ville-de-demonstration"));
}

#[test]
fn no_page_on_the_web_may_read_an_answer() {
    let home = Home::new();
    let served = Served::start(&home, &[]);
    for method in ["GET", "OPTIONS", "POST"] {
        let told = exchange(
            &served,
            &format!(
                "{method} /api/1/organizations/ HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\n\
                 Access-Control-Request-Method: POST\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
            ),
        );
        assert!(!told.to_lowercase().contains("access-control-"), "{told}");
    }
}

#[test]
fn what_is_too_much_is_refused_and_ends_nothing() {
    let home = Home::new();
    let served = Served::start(&home, &[]);
    let masked = |mask: &str| get(&served, "Host: localhost\r\n", &format!("X-Fields: {mask}\r\n"));
    let braces = "a{".repeat(10_000);
    assert_eq!(status(&masked(&braces)), "400");
    assert_eq!(status(&masked(&format!("{braces}b{}", "}".repeat(10_000)))), "400");
    for more in ["A: b\r\n".repeat(1_000), format!("A: {}\r\n", "b".repeat(1 << 20))] {
        assert_eq!(status(&get(&served, "Host: localhost\r\n", &more)), "431");
    }
    let long =
        exchange(&served, &format!("GET /api/1/{} HTTP/1.1\r\nHost: localhost\r\n\r\n", "a".repeat(1 << 20)));
    assert!(["414", "431"].contains(&status(&long)), "{long}");
    let post = |length: &str, body: &str| {
        let head = "POST /api/1/organizations/ HTTP/1.1\r\nHost: localhost\r\nX-API-KEY: sandbox-camille\r\n\
                    Content-Type: application/json\r\nConnection: close\r\n";
        exchange(&served, &format!("{head}{length}\r\n\r\n{body}"))
    };
    assert_eq!(status(&post("Content-Length: 99999999999", "{}")), "413");
    let chunk = format!("100000\r\n{}\r\n", " ".repeat(0x10_0000)).repeat(9);
    assert_eq!(status(&post("Transfer-Encoding: chunked", &chunk)), "413");
    let nested = "[".repeat(100_000);
    assert_eq!(status(&post(&format!("Content-Length: {}", nested.len()), &nested)), "400");
    assert_eq!(status(&get(&served, "Host: localhost\r\n", "")), "200", "it goes on");
}

#[test]
fn slow_clients_hold_nobody_up_and_are_let_go() {
    let home = Home::new();
    let served = Served::start(&home, &[]);
    let begun = Instant::now();
    let begin = |text: &str| {
        let mut stream = connect(&served);
        stream.write_all(text.as_bytes()).unwrap();
        stream
    };
    let slow: Vec<_> = (0..50).map(|_| begin("GET /api/1/organizations/ HTTP/1.1\r\nHost: lo")).collect();
    let body = begin("POST /api/1/organizations/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n{");
    assert_eq!(status(&get(&served, "Host: localhost\r\n", "")), "200");
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    for stream in slow {
        let told = answer(stream);
        assert!(["none", "408"].contains(&status(&told)), "{told}");
    }
    assert_eq!(status(&answer(body)), "408");
    assert!(begun.elapsed() < LONG, "{:?}", begun.elapsed());
}

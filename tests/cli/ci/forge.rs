//! A forge on this machine: it keeps the comments of one merge request, as GitLab's and GitHub's interfaces do.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use serde_json::{Value, json};

/// What the jobs have to show.
pub const TOKEN: &str = "forge-secret";

/// Where comments are listed and made, and where one is changed.
#[derive(Clone, Copy)]
pub struct Routes {
    pub list: &'static str,
    pub one: &'static str,
    pub edit: &'static str,
}

pub struct Forge {
    address: SocketAddr,
    comments: Arc<Mutex<Vec<Value>>>,
}

impl Forge {
    /// One where somebody else has made a comment already.
    pub fn start(routes: Routes, first: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let comments = Arc::new(Mutex::new(vec![json!({"id": 1, "body": first, "user": {"login": "ada"}})]));
        let kept = Arc::clone(&comments);
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                answer(&client, routes, &mut kept.lock().unwrap());
            }
        });
        Self { address, comments }
    }

    pub fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The comments that the jobs made.
    pub fn comments(&self) -> Vec<String> {
        let comments = self.comments.lock().unwrap();
        comments.iter().skip(1).map(|one| one["body"].as_str().unwrap().to_owned()).collect()
    }
}

fn answer(mut client: &TcpStream, routes: Routes, comments: &mut Vec<Value>) {
    let mut reader = BufReader::new(client);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") && reader.read_line(&mut head).unwrap() > 0 {}
    let head = head.to_lowercase();
    let length = head.split("content-length: ").nth(1).and_then(|rest| rest.lines().next());
    let mut body = vec![0; length.map_or(0, |length| length.parse().unwrap())];
    reader.read_exact(&mut body).unwrap();
    let (status, told) = if head.contains(&format!("private-token: {TOKEN}"))
        || head.contains(&format!("authorization: bearer {TOKEN}"))
    {
        route(&head, &body, routes, comments)
    } else {
        (401, json!({"message": "401 Unauthorized"}))
    };
    let told = told.to_string();
    let length = told.len();
    let answer =
        format!("HTTP/1.1 {status} -\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{told}");
    client.write_all(answer.as_bytes()).unwrap();
}

fn route(head: &str, body: &[u8], routes: Routes, comments: &mut Vec<Value>) -> (u16, Value) {
    let mut words = head.split(' ');
    let (method, path) = (words.next().unwrap(), words.next().unwrap());
    let path = path.split('?').next().unwrap();
    let given = || serde_json::from_slice::<Value>(body).unwrap()["body"].clone();
    let edited = path.strip_prefix(routes.one).filter(|_| method == routes.edit);
    let edited = edited.and_then(|id| id.parse::<usize>().ok()).filter(|id| *id <= comments.len());
    match (method, edited) {
        ("get", _) if path == routes.list => (200, json!(comments)),
        ("post", _) if path == routes.list => {
            let made =
                json!({"id": comments.len() + 1, "body": given(), "user": {"login": "github-actions[bot]"}});
            comments.push(made.clone());
            (201, made)
        }
        (_, Some(id)) => {
            comments[id - 1]["body"] = given();
            (200, comments[id - 1].clone())
        }
        _ => (404, json!({"message": "404 Not Found"})),
    }
}

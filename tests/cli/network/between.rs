//! A network such as ministries have: a real proxy (tinyproxy) between us and a portal that speaks TLS with the
//! certificate of a private authority (made by openssl), on 127.0.0.2: not a name that the program takes for this machine.
//!
//! A machine without the two programs leaves such tests out, loudly; with CI=true that is a failure like any other.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::fault_proxy::{Fate, serve};

/// Where the portal seems to be.
const HOST: &str = "127.0.0.2";

/// True where the programs that these tests need are there.
pub fn is_there_or_left_out() -> bool {
    let runs = |program: &str, argument: &str| {
        Command::new(program).arg(argument).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
    };
    if runs("tinyproxy", "-v") && runs("openssl", "version") {
        return true;
    }
    assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "tinyproxy or openssl is missing");
    let told =
        b"LEFT OUT: a test with a real proxy and a private authority: tinyproxy or openssl is missing.\n";
    std::io::stderr().write_all(told).ok();
    false
}

/// A private authority and what it signs, as PEM files in a directory.
pub struct Authority {
    pub directory: PathBuf,
}

/// A certificate with its key, as the paths of PEM files.
#[derive(Clone)]
pub struct Certificate {
    pub certificate: PathBuf,
    key: PathBuf,
}

impl Authority {
    pub fn new(directory: PathBuf) -> Self {
        std::fs::create_dir_all(&directory).unwrap();
        let authority = Self { directory };
        authority.openssl("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -keyout ca.key -out ca.pem -subj /CN=Authority");
        authority
    }

    /// The authority's own certificate.
    pub fn file(&self) -> PathBuf {
        self.directory.join("ca.pem")
    }

    /// A certificate for a host, valid from and until these dates (`YYYYMMDD`).
    pub fn signs(&self, host: &str, from: &str, until: &str) -> Certificate {
        let (key, wish, signed) =
            (format!("{host}-{until}.key"), format!("{host}-{until}.csr"), format!("{host}-{until}.pem"));
        let settings = format!(
            "[ca]\ndefault_ca = a\n[a]\ndatabase = index.txt\nserial = serial\nnew_certs_dir = .\ndefault_md = sha256\npolicy = p\n\
             x509_extensions = e\n[p]\ncommonName = supplied\n[e]\nsubjectAltName = IP:{host}\n"
        );
        std::fs::write(self.directory.join("ca.conf"), settings).unwrap();
        std::fs::write(self.directory.join("index.txt"), "").unwrap();
        self.openssl(&format!("req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -keyout {key} -out {wish} -subj /CN={host}"));
        self.openssl(&format!(
            "ca -batch -config ca.conf -create_serial -cert ca.pem -keyfile ca.key -in {wish} -out {signed} -notext \
             -startdate {from}000000Z -enddate {until}000000Z"
        ));
        Certificate { certificate: self.directory.join(signed), key: self.directory.join(key) }
    }

    /// The certificate that a portal has as a rule.
    pub fn good(&self) -> Certificate {
        self.signs(HOST, "20200101", "20991231")
    }

    /// One that nobody signed but itself.
    pub fn self_signed(&self) -> Certificate {
        self.openssl(&format!(
            "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -keyout own.key -out own.pem -subj /CN={HOST} \
             -addext subjectAltName=IP:{HOST} -addext basicConstraints=critical,CA:FALSE"
        ));
        Certificate { certificate: self.directory.join("own.pem"), key: self.directory.join("own.key") }
    }

    fn openssl(&self, words: &str) {
        let run = Command::new("openssl")
            .args(words.split_whitespace())
            .current_dir(&self.directory)
            .output()
            .unwrap();
        assert!(run.status.success(), "openssl {words}: {}", String::from_utf8_lossy(&run.stderr));
    }
}

/// The root of the portal at `base` as seen through TLS; it serves as long as the test runs.
pub fn encrypted(base: &str, shown: &Certificate) -> String {
    let chain = CertificateDer::pem_file_iter(&shown.certificate).unwrap().map(Result::unwrap).collect();
    let key = PrivateKeyDer::from_pem_file(&shown.key).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions =
        ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = Arc::new(versions.with_no_client_auth().with_single_cert(chain, key).unwrap());
    let port = listen(base, move |stream, host| {
        let mut stream = StreamOwned::new(ServerConnection::new(Arc::clone(&config)).unwrap(), stream);
        serve(&mut stream, host, &|_, _, _| Fate::PassedOn);
        stream.conn.send_close_notify();
        stream.flush().ok();
    });
    format!("https://{HOST}:{port}")
}

/// The root of the portal at `base`, in clear.
pub fn plain(base: &str) -> String {
    let port = listen(base, |stream, host| {
        serve(stream, host, &|_, _, _| Fate::PassedOn);
    });
    format!("http://{HOST}:{port}")
}

fn listen(base: &str, call: impl Fn(TcpStream, &str) + Send + Sync + 'static) -> u16 {
    let listener = TcpListener::bind((HOST, 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    let (host, call) = (base.trim_start_matches("http://").to_owned(), Arc::new(call));
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (host, call) = (host.clone(), Arc::clone(&call));
            thread::spawn(move || call(stream, &host));
        }
    });
    port
}

/// A real proxy, and somebody on the wire between it and us who writes down what is sent to it.
pub struct Proxy {
    child: Child,
    log: PathBuf,
    port: u16,
    heard: Arc<Mutex<Vec<u8>>>,
}

impl Proxy {
    /// Starts tinyproxy with further lines of its configuration.
    pub fn start(directory: &Path, lines: &str) -> Self {
        std::fs::create_dir_all(directory).unwrap();
        let (log, file) = (directory.join("log"), directory.join("tinyproxy.conf"));
        let own_port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let settings = format!(
            "Port {own_port}\nListen 127.0.0.1\nTimeout 60\nMaxClients 50\nLogFile \"{}\"\nLogLevel Connect\n{lines}\n",
            log.display()
        );
        std::fs::write(&file, settings).unwrap();
        let output = || std::fs::File::create(directory.join("output")).unwrap();
        let mut command = Command::new("tinyproxy");
        command.arg("-d").arg("-c").arg(&file).stdin(Stdio::null()).stdout(output()).stderr(output());
        let mut child = command.spawn().unwrap();
        let end = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect(("127.0.0.1", own_port)).is_err() {
            let ended = child.try_wait().unwrap();
            assert!(ended.is_none() && Instant::now() < end, "tinyproxy does not listen: {ended:?}");
            thread::sleep(Duration::from_millis(10));
        }
        let heard = Arc::new(Mutex::new(Vec::new()));
        let port = listen_in(own_port, &heard);
        Self { child, log, port, heard }
    }

    /// Its address, `127.0.0.1:PORT`.
    pub fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// The calls that its log tells of, `CONNECT host:port` or a method and an address, since the last look.
    pub fn calls(&self) -> Vec<String> {
        let log = std::fs::read_to_string(&self.log).unwrap_or_default();
        std::fs::write(&self.log, "").unwrap();
        let calls = log.lines().filter(|line| line.contains("Request (file descriptor"));
        calls.filter_map(|line| Some(line.split_once("): ")?.1.to_owned())).collect()
    }

    /// All that was sent to it since the last look.
    pub fn heard(&self) -> String {
        String::from_utf8_lossy(&std::mem::take(&mut *self.heard.lock().unwrap())).into_owned()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn listen_in(to: u16, heard: &Arc<Mutex<Vec<u8>>>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let heard = Arc::clone(heard);
    thread::spawn(move || {
        for near in listener.incoming().flatten() {
            let Ok(far) = TcpStream::connect(("127.0.0.1", to)) else { continue };
            let (back_from, back_to) = (far.try_clone().unwrap(), near.try_clone().unwrap());
            let heard = Arc::clone(&heard);
            thread::spawn(move || pass(back_from, back_to, |_| {}));
            thread::spawn(move || pass(near, far, |part| heard.lock().unwrap().extend_from_slice(part)));
        }
    });
    port
}

fn pass(mut from: TcpStream, mut to: TcpStream, note: impl Fn(&[u8])) {
    let mut part = [0; 4096];
    while let Ok(length @ 1..) = from.read(&mut part) {
        note(&part[..length]);
        if to.write_all(&part[..length]).is_err() {
            break;
        }
    }
    to.shutdown(Shutdown::Write).ok();
}

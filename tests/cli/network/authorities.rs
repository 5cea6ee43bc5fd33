//! Whose certificates are trusted: a private authority's, where one is named, and nobody else's.

use super::between::{Authority, Certificate, encrypted, is_there_or_left_out};
use crate::support::run::Command;
use crate::support::world::{Person, World};

const STATUS: [&str; 4] = ["auth", "status", "-o", "json"];

/// A portal that shows a certificate, and somebody who calls it.
struct Front<'a> {
    world: &'a World<'a>,
    alice: Person,
    site: String,
}

impl<'a> Front<'a> {
    fn showing(world: &'a World<'a>, certificate: &Certificate) -> Self {
        let site = encrypted(world.portal.base(), certificate);
        Self { world, alice: world.person("Alice", "Petit"), site }
    }

    fn command(&self) -> Command {
        self.world.command_as(&self.alice).env("UDATACTL_SITE", &self.site).args(STATUS)
    }

    #[track_caller]
    fn is_answered(&self, command: &Command) {
        assert_eq!(command.run().success().json()["id"], self.alice.id.as_str());
    }

    /// Asserts that the certificate is not taken, and that the portal has heard nothing.
    #[track_caller]
    fn is_not_trusted(&self, command: Command, said: &str, hint: &str) {
        let error = command.run().exits(9).error();
        assert_eq!(error["code"], "untrusted_certificate", "{error}");
        assert!(error["message"].as_str().is_some_and(|text| text.contains(said)), "{error}");
        assert!(error["hint"].as_str().is_some_and(|text| text.contains(hint)), "{error}");
        assert_eq!(self.world.calls_by(&self.alice).len(), 0);
    }
}

#[test]
fn a_private_authority_is_trusted_where_it_is_named() {
    let world = world!();
    if !is_there_or_left_out() {
        return;
    }
    let authority = Authority::new(world.path("authority"));
    let front = Front::showing(&world, &authority.good());
    front.is_not_trusted(
        front.command(),
        "127.0.0.2 is signed by nobody that this machine trusts",
        "--cacert FILE",
    );
    let file = authority.file();
    front.is_answered(&front.command().args(["--cacert", file.to_str().unwrap()]));
    front.is_answered(&front.command().env("SSL_CERT_FILE", &file));
    front.is_answered(&front.command().env("SSL_CERT_FILE", "").env("SSL_CERT_DIR", &authority.directory));
    let other = Authority::new(world.path("other"));
    let command = front.command().env("SSL_CERT_FILE", other.file());
    front.is_answered(&command.args(["--cacert", file.to_str().unwrap()]));
    let both = world.path("both.pem");
    let text = [&other.file(), &file].map(|path| std::fs::read_to_string(path).unwrap()).concat();
    std::fs::write(
        &both,
        format!("A comment\n{text}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"),
    )
    .unwrap();
    front.is_answered(&front.command().env("SSL_CERT_FILE", both));
}

#[test]
fn another_authority_is_not() {
    let world = world!();
    if !is_there_or_left_out() {
        return;
    }
    let authority = Authority::new(world.path("authority"));
    let front = Front::showing(&world, &authority.good());
    let other = Authority::new(world.path("other"));
    let said = "signed by nobody that this machine trusts";
    front.is_not_trusted(front.command().env("SSL_CERT_FILE", other.file()), said, "SSL_CERT_FILE");
    let flag = front.command().args(["--cacert", other.file().to_str().unwrap()]).lang("fr");
    front.is_not_trusted(flag, "n'est signé par aucune autorité reconnue", "--cacert FICHIER");
}

#[test]
fn certificates_that_are_no_good_are_told_apart() {
    let world = world!();
    if !is_there_or_left_out() {
        return;
    }
    let authority = Authority::new(world.path("authority"));
    for (certificate, said, hint) in [
        (authority.signs("127.0.0.2", "20200101", "20210101"), "has expired", "date of this machine"),
        (authority.signs("127.0.0.2", "20980101", "20990101"), "is not valid yet", "date of this machine"),
        (authority.signs("127.0.0.3", "20200101", "20991231"), "is another host's", "--site"),
        (authority.self_signed(), "is signed by nobody", "--cacert FILE"),
    ] {
        let front = Front::showing(&world, &certificate);
        front.is_not_trusted(front.command().env("SSL_CERT_FILE", authority.file()), said, hint);
    }
}

#[test]
fn a_write_to_a_portal_that_is_not_trusted_never_leaves() {
    let world = world!();
    if !is_there_or_left_out() {
        return;
    }
    let authority = Authority::new(world.path("authority"));
    let (alice, bob) = (world.person("Alice", "Petit"), world.person("Bob", "Grand"));
    let organization = world.organization("Ville", &[(&alice, "admin"), (&bob, "editor")]);
    let site = encrypted(world.portal.base(), &authority.good());
    let words = ["member", "remove", organization.slug.as_str(), bob.slug.as_str(), "--yes", "--json"];
    let output = world.command_as(&alice).env("UDATACTL_SITE", site).args(words).run().exits(9);
    assert_eq!(output.error()["code"], "untrusted_certificate");
    assert_eq!(world.holds(&organization).role_of(&bob).as_deref(), Some("editor"));
    assert!(!world.path("state/journal.jsonl").exists(), "nothing was begun");
}

#[test]
fn files_that_hold_no_authority_are_named() {
    let world = world!();
    if !is_there_or_left_out() {
        return;
    }
    let authority = Authority::new(world.path("authority"));
    let front = Front::showing(&world, &authority.good());
    let write = |name: &str, text: &str| {
        std::fs::write(world.path(name), text).unwrap();
        world.path(name)
    };
    let key = std::fs::read_to_string(authority.directory.join("ca.key")).unwrap();
    std::fs::create_dir(world.path("nothing")).unwrap();
    let files = [
        (world.path("missing.pem"), "it does not exist"),
        (write("empty.pem", ""), "holds no certificate in PEM form"),
        (write("words.pem", "an authority"), "holds no certificate in PEM form"),
        (write("key.pem", &key), "holds no certificate in PEM form"),
        (world.path("nothing"), "holds no certificate in PEM form"),
    ];
    for (path, said) in files {
        let path = path.to_str().unwrap();
        let flag = ("--cacert", front.command().args(["--cacert", path]));
        let file = ("SSL_CERT_FILE", front.command().env("SSL_CERT_FILE", path));
        let directory = ("SSL_CERT_DIR", front.command().env("SSL_CERT_DIR", path));
        for (named_by, command) in [flag, file, directory] {
            let error = command.run().exits(2).error();
            let told = error["message"].as_str().unwrap();
            assert_eq!(error["code"], "bad_authorities", "{error}");
            assert!(told.contains(named_by) && told.contains(path) && told.contains(said), "{error}");
        }
    }
    assert_eq!(world.calls_by(&front.alice).len(), 0);
}

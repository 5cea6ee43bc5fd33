//! The official search of French companies and public bodies, a public service beside the portals: what the register says of a
//! SIRET. It is asked without key, by a client of its own; nothing but the SIRET goes there.
//!
//! The shapes are those of `annuaire-entreprises-data-gouv-fr/search-api`: `app/doc/open-api.yml`,
//! `app/service/formatters/etablissements.py` and `complements.py`.

use std::time::Duration;

use reqwest::Url;
use serde::Deserialize;

use super::client::Portal;
use super::error::{Error, Result};
use super::options::Options;
use super::unexpected_answer::UnexpectedAnswer;

/// The calls that the service takes from one address in a second (`open-api.yml`, "Limite des requêtes").
const CALLS_A_SECOND: u32 = 7;
const LONGEST_WAIT: Duration = Duration::from_secs(10);
/// Only the parts that are read, so that nobody's name comes back: the whole answer has the directors of a company.
const PARTS: &str = "siege,complements,matching_etablissements";
/// The register's word for what a body has asked not to be shown (`non_diffusible.py`).
const HIDDEN: &str = "[NON-DIFFUSIBLE]";

/// An establishment and the body that it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Establishment {
    pub siret: String,
    pub is_open: bool,
    /// The day on which it was opened, or closed where it is; nothing where the register does not say.
    pub since: Option<String>,
    /// The body's name, in the capitals of the register.
    pub body: String,
    pub acronym: Option<String>,
    /// Nothing where the register does not say.
    pub is_administration: Option<bool>,
    pub is_head_office: bool,
    /// The open head office of the body, where this establishment is closed and was the head office before.
    pub moved_to: Option<String>,
}

/// The service that searches the register.
pub struct Register(Portal);

impl Register {
    /// The service at an address; what `options` say of a portal's key and language does not go there.
    ///
    /// # Errors
    /// When the connection can't be set up.
    pub fn open(options: Options, address: Url) -> Result<Self> {
        let apart = Options {
            site: address,
            key: None,
            language: "",
            timeout: options.timeout.min(LONGEST_WAIT),
            calls_a_second: Some(CALLS_A_SECOND),
            cache: None,
            ..options
        };
        Ok(Self(Portal::open(apart)?))
    }

    /// Reads what the register says of a SIRET of fourteen digits; nothing where it does not know it.
    ///
    /// # Errors
    /// Whatever the call gives: an answer that is not the service's own says nothing of the SIRET.
    pub fn establishment(&self, siret: &str) -> Result<Option<Establishment>> {
        let mut url = self.0.site().clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().push("search");
        }
        let path = url.path().to_owned();
        url.query_pairs_mut().extend_pairs([("q", siret), ("minimal", "true"), ("include", PARTS)]);
        let found: Found = self.0.read_address(url, None)?;
        found.establishment(siret).map_err(|kind| Error::Unexpected { path, status: Some(200), kind })
    }
}

#[derive(Deserialize)]
struct Found {
    results: Vec<Body>,
}

#[derive(Deserialize)]
struct Body {
    #[serde(default)]
    nom_complet: Option<String>,
    #[serde(default)]
    nom_raison_sociale: Option<String>,
    #[serde(default)]
    sigle: Option<String>,
    etat_administratif: Letter,
    #[serde(default)]
    date_fermeture: Option<String>,
    siege: Place,
    matching_etablissements: Vec<Place>,
    complements: Complements,
}

/// `A` is active; a body ceases (`C`), an establishment is closed (`F`).
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
enum Letter {
    A,
    C,
    F,
}

/// An establishment; a body may have no head office, of which the register says nothing then.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Place {
    siret: Option<String>,
    etat_administratif: Option<Letter>,
    date_creation: Option<String>,
    date_fermeture: Option<String>,
    est_siege: bool,
    /// True for what was the head office before (`ancien_siege`).
    ancien_siege: Option<bool>,
}

#[derive(Deserialize)]
struct Complements {
    /// The older `est_service_public` is always null (`complements.py`).
    #[serde(default)]
    est_administration: Option<bool>,
}

impl Found {
    fn establishment(self, siret: &str) -> std::result::Result<Option<Establishment>, UnexpectedAnswer> {
        let is_it = |place: &&Place| place.siret.as_deref() == Some(siret);
        if self.results.is_empty() {
            return Ok(None);
        }
        let mut bodies = self.results.iter();
        let found = bodies.find_map(|body| {
            let places = body.matching_etablissements.iter().chain([&body.siege]);
            Some((body, places.into_iter().find(is_it)?))
        });
        let (body, place) = found.ok_or(UnexpectedAnswer::Another)?;
        let field = |name: &str| UnexpectedAnswer::Shape(name.to_owned());
        let letter = place.etat_administratif.ok_or_else(|| field("etat_administratif"))?;
        let name = shown(body.nom_raison_sociale.as_deref()).or(shown(body.nom_complet.as_deref()));
        let is_open = letter == Letter::A && body.etat_administratif == Letter::A;
        let closed = || place.date_fermeture.clone().or_else(|| body.date_fermeture.clone());
        let head_office = || body.siege.siret.clone().filter(|head| head != siret);
        let has_moved =
            !is_open && place.ancien_siege == Some(true) && body.siege.etat_administratif == Some(Letter::A);
        Ok(Some(Establishment {
            siret: siret.to_owned(),
            is_open,
            since: if is_open { place.date_creation.clone() } else { closed() },
            body: name.ok_or_else(|| field("nom_complet"))?,
            acronym: shown(body.sigle.as_deref()),
            is_administration: body.complements.est_administration,
            is_head_office: place.est_siege,
            moved_to: if has_moved { head_office() } else { None },
        }))
    }
}

/// A text that says something.
fn shown(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty() && *text != HIDDEN).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::{TcpListener, TcpStream};
    use std::time::Instant;

    use serde_json::{Value, json};

    use super::*;
    use crate::proxy::Transport;
    use crate::side_by_side::side_by_side;

    const SIRET: &str = "21690123100011";
    const OTHER: &str = "21690123100029";

    fn answer(place: &Value, siege: &Value) -> Value {
        json!({"results": [{
            "siren": "216901231", "nom_complet": "COMMUNE DE LYON (VDL)", "nom_raison_sociale": "COMMUNE DE LYON",
            "sigle": "VDL", "etat_administratif": "A", "date_fermeture": null, "siege": siege,
            "matching_etablissements": [place],
            "complements": {"est_administration": true, "est_service_public": null},
        }], "total_results": 1, "page": 1, "per_page": 10, "total_pages": 1})
    }

    fn read(answer: Value) -> std::result::Result<Option<Establishment>, String> {
        let found: Found = serde_json::from_value(answer).map_err(|error| error.to_string())?;
        found.establishment(SIRET).map_err(|kind| kind.to_string())
    }

    fn place(siret: &str, letter: &str) -> Value {
        json!({
            "siret": siret, "etat_administratif": letter, "date_creation": "1983-03-01", "est_siege": true,
            "date_fermeture": if letter == "A" { Value::Null } else { json!("2024-06-30") },
        })
    }

    #[test]
    fn an_open_head_office_is_read() {
        let open = place(SIRET, "A");
        let expected = Establishment {
            siret: SIRET.to_owned(),
            is_open: true,
            since: Some("1983-03-01".to_owned()),
            body: "COMMUNE DE LYON".to_owned(),
            acronym: Some("VDL".to_owned()),
            is_administration: Some(true),
            is_head_office: true,
            moved_to: None,
        };
        assert_eq!(read(answer(&open, &open)), Ok(Some(expected)));
    }

    #[test]
    fn a_closed_one_tells_since_when_and_where_the_body_went() {
        let mut closed = place(SIRET, "F");
        let moved_to = |closed: &Value, head: &Value| {
            let found = read(answer(closed, head)).expect("read").expect("known");
            assert_eq!((found.is_open, found.since.as_deref()), (false, Some("2024-06-30")));
            found.moved_to
        };
        assert_eq!(moved_to(&closed, &place(OTHER, "A")), None, "another establishment of it was closed");
        closed["ancien_siege"] = json!(true);
        assert_eq!(moved_to(&closed, &place(OTHER, "A")).as_deref(), Some(OTHER));
        assert_eq!(moved_to(&closed, &place(OTHER, "F")), None, "it went nowhere");
        assert_eq!(moved_to(&closed, &json!({})), None, "no head office is known");
    }

    #[test]
    fn the_establishments_of_a_body_that_ceased_are_closed() {
        let open = place(SIRET, "A");
        let mut ceased = answer(&open, &open);
        ceased["results"][0]["etat_administratif"] = json!("C");
        ceased["results"][0]["date_fermeture"] = json!("2025-12-31");
        let found = read(ceased).expect("read").expect("known");
        assert_eq!((found.is_open, found.since.as_deref()), (false, Some("2025-12-31")));
    }

    #[test]
    fn what_is_hidden_or_missing_is_not_told() {
        let open = place(SIRET, "A");
        let mut bare = answer(&open, &open);
        bare["results"][0]["sigle"] = json!(HIDDEN);
        bare["results"][0]["nom_raison_sociale"] = Value::Null;
        bare["results"][0]["complements"] = json!({"est_service_public": true});
        let found = read(bare).expect("read").expect("known");
        assert_eq!((found.acronym, found.is_administration), (None, None));
        assert_eq!(found.body, "COMMUNE DE LYON (VDL)");
    }

    #[test]
    fn only_an_empty_list_says_that_a_number_is_unknown() {
        assert_eq!(read(json!({"results": [], "total_results": 0})), Ok(None));
        let open = place(SIRET, "A");
        let mut strange = answer(&open, &open);
        strange["results"][0]["matching_etablissements"][0]["etat_administratif"] = json!("Z");
        let odd = [
            json!({"erreur": "Numéro Siren invalide."}),
            json!({"results": null}),
            answer(&place(OTHER, "A"), &place(OTHER, "A")),
            strange,
        ];
        for answer in odd {
            assert!(read(answer.clone()).is_err(), "{answer}");
        }
    }

    /// Answers a request with a page or with JSON, and gives its head.
    fn serve(mut stream: TcpStream, status: &str, body: &str) -> String {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            stream.read_exact(&mut byte).expect("a request");
            head.push(byte[0]);
        }
        let length = body.len();
        let answer =
            format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}");
        stream.write_all(answer.as_bytes()).expect("an answer");
        String::from_utf8(head).expect("text")
    }

    fn register_at(listener: &TcpListener) -> Register {
        let portal = Url::parse("https://www.data.gouv.fr/").expect("an address");
        let here = format!("http://{}/here", listener.local_addr().expect("an address"));
        let options = Options {
            key: Some("a-secret-key".into()),
            language: "fr",
            retries: 0,
            transport: Transport::Direct,
            ..Options::new(portal, "test/1")
        };
        Register::open(options, Url::parse(&here).expect("an address")).expect("open")
    }

    #[test]
    fn nothing_but_the_siret_leaves_and_no_faster_than_the_service_takes_it() {
        const CALLS: u32 = 9;
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let register = register_at(&listener);
        let server = std::thread::spawn(move || {
            let answered = |_| serve(listener.accept().expect("a call").0, "200 OK", r#"{"results": []}"#);
            (0..CALLS).map(answered).collect::<Vec<_>>()
        });
        let start = Instant::now();
        let numbers = [SIRET; CALLS as usize];
        let found = side_by_side(4, &numbers, |siret| register.establishment(siret));
        let took = start.elapsed();
        assert!(found.iter().all(|found| matches!(found, Ok(None))), "{found:?}");
        assert!(took >= Duration::from_secs(1) * (CALLS - 1) / CALLS_A_SECOND, "{took:?}");
        let line = format!("GET /here/search?q={SIRET}&minimal=true&include=siege%2C");
        for head in server.join().expect("the server") {
            let small = head.to_lowercase();
            assert!(head.starts_with(&line) && !head.contains("lang="), "{head}");
            assert!(!small.contains("secret") && !small.contains("x-api-key") && !small.contains("cookie"));
        }
    }

    #[test]
    fn what_is_not_the_services_own_answer_says_nothing() {
        let page = "<html>busy</html>";
        for (status, body) in [
            ("429 Too Many Requests", page),
            ("503 Service Unavailable", page),
            ("500 Internal Server Error", r#"{"erreur": "Une erreur inattendue s'est produite."}"#),
            ("404 Not Found", r#"{"erreur": "Ressource non trouvée."}"#),
            ("200 OK", page),
        ] {
            let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
            let register = register_at(&listener);
            let server =
                std::thread::spawn(move || serve(listener.accept().expect("a call").0, status, body));
            let error = register.establishment(SIRET).expect_err(status);
            assert!(matches!(error, Error::Unexpected { .. }), "{status}: {error:?}");
            server.join().expect("the server");
        }
    }
}

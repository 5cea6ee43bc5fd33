//! The official search of French companies and public bodies (`github.com/annuaire-entreprises-data-gouv-fr/search-api`), as far
//! as a SIRET or SIREN goes: `register.json` has the bodies of the first world, one of which has moved, and one that is closed.
//! It has no keys: a request that brings one is a mistake of the client, and refused.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::answer::Answer;
use super::request::Request;

/// Where it is below the sandbox's root.
pub const ROOT: &str = "/register/";

const BODIES: &[u8] = include_bytes!("register.json");
/// The parts that are given on request (`create_fields_to_include`, `app/utils/helpers.py`).
const PARTS: [&str; 5] = ["siege", "finances", "complements", "dirigeants", "matching_etablissements"];

/// A body in the register, with all its establishments.
#[derive(Deserialize)]
struct Body {
    siren: String,
    est_administration: bool,
    etablissements: Vec<Map<String, Value>>,
    #[serde(flatten)]
    fields: Map<String, Value>,
}

/// `GET search?q=SIRET`.
pub fn answer(request: &Request) -> Answer {
    if request.key.is_some() {
        return refused(400, "No key is to come here");
    }
    if request.method != "GET" || request.parts != ["search"] {
        return Answer::json(404, json!({"detail": "Not Found"}));
    }
    let question: String = request.parameter("q").unwrap_or_default().split_whitespace().collect();
    if question.chars().count() < 3 {
        return refused(400, "3 caractères minimum pour les termes de la requête");
    }
    let is_minimal = request.parameter("minimal").is_some_and(|word| word.eq_ignore_ascii_case("true"));
    let parts: Vec<String> = match request.parameter("include") {
        Some(_) if !is_minimal => {
            return refused(
                400,
                "Veuillez indiquer si vous souhaitez une réponse minimale avec le filtre `minimal=True`",
            );
        }
        Some(included) => included.split(',').map(str::to_lowercase).collect(),
        None if is_minimal => Vec::new(),
        None => PARTS.map(str::to_owned).to_vec(),
    };
    let bodies: Vec<Body> = serde_json::from_slice(BODIES).expect("the tests read it");
    let is_it = |place: &Map<String, Value>| place["siret"] == question.as_str();
    let is_meant = |body: &&Body| body.siren == question || body.etablissements.iter().any(is_it);
    let results: Vec<Value> =
        bodies.iter().filter(is_meant).map(|body| shown(body, &question, &parts)).collect();
    let total = results.len();
    Answer::ok(json!({
        "results": results, "total_results": total, "page": 1, "per_page": 10, "total_pages": 1, "execution_time": 1,
    }))
}

/// A body, with the parts that are wanted of it.
fn shown(body: &Body, question: &str, parts: &[String]) -> Value {
    let mut shown = body.fields.clone();
    let places = &body.etablissements;
    let is_open = |place: &&Map<String, Value>| place["etat_administratif"] == "A";
    shown.insert("siren".into(), json!(body.siren));
    shown.insert("nombre_etablissements".into(), json!(places.len()));
    shown.insert("nombre_etablissements_ouverts".into(), json!(places.iter().filter(is_open).count()));
    for part in PARTS.into_iter().filter(|part| parts.iter().any(|wanted| wanted == part)) {
        let value = match part {
            "siege" => {
                let mut head =
                    places.iter().find(|place| place["est_siege"] == true).cloned().unwrap_or_default();
                head.remove("ancien_siege");
                json!(head)
            }
            "matching_etablissements" => {
                json!(places.iter().filter(|place| place["siret"] == question).collect::<Vec<_>>())
            }
            "complements" => {
                json!({"est_administration": body.est_administration, "est_service_public": null, "est_association": false})
            }
            "dirigeants" => json!([]),
            _ => Value::Null,
        };
        shown.insert(part.to_owned(), value);
    }
    Value::Object(shown)
}

/// A refusal in the words of this API (`app/exceptions/exception_handlers.py`).
fn refused(status: u16, why: &str) -> Answer {
    Answer::json(status, json!({"erreur": why}))
}

use serde_json::json;

use super::*;

const JEANNE: &str = "5f4d0000000000000000000a";
const PAUL: &str = "5f4d0000000000000000000b";
const OTHER: &str = "5f4d0000000000000000000c";
const REQUEST: &str = "0c7e6a4e-1f0e-4a43-9d5e-0d8f5a0f1c11";

fn met() -> Discretion {
    let discretion = Discretion::default();
    discretion.meet(&json!([
        {"user": {"id": JEANNE, "first_name": " Jeanne", "last_name": "Martin  Roux", "slug": "jeanne-martin-roux-1",
            "email": "jeanne@ville.example.org"}},
        {"user": {"id": PAUL, "first_name": "Contact", "last_name": "", "slug": "contact"}},
        {"user": {"id": OTHER, "first_name": "X", "last_name": "Y", "slug": PAUL}},
        {"id": REQUEST, "user": null, "email": "new@ville.example.org"},
        {"id": "1", "name": "Lycée Jeanne Martin Roux", "slug": "lycee-jeanne-martin-roux", "members": []},
    ]));
    discretion
}

#[test]
fn people_are_ids_however_they_are_written() {
    let discretion = met();
    let says = |text: &str| discretion.veil(text, &[]).into_owned();
    for text in [
        "Jeanne Martin Roux",
        "JEANNE MARTIN\u{a0}ROUX",
        "martin roux jeanne",
        "Jeanne Martin-Roux (jeanne-martin-roux-1)",
        "jeanne-martin-roux-1",
        "jeanne@ville.example.org",
    ] {
        assert_eq!(says(text), JEANNE, "{text}");
    }
    assert_eq!(says("https://a.fr/users/jeanne-martin-roux-1/"), format!("https://a.fr/users/{JEANNE}/"));
    assert_eq!(
        says("Jeanne Martin Roux · jeanne-martin-roux-1 · ville.fr · 5f"),
        format!("{JEANNE} · ville.fr · 5f")
    );
    assert_eq!(says("new@ville.example.org, je***@b.fr"), format!("{REQUEST}, ***@b.fr"));
}

#[test]
fn what_is_no_person_stays() {
    let discretion = met();
    for text in [
        "Lycée Jeanne Martin Roux (lycee-jeanne-martin-roux)",
        "anne-jeanne-martin-roux",
        "Jeanne Martin",
        "Contact des mairies",
        "udatactl contact list ville",
        PAUL,
        "@slug and a@",
    ] {
        assert_eq!(discretion.veil(text, &[]), text);
    }
}

#[test]
fn a_command_still_does_what_it_says() {
    let discretion = met();
    let says = |text: &str| discretion.veil(text, &[]).into_owned();
    assert_eq!(
        says("udatactl member remove lycee-jeanne-martin-roux contact"),
        format!("udatactl member remove lycee-jeanne-martin-roux {PAUL}")
    );
    assert_eq!(
        says("udatactl invite cancel ville new@ville.example.org"),
        format!("udatactl invite cancel ville {REQUEST}")
    );
    assert_eq!(
        says("udatactl member add ville --email new@ville.example.org"),
        "udatactl member add ville --email ***@ville.example.org"
    );
}

#[test]
fn people_of_one_name_are_told_apart_by_their_record_or_not_at_all() {
    let discretion = met();
    discretion
        .meet(&json!({"id": OTHER, "first_name": "Jeanne", "last_name": "Martin Roux", "slug": "jeanne"}));
    assert_eq!(discretion.veil("Jeanne Martin Roux", &[]), "***");
    assert_eq!(discretion.veil("Jeanne Martin Roux", &[OTHER]), OTHER);
    assert_eq!(discretion.somebody("Paul Petit"), "***");
    assert_eq!(discretion.somebody(PAUL), PAUL);
    discretion.read("roster.toml:3", "Paul Petit");
    assert_eq!(discretion.somebody("Paul Petit"), "roster.toml:3");
}

#[test]
fn a_trace_tells_what_was_called_and_not_about_whom() {
    let says = |text: &str| veiled_path(text);
    assert_eq!(
        says("GET https://a.fr/api/1/users/suggest/?q=Jeanne+Martin&lang=fr 200 3 ms"),
        "GET https://a.fr/api/1/users/suggest/ 200 3 ms"
    );
    assert_eq!(
        says("DELETE https://a.fr/api/1/organizations/ville/member/jeanne-martin/ -"),
        "DELETE https://a.fr/api/1/organizations/ville/member/***/ -"
    );
    let told = format!("GET https://a.fr/api/1/users/{JEANNE}/ 200 3 ms via http://a:3128");
    assert_eq!(says(&told), told);
}

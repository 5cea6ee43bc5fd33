//! A portal's information about itself: its version, its roles, its badges (`udata/core/site/api.py`,
//! `udata/core/organization/constants.py`).

use serde_json::{Value, json};

use super::answer::Answer;
use super::request_context::{RequestContext, Result};

/// The roles: id, label and description, each in English and in French.
const ROLES: [(&str, [&str; 2], [&str; 2]); 3] = [
    (
        "admin",
        ["Administrator", "Administrateur"],
        [
            "Can manage the organization, its members and all its content.",
            "Peut gérer l'organisation, les membres et tous les contenus.",
        ],
    ),
    (
        "editor",
        ["Editor", "Éditeur"],
        [
            "Can create and edit all the content of the organization.",
            "Peut créer et modifier tous les contenus de l'organisation.",
        ],
    ),
    (
        "partial_editor",
        ["Partial editor", "Éditeur partiel"],
        [
            "Can create content and edit only some of the content.",
            "Peut créer des contenus et modifier seulement certains contenus.",
        ],
    ),
];

/// The badges an organization may have, with their labels.
pub const BADGES: [(&str, [&str; 2]); 5] = [
    ("association", ["Association", "Association"]),
    ("certified", ["Certified", "Certifié"]),
    ("company", ["Company", "Entreprise"]),
    ("local-authority", ["Local authority", "Collectivité territoriale"]),
    ("public-service", ["Public Service", "Service Public"]),
];

/// `GET site/`.
pub fn show(context: &RequestContext) -> Result {
    Ok(Answer::ok(json!({
        "feed_size": 20,
        "id": "default",
        "keywords": ["opendata", "udata"],
        "title": "uData",
        "version": context.generation().version(),
    }))
    .into())
}

/// `GET organizations/roles/`.
pub fn roles(context: &RequestContext) -> Result {
    let language = usize::from(context.request.is_french());
    let known = ROLES.iter().filter(|(id, ..)| is_role(context, id));
    let shown = known.map(|(id, label, description)| {
        let mut role = json!({"id": id, "label": label[language]});
        if context.generation().is_new() {
            role["description"] = description[language].into();
        }
        role
    });
    Ok(Answer::ok(shown.collect()).into())
}

/// `GET organizations/badges/`.
pub fn badges(context: &RequestContext) -> Result {
    let language = usize::from(context.request.is_french());
    let known = BADGES.iter().map(|(kind, label)| ((*kind).to_owned(), label[language].into()));
    Ok(Answer::ok(Value::Object(known.collect())).into())
}

/// True for a role of this generation.
pub fn is_role(context: &RequestContext, role: &str) -> bool {
    let is_here = |id: &str| id != "partial_editor" || context.generation().has_partial_editors();
    ROLES.iter().any(|(id, ..)| *id == role && is_here(id))
}

/// A role's label; what is no role has none.
pub fn role_label(role: &str, french: bool) -> Option<&'static str> {
    ROLES.iter().find(|(id, ..)| *id == role).map(|(_, label, _)| label[usize::from(french)])
}

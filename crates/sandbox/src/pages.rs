//! Lists in pages, as udata gives them (`udata/api/fields.py`, `udata/mongo/queryset.py`).

use serde_json::{Value, json};

use super::answer::Answer;
use super::refusal::Refusal;
use super::request::Request;
use super::request_context::Result;

/// A page of a list, as `?page=` and `?page_size=` ask; `show` renders an entry.
///
/// # Errors
/// 400 for what is no number, 404 for a page past the last.
pub fn page<T>(request: &Request, entries: &[T], show: impl Fn(&T) -> Result<Value>) -> Result<Answer> {
    let page = number(request, "page", 1)?;
    let size = number(request, "page_size", 20)?;
    let total = entries.len();
    let start = (page - 1).saturating_mul(size);
    if page > 1 && start >= total {
        return Err(Refusal::not_found());
    }
    let end = start.saturating_add(size).min(total);
    let data = entries[start..end].iter().map(show).collect::<Result<Vec<Value>>>()?;
    let other = |page: usize| {
        let page = page.to_string();
        let own = request.query.iter().map(|(name, value)| match name.as_str() {
            "page" => ("page", page.as_str()),
            name => (name, value.as_str()),
        });
        let new = request.parameter("page").is_none().then_some(("page", page.as_str()));
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(own).extend_pairs(new);
        format!("{}{}?{}", request.root, request.path, query.finish())
    };
    Ok(Answer::ok(json!({
        "data": data,
        "next_page": (end < total).then(|| other(page + 1)),
        "page": page,
        "page_size": size,
        "previous_page": (page > 1).then(|| other(page - 1)),
        "total": total,
    })))
}

fn number(request: &Request, name: &str, usual: usize) -> Result<usize> {
    let Some(text) = request.parameter(name) else { return Ok(usual) };
    let is_new = request.generation.is_new();
    let about = if name == "page" { "The page to fetch" } else { "The page size to fetch" };
    match text.parse::<i64>().map(usize::try_from) {
        Ok(Ok(number)) if number > 0 => Ok(number),
        Ok(_) if !is_new => Err(Refusal::not_found()),
        Ok(_) => {
            let why = format!("{about} Invalid {name}: {text}. {name} must be a positive integer");
            Err(Refusal::parameter(name, &why))
        }
        Err(_) if is_new => Err(Refusal::parameter(name, &format!("{about} {text} is not a valid integer"))),
        Err(_) => {
            let about = if name == "page" { "The page to display" } else { "The page size" };
            let why = format!("{about} invalid literal for int() with base 10: '{text}'");
            Err(Refusal::parameter(name, &why))
        }
    }
}

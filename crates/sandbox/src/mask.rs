//! udata's mask, `X-Fields`: `data{id,name},total` (flask-restx, `flask_restx/mask.py`).

use serde_json::{Map, Value};

/// How deep a mask may go: no model of udata's is half as deep.
const DEEPEST: usize = 32;

/// A mask: the fields to keep, each with the mask of what is in it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Mask {
    fields: Vec<(String, Option<Mask>)>,
}

impl Mask {
    /// Reads a mask; the braces around the whole may be left out, `*` keeps everything.
    ///
    /// # Errors
    /// The flaw of the mask, in flask-restx's words.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let text = text.trim();
        let inner = match text.strip_prefix('{') {
            Some(rest) => rest.strip_suffix('}').ok_or("Missing closing bracket")?,
            None => text,
        };
        let mut characters = inner.chars().peekable();
        let mask = Self::read(&mut characters, 0)?;
        if characters.next().is_some() { Err("Unexpected closing bracket") } else { Ok(mask) }
    }

    fn read(
        characters: &mut std::iter::Peekable<std::str::Chars>,
        depth: usize,
    ) -> Result<Self, &'static str> {
        let mut mask = Self::default();
        let mut name = String::new();
        loop {
            match characters.peek().copied() {
                Some('{') if depth == DEEPEST => return Err("Too many opening brackets"),
                Some('{') if name.is_empty() => return Err("Unexpected opening bracket"),
                Some('{') => {
                    characters.next();
                    let inner = Self::read(characters, depth + 1)?;
                    if characters.next() != Some('}') {
                        return Err("Missing closing bracket");
                    }
                    mask.fields.push((std::mem::take(&mut name), Some(inner)));
                }
                Some(',') => {
                    characters.next();
                    mask.push(&mut name);
                }
                Some('}') if depth == 0 => return Err("Unexpected closing bracket"),
                Some('}') | None => {
                    mask.push(&mut name);
                    return Ok(mask);
                }
                Some(character) => {
                    characters.next();
                    if !character.is_whitespace() {
                        name.push(character);
                    }
                }
            }
        }
    }

    fn push(&mut self, name: &mut String) {
        if !name.is_empty() {
            self.fields.push((std::mem::take(name), None));
        }
    }

    /// Keeps the fields of the mask; a list is masked entry by entry. A field that is not there is left out.
    ///
    /// # Errors
    /// A mask for what is in a field that holds nothing.
    pub fn apply(&self, value: Value) -> Result<Value, &'static str> {
        Ok(match value {
            Value::Array(values) => {
                values.into_iter().map(|value| self.apply(value)).collect::<Result<_, _>>()?
            }
            Value::Object(mut fields) => {
                let mut kept = Map::new();
                for (name, inner) in &self.fields {
                    if let (Some(value), true) = (fields.remove(name), name != "*") {
                        let value = match inner {
                            Some(inner) => inner.apply(value)?,
                            None => value,
                        };
                        kept.insert(name.clone(), value);
                    }
                }
                if self.fields.iter().any(|(name, _)| name == "*") {
                    kept.extend(fields);
                }
                Value::Object(kept)
            }
            Value::Null => Value::Null,
            _ => return Err("Mask is inconsistent with model"),
        })
    }

    /// True where the mask keeps what a path names, such as `members.user.email`.
    pub fn keeps(&self, path: &str) -> bool {
        let (name, rest) = path.split_once('.').map_or((path, None), |(name, rest)| (name, Some(rest)));
        self.fields.iter().any(|(field, inner)| {
            field == "*"
                || field == name
                    && rest.is_none_or(|rest| inner.as_ref().is_none_or(|inner| inner.keeps(rest)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_mask_keeps_what_it_names() {
        let mask = Mask::parse("data{id,members{user{id}}},total").expect("a mask");
        let page = json!({"data": [{"id": 1, "name": "x", "members": [{"role": "a", "user": {"id": 2, "slug": "s"}}]}], "total": 1, "page": 1});
        assert_eq!(
            mask.apply(page),
            Ok(json!({"data": [{"id": 1, "members": [{"user": {"id": 2}}]}], "total": 1}))
        );
        assert!(mask.keeps("data.members.user.id") && !mask.keeps("data.members.user.email"));
        assert!(Mask::parse("a,members").expect("a mask").keeps("members.user.email"));
    }

    #[test]
    fn what_is_no_mask_is_said() {
        assert_eq!(Mask::parse("{{a}"), Err("Unexpected opening bracket"));
        assert_eq!(Mask::parse("a{b"), Err("Missing closing bracket"));
        let deep = |depth: usize| Mask::parse(&("a{".repeat(depth) + "b" + &"}".repeat(depth))).map(drop);
        assert_eq!((deep(DEEPEST), deep(DEEPEST + 1)), (Ok(()), Err("Too many opening brackets")));
        assert_eq!(deep(10_000_000), Err("Too many opening brackets"));
        assert_eq!(Mask::parse("a}b"), Err("Unexpected closing bracket"));
    }
}

//! What is written in TOML, for a JSON Schema.

use serde_json::{Value, json};

/// A text in TOML as JSON has it.
pub fn json_of(item: &toml_edit::Item) -> Value {
    if let Some(table) = item.as_table_like() {
        return Value::Object(table.iter().map(|(key, value)| (key.to_owned(), json_of(value))).collect());
    }
    if let Some(tables) = item.as_array_of_tables() {
        return tables.iter().map(|one| json_of(&toml_edit::Item::Table(one.clone()))).collect();
    }
    let value = item.as_value().unwrap();
    match value.as_array() {
        Some(all) => all.iter().map(|one| json_of(&toml_edit::Item::Value(one.clone()))).collect(),
        None => match value {
            toml_edit::Value::Boolean(yes) => json!(yes.value()),
            toml_edit::Value::Integer(number) => json!(number.value()),
            _ => json!(value.as_str().unwrap()),
        },
    }
}

//! `record!`: the one declaration of a record. Its JSON, its columns and, for the tests, its JSON Schema come from it.

/// Declares a record. After `=>` stands who sees a field, as a constructor of [`Column`](crate::report::column::Column) (`shown`, `more`
/// or `data`), and what it is; a field without an arrow is in no column.
///
/// ```ignore
/// record! {
///     /// A badge of the portal.
///     struct Row<'a> {
///         /// The portal's word for it.
///         kind: &'a str => shown(Text),
///         slug: String => shown(Slug("id")).whose("id"),
///         id: String => data(Text),
///     }
/// }
/// Report::list(Row::COLUMNS, &rows, empty)
/// ```
macro_rules! record {
    (
        $(#[$attribute:meta])*
        $visibility:vis struct $name:ident $(<$lifetime:lifetime>)? {
            $(
                $(#[$field_attribute:meta])*
                $field_visibility:vis $field:ident: $type:ty
                    $(=> $reach:ident($kind:ident $(($word:literal))?) $(.whose($whose:literal))?)?
            ),* $(,)?
        }
    ) => {
        #[derive(serde::Serialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        $(#[$attribute])*
        $visibility struct $name $(<$lifetime>)? {
            $($(#[$field_attribute])* $field_visibility $field: $type,)*
        }

        impl $(<$lifetime>)? $name $(<$lifetime>)? {
            /// The fields, in the order of their declaration.
            $visibility const COLUMNS: &'static [$crate::report::column::Column] = &[$($(
                $crate::report::column::Column::$reach(
                    stringify!($field),
                    $crate::report::column::Kind::$kind $(($word))?,
                )$(.whose($whose))?,
            )?)*];
        }
    };
}

pub(crate) use record;

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::report::column::{Kind, Reach, record};

    record! {
        /// What a test declares.
        #[derive(Default)]
        struct Row<'a> {
            /// Its name.
            name: &'a str => shown(Name).whose("id"),
            r#as: Option<String> => more(Token("role")),
            id: u8 => data(Count),
            #[serde(skip)]
            kept: bool,
        }
    }

    #[test]
    fn one_declaration_gives_keys_and_columns() {
        let row = Row { name: "Ana", ..Row::default() };
        assert!(!row.kept);
        assert_eq!(serde_json::Value::Object(record(&row)), json!({"name": "Ana", "as": null, "id": 0}));
        let columns: Vec<_> =
            Row::COLUMNS.iter().map(|one| (one.key, one.kind, one.reach, one.whose)).collect();
        let expected = [
            ("name", Kind::Name, Reach::Table, Some("id")),
            ("as", Kind::Token("role"), Reach::Export, None),
            ("id", Kind::Count, Reach::Data, None),
        ];
        assert_eq!(columns, expected);
    }
}

//! The figures and the quality of something published. Of thousands of datasets only what is looked at is kept, and no name
//! is.

use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer};

macro_rules! by_name {
    (
        $(#[$attribute:meta])* $name:ident: $value:ty { $($field:ident),+ $(,)? }
        $($other:ident: $type:ty)?
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, Default, Deserialize)]
        #[serde(default)]
        pub struct $name {
            $(#[serde(deserialize_with = "if_it_is_one")] $field: Option<$value>,)+
            $(#[serde(deserialize_with = "if_it_is_one")] pub $other: Option<$type>,)?
        }

        impl $name {
            /// udata's names for them, in the order of their declaration.
            #[allow(dead_code, reason = "of one of the two the names alone are looked at in order")]
            pub const NAMES: &[&str] = &[$(stringify!($field)),+];

            /// Gives what has one of udata's names.
            pub fn get(&self, name: &str) -> Option<$value> {
                match name {
                    $(stringify!($field) => self.$field,)+
                    _ => None,
                }
            }
        }
    };
}

by_name! {
    /// Counts by udata's names for them (`__metrics_keys__` of its models); those of each month are left out.
    Figures: u64 { views, followers, reuses, discussions, discussions_open, resources_downloads }
}

by_name! {
    /// The portal's findings about a dataset: good, wrong, or missing where a criterion does not apply; and the score, from 0
    /// to 1. The names are udata's for its criteria (`Dataset.compute_quality`, `udata/core/dataset/models.py`), in the order of
    /// how much they matter to who wants to use it.
    Quality: bool {
        has_resources,
        all_resources_available,
        update_fulfilled_in_time,
        license,
        dataset_description_quality,
        has_open_format,
        resources_documentation,
        update_frequency,
        temporal_coverage,
        spatial,
    }
    score: f64
}

/// Reads a value of a type; anything else is none.
fn if_it_is_one<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Found<T> {
        Wanted(T),
        Other(IgnoredAny),
    }

    Ok(match Found::deserialize(deserializer)? {
        Found::Wanted(value) => Some(value),
        Found::Other(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_count_is_no_figure() {
        let text = r#"{"views": 12, "followers_by_months": {"2026-11": 1}, "reuses": null, "followers": {"x": [1]},
            "discussions": -1, "other": "x", "resources_downloads": 7}"#;
        let figures: Figures = serde_json::from_str(text).expect("figures");
        let all: Vec<Option<u64>> = Figures::NAMES.iter().map(|name| figures.get(name)).collect();
        assert_eq!(all, [Some(12), None, None, None, None, Some(7)]);
        assert_eq!(figures.get("other"), None);
    }

    #[test]
    fn what_is_missing_does_not_apply() {
        let text =
            r#"{"license": false, "score": 0.25, "spatial": true, "temporal_coverage": null, "new": true}"#;
        let quality: Quality = serde_json::from_str(text).expect("a quality");
        assert_eq!((quality.get("license"), quality.get("spatial")), (Some(false), Some(true)));
        assert_eq!((quality.get("temporal_coverage"), quality.get("has_resources")), (None, None));
        assert_eq!(quality.score, Some(0.25));
        let whole: Quality = serde_json::from_str(r#"{"score": 1}"#).expect("a quality");
        assert_eq!(whole.score, Some(1.0));
    }
}

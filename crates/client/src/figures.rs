//! The figures and the quality of something published. Of thousands of datasets only what is looked at is kept, and no name
//! is.

use std::fmt;

use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// udata's names for the figures that are read (`__metrics_keys__` of its models).
const FIGURES: [&str; 6] =
    ["views", "followers", "reuses", "discussions", "discussions_open", "resources_downloads"];
/// udata's names for the criteria of a dataset's quality (`Dataset.compute_quality`, `udata/core/dataset/models.py`),
/// in the order of how much they matter to who wants to use it.
pub const QUALITIES: [&str; 10] = [
    "has_resources",
    "all_resources_available",
    "update_fulfilled_in_time",
    "license",
    "dataset_description_quality",
    "has_open_format",
    "resources_documentation",
    "update_frequency",
    "temporal_coverage",
    "spatial",
];

/// Counts by name; those of each month are left out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures([Option<u64>; FIGURES.len()]);

/// The portal's findings about a dataset: good, wrong, or missing where a criterion does not apply; and the score.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quality {
    found: [Option<bool>; QUALITIES.len()],
    pub score: Option<f64>,
}

impl Figures {
    /// A figure by udata's name.
    pub fn get(&self, name: &str) -> Option<u64> {
        self.0[FIGURES.iter().position(|known| *known == name)?]
    }
}

impl Quality {
    /// The finding by udata's name for its criterion.
    pub fn get(&self, name: &str) -> Option<bool> {
        self.found[QUALITIES.iter().position(|known| *known == name)?]
    }
}

impl<'de> Deserialize<'de> for Figures {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut figures = Self::default();
        each(deserializer, &FIGURES, |place, Scalar { count, .. }| figures.0[place] = count)?;
        Ok(figures)
    }
}

impl<'de> Deserialize<'de> for Quality {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        const NAMES: [&str; QUALITIES.len() + 1] = {
            let mut names = ["score"; QUALITIES.len() + 1];
            let mut place = 0;
            while place < QUALITIES.len() {
                names[place] = QUALITIES[place];
                place += 1;
            }
            names
        };
        let mut quality = Self::default();
        each(deserializer, &NAMES, |place, Scalar { flag, number, .. }| {
            match quality.found.get_mut(place) {
                Some(found) => *found = flag,
                None => quality.score = number,
            }
        })?;
        Ok(quality)
    }
}

/// A value, as far as it is one: anything else is none.
#[derive(Default)]
struct Scalar {
    count: Option<u64>,
    flag: Option<bool>,
    number: Option<f64>,
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OfScalar)
    }
}

struct OfScalar;

impl<'de> Visitor<'de> for OfScalar {
    type Value = Scalar;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Scalar, E> {
        Ok(Scalar { flag: Some(flag), ..Scalar::default() })
    }

    #[expect(clippy::cast_precision_loss, reason = "a score is from 0 to 1")]
    fn visit_u64<E>(self, count: u64) -> Result<Scalar, E> {
        Ok(Scalar { count: Some(count), number: Some(count as f64), flag: None })
    }

    fn visit_i64<E>(self, _: i64) -> Result<Scalar, E> {
        Ok(Scalar::default())
    }

    fn visit_f64<E>(self, number: f64) -> Result<Scalar, E> {
        Ok(Scalar { number: Some(number), ..Scalar::default() })
    }

    fn visit_unit<E>(self) -> Result<Scalar, E> {
        Ok(Scalar::default())
    }

    fn visit_str<E>(self, _: &str) -> Result<Scalar, E> {
        Ok(Scalar::default())
    }

    fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut values: A) -> Result<Scalar, A::Error> {
        while values.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Scalar::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Scalar, A::Error> {
        while fields.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Scalar::default())
    }
}

/// Gives each field of an object that has one of these names to `keep`, by the name's place.
fn each<'de, D: Deserializer<'de>>(
    deserializer: D,
    names: &'static [&'static str],
    keep: impl FnMut(usize, Scalar),
) -> Result<(), D::Error> {
    struct Fields<K>(&'static [&'static str], K);

    impl<'de, K: FnMut(usize, Scalar)> Visitor<'de> for Fields<K> {
        type Value = ();

        fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
            formatter.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(mut self, mut fields: A) -> Result<(), A::Error> {
            while let Some(place) = fields.next_key_seed(Name(self.0))? {
                let value = fields.next_value::<Scalar>()?;
                if let Some(place) = place {
                    (self.1)(place, value);
                }
            }
            Ok(())
        }
    }

    deserializer.deserialize_map(Fields(names, keep))
}

/// A name, as its place among those that are known.
struct Name(&'static [&'static str]);

impl<'de> serde::de::DeserializeSeed<'de> for Name {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name {
    type Value = Option<usize>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Option<usize>, E> {
        Ok(self.0.iter().position(|known| *known == name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_count_is_no_figure() {
        let text = r#"{"views": 12, "followers_by_months": {"2026-11": 1}, "reuses": null, "followers": {"x": [1]},
            "discussions": -1, "other": "x", "resources_downloads": 7}"#;
        let figures: Figures = serde_json::from_str(text).expect("figures");
        let all: Vec<Option<u64>> = FIGURES.iter().map(|name| figures.get(name)).collect();
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

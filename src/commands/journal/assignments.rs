//! Assignments as the journal has them.

use udatactl_core::roster::ContentReference;

/// Assignments as the journal has them, such as `Dataset/5f4d…`.
pub fn listed<'w>(words: impl Iterator<Item = &'w str>) -> Vec<ContentReference> {
    let pairs = words.filter_map(|word| word.split_once('/'));
    pairs.map(|(class, id)| ContentReference { class: class.to_owned(), id: id.to_owned() }).collect()
}

//! Commands in sentences, and sentences in no language.

use super::*;

#[test]
fn numbers_in_sentences_are_written_as_the_language_does() {
    let said = |language| Messages::new(language).say(&message!("age-days", count = 8_888));
    assert_eq!(said(Language::English), "8,888 days ago");
    assert_eq!(said(Language::French), "il y a 8\u{a0}888 jours");
}

#[test]
fn locales_are_read_as_languages() {
    assert_eq!(Language::parse("fr_FR.UTF-8"), Some(Language::French));
    assert_eq!(Language::parse("C.UTF-8"), Some(Language::English));
    assert_eq!(Language::parse("en-XA"), Some(Language::Pseudo));
    assert_eq!(Language::parse("pt_PT"), None);
}

#[test]
fn commands_stay_readable_and_go_where_this_one_went() {
    assert_eq!(mark("Run `udatactl org list` with --all"), "𝖱𝗎𝗇 `udatactl org list` 𝗐𝗂𝗍𝗁 --all");
    assert_eq!(
        flagged("`udatactl org list`, `udatactl sandbox reset`, `udatactl -s x me`", " -s sandbox"),
        "`udatactl -s sandbox org list`, `udatactl sandbox reset`, `udatactl -s x me`"
    );
    assert_eq!(mark("` needs a command"), "` 𝗇𝖾𝖾𝖽𝗌 𝖺 𝖼𝗈𝗆𝗆𝖺𝗇𝖽");
}

#[test]
fn a_word_that_no_catalogue_has_drives_no_terminal() {
    let messages = Messages::new(Language::French);
    let said = messages.say(&Message::new("state-Ville\u{202e}\u{1b}[31m".to_owned()));
    assert_eq!(said, "state-Ville");
}

#[test]
fn what_is_said_without_reading_fluent_is_what_fluent_reads() {
    for language in [Language::English, Language::French] {
        let messages = Messages::new(language);
        let bundle = messages.bundle.lock().expect("nobody holds it");
        let mut plain = 0;
        for entry in messages.entries.all() {
            let key = entry.split([' ', '=']).next().expect("a key");
            assert_eq!(messages.entries.get(key), Some(entry));
            let resource = FluentResource::try_new(entry.to_owned()).expect("Fluent");
            let mut alone = FluentBundle::new_concurrent(bundle.locales.clone());
            alone.set_use_isolating(false);
            alone.add_resource(resource).expect("one entry");
            let read = alone.get_message(key).expect("the entry");
            let written = |pattern| alone.format_pattern(pattern, None, &mut Vec::new()).into_owned();
            let attributes = read.attributes().map(|one| (Some(one.id()), Some(one.value())));
            for (attribute, pattern) in attributes.chain([(None, read.value())]) {
                let Some(said) = entries::plain(entry, attribute) else { continue };
                plain += 1;
                assert_eq!(Some(said), pattern.map(written), "{key} {attribute:?}");
            }
        }
        assert!(plain > 1_000, "{plain} of the texts");
        assert_eq!(entries::plain("key = one\n    .two = three\n", Some("tw")), None);
    }
}

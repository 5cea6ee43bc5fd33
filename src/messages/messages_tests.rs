//! Commands in sentences, and sentences in no language.

use super::*;

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

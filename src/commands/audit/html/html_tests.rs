use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::digest::{SHA256, digest};

use super::*;

fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(digest(&SHA256, text.as_bytes())))
}

#[test]
fn the_policy_knows_the_style_and_the_script_and_nothing_else() {
    let expected = format!(
        "default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    );
    assert_eq!(POLICY, expected);
}

#[test]
fn nothing_ends_the_style_or_the_script_before_its_end() {
    assert!(!STYLE.contains("</") && !SCRIPT.contains("</") && !SCRIPT.contains("<!--"));
}

#[test]
fn the_style_knows_how_many_lines_a_group_has() {
    assert!(STYLE.contains(&format!("var(--lines, {})", findings::GROUP)));
}

//! Passwords in addresses, which no line of `doctor` shows.

/// The text without the names and passwords that stand before a host, as in `https://name:password@host`.
pub fn without_passwords(text: &str) -> String {
    let ends_word = |letter: char| letter.is_whitespace() || "«»“”\"'`".contains(letter);
    text.split_inclusive(ends_word).map(masked).collect()
}

fn masked(word: &str) -> String {
    let scheme = word.find("://").map(|at| at + "://".len());
    let start = scheme.unwrap_or(0);
    match word.rfind('@').filter(|at| *at > start) {
        // What has neither a scheme nor a password is an address for mail.
        Some(at) if scheme.is_some() || word[start..at].contains(':') => {
            format!("{}…{}", &word[..start], &word[at..])
        }
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_before_a_host_is_left_out() {
        for (text, shown) in [
            ("https://a:geheim@desk.example/x", "https://…@desk.example/x"),
            ("“http://a:ge@heim@b/” is none", "“http://…@b/” is none"),
            ("« a:geheim@b » et https://token@c/", "« …@b » et https://…@c/"),
            ("x@y.fr at 10:00, https://a.b/", "x@y.fr at 10:00, https://a.b/"),
            ("", ""),
        ] {
            assert_eq!(without_passwords(text), shown);
        }
    }
}

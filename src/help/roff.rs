//! Text as the manual's formatter wants it: nothing of it is taken for a command or a hyphen.

use std::fmt::Write;

/// A page that grows section by section.
pub struct Roff {
    text: String,
}

impl Roff {
    /// An empty page: `title` is `udatactl-org-list`, `footer` and `header` stand below and above it.
    pub fn new(title: &str, footer: &str, header: &str) -> Self {
        let mut page = Self { text: String::new() };
        let title = escaped(&title.to_uppercase());
        // Ragged right and unhyphenated: commands in the text stay whole.
        let _ = writeln!(page.text, ".TH \"{title}\" 1 \"\" \"{}\" \"{}\"", escaped(footer), escaped(header));
        page.text.push_str(".ad l\n.nh\n");
        page
    }

    /// Begins a section.
    pub fn section(&mut self, heading: &str) {
        let _ = writeln!(self.text, ".SH \"{}\"", escaped(heading));
    }

    /// A paragraph, from text that is already marked up.
    pub fn paragraph(&mut self, marked: &str) {
        let _ = writeln!(self.text, ".PP\n{}", line(marked));
    }

    /// The one line of a section.
    pub fn line(&mut self, marked: &str) {
        let _ = writeln!(self.text, "{}", line(marked));
    }

    /// A term and what it means, both already marked up.
    pub fn term(&mut self, term: &str, meaning: &str) {
        let _ = writeln!(self.text, ".TP\n{}\n{}", line(term), line(meaning));
    }

    /// Lines that are shown as they are.
    pub fn example<'a>(&mut self, lines: impl Iterator<Item = &'a str>) {
        self.text.push_str(".PP\n.RS 4\n.nf\n");
        for one in lines {
            let _ = writeln!(self.text, "{}", line(&escaped(one)));
        }
        self.text.push_str(".fi\n.RE\n");
    }

    /// The page.
    pub fn finish(self) -> String {
        self.text
    }
}

/// A line that begins with a dot or an apostrophe would be a request.
fn line(marked: &str) -> String {
    if marked.starts_with(['.', '\'']) { format!("\\&{marked}") } else { marked.to_owned() }
}

/// Text that stands for itself. A plain `-` may come out as a hyphen, which no shell takes for a flag.
pub fn escaped(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' => kept.push_str("\\(rs"),
            '-' => kept.push_str("\\-"),
            '\'' => kept.push_str("\\(aq"),
            '"' => kept.push_str("\\(dq"),
            '`' => kept.push_str("\\(ga"),
            '~' => kept.push_str("\\(ti"),
            '^' => kept.push_str("\\(ha"),
            '\n' => kept.push(' '),
            other => kept.push(other),
        }
    }
    kept
}

/// Text in bold: it is typed as it stands.
pub fn bold(text: &str) -> String {
    format!("\\fB{}\\fR", escaped(text))
}

/// Slanted text: it stands for something else.
pub fn slanted(text: &str) -> String {
    format!("\\fI{}\\fR", escaped(text))
}

/// A sentence of the catalogue, its `` `commands` `` in bold.
pub fn prose(text: &str) -> String {
    let part = |(index, part): (usize, &str)| if index % 2 == 1 { bold(part) } else { escaped(part) };
    text.split('`').enumerate().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_taken_for_a_request_or_a_hyphen() {
        assert_eq!(line(&escaped(".TH it's --all \\n")), "\\&.TH it\\(aqs \\-\\-all \\(rsn");
        assert_eq!(prose("see `org list`."), "see \\fBorg list\\fR.");
    }
}

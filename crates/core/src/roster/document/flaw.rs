//! The flaws of a roster, or of another file that is read as strictly, each with its line.

/// A flaw of a roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// From 1 on; 0 for the whole file.
    pub line: usize,
    /// In characters, from 1 on, where it is known.
    pub column: Option<usize>,
    pub problem: Problem,
}

/// The problem of a roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is in no encoding that we read: at this byte.
    Encoding {
        at: usize,
    },
    /// A quote that never closes.
    OpenQuote,
    /// Text behind the quote that closes the cell begun in that line.
    AfterQuote {
        line: usize,
    },
    /// A quote in a cell that does not begin with one.
    InnerQuote,
    /// `sep=` with something that stands between no cells.
    Separator {
        text: String,
    },
    /// Text in a cell that has no heading.
    NoHeading {
        text: String,
    },
    /// A line break in what is no free text.
    LineBreak {
        key: &'static str,
    },
    /// It does not parse; the parser's words.
    Syntax {
        why: String,
    },
    /// Another format of ours, or none of them.
    Format {
        found: String,
    },
    UnknownKey {
        key: String,
        known: Option<&'static str>,
    },
    /// A heading that is no column.
    UnknownColumn {
        heading: String,
        known: Option<&'static str>,
    },
    ColumnTwice {
        heading: String,
    },
    NoColumn {
        column: &'static str,
    },
    /// A value of another kind than its key takes.
    Kind {
        key: &'static str,
        wanted: &'static str,
    },
    /// A key that has to be there, or is blank.
    Missing {
        key: &'static str,
    },
    UnknownRole {
        word: String,
        known: Option<&'static str>,
    },
    /// Neither a role nor a reason to be absent.
    NothingSaid {
        person: String,
    },
    /// A role and a reason to be absent.
    SaidTwice {
        person: String,
    },
    /// Only partial editors have assignments.
    NoPartialEditor {
        person: String,
    },
    BadAssignment {
        text: String,
    },
    BadDate {
        text: String,
    },
    /// A year of two digits, and the date that may be meant.
    ShortYear {
        text: String,
        meant: String,
    },
    BadCount {
        key: &'static str,
        text: String,
    },
    /// A text that is no single mail address.
    BadAddress {
        text: String,
    },
    /// A text that is no identifier of an account.
    BadId {
        text: String,
    },
    /// Two identifiers of one person.
    TwoIds {
        person: String,
    },
    /// Two addresses of one person.
    TwoAddresses {
        person: String,
    },
    /// Neither yes nor no.
    NoYes {
        text: String,
    },
    /// Who is new is invited by an address.
    NewWithoutAddress {
        person: String,
    },
    /// An address that the portal has masked names nobody.
    Masked {
        text: String,
    },
    /// Said already, in that line.
    Twice {
        person: String,
        line: usize,
    },
    /// Said already with another role.
    TwoRoles {
        person: String,
        line: usize,
    },
    OrganizationTwice {
        organization: String,
        line: usize,
    },
    /// An organization with nobody in it.
    Nobody {
        organization: String,
    },
    /// Nobody and nothing in the whole file.
    Empty,
    /// In answers: what is no number of a line.
    BadLine {
        text: String,
    },
    /// In a list of mail domains: what is neither a SIRET nor a SIREN.
    BadSiret {
        text: String,
    },
    /// Answers without any.
    NoAnswers,
    /// In a policy or a list of exceptions: a rule that is none.
    UnknownRule {
        word: String,
        known: Option<&'static str>,
    },
    /// What no rule can weigh.
    UnknownWeight {
        word: String,
        known: Option<&'static str>,
    },
    /// Days without a unit, or in one that is shorter.
    BadDays {
        key: &'static str,
        text: String,
    },
    /// A text that is no domain of addresses.
    BadDomain {
        text: String,
    },
    /// A group without an organization or a badge.
    NoOrganizations,
    /// A text that is no fingerprint of a finding.
    BadFingerprint {
        text: String,
    },
    /// A finding that was accepted already, in that line.
    ExceptionTwice {
        finding: String,
        line: usize,
    },
    /// In a list of people: a workbook, which is no text.
    Workbook,
    /// Columns of the same kind.
    TwoColumns {
        field: &'static str,
        headings: Vec<String>,
    },
    /// A heading that a file of columns names, and the list has not.
    NoSuchHeading {
        heading: String,
    },
    /// No heading that tells of people.
    NoPeople {
        headings: Vec<String>,
    },
    /// In JSON: no list of objects.
    NoObject,
    /// In LDIF: changes instead of entries.
    Changes,
    /// A number or an address that is said of two accounts.
    OfTwo {
        text: String,
    },
}

impl Problem {
    /// A stable word for scripts.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Encoding { .. } => "encoding",
            Self::OpenQuote => "open_quote",
            Self::AfterQuote { .. } => "after_quote",
            Self::InnerQuote => "inner_quote",
            Self::Separator { .. } => "separator",
            Self::NoHeading { .. } => "no_heading",
            Self::LineBreak { .. } => "line_break",
            Self::Syntax { .. } => "syntax",
            Self::Format { .. } => "format",
            Self::UnknownKey { .. } => "unknown_key",
            Self::UnknownColumn { .. } => "unknown_column",
            Self::ColumnTwice { .. } => "column_twice",
            Self::NoColumn { .. } => "no_column",
            Self::Kind { .. } => "kind",
            Self::Missing { .. } => "missing",
            Self::UnknownRole { .. } => "unknown_role",
            Self::NothingSaid { .. } => "no_wish",
            Self::SaidTwice { .. } => "two_wishes",
            Self::NoPartialEditor { .. } => "no_partial_editor",
            Self::BadAssignment { .. } => "bad_assignment",
            Self::BadDate { .. } => "bad_date",
            Self::ShortYear { .. } => "short_year",
            Self::BadCount { .. } => "bad_count",
            Self::BadAddress { .. } => "bad_address",
            Self::BadId { .. } => "bad_id",
            Self::TwoIds { .. } => "two_ids",
            Self::TwoAddresses { .. } => "two_addresses",
            Self::BadLine { .. } => "bad_line",
            Self::BadSiret { .. } => "bad_siret",
            Self::NoAnswers => "no_answers",
            Self::UnknownRule { .. } => "unknown_rule",
            Self::UnknownWeight { .. } => "unknown_severity",
            Self::BadDays { .. } => "bad_days",
            Self::BadDomain { .. } => "bad_domain",
            Self::NoOrganizations => "no_organizations",
            Self::BadFingerprint { .. } => "bad_fingerprint",
            Self::ExceptionTwice { .. } => "exception_twice",
            Self::Workbook => "workbook",
            Self::TwoColumns { .. } => "two_columns",
            Self::NoSuchHeading { .. } => "no_such_heading",
            Self::NoPeople { .. } => "no_people",
            Self::NoObject => "no_object",
            Self::Changes => "changes",
            Self::OfTwo { .. } => "of_two",
            Self::NoYes { .. } => "neither_yes_nor_no",
            Self::NewWithoutAddress { .. } => "new_without_address",
            Self::Masked { .. } => "masked",
            Self::Twice { .. } => "twice",
            Self::TwoRoles { .. } => "two_roles",
            Self::OrganizationTwice { .. } => "organization_twice",
            Self::Nobody { .. } => "nobody",
            Self::Empty => "empty",
        }
    }
}

impl Flaw {
    /// Something wrong in a line.
    pub fn at(line: usize, problem: Problem) -> Self {
        Self { line, column: None, problem }
    }
}

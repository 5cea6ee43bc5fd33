//! `-o xlsx`: a workbook with the findings, who is what where, what could not be seen and what is accepted. Every cell is a text, so that no
//! name is a formula.

use rust_xlsxwriter::{Format, ProtectionOptions, Workbook, Worksheet, XlsxError};

use crate::commands::audit::finding::Row;
use crate::commands::audit::material::{Material, clean};
use crate::messages::Message;
use udatactl_core::audit::{Assessment, Member, Seen};

/// The most letters of a cell; more is no workbook.
const LONGEST: usize = 32_000;
/// The columns of letters that a column is wide, at most.
const WIDEST: usize = 60;

/// A sheet: its name, and the keys of its headings. The first column has what tells the lines apart, and is locked.
struct Sheet {
    name: &'static str,
    columns: &'static [&'static str],
}

const FINDINGS: Sheet = Sheet {
    name: "sheet-findings",
    columns: &[
        "column-fingerprint",
        "column-severity",
        "column-rule",
        "column-organization",
        "column-organization_id",
        "column-finding",
        "column-subject_kind",
        "column-subject",
        "column-certainty",
        "column-command",
        "column-page",
        "column-owner",
    ],
};
const PEOPLE: Sheet = Sheet {
    name: "sheet-people",
    columns: &[
        "column-person_id",
        "column-person",
        "column-organization",
        "column-organization_id",
        "column-role",
        "column-last_seen",
        "column-account",
        "column-owner",
    ],
};
const UNSEEN: Sheet = Sheet {
    name: "sheet-unseen",
    columns: &[
        "column-fingerprint",
        "column-rule",
        "column-organization",
        "column-organization_id",
        "column-finding",
        "column-details",
        "column-owner",
    ],
};

/// What is accepted; how much that is, where it is not to be shown.
const ACCEPTED: Sheet = Sheet {
    name: "page-accepted",
    columns: &[
        "column-fingerprint",
        "column-rule",
        "column-organization",
        "column-organization_id",
        "column-finding",
        "column-reason",
        "column-author",
        "column-until",
        "column-owner",
    ],
};

/// The workbook.
///
/// # Errors
/// Where it is larger than a workbook may be.
pub fn workbook(material: &Material) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let (unseen, found): (Vec<&Row>, Vec<&Row>) = material.rows.iter().partition(|row| row.why.is_some());
    let found = found.into_iter().map(|row| of_found(material, row)).collect();
    add(&mut workbook, material, &FINDINGS, found)?;
    let people = material.assessments.iter().flat_map(|of| of.members.iter().map(move |one| (*of, one)));
    add(&mut workbook, material, &PEOPLE, people.map(|(of, one)| of_member(material, of, one)).collect())?;
    add(&mut workbook, material, &UNSEEN, unseen.into_iter().map(|row| of_unseen(material, row)).collect())?;
    let accepted = material.accepted.iter().flatten().map(|row| of_accepted(material, row));
    let not_shown = material.not_shown().map(|count| {
        ACCEPTED
            .columns
            .iter()
            .map(|key| if *key == "column-finding" { count.clone() } else { String::new() })
            .collect()
    });
    let accepted: Vec<Vec<String>> = accepted.chain(not_shown).collect();
    if !accepted.is_empty() {
        add(&mut workbook, material, &ACCEPTED, accepted)?;
    }
    workbook.save_to_buffer()
}

fn of_found(material: &Material, row: &Row) -> Vec<String> {
    vec![
        row.fingerprint.clone(),
        material.word("severity", row.severity),
        material.title(row.rule),
        row.organization_name.clone(),
        row.organization_id.clone(),
        row.finding.clone(),
        material.word("subject", row.subject_kind),
        row.subject_name.clone(),
        material.word("certainty", row.certainty),
        row.command.clone().unwrap_or_default(),
        row.page.clone().unwrap_or_default(),
        row.owner.clone().unwrap_or_default(),
    ]
}

fn of_member(material: &Material, of: &Assessment, member: &Member) -> Vec<String> {
    let seen = match member.seen {
        Seen::At(moment) => moment.strftime("%F").to_string(),
        Seen::Never => material.say("seen-never"),
        Seen::Hidden => material.say("seen-hidden"),
    };
    let role = member.role.map(|role| material.word("role", role.word()));
    vec![
        member.person.id.clone(),
        material.person(&member.person.id, &member.person.name),
        of.organization.name.clone(),
        of.organization.id.clone(),
        role.unwrap_or_default(),
        seen,
        if member.is_gone { material.say("sheet-account-gone") } else { String::new() },
        of.owner.clone().unwrap_or_default(),
    ]
}

fn of_unseen(material: &Material, row: &Row) -> Vec<String> {
    vec![
        row.fingerprint.clone(),
        material.title(row.rule),
        row.organization_name.clone(),
        row.organization_id.clone(),
        row.finding.clone(),
        row.details.join(", "),
        row.owner.clone().unwrap_or_default(),
    ]
}

fn of_accepted(material: &Material, row: &Row) -> Vec<String> {
    vec![
        row.fingerprint.clone(),
        material.title(row.rule),
        row.organization_name.clone(),
        row.organization_id.clone(),
        row.finding.clone(),
        row.reason.clone().unwrap_or_default(),
        row.author.clone().unwrap_or_default(),
        row.until.clone().unwrap_or_default(),
        row.owner.clone().unwrap_or_default(),
    ]
}

fn add(
    workbook: &mut Workbook,
    material: &Material,
    kind: &Sheet,
    lines: Vec<Vec<String>>,
) -> Result<(), XlsxError> {
    let (bold, open) = (Format::new().set_bold(), Format::new().set_unlocked());
    let (last_line, last_column) = (line_number(lines.len()), column_number(kind.columns.len() - 1));
    let sheet: &mut Worksheet = workbook.add_worksheet();
    sheet.set_name(material.say(kind.name))?;
    sheet.set_freeze_panes(1, 1)?;
    let headings: Vec<String> =
        kind.columns.iter().map(|key| material.messages.say(&Message::new(*key))).collect();
    for (column, heading) in headings.iter().enumerate() {
        let longest = lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0);
        let width = longest.max(heading.chars().count() + 3).min(WIDEST);
        let number = column_number(column);
        sheet.set_column_width(number, f64::from(line_number(width)))?;
        if column > 0 {
            sheet.set_column_format(number, &open)?;
        }
        sheet.write_string_with_format(0, number, heading, &bold)?;
    }
    for (line, cells) in lines.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let (number, cell) = (column_number(column), clean(cell));
            let cell: String = cell.chars().take(LONGEST).collect();
            match (cell.is_empty(), column) {
                (true, _) => {}
                (false, 0) => drop(sheet.write_string(line_number(line + 1), number, cell)?),
                (false, _) => {
                    sheet.write_string_with_format(line_number(line + 1), number, cell, &open)?;
                }
            }
        }
    }
    sheet.autofilter(0, 0, last_line, last_column)?;
    // Not against anybody, but against a slip: without a password.
    sheet.protect_with_options(&ProtectionOptions {
        use_autofilter: true,
        sort: true,
        format_columns: true,
        format_rows: true,
        format_cells: true,
        ..ProtectionOptions::new()
    });
    Ok(())
}

/// A line that is beyond what a workbook holds is one that it refuses.
fn line_number(line: usize) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
}

fn column_number(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

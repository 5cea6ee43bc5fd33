use super::super::columns::Said;
use super::super::reading;
use super::*;

fn read(text: &str) -> (Vec<StaffLine>, Vec<(usize, Passed)>) {
    let (sheet, columns) = reading::read(text.as_bytes().to_vec(), &Said::new()).expect("a list");
    lines(&sheet, &columns)
}

#[test]
fn a_line_says_who_and_until_when() {
    let (lines, _) = read(
        "Nom;Prénom;Courriel;Matricule;Organisation;Rôle;Date de départ;Commentaire\n\
         MARTIN née DURAND;Jeanne;Jeanne <jeanne@Ville.example>;A12;Ville;Administratrice;31/12/2026 00:00;mutée\n",
    );
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(lines.len(), 1);
    let line = &lines[0];
    assert_eq!(
        (line.line, &line.name, &line.other_name),
        (2, &text("Jeanne MARTIN"), &text("Jeanne DURAND"))
    );
    assert_eq!(
        (&line.number, &line.organization, &line.role),
        (&text("A12"), &text("Ville"), &text("Administratrice"))
    );
    assert_eq!(line.departure, Some("2026-12-31".parse().expect("a day")));
    assert_eq!((&line.comment, &line.problem), (&text("mutée"), &None), "{line:?}");
}

#[test]
fn rows_that_are_nobody_are_passed_over_and_told() {
    let (lines, passed) = read(
        "Nom;Courriel;Rôle\nRoy;a@a.example;\n;;\nNom;Courriel;Rôle\nTotal;;\nTOTAL GÉNÉRAL : 2;;12\nTotal;t@a.example;\nTotalet;;\n",
    );
    assert_eq!(lines.iter().map(|line| line.line).collect::<Vec<_>>(), [2, 7, 8]);
    assert_eq!(passed, [(4, Passed::Headings), (5, Passed::Total), (6, Passed::Total)]);
}

#[test]
fn what_can_not_be_understood_is_told_with_its_line() {
    let (lines, _) = read(
        "Nom;Courriel;Date de départ\nA;a@a;\nB;b***@a.example;\nC;;31/12/26\nD;;bientôt\n;;31/12/2026\n",
    );
    let problems: Vec<&str> =
        lines.iter().map(|line| line.problem.as_ref().map_or("", Problem::code)).collect();
    assert_eq!(problems, ["bad_address", "masked", "short_year", "bad_date", "missing"]);
}

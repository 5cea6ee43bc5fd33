use super::*;

fn table(text: &str) -> Vec<Vec<String>> {
    let (sheet, _) = read(text.as_bytes().to_vec(), &Said::new()).expect("a list");
    std::iter::once(sheet.headings).chain(sheet.rows.into_iter().map(|row| row.cells)).collect()
}

fn problem(text: &[u8]) -> Flaw {
    read(text.to_vec(), &Said::new()).expect_err("a flaw").remove(0)
}

#[test]
fn headings_are_found_below_a_title_and_with_any_separator() {
    for separator in SEPARATORS {
        let text = "Agents de la Ville, au 1er décembre\n\nNom;Prénom;Courriel\nRoy;Ana;a@a.example\n";
        let text = text.replace(';', &separator.to_string());
        assert_eq!(
            table(&text),
            [["Nom", "Prénom", "Courriel"], ["Roy", "Ana", "a@a.example"]],
            "{separator:?}"
        );
    }
    let (sheet, _) =
        read(b"sep=;\r\nNom;Courriel\r\n\"Roy;x\";'+33\r\n".to_vec(), &Said::new()).expect("a list");
    assert_eq!((sheet.rows[0].line, &*sheet.rows[0].cells[0], &*sheet.rows[0].cells[1]), (3, "Roy;x", "+33"));
}

#[test]
fn a_directory_and_json_are_lists_too() {
    let ldif = "version: 1\n\ndn: uid=roy,o=v\ncn:: QW5hIFLDtHk=\nmail: a@a.exa\n mple\nmail: b@a.example\n\ndn: uid=b,o=v\nsn: B\n";
    let (sheet, columns) = read(ldif.as_bytes().to_vec(), &Said::new()).expect("a list");
    assert_eq!(sheet.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [3, 9]);
    let cell = |row: usize, field| sheet.rows[row].cells[columns.place(field).expect("a column")].clone();
    assert_eq!((cell(0, Field::Name), cell(0, Field::Mail)), ("Ana Rôy".into(), "a@a.example".into()));
    let array = r#"{"total": 2, "agents": [{"who": {"nom": "Roy", "mail": null}, "n": 3}, {"n": 4}]}"#;
    let said = Said::from([(Field::Name, "who.nom".to_owned()), (Field::Number, "n".to_owned())]);
    let (sheet, _) = read(array.as_bytes().to_vec(), &said).expect("a list");
    assert_eq!(sheet.headings, ["who.nom", "who.mail", "n"]);
    assert_eq!(sheet.rows[1].cells, ["", "", "4"]);
    assert_eq!(table("{\"nom\": \"Roy\"}\n{\"nom\": \"Ray\"}\n"), [["nom"], ["Roy"], ["Ray"]]);
}

#[test]
fn what_is_no_list_is_told() {
    assert_eq!(problem(b"PK\x03\x04xyz").problem, Problem::Workbook);
    assert_eq!(problem(b"Nom;Courriel\n\"Roy;a\n").problem, Problem::OpenQuote);
    assert_eq!(problem(b"Nom;Courriel\nRoy;a@a.example;x\n").line, 2);
    assert_eq!(problem(b"[1, 2]").problem, Problem::NoObject);
    assert_eq!(problem(b"{\"nom\": \"Roy\"}\n{\"nom\": \n").line, 2);
    assert_eq!(problem(b"dn: a\nchangetype: delete\n").problem, Problem::Changes);
    assert_eq!(problem(b"Nom;Courriel\n").problem, Problem::Empty);
    assert!(matches!(problem(b"Ville;Grade\nA;B\n").problem, Problem::NoPeople { .. }));
}

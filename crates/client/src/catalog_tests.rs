use proptest::prelude::*;

use super::*;

const HEADINGS: &str = "\"id\";\"name\";\"acronym\";\"slug\";\"url\";\"description\";\"logo\";\"badges\";\
    \"created_at\";\"last_modified\";\"business_number_id\";\"members_count\";\"metric.views\";\"metric.views\"\r\n";

fn row(number: usize, description: &str) -> String {
    format!(
        "\"a{number:023x}\";\"Ville \"\"{number}\"\"\";\"\";\"ville-{number}\";\"https://portal.example/ville\";\"{}\";\
         \"\";\"Local authority,certified\";\"2026-11-30T17:03:42\";\"2026-11-30T17:03:42\";\"21690123100011\";3;0;0\r\n",
        description.replace('"', "\"\"")
    )
}

fn read(text: &[u8]) -> std::result::Result<Vec<CatalogRow>, CatalogFlaw> {
    let mut rows = Vec::new();
    match read_catalog(text, |row| rows.push(row)) {
        Ok(ids) => {
            assert!(rows.iter().all(|row| ids.contains(&row.id)) && rows.len() == ids.len());
            Ok(rows)
        }
        Err(CatalogError::Flaw(flaw)) => Err(flaw),
        Err(CatalogError::Unreadable(cause)) => panic!("{cause}"),
    }
}

fn flaw(text: impl AsRef<[u8]>) -> CatalogFlaw {
    read(text.as_ref()).expect_err("no whole CSV")
}

#[test]
fn a_row_tells_what_udata_writes_there() {
    let text = HEADINGS.to_owned() + &row(1, "Une ligne,\r\nune \"autre\" ; et é.");
    for (delimiter, mark) in [(";", ""), (",", "\u{feff}"), ("\t", "")] {
        let saved = mark.to_owned()
            + &text.replace("\";", &format!("\"{delimiter}")).replace(";0", &format!("{delimiter}0"));
        let rows = read(saved.as_bytes()).expect("whole");
        let [row] = &rows[..] else { panic!("{rows:?}") };
        assert_eq!((row.id.as_str(), row.slug.as_str()), (format!("a{:023x}", 1).as_str(), "ville-1"));
        assert_eq!((row.name.as_str(), row.members_count), ("Ville \"1\"", 3));
        assert!(row.description.starts_with("Une ligne,\r\nune \"autre\""));
        assert_eq!((row.acronym.as_deref(), row.logo.as_deref()), (None, None));
        assert_eq!(row.badge_kinds(), ["local-authority", "certified"]);
        assert_eq!(row.business_number(), Some("21690123100011"));
        assert!(row.tells_business_number());
    }
    let old = text.replace("business_number_id", "something");
    assert!(!read(old.as_bytes()).expect("whole")[0].tells_business_number());
    assert!(read(HEADINGS.as_bytes()).expect("a portal without organizations").is_empty());
}

#[test]
fn what_is_not_whole_says_why() {
    let text = HEADINGS.to_owned() + &row(1, "a") + &row(2, "b");
    let with = |from: &str, to: &str| flaw(text.replacen(from, to, 1));
    assert_eq!(flaw(""), CatalogFlaw::Empty);
    assert_eq!(flaw("\u{feff}\r\n"), CatalogFlaw::Empty);
    assert_eq!(flaw("\n <!doctype html>\n<title>Maintenance</title>"), CatalogFlaw::Html);
    assert_eq!(flaw("{\"message\": \"no\"}\n"), CatalogFlaw::Columns(NEEDED.to_vec()));
    assert_eq!(with("members_count", "members"), CatalogFlaw::Columns(vec!["members_count"]));
    let wide: Vec<u8> =
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(flaw(wide), CatalogFlaw::Encoding { line: 1 });
    let windows: Vec<u8> = text.bytes().map(|byte| if byte == b'b' { 0xe9 } else { byte }).collect();
    assert!(matches!(flaw(windows), CatalogFlaw::Encoding { .. } | CatalogFlaw::Columns(_)));
    let unix = text.replace("\r\n", "\n").replacen(";3;0;0", ";3;0", 1);
    assert_eq!(flaw(unix), CatalogFlaw::Cells { line: 2, got: 13, expected: 14 });
    assert_eq!(with(";3;0;0", ";3;0"), CatalogFlaw::Cells { line: 2, got: 13, expected: 14 });
    let cell = |column: &str| CatalogFlaw::Cell { line: 2, column: column.to_owned() };
    assert_eq!(with("21690123100011", "2,16901E+13"), cell("business_number_id"));
    assert_eq!(with(";3;0;0", ";many;0;0"), cell("members_count"));
    assert_eq!(with("a000000000000000000000", "5,00E+22"), cell("id"));
    assert_eq!(flaw(text.clone() + &row(1, "c")), CatalogFlaw::Twice { line: 4, id: format!("a{:023x}", 1) });
    let endless = io::repeat(b'a');
    let flawed = read_catalog((HEADINGS.to_owned() + "\"").as_bytes().chain(endless), |_| ());
    assert!(matches!(flawed, Err(CatalogError::Flaw(CatalogFlaw::Outsized))));
}

/// A source that gives so many bytes at a time.
struct Slow<'t>(&'t [u8], usize);

impl Read for Slow<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.1.min(buffer.len()).min(self.0.len());
        let (now, later) = self.0.split_at(count);
        buffer[..count].copy_from_slice(now);
        self.0 = later;
        Ok(count)
    }
}

proptest! {
    #[test]
    fn no_text_that_was_cut_is_taken_for_whole(
        descriptions in prop::collection::vec("[a-zé;\"\r\n]{0,30}", 1..5),
        cut in any::<prop::sample::Index>(),
        step in 1usize..50
    ) {
        let rows = descriptions.iter().enumerate().map(|(number, description)| row(number, description));
        let text: String = std::iter::once(HEADINGS.to_owned()).chain(rows).collect();
        let mut seen = 0;
        let whole = read_catalog(Slow(text.as_bytes(), step), |_| seen += 1);
        prop_assert_eq!(whole.map(|ids| ids.len()).ok(), Some(descriptions.len()));
        prop_assert_eq!(seen, descriptions.len());
        let cut = &text.as_bytes()[..cut.index(text.len())];
        match read(cut) {
            // Between two rows nothing tells: that is what the portal's own list is asked for.
            Ok(rows) => prop_assert!(cut.ends_with(b"0\r\n") || rows.is_empty() && cut == HEADINGS.as_bytes()),
            Err(flaw) => prop_assert!(
                matches!(flaw, CatalogFlaw::CutShort | CatalogFlaw::Empty | CatalogFlaw::Columns(_) | CatalogFlaw::Cells { .. }),
                "{flaw:?}"
            ),
        }
    }
}

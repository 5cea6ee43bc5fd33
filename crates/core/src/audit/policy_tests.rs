use super::reader::read;
use super::*;
use crate::audit::rules::AUDIT;
use crate::roster::document::Flaw;

const POLICY: &str = r#"
# What holds for all of us.
format = 1
owner = "Direction du numérique"

[thresholds]
dormant = "180 days"
stale = "6 mois"
max_admins = 4
domains = ["@Ville.fr"]

[severity]
seen-lately = "avertissement"
logo-given = "off"

[[group]]
name = "Mairies"
organizations = ["mairie-a", "id:6514a6f2c3b1d2e4f5a6b7c8"]
badges = ["local-authority"]
owner = "Pôle mairies"
thresholds = { max_admins = 3, dormant = "2 ans" }

[[group]]
badges = ["certified"]
severity = { logo-given = "Erreur" }

[organization.mairie-a]
owner = "mairie-a@ville.fr"
[organization.mairie-a.thresholds]
dormant = "90j"
domains = []
[organization.mairie-a.severity]
seen-lately = "note"
"#;

fn policy() -> Policy {
    let mut policy = read(POLICY.into()).expect("a policy");
    for named in policy.named_mut() {
        named.id = Some(named.text.trim_start_matches("id:").to_owned());
    }
    policy
}

fn ruling(id: &str, badges: &[&str]) -> Ruling {
    let name = OrganizationName { id: id.into(), slug: format!("slug-{id}"), name: id.into() };
    policy().ruling(&name, &badges.iter().map(|badge| (*badge).to_owned()).collect::<Vec<_>>())
}

fn weighs(ruling: &Ruling, name: &str) -> Option<Severity> {
    ruling.severity(AUDIT.iter().find(|rule| rule.name == name).expect("a rule"))
}

fn flaws(text: &str) -> Vec<String> {
    let said = |Flaw { line, column, problem }: Flaw| {
        format!("{line}:{} {}", column.unwrap_or_default(), problem.code())
    };
    read(text.into()).map_or_else(|flaws| flaws.into_iter().map(said).collect(), |_| Vec::new())
}

#[test]
fn the_nearest_to_an_organization_counts_the_most() {
    let usual = Thresholds::default();
    let all = ruling("other", &[]);
    assert_eq!(all.thresholds.dormant, 180);
    assert_eq!((all.thresholds.stale, all.thresholds.quiet), (180, usual.quiet), "what is not said is usual");
    assert_eq!(all.thresholds.domains, ["ville.fr"]);
    assert_eq!(all.owner.as_deref(), Some("Direction du numérique"));
    assert_eq!(weighs(&all, "seen-lately"), Some(Severity::Warning));
    assert_eq!(weighs(&all, "logo-given"), None, "off");

    for group in [ruling("other", &["local-authority"]), ruling("6514a6f2c3b1d2e4f5a6b7c8", &[])] {
        assert_eq!((group.thresholds.dormant, group.thresholds.max_admins), (730, 3));
        assert_eq!(group.thresholds.domains, ["ville.fr"], "of all");
        assert_eq!(group.owner.as_deref(), Some("Pôle mairies"));
    }

    let own = ruling("mairie-a", &["certified"]);
    assert_eq!((own.thresholds.dormant, own.thresholds.max_admins), (90, 3));
    assert!(own.thresholds.domains.is_empty(), "an empty list is said, too");
    assert_eq!(own.owner.as_deref(), Some("mairie-a@ville.fr"));
    assert_eq!(weighs(&own, "seen-lately"), Some(Severity::Note));
    assert_eq!(weighs(&own, "logo-given"), Some(Severity::Error), "a group asks what all do not");
}

#[test]
fn an_organization_that_was_not_found_is_nobody_s() {
    let mut policy = policy();
    policy.named_mut().for_each(|named| named.id = None);
    let name = OrganizationName { id: "mairie-a".into(), slug: "mairie-a".into(), name: "A".into() };
    assert_eq!(policy.ruling(&name, &[]), policy.for_all());
    assert_eq!(policy.twice(), None);
}

#[test]
fn one_organization_in_two_tables_is_told() {
    let mut policy = read("[organization.a]\n[organization.b]\n[organization.c]".into()).expect("a policy");
    let ids = ["1", "2", "1"];
    policy.named_mut().zip(ids).for_each(|(named, id)| named.id = Some(id.to_owned()));
    let twice = policy.twice().map(|(named, line)| (named.text.as_str(), named.line, line));
    assert_eq!(twice, Some(("c", 3, 1)));
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    for (text, wanted) in [
        ("formatt = 1", "1:1 unknown_key"),
        ("format = 2", "1:1 format"),
        ("registers = \"oui\"", "1:13 kind"),
        ("[thresholds]\nregisters = true", "2:1 unknown_key"),
        ("[thresholds]\ndormants = \"30d\"", "2:1 unknown_key"),
        ("[thresholds]\ndormant = 30", "2:11 bad_days"),
        ("[thresholds]\ndormant = \"48h\"", "2:11 bad_days"),
        ("[thresholds]\nmax_admins = 0", "2:14 bad_count"),
        ("[thresholds]\nmax_admins = \"3\"", "2:14 kind"),
        ("[thresholds]\ndomains = [\"ville.fr\",\n  \"a@ville.fr\"]", "3:3 bad_domain"),
        ("[severity]\nseen-latly = \"off\"", "2:1 unknown_rule"),
        ("[severity]\nseen-lately = \"worning\"", "2:15 unknown_severity"),
        ("[severity]\nseen-lately = 1", "2:15 kind"),
        ("[[group]]\nowner = \"x\"", "1:1 no_organizations"),
        ("[[group]]\nbadges = [\"certified\"]\nrules = 1", "3:1 unknown_key"),
        ("[[group]]\norganizations = [\"\"]\nbadges = [\"x\"]", "2:18 missing"),
        ("[organization.\"ca***@ville.fr\"]\nowner = \"x\"", "1:15 masked"),
        ("[organization.a]\nowner = \" \"", "2:9 missing"),
        ("[organization.a]\nseverities = {}", "2:1 unknown_key"),
        ("[organization]\na = 1", "2:5 kind"),
        ("[thresholds\n", "1:12 syntax"),
    ] {
        assert_eq!(flaws(text), [wanted], "{text}");
    }
    assert_eq!(flaws("x = 1\n[thresholds]\nkey = 3").len(), 2, "all at once");
    assert_eq!(flaws(""), [""; 0], "a policy may say nothing yet");
}

#[test]
fn the_word_that_is_meant_is_proposed() {
    let near = |text: &str| format!("{:?}", read(text.into()).map_err(|flaws| flaws[0].problem.clone()));
    assert!(near("[treshold]").contains("Some(\"thresholds\")"));
    assert!(near("[severity]\nseen-latly = \"off\"").contains("Some(\"seen-lately\")"));
    assert!(near("[severity]\nseen-lately = \"erreurs\"").contains("Some(\"erreur\")"));
}

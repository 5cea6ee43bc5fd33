//! The routes of the newest udata, of which `crates/client/src/rights_tests.rs` decides.

use std::collections::BTreeSet;

use serde_json::Value;

const METHODS: [&str; 5] = ["delete", "get", "patch", "post", "put"];

#[test]
fn the_list_of_routes_is_that_of_the_newest_udata() {
    let world = world!();
    where_it_can!(world.portal.can.version == "17.18.0" && !world.portal.can.is_sandbox);
    let listed = std::fs::read_to_string("tests/portals/routes.txt").unwrap();
    let listed: BTreeSet<String> = listed.lines().map(str::to_owned).collect();
    let mut found = BTreeSet::new();
    for version in [1, 2] {
        let told = world.portal.api("GET", &format!("/api/{version}/swagger.json"), None, None).json();
        for (path, described) in told["paths"].as_object().unwrap() {
            let has = |method: &&str| !matches!(described[*method], Value::Null);
            let methods: Vec<_> = METHODS.into_iter().filter(has).collect();
            found.insert(
                [format!("/api/{version}{path}").as_str()]
                    .into_iter()
                    .chain(methods)
                    .collect::<Vec<_>>()
                    .join(" "),
            );
        }
    }
    let (new, gone): (Vec<_>, Vec<_>) =
        (found.difference(&listed).collect(), listed.difference(&found).collect());
    assert!(new.is_empty() && gone.is_empty(), "run tests/portals/routes: new {new:#?}, gone {gone:#?}");
}

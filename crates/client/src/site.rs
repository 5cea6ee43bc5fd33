//! Which portal is at an address, as far as it is known beforehand.

use reqwest::Url;

/// A portal that has a name of its own here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deployment {
    /// A portal where what is written is real.
    Production,
    /// A portal for trying things.
    Trial,
    Other,
}

/// The sandbox inside this process. No port: it is found where [`Transport::At`](super::Transport::At) says.
const SANDBOX: &str = "http://sandbox.localhost/";

const KNOWN: [(&str, &str, Deployment); 4] = [
    ("data.gouv.fr", "https://www.data.gouv.fr/", Deployment::Production),
    ("demo", "https://demo.data.gouv.fr/", Deployment::Trial),
    ("dev", "https://dev.data.gouv.fr/", Deployment::Trial),
    ("sandbox", SANDBOX, Deployment::Trial),
];

/// Sites beside a portal that have no accounts of their own.
const WITHOUT_ACCOUNTS: [(&str, &str); 2] =
    [("transport.data.gouv.fr", "data.gouv.fr"), ("publier.etalab.studio", "data.gouv.fr")];

/// The portal that has the accounts and organizations of a site which is none itself.
pub fn portal_of_accounts(site: &Url) -> Option<&'static str> {
    let host = site.host_str()?.trim_end_matches('.');
    WITHOUT_ACCOUNTS.iter().find(|(without, _)| *without == host).map(|(_, portal)| *portal)
}

/// The address of a portal that has a name: `data.gouv.fr`, `demo`, `dev`, `sandbox`.
pub fn known_site(name: &str) -> Option<Url> {
    let (_, address, _) = KNOWN.iter().find(|(known, _, _)| known.eq_ignore_ascii_case(name))?;
    Url::parse(address).ok()
}

/// The portals that have a name, with their addresses.
pub fn known_sites() -> impl Iterator<Item = (&'static str, &'static str)> {
    let is_there = |address: &str| cfg!(feature = "sandbox") || address != SANDBOX;
    KNOWN.iter().map(|(name, address, _)| (*name, *address)).filter(move |(_, address)| is_there(address))
}

/// A short name for a portal: its own, or its host with a port that is not the usual one.
pub fn site_name(site: &Url) -> String {
    let known = KNOWN.iter().find(|(_, address, _)| *address == site.as_str());
    let host = || match (site.host_str().unwrap_or_default(), site.port()) {
        (host, Some(port)) => format!("{host}:{port}"),
        (host, None) => host.to_owned(),
    };
    known.map_or_else(host, |(name, _, _)| (*name).to_owned())
}

/// The metrics service of a portal, where it is known to have one: that of data.gouv.fr counts production only.
pub fn metrics_service(site: &Url) -> Option<Url> {
    let address = match deployment(site) {
        Deployment::Production => "https://metric-api.data.gouv.fr/api/",
        _ if is_sandbox(site) => "http://sandbox.localhost/metrics/api/",
        _ => return None,
    };
    Url::parse(address).ok()
}

/// The search of the French register of companies and public bodies; the sandbox plays it for itself.
pub fn register_service(site: &Url) -> Option<Url> {
    let official = "https://recherche-entreprises.api.gouv.fr/";
    Url::parse(if is_sandbox(site) { "http://sandbox.localhost/register/" } else { official }).ok()
}

/// Tells what kind of portal is at an address.
pub fn deployment(site: &Url) -> Deployment {
    KNOWN
        .iter()
        .find(|(_, address, _)| *address == site.as_str())
        .map_or(Deployment::Other, |(_, _, kind)| *kind)
}

/// True for the sandbox inside this process.
pub fn is_sandbox(site: &Url) -> bool {
    site.as_str() == SANDBOX
}

/// True for a portal on this machine, by its name: no proxy of the environment is asked to call it.
pub fn is_local(site: &Url) -> bool {
    matches!(site.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"))
}

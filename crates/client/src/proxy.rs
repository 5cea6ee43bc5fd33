//! A proxy on the way to a portal: how its address is written, and which hosts go around it.

use std::fmt;
use std::net::{IpAddr, SocketAddr};

use reqwest::Url;

/// How a portal is reached.
#[derive(Clone, Debug)]
pub enum Transport {
    /// As the system's own settings say, where it has some (macOS, Windows).
    System,
    Direct,
    Through(Proxy),
    /// At this address on this machine, whatever the portal is called.
    At(SocketAddr),
}

/// A proxy. Its name and password are never shown.
#[derive(Clone)]
pub struct Proxy {
    pub(super) url: Url,
    /// The flag or the variable that names it.
    pub named_by: &'static str,
}

impl Proxy {
    /// Reads `http://host:port` or `https://host:port`, with `name:password@` in front of the host where the proxy wants
    /// one; `host:port` alone is http. `None` for anything else: it must not be taken for no proxy at all.
    pub fn parse(text: &str, named_by: &'static str) -> Option<Self> {
        let text = text.trim();
        let address = if text.contains("://") { text.to_owned() } else { format!("http://{text}") };
        let url = Url::parse(&address).ok()?;
        let only_a_host = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        // The library below leaves out an address that it cannot read, and calls directly.
        let is_plain = |character: char| character.is_ascii_alphanumeric() || "-._[:]".contains(character);
        let has_host = url.host_str().is_some_and(|host| !host.is_empty() && host.chars().all(is_plain));
        let fine = matches!(url.scheme(), "http" | "https") && has_host && only_a_host;
        fine.then_some(Self { url, named_by })
    }

    /// True where the proxy's address holds a password.
    pub fn has_password(&self) -> bool {
        self.url.password().is_some()
    }

    /// True where the proxy's address holds a name to sign in with.
    pub fn has_name(&self) -> bool {
        !self.url.username().is_empty()
    }
}

/// Writes the proxy's address without name and password.
impl fmt::Display for Proxy {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}://{}", self.url.scheme(), self.url.host_str().unwrap_or_default())?;
        self.url.port_or_known_default().map_or(Ok(()), |port| write!(formatter, ":{port}"))
    }
}

impl fmt::Debug for Proxy {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{self} ({})", self.named_by)
    }
}

/// True where a list such as `NO_PROXY` holds names the host of a portal: hosts, which stand for the hosts below them
/// too (`gouv.fr`, `.gouv.fr`, `*.gouv.fr`), addresses, networks (`10.0.0.0/8`), `*` for every host, each with a port
/// or for all ports.
pub fn goes_around(exceptions: &str, site: &Url) -> bool {
    let entries = exceptions.split(|character: char| character == ',' || character.is_whitespace());
    entries.filter(|entry| !entry.is_empty()).any(|entry| covers(entry, site))
}

fn covers(entry: &str, site: &Url) -> bool {
    let host = site.host_str().unwrap_or_default().trim_matches(['[', ']']);
    let (entry, port) = match entry.rsplit_once(':') {
        Some((name, port)) if !name.contains(':') || name.ends_with(']') => (name, port.parse::<u16>().ok()),
        _ => (entry, None),
    };
    if port.is_some() && port != site.port_or_known_default() {
        return false;
    }
    let entry = entry.trim_matches(['[', ']']);
    if let Ok(host) = host.parse::<IpAddr>() {
        let (network, length) = entry.split_once('/').unwrap_or((entry, ""));
        return entry == "*" || network.parse().is_ok_and(|network| is_within(host, network, length));
    }
    let name = entry.trim_start_matches('*').trim_matches('.').to_lowercase();
    entry == "*"
        || (!name.is_empty()
            && host.strip_suffix(&name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
}

/// True for an address of a network; without a length the network is that one address.
fn is_within(host: IpAddr, network: IpAddr, length: &str) -> bool {
    let (host, network, bits) = match (host, network) {
        (IpAddr::V4(host), IpAddr::V4(network)) => (host.to_bits().into(), network.to_bits().into(), 32),
        (IpAddr::V6(host), IpAddr::V6(network)) => (host.to_bits(), network.to_bits(), 128),
        _ => return false,
    };
    let length = if length.is_empty() { Ok(bits) } else { length.parse::<u32>() };
    let differs: u128 = host ^ network;
    length.is_ok_and(|length| length <= bits && differs.checked_shr(bits - length).unwrap_or(0) == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_or_refused_and_its_password_not_shown() {
        let shown = |text| Proxy::parse(text, "HTTPS_PROXY").map(|proxy| proxy.to_string());
        assert_eq!(shown("http://proxy.example:3128/").as_deref(), Some("http://proxy.example:3128"));
        assert_eq!(shown(" proxy.example:3128").as_deref(), Some("http://proxy.example:3128"));
        assert_eq!(shown("https://[::1]").as_deref(), Some("https://[::1]:443"));
        assert_eq!(shown("http://jeanne:p@ss@proxy:8080").as_deref(), Some("http://proxy:8080"));
        let proxy = Proxy::parse("http://jeanne:secret@proxy:8080", "HTTPS_PROXY");
        assert_eq!(format!("{proxy:?}"), "Some(http://proxy:8080 (HTTPS_PROXY))");
        for wrong in [
            "http://",
            "://proxy:3128",
            "http:/proxy:3128",
            "http//proxy:3128",
            "http://proxy:port",
            "http://jeanne:p#ss@proxy:3128",
            "http://jeanne:1/2@proxy:3128",
            "http://proxy two:3128",
            "socks5://proxy:1080",
            "http://proxy:3128/path",
            "http://${PROXY}:3128",
            "{",
        ] {
            assert_eq!(shown(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_list_of_exceptions_is_read_as_other_tools_read_it() {
        let around = |list: &str, site: &str| Url::parse(site).is_ok_and(|site| goes_around(list, &site));
        let site = "https://www.data.gouv.fr/";
        for list in ["*", "data.gouv.fr", "a.fr, .Gouv.fr", "a.fr *.gouv.fr", "fr.", "www.data.gouv.fr:443"] {
            assert!(around(list, site), "{list}");
        }
        for list in
            ["", ",", ".", "a.gouv.fr", "ata.gouv.fr", "ww.data.gouv.fr", "data.gouv.fr:8443", "10.0.0.0/8"]
        {
            assert!(!around(list, site), "{list}");
        }
        for list in ["10.1.2.3", "10.0.0.0/8", "10.1.2.3:8443", "0.0.0.0/0"] {
            assert!(around(list, "https://10.1.2.3:8443/"), "{list}");
        }
        for list in ["10.1.2.4", "10.1.3.0/24", "10.1.2.3:443", "10.0.0.0/33", "10.0.0.0/x", "::/0"] {
            assert!(!around(list, "https://10.1.2.3:8443/"), "{list}");
        }
        assert!(around("[fd00::1]:443", "https://[fd00::1]/") && around("fd00::/8", "https://[fd00::1]/"));
        assert!(!around("fd00::2", "https://[fd00::1]/"));
    }
}

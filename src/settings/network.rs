//! The transport by which a portal is reached and whom to trust there: the flags, else the variables that curl and most
//! other tools heed too.

use std::path::{Path, PathBuf};

use reqwest::Url;

use super::environment::Environment;
use super::in_force::InForce;
use super::values;
use crate::failure::{Code, Failure};
use crate::flags::Globals;
use crate::messages::{Message, message};
use udata_client::{
    Authorities, Proxy, Transport, goes_around, is_local, is_sandbox, metrics_service, register_service,
};
use udatactl_core::text::shell::flagged;

/// The transport to a portal. Of a variable in both cases the lower one counts, as for curl; an empty one is no proxy.
/// A portal on this machine is called directly, whatever the environment says.
///
/// # Errors
/// A usage failure for a proxy that is named and can't be understood: the call must not go without it.
pub fn transport(flag: Option<&str>, environment: &Environment, site: &Url) -> Result<Transport, Failure> {
    // It is in this process: nothing is in between.
    if is_sandbox(site) {
        return Ok(Transport::Direct);
    }
    if let Some(text) = flag {
        let proxy = proxy(text, "--proxy")?;
        if proxy.has_password() {
            let message = Message::new("failure-proxy-password-shown");
            return Err(Failure::new(Code::ProxyPassword, message).hint(Message::new("hint-proxy-password")));
        }
        return Ok(Transport::Through(proxy));
    }
    let set = |names: [&'static str; 2]| {
        names.into_iter().find_map(|name| environment.get(name).map(|value| (name, value)))
    };
    let around = set(["no_proxy", "NO_PROXY"]).is_some_and(|(_, list)| goes_around(&list, site));
    if is_local(site) || around {
        return Ok(Transport::Direct);
    }
    let own =
        if site.scheme() == "https" { ["https_proxy", "HTTPS_PROXY"] } else { ["http_proxy", "HTTP_PROXY"] };
    match set(own).or_else(|| set(["all_proxy", "ALL_PROXY"])) {
        Some((name, text)) => proxy(&text, name).map(Transport::Through),
        None => Ok(Transport::System),
    }
}

/// The address of a service, and the transport there.
pub type ServiceAddress = (Url, Result<Transport, Failure>);

/// The address of a portal's figures by month, and the transport there: as the environment says, or as is known.
///
/// # Errors
/// A usage failure for an address that is none.
pub fn metrics(
    flag: Option<&str>,
    environment: &Environment,
    site: &Url,
) -> Result<Option<ServiceAddress>, Failure> {
    const NAME: &str = "UDATACTL_METRICS_URL";
    let named = environment.get(NAME).map(|text| values::service(NAME, &text)).transpose()?;
    Ok(named.or_else(|| metrics_service(site)).map(|address| {
        let transport = transport(flag, environment, &address);
        (address, transport)
    }))
}

/// The address of the French register of companies, and the transport there: as the settings say, else the
/// official one.
///
/// # Errors
/// A usage failure for an address that is none.
pub fn register(
    flag: Option<&str>,
    environment: &Environment,
    in_force: &InForce,
    site: &Url,
) -> Result<ServiceAddress, Failure> {
    let named = in_force.read("register", values::service)?;
    let address = named.or_else(|| register_service(site));
    let address = address.ok_or_else(|| super::refused::bad_value("register", ""))?;
    let transport = transport(flag, environment, &address);
    Ok((address, transport))
}

fn proxy(text: &str, named_by: &'static str) -> Result<Proxy, Failure> {
    // The text that was typed is not repeated: it may hold a password.
    Proxy::parse(text, named_by).ok_or_else(|| {
        let message = message!("failure-proxy-malformed", name = named_by);
        Failure::new(Code::BadProxy, message).hint(Message::new("hint-proxy-form"))
    })
}

/// Whom to trust: `--cacert` besides the others, `SSL_CERT_FILE` and `SSL_CERT_DIR` instead of the system's.
pub fn authorities(flag: Option<&Path>, environment: &Environment) -> Vec<Authorities> {
    let besides =
        flag.map(|path| Authorities { path: path.to_owned(), named_by: "--cacert", instead: false });
    let instead = |named_by: &'static str, path: PathBuf| Authorities { path, named_by, instead: true };
    let file = environment.get("SSL_CERT_FILE").map(|path| instead("SSL_CERT_FILE", path.into()));
    let directories = environment.get("SSL_CERT_DIR").unwrap_or_default();
    let directories = std::env::split_paths(&directories).filter(|path| !path.as_os_str().is_empty());
    let directories = directories.map(|path| instead("SSL_CERT_DIR", path));
    besides.into_iter().chain(file).chain(directories).collect()
}

/// The flags that choose the portal, as a command in a sentence repeats them.
pub fn where_flags(globals: &Globals) -> String {
    let given = [("-s", &globals.site), ("-P", &globals.profile)].into_iter();
    let shown = |(flag, value): (&str, &Option<String>)| Some(format!(" {}", flagged(flag, value.as_ref()?)));
    given.filter_map(shown).collect()
}

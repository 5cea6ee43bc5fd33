//! The transport by which a portal is reached and whom to trust there: the flags, else the variables that curl and most
//! other tools heed too.

use std::path::{Path, PathBuf};

use reqwest::Url;

use super::environment::Environment;
use crate::failure::{Code, Failure};
use crate::flags::Globals;
use crate::messages::{Message, message};
use crate::profiles::Profile;
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
    let named = named_service("UDATACTL_METRICS_URL", environment, None)?;
    Ok(named.or_else(|| metrics_service(site)).map(|address| {
        let transport = transport(flag, environment, &address);
        (address, transport)
    }))
}

/// The address of the French register of companies, and the transport there: as the environment says, else the profile, else
/// the official one.
///
/// # Errors
/// A usage failure for an address that is none.
pub fn register(
    flag: Option<&str>,
    environment: &Environment,
    profile: Option<&Profile>,
    site: &Url,
) -> Result<ServiceAddress, Failure> {
    const NAME: &str = "UDATACTL_REGISTER_URL";
    let own = profile.and_then(|profile| profile.register.clone());
    let named = named_service(NAME, environment, own)?;
    let address = named.or_else(|| register_service(site));
    let address = address.ok_or_else(|| super::refused::bad_value(NAME, ""))?;
    let transport = transport(flag, environment, &address);
    Ok((address, transport))
}

/// The address of a service that the environment names, else a profile.
fn named_service(
    name: &'static str,
    environment: &Environment,
    of_profile: Option<String>,
) -> Result<Option<Url>, Failure> {
    let is_one = |url: &Url| matches!(url.scheme(), "http" | "https") && url.password().is_none();
    let Some(text) = environment.get(name).or(of_profile) else { return Ok(None) };
    match Url::parse(&text).ok().filter(is_one) {
        Some(address) => Ok(Some(address)),
        None => Err(super::refused::bad_value(name, &text)),
    }
}

fn proxy(text: &str, named_by: &'static str) -> Result<Proxy, Failure> {
    // The text that was typed is not repeated: it may hold a password.
    Proxy::parse(text, named_by).ok_or_else(|| {
        let message = message!("failure-proxy-malformed", name = named_by);
        Failure::new(Code::BadProxy, message).hint(Message::new("hint-proxy-form"))
    })
}

/// The support desk that the environment names, else the profile.
///
/// # Errors
/// A usage failure for what is no address, or one to which a person's message would travel in clear.
pub fn support(environment: &Environment, profile: Option<&Profile>) -> Result<Option<Url>, Failure> {
    let named = environment.get("UDATACTL_SUPPORT_URL");
    let own = || profile.and_then(|profile| profile.support.clone());
    let Some(text) = named.or_else(own) else { return Ok(None) };
    match Url::parse(&text) {
        Ok(url) if url.scheme() == "https" || url.scheme() == "http" && is_local(&url) => Ok(Some(url)),
        _ => Err(Failure::new(Code::BadSupportUrl, message!("failure-support-url", value = text))),
    }
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

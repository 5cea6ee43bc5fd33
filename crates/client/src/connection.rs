//! The connection to a portal: its transport, whose certificates it trusts, and why it could not be made.

use std::time::Duration;

use reqwest::blocking::Client;
use reqwest::header::{ACCEPT, HeaderMap, HeaderValue};
use rustls::CertificateError;

use super::connection_failure::{ConnectionFailure, root_cause};
use super::error::{Error, Flaw, ProxyFailure, Result};
use super::options::Options;
use super::proxy::Transport;
use super::site::is_local;

/// Sets the connection up; nothing is sent yet.
///
/// # Errors
/// A key that would travel in clear, and files of authorities that can't be used.
pub(super) fn open(options: &Options) -> Result<Client> {
    let is_clear = options.site.scheme() != "https";
    // A proxy elsewhere would see what is sent to a portal on this machine.
    let stays_here = match &options.transport {
        Transport::Through(proxy) => is_local(&options.site) && is_local(&proxy.url),
        Transport::At(address) => address.ip().is_loopback(),
        Transport::System | Transport::Direct => is_local(&options.site),
    };
    if options.key.is_some() && is_clear && !stays_here {
        return Err(Error::InClear { site: options.site.to_string() });
    }
    // The other provider takes ten times as long to start. A second installation changes nothing.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut headers = HeaderMap::new();
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    let mut builder = Client::builder()
        .default_headers(headers)
        .user_agent(options.agent)
        .connect_timeout(options.timeout.min(Duration::from_secs(10)))
        .timeout(options.timeout)
        .redirect(reqwest::redirect::Policy::none())
        .referer(false);
    let mut is_encrypted = !is_clear;
    match &options.transport {
        Transport::System => {}
        Transport::Direct => builder = builder.no_proxy(),
        Transport::At(address) => {
            builder = builder.no_proxy().resolve(options.site.host_str().unwrap_or_default(), *address);
        }
        Transport::Through(proxy) => {
            is_encrypted |= proxy.url.scheme() == "https";
            let proxy = reqwest::Proxy::all(proxy.url.clone());
            builder = builder.proxy(proxy.map_err(|cause| Error::Setup(root_cause(&cause)))?);
        }
    }
    let (mut instead, mut besides) = (Vec::new(), Vec::new());
    // Reading authorities takes milliseconds that an http portal does not need.
    for authorities in options.authorities.iter().filter(|_| is_encrypted) {
        let list = if authorities.instead { &mut instead } else { &mut besides };
        list.append(&mut authorities.load()?);
    }
    if !is_encrypted {
        builder = builder.tls_certs_only([]);
    } else if !instead.is_empty() {
        instead.append(&mut besides);
        builder = builder.tls_certs_only(instead);
    } else if !besides.is_empty() {
        builder = builder.tls_certs_merge(besides);
    }
    builder.build().map_err(|cause| match tls_error(&cause) {
        Some(_) => Error::NoAuthorities,
        None => Error::Setup(root_cause(&cause)),
    })
}

/// Explains why a call did not reach the portal, or why its answer did not come.
pub(super) fn explain(options: &Options, error: &reqwest::Error) -> Error {
    let host = options.site.host_str().unwrap_or_default().to_owned();
    if error.is_builder() {
        return Error::Setup(root_cause(error));
    }
    if error.is_timeout() && !error.is_connect() {
        return too_slow(options);
    }
    if let Some(rustls::Error::InvalidCertificate(error)) = tls_error(error) {
        return Error::Untrusted { host, flaw: flaw(error) };
    }
    match &options.transport {
        Transport::Through(proxy) if error.is_connect() => {
            Error::Proxy { proxy: Box::new(proxy.clone()), host, why: detour(error) }
        }
        _ => Error::Unreachable { host, cause: ConnectionFailure::of(error) },
    }
}

/// Gives the error of an answer that did not come, or not whole, in the time it had.
pub(super) fn too_slow(options: &Options) -> Error {
    let host = options.site.host_str().unwrap_or_default().to_owned();
    Error::TooSlow { host, seconds: options.timeout.as_secs() }
}

/// Finds how a proxy failed; hyper-util's `TunnelError` is not part of what reqwest shows, only its words are.
fn detour(error: &reqwest::Error) -> ProxyFailure {
    let said = causes(error).map(ToString::to_string).find(|text| text.starts_with("tunnel error: "));
    match said.as_deref() {
        Some("tunnel error: proxy authorization required") => ProxyFailure::WantsPassword,
        Some("tunnel error: failed to create underlying connection") | None => {
            ProxyFailure::Unreachable(ConnectionFailure::of(error))
        }
        Some("tunnel error: io error establishing tunnel") => {
            ProxyFailure::Unreachable(ConnectionFailure::of(error))
        }
        Some(_) => ProxyFailure::Refuses,
    }
}

fn flaw(error: &CertificateError) -> Flaw {
    match error {
        // A bad signature: an authority of that name is trusted, and another of the same name has signed.
        CertificateError::UnknownIssuer | CertificateError::BadSignature => Flaw::UnknownAuthority,
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => Flaw::Expired,
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => Flaw::NotValidYet,
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            Flaw::OtherName
        }
        other => Flaw::Other(other.to_string()),
    }
}

/// Gives an error and what caused it, outermost first; the standard library's own wrapper hides what it holds.
fn causes<'a>(error: &'a reqwest::Error) -> impl Iterator<Item = &'a (dyn std::error::Error + 'static)> {
    let first: &'a (dyn std::error::Error + 'static) = error;
    std::iter::successors(Some(first), |cause| {
        let held = cause.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        held.map(|held| held as &(dyn std::error::Error + 'static)).or_else(|| cause.source())
    })
}

fn tls_error(error: &reqwest::Error) -> Option<&rustls::Error> {
    causes(error).find_map(|cause| cause.downcast_ref())
}

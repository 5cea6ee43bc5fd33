//! The way to the portal: the proxy, and whose certificates are trusted.

use super::finding::Finding;
use crate::context::Context;
use crate::messages::{Message, message};
use udata_client::{Transport, is_sandbox};
use udatactl_core::text::shell::Command;

/// The proxy and the authorities in force.
pub fn findings(context: &Context) -> Vec<Finding> {
    let mut findings = vec![proxy(context)];
    findings.extend(authorities(context));
    findings
}

fn proxy(context: &Context) -> Finding {
    let site = &context.settings.site;
    match &context.settings.transport {
        _ if is_sandbox(site) => Finding::good("proxy", Message::new("doctor-in-this-process")),
        Err(failure) => Finding::failing("proxy", failure.clone()),
        Ok(Transport::Through(proxy)) => {
            let (address, name) = (proxy.to_string(), proxy.named_by);
            let said = message!("doctor-proxy", proxy = &address, name = name);
            Finding::good("proxy", said).value(address).source(name)
        }
        Ok(Transport::System) if cfg!(any(windows, target_os = "macos")) => {
            Finding::good("proxy", Message::new("doctor-proxy-of-system"))
        }
        Ok(_) => Finding::good("proxy", Message::new("doctor-no-proxy")),
    }
}

fn authorities(context: &Context) -> Vec<Finding> {
    let settings = &context.settings;
    if settings.site.scheme() != "https" {
        return vec![Finding::good("authorities", Message::new("doctor-no-certificates"))];
    }
    if settings.authorities.is_empty() {
        return vec![Finding::good("authorities", Message::new("doctor-authorities-of-system"))];
    }
    let named = settings.authorities.iter().map(|authorities| {
        let (path, name) = (authorities.path.display().to_string(), authorities.named_by);
        let key =
            if authorities.instead { "doctor-authorities-instead" } else { "doctor-authorities-besides" };
        match authorities.check() {
            Ok(()) => Finding::good("authorities", message!(key, path = &path, name = name)),
            Err(error) => {
                let failing = Finding::failing("authorities", crate::failure::portal_failure(&error));
                if name.starts_with("--") {
                    failing
                } else {
                    failing.mended_by(Command::of_another_program("unset {}", &[name]))
                }
            }
        }
        .value(path)
        .source(name)
    });
    named.collect()
}

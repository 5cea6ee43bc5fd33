//! Failures between us and the portal, worded: proxies, certificates, authorities.

use std::path::Path;

use crate::failure::code::Code;
use crate::failure::value::Failure;
use crate::messages::{Message, Value, message};
use udata_client::{ConnectionFailure, Flaw, Proxy, ProxyFailure, Unusable};

/// A proxy that does not lead to the portal.
pub fn proxy(proxy: &Proxy, host: &str, why: &ProxyFailure) -> Failure {
    let address = proxy.to_string();
    let (code, message) = match why {
        ProxyFailure::Unreachable(cause) => (
            Code::ProxyUnreachable,
            message!("failure-proxy-unreachable", proxy = address, cause = loss(cause)),
        ),
        ProxyFailure::WantsPassword if proxy.has_name() => {
            (Code::ProxySignIn, message!("failure-proxy-wrong-password", proxy = address))
        }
        ProxyFailure::WantsPassword => {
            (Code::ProxySignIn, message!("failure-proxy-wants-password", proxy = address))
        }
        // Of the proxy's answer only that it is no yes is known: a wrong password may be another status than 407.
        ProxyFailure::Refuses if proxy.has_name() => {
            (Code::ProxyRefuses, message!("failure-proxy-refuses-us", proxy = address, host = host))
        }
        ProxyFailure::Refuses => {
            (Code::ProxyRefuses, message!("failure-proxy-refuses", proxy = address, host = host))
        }
    };
    let mut failure = Failure::new(code, message);
    if !matches!(why, ProxyFailure::Unreachable(_))
        && (proxy.has_name() || *why == ProxyFailure::WantsPassword)
    {
        failure = failure.hint(Message::new("hint-proxy-password"));
    }
    if *why != ProxyFailure::WantsPassword && !proxy.named_by.starts_with("--") {
        let around = format!("NO_PROXY={host}");
        failure = failure.hint(message!("hint-proxy-named", name = proxy.named_by, exception = around));
    }
    failure
}

/// A certificate that is not trusted.
pub fn untrusted(host: &str, flaw: &Flaw) -> Failure {
    let (message, hint) = match flaw {
        Flaw::UnknownAuthority => ("failure-unknown-authority", "hint-authorities"),
        Flaw::Expired => ("failure-certificate-expired", "hint-check-clock"),
        Flaw::NotValidYet => ("failure-certificate-not-yet", "hint-check-clock"),
        Flaw::OtherName => ("failure-certificate-other-name", "hint-check-site"),
        Flaw::Other(_) => ("failure-certificate-other", "hint-authorities"),
    };
    let message = Message::new(message).with("host", host);
    let message = match flaw {
        Flaw::Other(cause) => message.with("cause", cause),
        _ => message,
    };
    Failure::new(Code::UntrustedCertificate, message).hint(Message::new(hint))
}

/// A file of authorities that can't be used.
pub fn authorities(named_by: &str, path: &Path, why: &Unusable) -> Failure {
    let path = path.display().to_string();
    let message = match why {
        Unusable::Unreadable(kind) => {
            let cause = std::io::Error::from(*kind);
            message!("failure-authorities-unreadable", name = named_by, path = path, cause = &cause)
        }
        Unusable::NoCertificate => message!("failure-authorities-none", name = named_by, path = path),
    };
    Failure::new(Code::BadAuthorities, message).hint(Message::new("hint-pem"))
}

/// How a connection failed, in words.
pub fn loss(loss: &ConnectionFailure) -> Value {
    match loss {
        ConnectionFailure::TimedOut => Message::new("loss-timed-out").into(),
        ConnectionFailure::Cut => Message::new("loss-cut").into(),
        ConnectionFailure::Refused => Message::new("loss-refused").into(),
        ConnectionFailure::UnknownHost => Message::new("loss-unknown-host").into(),
        ConnectionFailure::Other(cause) => cause.into(),
    }
}

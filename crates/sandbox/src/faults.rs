//! Faults on request: `429 retry-after=2 times=3 POST organizations/*/member/`, a rule of what goes wrong, how often,
//! and on which requests.

use std::time::Duration;

use super::answer::{Answer, Body};
use super::refusal::Refusal;

/// A rule of what goes wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    kind: Kind,
    retry_after: Option<u32>,
    /// How many requests the rule still meets; without end where there is none.
    left: Option<u32>,
    /// Whatever the method where there is none.
    method: Option<String>,
    /// The parts of the path below `/api/1/`, `*` for any one; every path where there is none.
    path: Option<Vec<String>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Status(u16),
    /// A page where JSON is due.
    Page,
    Slow(Duration),
    Cut,
    Lost,
}

/// The effect of a rule on a request that it meets.
#[derive(Clone, Debug, PartialEq)]
pub enum FaultEffect {
    /// The request is answered so, and nothing is done.
    Instead(Answer),
    /// The request is answered so much later.
    Later(Duration),
    /// The request is done and answered, but the connection closes in the middle of the answer.
    Cut,
    /// The request is done, and the connection closes without an answer.
    Lost,
}

impl Fault {
    /// Reads a rule: what goes wrong, then `retry-after=S`, `times=N`, a method, and a path with `*` for any one part.
    ///
    /// # Errors
    /// The word that can't be read, or nothing of an empty rule.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut words = text.split_whitespace();
        let kind = words.next().unwrap_or_default();
        let kind = Kind::parse(kind).ok_or_else(|| kind.to_owned())?;
        let mut rule = Self { kind, retry_after: None, left: None, method: None, path: None };
        for word in words {
            let number = |value: &str| value.parse().map(Some).map_err(|_| word.to_owned());
            match word.split_once('=') {
                Some(("retry-after", value)) if matches!(kind, Kind::Status(_)) => {
                    rule.retry_after = number(value)?;
                }
                Some(("times", value)) => rule.left = number(value)?,
                None if METHODS.contains(&word) && rule.method.is_none() && rule.path.is_none() => {
                    rule.method = Some(word.to_owned());
                }
                None if rule.path.is_none() && is_path(word) => rule.path = Some(parts(word)),
                _ => return Err(word.to_owned()),
            }
        }
        Ok(rule)
    }

    /// Finds the rule's effect on a request, which counts as one of its times.
    pub fn meet(&mut self, method: &str, path: &[String]) -> Option<FaultEffect> {
        let is_on = self.method.as_deref().is_none_or(|own| own == method)
            && self.path.as_ref().is_none_or(|own| fits(own, path))
            && self.left != Some(0);
        if !is_on {
            return None;
        }
        self.left = self.left.map(|left| left - 1);
        Some(match self.kind {
            Kind::Status(status) => FaultEffect::Instead(self.refusal(status)),
            Kind::Page => FaultEffect::Instead(page(200, "Maintenance")),
            Kind::Slow(pause) => FaultEffect::Later(pause),
            Kind::Cut => FaultEffect::Cut,
            Kind::Lost => FaultEffect::Lost,
        })
    }

    fn refusal(&self, status: u16) -> Answer {
        let answer = match status {
            423 => refused(Refusal::read_only()),
            429 => refused(Refusal::message(429, "Too Many Requests")),
            503 => refused(Refusal::message(503, "Service Unavailable")),
            502 => page(502, "502 Bad Gateway"),
            _ => refused(Refusal::broken()),
        };
        match self.retry_after {
            Some(seconds) => answer.with("Retry-After", seconds.to_string()),
            None => answer,
        }
    }
}

const METHODS: [&str; 6] = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE"];

impl Kind {
    fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "423" | "429" | "500" | "502" | "503" => Self::Status(word.parse().ok()?),
            "200-html" => Self::Page,
            "cut" => Self::Cut,
            "lost" => Self::Lost,
            _ => {
                let time = word.strip_prefix("slow=")?;
                let (number, unit) = match time.strip_suffix("ms") {
                    Some(number) => (number, 1),
                    None => (time.strip_suffix('s')?, 1000),
                };
                Self::Slow(Duration::from_millis(u64::from(number.parse::<u32>().ok()?) * unit))
            }
        })
    }
}

/// A path has a slash or is one word of the API's: what begins with a digit or is in capitals is a mistake.
fn is_path(word: &str) -> bool {
    word == "*" || word.contains('/') || word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

fn parts(path: &str) -> Vec<String> {
    let path = path.trim_matches('/');
    path.strip_prefix("api/1/").unwrap_or(path).split('/').map(str::to_owned).collect()
}

fn fits(pattern: &[String], path: &[String]) -> bool {
    pattern.len() == path.len() && pattern.iter().zip(path).all(|(own, part)| own == "*" || own == part)
}

fn refused(refusal: Refusal) -> Answer {
    refusal.answer(super::generation::Generation::V17)
}

/// A page as proxies give one.
fn page(status: u16, title: &str) -> Answer {
    let text =
        format!("<html>\n<head><title>{title}</title></head>\n<body>\n<h1>{title}</h1>\n</body>\n</html>\n");
    Answer { status, body: Body::Html(text), headers: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn met(rule: &mut Fault, method: &str, path: &str) -> Option<u16> {
        match rule.meet(method, &parts(path))? {
            FaultEffect::Instead(answer) => Some(answer.status),
            _ => Some(0),
        }
    }

    #[test]
    fn a_rule_meets_the_calls_that_it_names_so_many_times() {
        let mut rule =
            Fault::parse("429 retry-after=2 times=2 POST organizations/*/member/").expect("a rule");
        assert_eq!(met(&mut rule, "GET", "organizations/a/member"), None);
        assert_eq!(met(&mut rule, "POST", "organizations/a/member/b"), None);
        assert_eq!(met(&mut rule, "POST", "organizations/a/membership"), None);
        let Some(FaultEffect::Instead(answer)) = rule.meet("POST", &parts("organizations/a/member")) else {
            panic!("not met")
        };
        assert_eq!(answer.headers, [("Retry-After", "2".to_owned())]);
        assert_eq!(met(&mut rule, "POST", "organizations/b/member"), Some(429));
        assert_eq!(met(&mut rule, "POST", "organizations/c/member"), None, "twice is enough");
    }

    #[test]
    fn a_rule_without_a_path_meets_every_call() {
        for kind in ["423", "500", "502", "503", "200-html", "cut", "lost", "slow=5s", "slow=20ms"] {
            let mut rule = Fault::parse(kind).expect(kind);
            assert!(rule.meet("PUT", &parts("organizations/a")).is_some(), "{kind}");
        }
        let slow = Fault::parse("slow=5s GET *").expect("a rule").meet("GET", &parts("me"));
        assert_eq!(slow, Some(FaultEffect::Later(Duration::from_secs(5))));
    }

    #[test]
    fn what_is_no_rule_is_named() {
        for (rule, wrong) in [
            ("", ""),
            ("418", "418"),
            ("429 times=x", "times=x"),
            ("429 GET me PUT", "PUT"),
            ("429 get/ me", "me"),
            ("429 PATCH me", "PATCH"),
            ("429 me GET", "GET"),
            ("429 retry-after=-1", "retry-after=-1"),
            ("cut retry-after=1", "retry-after=1"),
            ("slow=5", "slow=5"),
            ("500 colour=red", "colour=red"),
        ] {
            assert_eq!(Fault::parse(rule), Err(wrong.to_owned()), "{rule}");
        }
    }

    proptest! {
        #[test]
        fn reading_a_rule_never_fails_otherwise(text in "\\PC{0,40}") {
            if let Err(word) = Fault::parse(&text) {
                prop_assert!(text.contains(&word));
            }
        }

        #[test]
        fn it_meets_as_often_as_it_says(times in 0u32..50, calls in 0u32..80) {
            let mut rule = Fault::parse(&format!("500 times={times} GET me/")).expect("a rule");
            let met = (0..calls).filter(|_| met(&mut rule, "GET", "me").is_some()).count();
            prop_assert_eq!(met, usize::try_from(times.min(calls)).expect("small"));
        }
    }
}

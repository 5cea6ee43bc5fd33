//! How many requests a route takes in a while, as flask-limiter counts them in Portugal (`udata/api/limits.py` of
//! `amagovpt/udata-pt`): whoever sends them, since all come from one address here.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::answer::Answer;
use super::generation::Generation;
use super::refusal::Refusal;

const HOUR: Duration = Duration::from_hours(1);
const MINUTE: Duration = Duration::from_mins(1);
const PORTUGAL: u32 = 200;

/// Portugal's routes with a limit of their own, in a minute.
const OWN: [(&str, &str, u32); 4] = [
    ("GET", "me", 60),
    ("GET", "organizations", 300),
    ("GET", "organizations/{org}", 300),
    ("POST", "organizations", 2),
];

/// A route: its method and its pattern.
pub type Route = (&'static str, &'static str);

/// The requests of each route since it was asked first.
#[derive(Debug)]
pub struct Limits {
    generation: Generation,
    /// The limit of an hour for every route.
    asked: Option<u32>,
    counted: BTreeMap<Route, (Instant, u32)>,
}

impl Limits {
    pub fn new(generation: Generation, asked: Option<u32>) -> Self {
        Self { generation, asked, counted: BTreeMap::new() }
    }

    /// Counts a request; 429 without `Retry-After` where it is one too many.
    pub fn count(&mut self, route: Route, now: Instant) -> Option<Answer> {
        let (most, time, named) = self.limit(route)?;
        let (since, calls) = self.counted.entry(route).or_insert((now, 0));
        if now.saturating_duration_since(*since) >= time {
            (*since, *calls) = (now, 0);
        }
        *calls = calls.saturating_add(1);
        let refusal = || Refusal::message(429, &format!("{most} per 1 {named}")).answer(self.generation);
        (*calls > most).then(refusal)
    }

    fn limit(&self, (method, pattern): Route) -> Option<(u32, Duration, &'static str)> {
        match self.asked {
            Some(most) => Some((most, HOUR, "hour")),
            None if !self.generation.is_portugal() => None,
            None => match OWN.iter().find(|own| (own.0, own.1) == (method, pattern)) {
                Some((.., most)) => Some((*most, MINUTE, "minute")),
                None => Some((PORTUGAL, HOUR, "hour")),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const LIST: Route = ("GET", "organizations/{org}/membership");

    #[test]
    fn portugal_takes_two_hundred_calls_an_hour_on_each_route() {
        let mut limits = Limits::new(Generation::Portugal, None);
        let start = Instant::now();
        assert!((0..200).all(|_| limits.count(LIST, start).is_none()));
        let refused = Answer::json(429, json!({"message": "200 per 1 hour"}));
        assert_eq!(limits.count(LIST, start), Some(refused));
        assert_eq!(limits.count(("POST", LIST.1), start), None, "another route");
        assert_eq!(limits.count(LIST, start + HOUR), None, "an hour later");
    }

    #[test]
    fn some_routes_of_portugal_have_a_limit_of_their_own() {
        let mut limits = Limits::new(Generation::Portugal, None);
        let start = Instant::now();
        let refused = (0..70).filter_map(|_| limits.count(("GET", "me"), start)).collect::<Vec<_>>();
        assert_eq!(refused, vec![Answer::json(429, json!({"message": "60 per 1 minute"})); 10]);
        assert_eq!(limits.count(("GET", "me"), start + MINUTE), None);
    }

    #[test]
    fn others_have_no_limit_but_the_one_that_is_asked_for() {
        let start = Instant::now();
        let mut limits = Limits::new(Generation::V17, None);
        assert!((0..1000).all(|_| limits.count(LIST, start).is_none()));
        let mut limits = Limits::new(Generation::V17, Some(3));
        assert_eq!((0..10).filter(|_| limits.count(LIST, start).is_some()).count(), 7);
    }
}

//! Who waits for an answer of the administrators.

use super::Finding;

/// The days that a request may wait.
const LONGEST_WAIT: i64 = 30;

/// Somebody who asked to join, and how many days ago; `None` where the portal gives no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub name: String,
    pub days: Option<i64>,
}

/// No request is older than thirty days; nothing can be said by who may not see them.
pub fn answered(requests: Option<&[Waiting]>) -> Finding {
    let rule = "requests-answered";
    let Some(requests) = requests else { return Finding::unseen(rule, Vec::new()) };
    let late = requests.iter().filter(|request| request.days.is_some_and(|days| days > LONGEST_WAIT));
    Finding::against(rule, late.map(|request| request.name.clone()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::Verdict;

    #[test]
    fn a_request_may_wait_for_thirty_days() {
        let waiting = |days| vec![Waiting { name: "a".into(), days }];
        assert_eq!(answered(Some(&waiting(Some(30)))).verdict, Verdict::Good);
        assert_eq!(answered(Some(&waiting(Some(31)))).about, ["a"]);
        assert_eq!(answered(Some(&waiting(None))).verdict, Verdict::Good);
        assert_eq!(answered(None).verdict, Verdict::Unseen);
    }
}

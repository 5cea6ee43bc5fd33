//! Several hands on one organization: our own processes, foreign ones, and one that is killed.

mod few_calls;
mod foreign;
mod gate;
mod killed;
mod lost;
mod ours;

/// How often each race is run; `UDATACTL_TEST_RUNS=20` is what the project promises.
fn runs() -> usize {
    std::env::var("UDATACTL_TEST_RUNS")
        .map_or(1, |runs| runs.parse().expect("UDATACTL_TEST_RUNS is a number"))
}

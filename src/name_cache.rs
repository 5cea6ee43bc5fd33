//! The names that completion offers: what this account saw last, in private files below the cache directory.
//!
//! One file for each list, a name a line: how it can be typed, a tab, what it is called. Never an address of a
//! mailbox, a comment or a role. What can't be kept or read is not missed: nothing here fails.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use crate::profiles::Profile;
use udata_client::Me;
use udata_client::invitations::ReceivedInvitation;
use udata_client::people::Affiliation;
use udatactl_core::roster::{CurrentMembers, Person, Request};
use udatactl_core::text;
use udatactl_files::private;

/// How long a name may be offered that was not seen again.
const OLDEST: Duration = Duration::from_hours(720);
/// How long after a try to refresh a list it is not tried again.
const BETWEEN_TRIES: Duration = Duration::from_secs(15);
const MOST_NAMES: usize = 5_000;
const LARGEST_FILE: u64 = 2_000_000;
const LONGEST_NAME: usize = 60;
/// How many lists an account has at most: of more, those that were seen last.
const MOST_LISTS: usize = 1_000;
/// After so many new ones they are counted again.
const BETWEEN_COUNTS: usize = 500;

/// How many new lists this process has kept.
static NEW_LISTS: AtomicUsize = AtomicUsize::new(0);

/// A list of names; those of an organization by its slug.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum List {
    /// The organizations that I am a member of.
    Organizations,
    Members(String),
    /// The requests that wait for an answer.
    Requests(String),
    /// The invitations that wait for an answer.
    Invitations(String),
    /// The organizations that invite me.
    Inbox,
}

/// Something with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The spellings that can be typed, the usual one first.
    pub spellings: Vec<String>,
    pub called: String,
}

impl Name {
    /// The name of something, or `None` where nothing about it is fit to be typed: the words come from strangers.
    pub fn new(spellings: &[&str], called: &str) -> Option<Self> {
        let plain = |word: &&&str| {
            let safe = |character: char| character.is_ascii_alphanumeric() || "-_.".contains(character);
            !word.is_empty() && word.len() <= 200 && !word.starts_with('-') && word.chars().all(safe)
        };
        let spellings: Vec<String> = spellings.iter().filter(plain).map(ToString::to_string).collect();
        let called = if called.contains('@') { String::new() } else { text::clean(called) };
        (!spellings.is_empty()).then(|| Self { spellings, called: text::shorten(&called, LONGEST_NAME) })
    }

    fn of(person: &Person) -> Option<Self> {
        Self::new(&[&person.slug, &person.id], &person.name)
    }
}

/// The names that one account has seen on one portal.
#[derive(Clone, Debug)]
pub struct NameCache {
    directory: PathBuf,
}

impl NameCache {
    /// The names that the account of a profile has seen.
    pub fn of_profile(cache: &Path, profile: &Profile) -> Self {
        Self::new(cache, &profile.site, &format!("profile {}", profile.name))
    }

    /// The names that the account of a key without a profile has seen.
    pub fn of_key(cache: &Path, site: &str, key: &str) -> Self {
        Self::new(cache, site, &format!("key {key}"))
    }

    /// The names that everybody sees, without an account.
    pub fn of_nobody(cache: &Path, site: &str) -> Self {
        Self::new(cache, site, "nobody")
    }

    fn new(cache: &Path, site: &str, account: &str) -> Self {
        // The name of a profile may hold anything, and a key must not be found in a name.
        let mut hasher = DefaultHasher::new();
        (site.trim_end_matches('/'), account).hash(&mut hasher);
        Self { directory: cache.join("completion").join(format!("{:016x}", hasher.finish())) }
    }

    /// Reads the names that are kept of a list, and how long ago they were seen; `None` for nothing.
    pub fn recall(&self, list: &List, beginning: &str) -> Option<(Vec<Name>, Duration)> {
        let path = self.file(list)?;
        let age = age(&path)?;
        if age > OLDEST {
            let _ = fs::remove_file(&path);
            return None;
        }
        let mut kept = String::new();
        private::options().read(true).open(&path).ok()?.take(LARGEST_FILE).read_to_string(&mut kept).ok()?;
        let name = |line: &str| {
            let (spellings, called) = line.split_once('\t')?;
            Name::new(&spellings.split(' ').collect::<Vec<_>>(), called)
        };
        let lines = || kept.lines().take(MOST_NAMES);
        let begun: Vec<Name> = lines().filter(|line| is_begun(line, beginning)).filter_map(name).collect();
        Some((if begun.is_empty() { lines().filter_map(name).collect() } else { begun }, age))
    }

    /// Keeps a list in the place of what was known.
    pub fn keep(&self, list: &List, names: impl IntoIterator<Item = Option<Name>>) {
        let Some(path) = self.file(list) else { return };
        let line = |name: Name| format!("{}\t{}\n", name.spellings.join(" "), name.called);
        let text: String = names.into_iter().flatten().take(MOST_NAMES).map(line).collect();
        let _ = self.write(&path, &text);
    }

    /// Keeps the organizations of an account.
    pub fn keep_organizations(&self, me: &Me) {
        let name = |affiliation: &Affiliation| {
            Name::new(
                &[&text::reference(&affiliation.slug, &affiliation.id), &affiliation.id],
                &affiliation.name,
            )
        };
        self.keep(&List::Organizations, me.organizations.iter().map(name));
    }

    /// Keeps the organizations that invite this account.
    pub fn keep_inbox(&self, received: &[ReceivedInvitation]) {
        let name = |invitation: &ReceivedInvitation| {
            Name::new(&[&invitation.organization.slug, &invitation.id], &invitation.organization.name)
        };
        self.keep(&List::Inbox, received.iter().map(name));
    }

    /// Keeps the current members and, where all of them were read, whoever waits for an answer.
    pub fn keep_members(&self, current: &CurrentMembers, all_requests: bool) {
        let slug = &current.organization.slug;
        self.keep(
            &List::Members(slug.clone()),
            current.members.iter().map(|member| Name::of(&member.person)),
        );
        if let Some(requests) = current.requests.as_ref().filter(|_| all_requests) {
            self.keep_requests(slug, requests);
        }
    }

    /// Keeps who waits for an answer of an organization, from all of its requests and invitations.
    pub fn keep_requests(&self, slug: &str, requests: &[Request]) {
        let lists = [List::Requests(slug.to_owned()), List::Invitations(slug.to_owned())];
        for (list, invitations) in lists.iter().zip([false, true]) {
            let waiting =
                requests.iter().filter(|request| request.is_pending() && request.invitation == invitations);
            self.keep(
                list,
                waiting.map(|request| match &request.person {
                    Some(person) => Name::new(&[&person.slug, &request.id], &person.name),
                    None => Name::new(&[&request.id], ""),
                }),
            );
        }
    }

    /// True where a list may be refreshed now: not right after another try.
    pub fn may_refresh(&self, list: &List) -> bool {
        let Some(mark) = self.file(list).map(|path| path.with_extension("tried")) else { return false };
        age(&mark).is_none_or(|age| age > BETWEEN_TRIES) && self.write(&mark, "").is_ok()
    }

    /// Forgets all names of this account.
    pub fn forget(&self) {
        let _ = fs::remove_dir_all(&self.directory);
    }

    /// Forgets the accounts that nobody used for long, such as keys that were replaced.
    fn forget_the_oldest(&self) {
        let accounts = self.directory.parent().and_then(|all| fs::read_dir(all).ok());
        for account in accounts.into_iter().flatten().flatten() {
            if age(&account.path()).is_some_and(|age| age > OLDEST) {
                let _ = fs::remove_dir_all(account.path());
            }
        }
    }

    /// `None` for an organization whose slug makes no name of a file.
    fn file(&self, list: &List) -> Option<PathBuf> {
        let (kind, slug) = match list {
            List::Organizations => ("organizations", "mine"),
            List::Inbox => ("inbox", "mine"),
            List::Members(slug) => ("members", slug.as_str()),
            List::Requests(slug) => ("requests", slug.as_str()),
            List::Invitations(slug) => ("invitations", slug.as_str()),
        };
        let plain =
            |character: char| character.is_ascii_alphanumeric() || character == '-' || character == '_';
        let fits = !slug.is_empty() && slug.len() <= 200 && slug.chars().all(plain);
        fits.then(|| self.directory.join(format!("{kind}-{slug}.txt")))
    }

    fn write(&self, path: &Path, text: &str) -> io::Result<()> {
        if !self.directory.is_dir() {
            self.forget_the_oldest();
        }
        private::directory_below(private::above(&self.directory))?;
        private::directory_below(&self.directory)?;
        match private::options().read(true).append(true).open(path) {
            // Seen again: it is as good as new.
            Ok(file) if holds(&file, text)? => return file.set_modified(SystemTime::now()),
            Ok(_) => {}
            Err(_) if NEW_LISTS.fetch_add(1, Ordering::Relaxed).is_multiple_of(BETWEEN_COUNTS) => self.trim(),
            Err(_) => {}
        }
        private::replace_soon(path, text.as_bytes())
    }

    /// Forgets the lists that were not seen for longest, where there are too many. There is one of my organizations and
    /// one of those that invite me, which stay.
    fn trim(&self) {
        let paths = || {
            let entries = fs::read_dir(&self.directory).into_iter().flatten().flatten();
            entries.map(|entry| entry.path()).filter(|path| {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                !name.ends_with("-mine.txt")
            })
        };
        let too_many = paths().count().saturating_sub(MOST_LISTS);
        if too_many == 0 {
            return;
        }
        let mut lists: Vec<(SystemTime, PathBuf)> =
            paths().filter_map(|path| Some((path.metadata().ok()?.modified().ok()?, path))).collect();
        lists.sort_unstable();
        for (_, path) in lists.iter().take(too_many) {
            let _ = fs::remove_file(path);
        }
    }
}

/// True where one of the spellings on a line begins so.
fn is_begun(line: &str, beginning: &str) -> bool {
    let spellings = line.split('\t').next().unwrap_or_default();
    let begins =
        |word: &str| word.get(..beginning.len()).is_some_and(|begun| begun.eq_ignore_ascii_case(beginning));
    spellings.split(' ').any(begins)
}

/// True where a file is this text.
fn holds(mut file: &fs::File, text: &str) -> io::Result<bool> {
    if file.metadata()?.len() != u64::try_from(text.len()).unwrap_or(u64::MAX) {
        return Ok(false);
    }
    let mut kept = Vec::with_capacity(text.len());
    file.read_to_end(&mut kept)?;
    Ok(kept == text.as_bytes())
}

fn age(path: &Path) -> Option<Duration> {
    let written = path.metadata().ok()?.modified().ok()?;
    // A clock that was set back makes a file look new.
    Some(SystemTime::now().duration_since(written).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_shell_could_run_is_no_spelling() {
        let called = "Ville\u{1b}[31m\n$(touch x)";
        let name = Name::new(&["$(touch x)", "-rf", "a b", "65f0"], called).expect("the id is fine");
        assert_eq!((name.spellings, name.called.as_str()), (vec!["65f0".to_owned()], "Ville $(touch x)"));
        assert_eq!(Name::new(&["`x`", ""], "Ville"), None);
        assert_eq!(Name::new(&["jeanne"], "jeanne@example.org").map(|name| name.called), Some(String::new()));
    }

    #[test]
    fn accounts_do_not_see_each_others_names() {
        let directory = tempfile::tempdir().expect("a directory");
        let cache = |site: &str, key| NameCache::of_key(directory.path(), site, key);
        let one = cache("https://a.example/", "ville");
        let other = cache("https://a.example/", "agence");
        one.keep(&List::Organizations, [Name::new(&["ville"], "Ville")]);
        assert!(other.recall(&List::Organizations, "").is_none());
        let same = cache("https://a.example", "ville");
        let (names, _) = same.recall(&List::Organizations, "").expect("kept");
        assert_eq!(names[0].called, "Ville");
        same.forget();
        assert!(one.recall(&List::Organizations, "").is_none());
    }

    #[test]
    fn what_nobody_used_for_a_month_is_forgotten() {
        let directory = tempfile::tempdir().expect("a directory");
        let cache = |key| NameCache::of_key(directory.path(), "https://a.example/", key);
        let long_ago = SystemTime::now() - OLDEST - BETWEEN_TRIES;
        let age =
            |path: &Path| fs::File::open(path).and_then(|file| file.set_modified(long_ago)).expect("aged");
        let (old, new) = (cache("old"), cache("new"));
        old.keep(&List::Organizations, [Name::new(&["ville"], "Ville")]);
        old.keep(&List::Inbox, [Name::new(&["ville"], "Ville")]);
        age(&old.file(&List::Inbox).expect("a file"));
        assert!(old.recall(&List::Inbox, "").is_none() && old.recall(&List::Organizations, "").is_some());
        age(&old.directory);
        new.keep(&List::Organizations, [Name::new(&["ville"], "Ville")]);
        assert!(
            old.recall(&List::Organizations, "").is_none() && new.recall(&List::Organizations, "").is_some()
        );
    }

    #[test]
    fn of_too_many_lists_those_that_were_seen_last_stay() {
        let directory = tempfile::tempdir().expect("a directory");
        let cache = NameCache::of_nobody(directory.path(), "https://a.example/");
        let names = || [Name::new(&["ville"], "Ville")];
        let long_ago = SystemTime::now() - Duration::from_hours(1);
        cache.keep(&List::Organizations, names());
        cache.keep(&List::Members("first".into()), names());
        for list in [List::Organizations, List::Members("first".into())] {
            let path = cache.file(&list).expect("a file");
            fs::File::open(path).and_then(|file| file.set_modified(long_ago)).expect("aged");
        }
        for number in 0..MOST_LISTS + 2 * BETWEEN_COUNTS {
            cache.keep(&List::Members(number.to_string()), names());
        }
        let count = fs::read_dir(&cache.directory).expect("a directory").count();
        assert!((MOST_LISTS / 2..=MOST_LISTS + BETWEEN_COUNTS).contains(&count), "{count}");
        assert!(cache.recall(&List::Members("first".into()), "").is_none());
        assert!(cache.recall(&List::Members("1999".into()), "").is_some());
        assert!(cache.recall(&List::Organizations, "").is_some());
    }

    #[test]
    fn no_slug_leads_out_of_the_directory() {
        let cache = NameCache::of_nobody(Path::new("/cache"), "https://a.example/");
        assert!(
            cache.file(&List::Members("../../x".into())).is_none()
                && cache.file(&List::Members(String::new())).is_none()
        );
    }

    #[cfg(unix)]
    #[test]
    fn only_their_owner_reads_the_names() {
        use std::os::unix::fs::PermissionsExt;
        let directory = tempfile::tempdir().expect("a directory");
        let cache = NameCache::of_nobody(directory.path(), "https://a.example/");
        cache.keep(&List::Inbox, [Name::new(&["ville"], "Ville")]);
        let mode = |path: &Path| path.metadata().expect("there").permissions().mode() & 0o777;
        assert_eq!(mode(&cache.directory), 0o700);
        assert_eq!(mode(&cache.file(&List::Inbox).expect("a file")), 0o600);
    }
}

//! The stable codes of failures, each with its exit status and what it means: `docs/error-codes.md` is made of them.

use crate::exit_status::ExitStatus;

macro_rules! codes {
    ($($name:ident = $word:literal, $status:ident, $meaning:literal;)*) => {
        /// What went wrong, as scripts are told.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(dead_code, reason = "some are of a feature; a test looks for each")]
        pub enum Code {
            $(#[doc = $meaning] $name,)*
        }

        impl Code {
            /// All codes, by their words.
            #[cfg(test)]
            const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The stable English token.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                }
            }

            /// How a run ends that fails for this; a few failures say otherwise.
            pub fn status(self) -> ExitStatus {
                match self {
                    $(Self::$name => ExitStatus::$status,)*
                }
            }

            /// What it means, in English, for the documentation.
            #[cfg(test)]
            fn meaning(self) -> &'static str {
                match self {
                    $(Self::$name => $meaning,)*
                }
            }
        }
    };
}

codes! {
    AccountClosed = "account_closed", NotFound, "The account is deleted or switched off; the portal does not say which.";
    AccountDeleted = "account_deleted", NotFound, "The account was deleted.";
    AccountInactive = "account_inactive", NotFound, "The account is switched off: exit 4 where it is the one that acts.";
    AccountsElsewhere = "accounts_elsewhere", Usage, "The accounts of this site are those of another portal.";
    AddressNotCertain = "address_not_certain", NotFound, "A mail address may be one of several people, and nobody can be asked.";
    AddressNotSearchable = "address_not_searchable", NotFound, "The portal finds nobody by a mail address.";
    AlreadyAccepted = "already_accepted", Usage, "The finding is accepted already, in the same file.";
    AlreadyAnswered = "already_answered", NotFound, "The request or invitation was answered, or taken back, before.";
    AlreadyMember = "already_member", Guarded, "Whoever asked to join is a member already.";
    Ambiguous = "ambiguous", NotFound, "Several fit what was typed.";
    AnotherPortal = "another_portal", Usage, "The entry of the journal is of another portal.";
    AnotherRole = "another_role", Partly, "Somebody is there already, with another role than the one that was wanted.";
    AnsweredNo = "answered_no", AnsweredNo, "The question was answered with no.";
    BadAddress = "bad_address", Usage, "That is no mail address.";
    BadAnswers = "bad_answers", Usage, "The answers in the sheet can't be taken as they are.";
    BadAuthorities = "bad_authorities", Usage, "The file of certification authorities can't be used.";
    BadBaseline = "bad_baseline", Usage, "The file of accepted findings has mistakes, listed as `problems`.";
    BadColumns = "bad_columns", Usage, "The file of columns has mistakes, listed as `problems`.";
    BadDomains = "bad_domains", Usage, "The list of mail domains can't be taken as it is.";
    BadEmail = "bad_email", Usage, "The address for the answer is no mail address.";
    BadField = "bad_field", Usage, "That is no field with a value.";
    BadList = "bad_list", Usage, "The list of people can't be read, for the reasons listed as `problems`.";
    BadPeople = "bad_people", Usage, "The file of identities has mistakes, listed as `problems`.";
    BadPlan = "bad_plan", Usage, "The file is neither a roster nor a plan.";
    BadPolicy = "bad_policy", Usage, "The policy has mistakes, listed as `problems`, or names an organization that several fit.";
    BadProxy = "bad_proxy", Usage, "The address of the proxy can't be read.";
    BadRoster = "bad_roster", Usage, "The roster has mistakes, listed as `problems`.";
    BadRule = "bad_rule", Usage, "The sandbox does not know this rule of faults.";
    BadSeed = "bad_seed", Usage, "The file is no world that a sandbox can begin with.";
    BadSiret = "bad_siret", Usage, "The SIRET is malformed, or not the organization's.";
    BadSnapshot = "bad_snapshot", Usage, "The file is no snapshot that can be read: cut, damaged, of a later version, or something else.";
    BadSupportUrl = "bad_support_url", Usage, "The address of the support desk can't be used.";
    BadValue = "bad_value", Usage, "The value of a flag or variable can't be read.";
    BinaryToTerminal = "binary_to_terminal", Usage, "The format is no text, and would go to a terminal.";
    CannotBeUndone = "cannot_be_undone", Guarded, "The write can't be taken back.";
    CaptivePortal = "captive_portal", TryLater, "A network that wants a person to sign in answered in the portal's place.";
    CatalogUnusable = "catalog_unusable", Usage, "The file is no whole CSV of organizations.";
    ChangedBySomeoneElse = "changed_by_someone_else", Partly, "It is done, and somebody else changed the same organization meanwhile.";
    ChangedMeanwhile = "changed_meanwhile", TryLater, "Something changed after it was shown: nothing was sent.";
    ChangedSince = "changed_since", Guarded, "It was changed after the write that was to be undone.";
    Conflict = "conflict", Usage, "Two arguments can't be used together.";
    Connection = "connection", Usage, "The connection can't be set up.";
    ContentCount = "content_count", Guarded, "The organization has not published as much as was expected.";
    Contradicted = "contradicted", Partly, "Lines of a roster contradict each other.";
    Damaged = "damaged", NotFound, "The request or invitation has no account: it is shown and never touched.";
    Deleted = "deleted", NotFound, "What was named is deleted.";
    DeskFailed = "desk_failed", TryLater, "The message to the support desk could not be sent; its text is kept.";
    Differs = "differs", Found, "The rosters or snapshots differ, which was asked to count.";
    DuplicateContact = "duplicate_contact", Guarded, "The organization has a contact point that says the same.";
    DuplicateName = "duplicate_name", Guarded, "An organization of that name, or a like one, exists.";
    EmptyInput = "empty_input", Usage, "The standard input, or the list of a file, is empty.";
    EmptyKey = "empty_key", Usage, "No API key was given.";
    EmptyValue = "empty_value", Usage, "An argument is empty.";
    EmptyVariable = "empty_variable", Usage, "A variable of the environment is set and empty.";
    FieldTwice = "field_twice", Usage, "A field is given twice.";
    FileHeld = "file_held", TryLater, "Another process holds the file that is to be written.";
    FileUnreadable = "file_unreadable", Usage, "A file can't be read.";
    FileUnwritable = "file_unwritable", Usage, "A file can't be written.";
    Findings = "findings", Found, "There are findings, which were asked to count.";
    FormatElsewhere = "format_elsewhere", Usage, "Another command makes this format.";
    Found = "found", Found, "The plan has changes or findings, which were asked to count.";
    Guard = "guard", Guarded, "A guard refuses the plan.";
    HasAdministrator = "has_administrator", Guarded, "Somebody administers the organization who may be asked first.";
    InputTooLarge = "input_too_large", Usage, "The standard input holds more than is read.";
    InputUnreadable = "input_unreadable", Usage, "The standard input can't be read.";
    Interrupted = "interrupted", Interrupted, "Ctrl-C, or a terminal that was closed, ended the run.";
    IsInvitation = "is_invitation", NotFound, "What was named is an invitation, not a request.";
    IsRequest = "is_request", NotFound, "What was named is a request, not an invitation.";
    Journal = "journal", Unexpected, "The journal can't be read or written: exit 9 where another process holds it, 8 after a write that was sent.";
    KeyElsewhere = "key_elsewhere", Usage, "The key in use is not kept by udatactl, which can't put another in its place.";
    KeyFileMalformed = "key_file_malformed", SignIn, "The file of keys is damaged.";
    KeyFileTooOpen = "key_file_too_open", SignIn, "Others may read the file of keys.";
    KeyFileUnreadable = "key_file_unreadable", SignIn, "The file of keys can't be read.";
    KeyHalfKept = "key_half_kept", SignIn, "The key was kept, and its profile was not.";
    KeyLost = "key_lost", Partly, "The portal made a key, and the answer that told it was lost: nobody has it.";
    KeyMalformed = "key_malformed", Usage, "What was typed is no API key.";
    KeyNotKept = "key_not_kept", Partly, "The portal made a key, and it could not be kept or shown.";
    KeyNotProved = "key_not_proved", Partly, "The portal made a key, and does not take it, or did not answer.";
    KeyNotRevoked = "key_not_revoked", Partly, "The new key is in use, and the old one could not be revoked.";
    KeyNotTold = "key_not_told", NotFound, "The portal does not tell which of the keys is the one in use.";
    KeyOfAnother = "key_of_another", SignIn, "The key belongs to another account, or is the one that is in use already.";
    KeyringAbsent = "keyring_absent", SignIn, "The system has no keyring that answers.";
    KeyringAmbiguous = "keyring_ambiguous", SignIn, "The keyring has several keys for one account.";
    KeyringLocked = "keyring_locked", SignIn, "The keyring is locked.";
    KeyringNotReadBack = "keyring_not_read_back", SignIn, "The keyring does not give back the key that it took.";
    KeyringRefused = "keyring_refused", SignIn, "The keyring refuses.";
    KeyringSilent = "keyring_silent", SignIn, "The keyring does not answer in time.";
    LastAdmin = "last_admin", Guarded, "The organization would be left without an administrator who can act.";
    LeftUndone = "left_undone", Partly, "A part of the roster was left undone, listed as `problems`.";
    ListMoved = "list_moved", TryLater, "A list went on changing while it was read.";
    LogoNotTaken = "logo_not_taken", Partly, "All is done but the logo.";
    MalformedReference = "malformed_reference", Usage, "What names somebody or something can't be read.";
    MergeCsv = "merge_csv", Usage, "A roster in CSV can't be brought up to date.";
    MergeShape = "merge_shape", Usage, "The roster is written in a way that can't be brought up to date.";
    MetricsFailed = "metrics_failed", TryLater, "The metrics service beside the portal could not be read.";
    MissingArgument = "missing_argument", Usage, "An argument is missing.";
    MissingComment = "missing_comment", Usage, "A rejection needs a comment.";
    MissingOrganization = "missing_organization", Usage, "The organization is missing.";
    MissingRequest = "missing_request", Usage, "The request is missing.";
    NameNotCertain = "name_not_certain", NotFound, "A name may be one of several people, and nobody can be asked.";
    NamedTwice = "named_twice", Usage, "Something is named twice: exit 3 where a guard finds it.";
    NeedsConfirmation = "needs_confirmation", Usage, "Nobody can be asked, and no flag answers.";
    NoAuthorities = "no_authorities", Usage, "The system has no list of certification authorities.";
    NoCatalog = "no_catalog", NotFound, "The portal exports no CSV of its organizations.";
    NoContent = "no_content", Usage, "A call that reads takes no content.";
    NoDesk = "no_desk", Usage, "The portal has no support desk to send the message to.";
    NoFields = "no_fields", Usage, "The command has no such fields, or none at all.";
    NoFile = "no_file", Usage, "A file is needed, not the standard input.";
    NoHome = "no_home", Unexpected, "The system names no home directory.";
    NoImage = "no_image", Usage, "The file is no image that the portal accepts.";
    NoKey = "no_key", SignIn, "An API key is needed, and there is none.";
    NoMember = "no_member", NotFound, "Whoever was named is no member.";
    NoMetrics = "no_metrics", Refused, "The portal has no public metrics service.";
    NoOrganizationPage = "no_organization_page", Usage, "The address is not an organization's page.";
    NoPersonPage = "no_person_page", Usage, "The address is not a person's page.";
    NoPortal = "no_portal", TryLater, "The address did not prove to be a portal: the key was not sent.";
    NoProfile = "no_profile", NotFound, "No profile is in use.";
    NoRemovalsSwitch = "no_removals_switch", Guarded, "`UDATACTL_NO_REMOVALS` or `no_removals` of the settings is on.";
    NoSandbox = "no_sandbox", Usage, "This udatactl was built without the sandbox.";
    NoSnapshot = "no_snapshot", NotFound, "There is no snapshot of that day or before it.";
    NoSuchRole = "no_such_role", Refused, "The portal does not have this role.";
    NobodyToAsk = "nobody_to_ask", Usage, "There is no terminal to ask at.";
    NotAdministrator = "not_administrator", NotAllowed, "The account does not administer the organization.";
    NotAllowed = "not_allowed", NotAllowed, "The portal does not allow this account to do that.";
    NotAsWanted = "not_as_wanted", Partly, "What was read back is something else than what was wanted.";
    NotFound = "not_found", NotFound, "The portal has nothing there.";
    NotHttps = "not_https", Usage, "The address is not https: the key would travel in clear.";
    NotInSnapshot = "not_in_snapshot", NotFound, "The organization is not in the snapshot.";
    NotInTheApi = "not_in_the_api", Usage, "The address is not in the portal's API.";
    NotJson = "not_json", Usage, "The content is no JSON.";
    NotPartialEditor = "not_partial_editor", Guarded, "Only partial editors have assignments.";
    NotPlanned = "not_planned", Partly, "Organizations could not be read when the plan was made.";
    NotReadBack = "not_read_back", Partly, "A write was sent, and what the portal holds is not what was wanted, or could not be read.";
    NotStaff = "not_staff", NotAllowed, "Only the portal's staff may do that.";
    NotVerified = "not_verified", Partly, "Notifications are still unread after they were marked.";
    NotWritable = "not_writable", Unexpected, "A file or directory of udatactl's own can't be written.";
    NothingFits = "nothing_fits", NotFound, "Nothing fits the tag or the words.";
    NothingGiven = "nothing_given", Usage, "Nothing was given that could be changed.";
    NothingImported = "nothing_imported", NotFound, "No line of the list is about an organization that this account administers.";
    NothingToChoose = "nothing_to_choose", NotFound, "There is nothing to choose among.";
    NothingToHandOver = "nothing_to_hand_over", Partly, "Whoever leaves has only asked to join: there is no role to hand over.";
    OddAnswer = "odd_answer", TryLater, "The answer is none of the API's.";
    OddRows = "odd_rows", Partly, "Rows of a list could not be read and are left out.";
    OneSection = "one_section", Usage, "This format shows one section at a time.";
    Oneself = "oneself", Guarded, "The change would take away one's own rights.";
    OnlyGet = "only_get", Usage, "Only a call that reads can be paged.";
    OrganizationHeld = "organization_held", TryLater, "Another process of this machine holds the organization.";
    OrganizationTwice = "organization_twice", Usage, "The roster has an organization twice.";
    OutExists = "out_exists", Usage, "The file to write is there already.";
    OutIsInput = "out_is_input", Usage, "The file to write is one that is read.";
    OutOfTime = "out_of_time", TryLater, "The reads of the run took longer than `--deadline`.";
    Partly = "partly", Partly, "A part is done, and a part is not.";
    PartlyRead = "partly_read", Partly, "Some organizations could not be read.";
    PlanAndFlags = "plan_and_flags", Usage, "A plan does not go with the flags of a roster.";
    PlanOfAnother = "plan_of_another", Guarded, "The plan was made from something that is no longer so.";
    PlanOutdated = "plan_outdated", TryLater, "The plan is older than it may be, or of another account.";
    Port = "port", Usage, "The port can't be used.";
    PortalError = "portal_error", TryLater, "The portal failed.";
    PortalReadOnly = "portal_read_only", TryLater, "The portal is in read-only mode.";
    PortalTooOld = "portal_too_old", Refused, "The portal's version of udata can't do that.";
    ProfileAndSite = "profile_and_site", Usage, "A profile and a site were named that don't go together.";
    ProfileAndToken = "profile_and_token", Usage, "A profile and a token were named, which may be two accounts.";
    ProfileElsewhere = "profile_elsewhere", Usage, "The profile is of another portal.";
    ProfilesFile = "profiles_file", Usage, "The file of profiles can't be read.";
    ProfilesHeld = "profiles_held", TryLater, "Another process holds the profiles.";
    ProxyPassword = "proxy_password", Usage, "A password stands in the command line.";
    ProxyRefuses = "proxy_refuses", TryLater, "The proxy refuses to lead to the portal.";
    ProxySignIn = "proxy_sign_in", TryLater, "The proxy wants a name and a password, or others.";
    ProxyUnreachable = "proxy_unreachable", TryLater, "The proxy can't be reached.";
    ReadOnlySwitch = "read_only_switch", Guarded, "`UDATACTL_READ_ONLY` or `read_only` of the settings is on.";
    RecentlyTurnedDown = "recently_turned_down", Guarded, "The person refused an invitation a short time ago.";
    Redirected = "redirected", TryLater, "The portal sends elsewhere, which is not followed.";
    Refused = "refused", Refused, "The portal refuses what was sent; `fields` has its words.";
    Renamed = "renamed", NotFound, "The name is an earlier one.";
    RequiredAdmin = "required_admin", Guarded, "An administrator who has to stay would not.";
    RestoreDidNothing = "restore_did_nothing", Refused, "The portal says that it restored the organization, and did not.";
    SamePerson = "same_person", Usage, "Who leaves and who comes are the same person.";
    Sandbox = "sandbox", Unexpected, "The sandbox can't be started.";
    SandboxFile = "sandbox_file", Usage, "The state of the sandbox can't be read.";
    SettingElsewhere = "setting_elsewhere", Usage, "The setting is not kept there: a key, a portal, an account.";
    SettingUnset = "setting_unset", NotFound, "Nothing says the setting, and no value is built in.";
    SnapshotElsewhere = "snapshot_elsewhere", Usage, "The snapshot is of another portal.";
    Stdout = "stdout", Unexpected, "The result can't be written to the standard output.";
    StillUnknown = "still_unknown", Partly, "Some lines of the roster are still undecided.";
    ThereAlready = "there_already", Partly, "Some people were there already.";
    TokenExpired = "token_expired", SignIn, "The API key has expired.";
    TokenFile = "token_file", Usage, "The file that `UDATACTL_TOKEN_FILE` names can't be used.";
    TokenInvalid = "token_invalid", SignIn, "The portal does not know the API key.";
    TokenMalformed = "token_malformed", Usage, "That is no API key.";
    TokenRevoked = "token_revoked", SignIn, "The API key was revoked.";
    TooFewAdmins = "too_few_admins", Guarded, "Too few administrators who can act would be left.";
    TooLarge = "too_large", Refused, "The portal, or something before it, refuses so much content.";
    TooManyCalls = "too_many_calls", TryLater, "The portal allows no more calls for now.";
    TooManyDemotions = "too_many_demotions", Guarded, "More people would be demoted than allowed.";
    TooManyRemovals = "too_many_removals", Guarded, "More people would be removed than allowed.";
    TooManyUnassigned = "too_many_unassigned", Guarded, "More assignments would be taken than allowed.";
    TooManyWithdrawals = "too_many_withdrawals", Guarded, "More requests or invitations would be refused or cancelled than allowed.";
    TooSlow = "too_slow", TryLater, "A call took longer than `--timeout`.";
    Tour = "tour", Unexpected, "A step of the tour did not end as it should have.";
    TwoTokens = "two_tokens", Usage, "Two variables name an API key.";
    Unauthorized = "unauthorized", SignIn, "The portal refuses the API key.";
    Uncertain = "uncertain", TryLater, "A write left and no good answer came: it may have been done.";
    UnclearPath = "unclear_path", Usage, "The path of a raw write is not written plainly.";
    Undecided = "undecided", Found, "Lines of the roster wait for a decision.";
    Unexpected = "unexpected", Unexpected, "Something went wrong that has no code of its own.";
    UnknownBadge = "unknown_badge", Usage, "The portal has no such badge.";
    UnknownContact = "unknown_contact", NotFound, "The organization has no such contact point.";
    UnknownContactRole = "unknown_contact_role", Usage, "The portal has no such role of contact points.";
    UnknownEntry = "unknown_entry", NotFound, "The journal has no such entry.";
    UnknownField = "unknown_field", Usage, "The result has no such field.";
    UnknownInvitation = "unknown_invitation", NotFound, "There is no such invitation.";
    UnknownKey = "unknown_key", NotFound, "The account has no such API key.";
    UnknownLanguage = "unknown_language", Usage, "udatactl does not speak the language.";
    UnknownMethod = "unknown_method", Usage, "There is no such method.";
    UnknownNotification = "unknown_notification", NotFound, "There is no such notification.";
    UnknownOrganization = "unknown_organization", NotFound, "There is no such organization.";
    UnknownPeople = "unknown_people", Partly, "People of the roster are not known, listed as `problems`.";
    UnknownPerson = "unknown_person", NotFound, "There is no such person.";
    UnknownProfile = "unknown_profile", NotFound, "There is no such profile.";
    UnknownRequest = "unknown_request", NotFound, "There is no such request.";
    UnknownRole = "unknown_role", Guarded, "The person has a role that udatactl does not know.";
    UnknownSetting = "unknown_setting", Usage, "There is no such setting.";
    UnknownSite = "unknown_site", Usage, "That is neither a portal's address nor its name.";
    UnknownSubject = "unknown_subject", NotFound, "The organization publishes nothing of that name.";
    Unreachable = "unreachable", TryLater, "The portal can't be reached.";
    UntrustedCertificate = "untrusted_certificate", TryLater, "The portal's certificate is not trusted.";
    Usage = "usage", Usage, "The command line can't be read.";
    UseThePortal = "use_the_portal", Guarded, "The write is kept for the portal's own pages.";
    UseTheVerb = "use_the_verb", Guarded, "The write is kept for a verb, which guards it.";
    WaitingFor = "waiting_for", Partly, "The successor is no member yet, so whoever is to leave stays.";
    WhichNotifications = "which_notifications", Usage, "The notifications to mark are missing, or named beside `--all`.";
    WouldLower = "would_lower", Guarded, "The promotion would lower a role.";
    WrongDirection = "wrong_direction", Usage, "The role is not above, or below, the one that the person has.";
}

#[cfg(test)]
#[path = "code_tests.rs"]
mod tests;

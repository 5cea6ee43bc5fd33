//! What a udata server can do. The only place that knows HTTP and udata's oddities, each with the udata file it is from.
//!
//! It never prints, asks, reads the environment or knows the command line, and uses nothing else of ours.

mod authorities;
mod badges;
mod client;
mod connection;
mod content;
mod desk;
mod error;
pub mod invitations;
mod logo;
mod loss;
mod me;
pub mod members;
pub mod notifications;
pub mod organizations;
mod paging;
pub mod people;
mod proxy;
mod published;
mod raw;
pub mod reference;
pub mod requests;
mod reserved;
pub mod roles;
mod routes;
mod side_by_side;
mod site;

pub use authorities::{Authorities, Unusable};
pub use client::{Options, Portal};
#[allow(unused_imports, reason = "the commands that use them come next")]
pub use content::{Content, ContentKind, Detail, Resource};
pub use desk::{Desk, Letter, desk_of};
pub use error::{Answer, Detour, Error, Feature, Flaw, Oddity, Switch};
pub use logo::image_kind;
pub use loss::Loss;
pub use me::Me;
pub use members::Member;
pub use organizations::{Changes, Filter, Organization, Permissions};
pub use people::User;
pub use proxy::{Proxy, Way, goes_around};
pub use published::Published;
pub use raw::{Raw, RawMethod, RawWrite, hide_requests, raw_address};
pub use requests::MembershipRequest;
pub use reserved::Reserved;
pub use routes::Routes;
pub use site::{PortalKind, is_local, is_sandbox, known_site, known_sites, portal_kind, site_name};

/// What a call to the portal gives.
pub type Result<T> = std::result::Result<T, Error>;

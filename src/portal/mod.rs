//! What a udata server can do. The only place that knows HTTP and udata's oddities, each with the udata file it is from.
//!
//! It never prints, asks, reads the environment or knows the command line, and uses nothing else of ours but files that only their owner reads.

pub mod activities;
mod again;
mod answer;
mod assignments;
mod authorities;
mod badges;
mod bounds;
mod client;
mod connection;
mod content;
mod desk;
pub mod discussions;
mod error;
mod figures;
mod harvesters;
pub mod invitations;
mod keys;
mod logo;
mod loss;
mod me;
pub mod members;
mod metrics;
mod names;
pub mod notifications;
pub mod organizations;
mod paging;
pub mod path;
mod patience;
pub mod people;
mod proof;
mod proxy;
mod raw;
mod raw_pages;
mod remembered;
mod reply;
pub mod requests;
mod reserved;
mod rights;
pub mod roles;
mod routes;
mod rows;
mod secret;
mod side_by_side;
mod site;
mod turnstile;
mod witness;
mod writing;

pub use activities::Activity;
pub use answer::Answer;
pub use assignments::Assignment;
pub use authorities::{Authorities, Unusable};
pub use client::{Options, Portal};
pub use content::{Content, ContentKind, Detail};
pub use desk::{Desk, Letter, desk_of};
pub use discussions::Discussion;
pub use error::{Detour, Error, Feature, Flaw, Oddity, Switch, if_given};
pub use figures::QUALITIES;
pub use harvesters::Harvester;
pub use logo::image_kind;
pub use loss::Loss;
pub use me::Me;
pub use members::Member;
pub use metrics::{MetricsService, MonthOfViews, open as open_metrics_service};
pub use names::Named;
pub use organizations::{Changes, Filter, Organization, Permissions};
pub use patience::Patience;
pub use people::User;
pub use proxy::{Proxy, Way, goes_around};
pub use raw::{Raw, RawMethod, RawWrite, hide_requests, raw_address};
pub use requests::{Assigned, MembershipRequest};
pub use reserved::Reserved;
pub use routes::Routes;
pub use rows::LeftOut;
pub use side_by_side::side_by_side;
pub use site::{
    PortalKind, is_local, is_sandbox, known_site, known_sites, metrics_service, portal_kind,
    portal_of_accounts, site_name,
};

/// What a call to the portal gives.
pub type Result<T> = std::result::Result<T, Error>;

//! A client of udata servers. The only place that knows HTTP and udata's peculiarities, each with the udata file it is
//! from.
//!
//! It never prints, asks, reads the environment or knows the command line, and uses nothing else of ours but files that only their
//! owner reads. [`Portal::open`] with [`Options::new`] is where to begin; `examples/administrators.rs` is a program of its own.

pub mod activities;
mod again;
mod answer;
mod assignments;
mod authorities;
mod badges;
mod bounds;
mod calls;
mod catalog;
mod catalog_flaw;
mod client;
mod clock;
mod connection;
mod connection_failure;
mod contacts;
mod content;
mod description;
pub mod discussions;
mod error;
mod figures;
mod harvesters;
pub mod invitations;
mod keys;
mod left_out;
mod logo;
mod me;
pub mod members;
mod metrics;
mod names;
mod notification_settings;
pub mod notifications;
mod options;
pub mod organizations;
mod pace;
mod page;
mod pages;
mod paging;
pub mod path;
pub mod people;
mod proof;
mod proxy;
mod raw;
mod raw_method;
mod raw_pages;
mod read_budget;
mod register;
mod remembered;
mod reply;
pub mod requests;
mod reserved;
mod rights;
pub mod roles;
mod routes;
mod rows;
mod secret;
mod semaphore;
mod side_by_side;
mod site;
mod support_desk;
mod unexpected_answer;
mod writing;

pub use activities::Activity;
pub use answer::Answer;
pub use assignments::Assignment;
pub use authorities::Authorities;
pub use calls::{Subject, Watch};
pub use catalog::{CatalogError, CatalogRow, Lacking, read_catalog};
pub use catalog_flaw::CatalogFlaw;
pub use client::Portal;
pub use connection_failure::ConnectionFailure;
pub use contacts::ContactPoint;
pub use content::{Content, ContentKind, Detail};
pub use description::Capabilities;
pub use discussions::Discussion;
pub use error::{Error, Feature, Flaw, ProxyFailure, Result, Switch, Unusable, if_given};
pub use figures::Quality;
pub use harvesters::Harvester;
pub use keys::{ApiKey, NewKey};
pub use left_out::LeftOut;
pub use logo::image_kind;
pub use me::Me;
pub use members::Member;
pub use metrics::{MetricsService, MonthOfViews, MonthsOfDatasets, open as open_metrics_service};
pub use names::Named;
pub use notification_settings::{Delivery, Hearing, NotificationRule, RuleSubject};
pub use options::Options;
pub use organizations::{Changes, Filter, Organization, Permissions};
pub use people::User;
pub use proxy::{Proxy, Transport, goes_around};
pub use raw::{Raw, RawWrite, hide_requests, raw_address};
pub use raw_method::{RawMethod, Reserved};
pub use read_budget::ReadBudget;
pub use register::{Establishment, Register};
pub use requests::{AssignedSubject, MembershipRequest};
pub use side_by_side::side_by_side;
pub use site::{
    Deployment, deployment, is_local, is_sandbox, known_site, known_sites, metrics_service,
    portal_of_accounts, register_service, site_name,
};
pub use support_desk::{SupportDesk, SupportMessage, support_desk_of};
pub use unexpected_answer::UnexpectedAnswer;

//! What stands between us and a portal: proxies, private authorities.

mod authorities;
pub mod between;
mod proxies;

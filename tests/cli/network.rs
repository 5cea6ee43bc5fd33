//! What stands between us and a portal: proxies, private authorities.

mod authorities;
mod between;
mod proxies;

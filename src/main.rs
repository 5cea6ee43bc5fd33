//! udatactl: administer organizations on portals that run udata.

#[allow(dead_code)]
mod credentials;

fn main() {}

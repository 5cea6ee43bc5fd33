//! udatactl: administer organizations on portals that run udata.

fn main() {}

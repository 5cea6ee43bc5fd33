//! Who administers an organization, for whoever asks: no key is needed.
//!
//!     cargo run -p udata-client --example administrators -- https://www.data.gouv.fr/ ORGANIZATION

use std::error::Error;

use reqwest::Url;
use udata_client::{Options, Portal};

#[expect(clippy::print_stdout, reason = "that is what it is for")]
fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let (Some(site), Some(organization)) = (words.next(), words.next()) else {
        return Err("administrators SITE ORGANIZATION".into());
    };
    let portal = Portal::open(Options::new(Url::parse(&site)?, "administrators/1.0"))?;
    let organization = portal.organization(&organization)?;
    println!("{}", organization.name);
    for member in organization.members.iter().filter(|member| member.role == "admin") {
        println!(
            "  {}",
            member
                .user
                .as_ref()
                .map_or_else(|| "an account that is gone".to_owned(), udata_client::User::name)
        );
    }
    Ok(())
}

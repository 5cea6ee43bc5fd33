//! The organization that a message is about, in its own lines.

use crate::context::Context;
use crate::messages::{Message, message};
use udata_client::Organization;

/// The identity by which the team looks an organization up.
pub fn identity(context: &Context, organization: &Organization) -> anyhow::Result<Message> {
    let page = match &organization.page {
        Some(page) => page.clone(),
        None => context.portal()?.organization_page(&organization.slug).to_string(),
    };
    let number = organization.business_number().filter(|number| !number.is_empty());
    let key = if number.is_some() { "letter-identity" } else { "letter-identity-without-siret" };
    Ok(message!(key, organization = &organization.name, page = page)
        .with("id", &organization.id)
        .with("siret", number.unwrap_or_default()))
}

//! An organization's logo (`udata/core/storages/api.py`, `parse_uploaded_image`).

use reqwest::Method;
use reqwest::blocking::RequestBuilder;
use reqwest::blocking::multipart::{Form, Part};

use super::client::{Portal, without_slash};
use super::error::{Error, Result, Switch};

/// The kinds of image that the portal takes, by their first bytes.
const KINDS: [(&str, &[u8], usize); 3] =
    [("image/png", b"\x89PNG\r\n\x1a\n", 0), ("image/jpeg", b"\xff\xd8\xff", 0), ("image/webp", b"WEBP", 8)];

/// The kind of an image, or `None` for a file that the portal refuses.
pub fn image_kind(image: &[u8]) -> Option<&'static str> {
    let begins = |bytes: &[u8], from: usize| image.get(from..).is_some_and(|rest| rest.starts_with(bytes));
    KINDS.iter().find(|(_, bytes, from)| begins(bytes, *from)).map(|(kind, _, _)| *kind)
}

impl Portal {
    /// Sends a logo. The portal goes by the part's own type and refuses one without.
    ///
    /// # Errors
    /// 400 for a file that is no image, 403.
    pub fn upload_logo(&self, id: &str, name: &str, image: &[u8]) -> Result<()> {
        if self.options.read_only {
            return Err(Error::Held(Switch::ReadOnly));
        }
        let mut url = self.address(&["organizations", id, "logo"]);
        // Before 10.0 the route has no slash at its end (`udata/core/organization/api.py`, `AvatarAPI`).
        if self.allowed(url.clone())?.is_some_and(|methods| !methods.iter().any(|method| method == "POST")) {
            without_slash(&mut url);
        }
        let kind = image_kind(image).unwrap_or("application/octet-stream");
        let setup = |cause: reqwest::Error| Error::Setup(cause.to_string());
        // The type is one of ours, so this is the only place where it could be refused.
        Part::bytes(Vec::new()).mime_str(kind).map_err(setup)?;
        let prepare = |request: RequestBuilder| {
            let part = Part::bytes(image.to_vec()).file_name(name.to_owned());
            match part.mime_str(kind) {
                Ok(part) => request.multipart(Form::new().part("file", part)),
                Err(_) => request,
            }
        };
        self.send_write(&Method::POST, url, prepare).map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_is_known_by_its_first_bytes() {
        assert_eq!(image_kind(b"\x89PNG\r\n\x1a\n..."), Some("image/png"));
        assert_eq!(image_kind(b"RIFF....WEBPVP8 "), Some("image/webp"));
        assert_eq!(image_kind(b"\xff\xd8\xff\xe0"), Some("image/jpeg"));
        assert_eq!(image_kind(b"<svg/>"), None);
        assert_eq!(image_kind(b""), None);
    }
}

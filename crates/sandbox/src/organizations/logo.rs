//! `POST organizations/{org}/logo/` (`udata/core/storages/api.py`).

use serde_json::json;

use crate::answer::Answer;
use crate::ids::new_uuid;
use crate::refusal::Refusal;
use crate::request::Request;
use crate::request_context::{Reply, RequestContext, Result};

/// How the images that udata takes begin.
const IMAGES: [&[u8]; 4] = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\xff\xd8\xff", b"GIF8", b"RIFF"];
const TYPES: [&str; 5] = ["image/jpeg", "image/png", "image/webp", "image/gif", "image/jpg"];

/// Takes an image. Before 17 its declared type decides, and a false one is an error of the server's.
pub fn upload(context: &RequestContext) -> Result {
    let (id, _) = context.administered()?;
    let Some(MultipartPart { name, declared, content }) = file(context.request) else {
        let why = "The image to upload Missing required parameter in an uploaded file";
        return Err(if context.generation().is_new() {
            Refusal::parameter("file", why)
        } else {
            Refusal::broken()
        });
    };
    let is_image = IMAGES.iter().any(|beginning| content.starts_with(beginning));
    if !context.generation().is_new() && !TYPES.contains(&declared.as_str()) {
        return Err(Refusal::message(400, "Unsupported image format"));
    }
    if !is_image {
        return Err(if context.generation().is_new() {
            Refusal::message(400, "Unsupported image format")
        } else {
            Refusal::broken()
        });
    }
    let digits = new_uuid().replace('-', "");
    let kind = name.rsplit_once('.').map_or("png", |(_, kind)| kind);
    let path = format!("/avatars/{}/{}.{kind}", &digits[..2], &digits[2..]);
    let shown = json!({"image": format!("{}{path}", context.request.root), "success": true});
    let id = id.clone();
    Ok(Reply::changing(Answer::ok(shown), move |world| {
        if let Some(one) = world.organizations.get_mut(&id) {
            one.logo = Some(path);
        }
    }))
}

struct MultipartPart<'a> {
    name: String,
    declared: String,
    content: &'a [u8],
}

/// The part called `file` of a form.
fn file(request: &Request) -> Option<MultipartPart<'_>> {
    let boundary = request.content_type.split("boundary=").nth(1)?.trim_matches('"');
    let boundary = format!("--{boundary}").into_bytes();
    let mut rest = &request.body[find(&request.body, &boundary)? + boundary.len()..];
    while let Some(end) = find(rest, &boundary) {
        let part = &rest[..end];
        let middle = find(part, b"\r\n\r\n")?;
        let head = String::from_utf8_lossy(&part[..middle]).into_owned();
        if head.contains("name=\"file\"") {
            let name = head.split("filename=\"").nth(1).and_then(|rest| rest.split('"').next());
            let name = name.unwrap_or_default().to_owned();
            let declared = head.lines().find_map(|line| {
                let (name, value) = line.split_once(':')?;
                name.eq_ignore_ascii_case("content-type").then(|| value.trim().to_owned())
            });
            let content = part[middle + 4..].strip_suffix(b"\r\n")?;
            return Some(MultipartPart { name, declared: declared.unwrap_or_default(), content });
        }
        rest = &rest[end + boundary.len()..];
    }
    None
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|window| window == wanted)
}

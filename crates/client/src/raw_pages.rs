//! All pages of a list for `api --paginate`: complete, or an error. Pages are asked for by number, whatever an answer says
//! of the next one.

use std::collections::HashSet;

use reqwest::Url;
use serde_json::Value;

use super::client::Portal;
use super::error::{Error, Result};
use super::paging::{MOST_ENTRIES, until_still};
use super::unexpected_answer::UnexpectedAnswer;

/// udata's usual page has 20 entries; this is how many are asked for when all pages are.
const PAGE_SIZE: usize = 100;
/// More pages than a list has, whatever the size of a page.
const MOST_PAGES: usize = 20_000;

/// A page of a list, with what it says of itself and of the list.
struct Page {
    data: Vec<Value>,
    total: usize,
    /// The entries of a page, where the portal gives fewer than were asked for.
    size: Option<usize>,
    number: Option<usize>,
    /// The number of the next one, where it names one; `None` inside where it says that there is none.
    next: Option<Option<usize>>,
}

impl Portal {
    /// Reads all pages of a list, joined: the entries of `data`.
    ///
    /// # Errors
    /// A page that fails or is shorter than it should be, pages that go in a circle, or an answer that is no list.
    pub fn raw_read_all<T>(&self, url: &Url, turn: impl Fn(Vec<Value>) -> T) -> Result<Vec<T>> {
        let unexpected = |kind| Error::Unexpected { path: url.path().to_owned(), status: None, kind };
        let mut query: Vec<(String, String)> =
            url.query_pairs().into_owned().filter(|(name, _)| name != "page").collect();
        let named = query.iter().find(|(name, _)| name == "page_size").map(|(_, size)| size.parse());
        let asked = named.clone().and_then(std::result::Result::ok).unwrap_or(PAGE_SIZE).max(1);
        if named.is_none() {
            query.push(("page_size".to_owned(), PAGE_SIZE.to_string()));
        }
        until_still(|_| {
            let (mut pages, mut count, mut seen) = (Vec::new(), 0, HashSet::new());
            let mut announced = None;
            for number in 1usize.. {
                let mut address = url.clone();
                address
                    .query_pairs_mut()
                    .clear()
                    .extend_pairs(&query)
                    .append_pair("page", &number.to_string());
                let answer: Value = match self.read_address(address, None) {
                    Err(error) if error.is_unknown() && number > 1 => {
                        return Err(unexpected(UnexpectedAnswer::Moved));
                    }
                    answer => answer?,
                };
                if let Value::Array(list) = answer {
                    return Ok(vec![turn(list)]);
                }
                let page =
                    Page::of(answer).map_err(|what| unexpected(UnexpectedAnswer::Shape(what.to_owned())))?;
                let total = page.total;
                if *announced.get_or_insert(total) != total {
                    return Err(unexpected(UnexpectedAnswer::Moved));
                }
                let is_last = page.fits(number, asked, count).map_err(unexpected)?;
                let ids = page.data.iter().filter_map(|row| row.get("id")?.as_str());
                // An entry that is on two pages was pushed there, or the pages go in a circle.
                if !ids.map(str::to_owned).all(|id| seen.insert(id)) {
                    return Err(unexpected(UnexpectedAnswer::Moved));
                }
                count += page.data.len();
                pages.push(turn(page.data));
                if is_last {
                    break;
                }
            }
            Ok(pages)
        })
    }
}

impl Page {
    fn of(mut answer: Value) -> std::result::Result<Self, &'static str> {
        let number = |value: &Value| value.as_u64().and_then(|number| usize::try_from(number).ok());
        let field = |name: &str| answer.get(name).and_then(number);
        let total = field("total").ok_or("total")?;
        let (size, page) = (field("page_size"), field("page"));
        let next = answer.get("next_page").map(|next| {
            let next = Url::options().base_url(None).parse(next.as_str()?).ok()?;
            next.query_pairs().find(|(name, _)| name == "page")?.1.parse().ok()
        });
        match answer.get_mut("data").map(Value::take) {
            Some(Value::Array(data)) => Ok(Self { data, total, size, number: page, next }),
            _ => Err("data"),
        }
    }

    /// True for the last page of a list, of which so many entries were read before.
    fn fits(
        &self,
        number: usize,
        asked: usize,
        before: usize,
    ) -> std::result::Result<bool, UnexpectedAnswer> {
        let size = self.size.unwrap_or(asked).clamp(1, asked);
        if self.total > MOST_ENTRIES || self.total.div_ceil(size) > MOST_PAGES {
            return Err(UnexpectedAnswer::Outsized);
        }
        if self.number.is_some_and(|own| own != number) {
            return Err(UnexpectedAnswer::Shape("page".to_owned()));
        }
        if self.data.len() > asked {
            return Err(UnexpectedAnswer::Shape("data".to_owned()));
        }
        let (got, total) = (before + self.data.len(), self.total);
        if got >= total {
            return Ok(true);
        }
        match self.next {
            _ if self.data.len() < size => Err(UnexpectedAnswer::EndedEarly { got, total }),
            Some(Some(next)) if next != number + 1 => Err(UnexpectedAnswer::Shape("next_page".to_owned())),
            _ => Ok(false),
        }
    }
}

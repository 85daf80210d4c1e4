//! Lists for programs: a part at a time, and where the next one begins.

use super::t;
use kernel::refusal::Refusal;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// At most so many at once.
const MOST: usize = 200;

/// Which part of a list is asked for.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Part {
    /// The `next` of the part before.
    after: Option<String>,
    /// At most so many, 1 to 200; 200 unless said.
    limit: Option<usize>,
}

/// A part of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Page<T> {
    /// The items.
    pub items: Vec<T>,
    /// Sent as `after` for the next part; none after the last.
    pub next: Option<String>,
}

impl Part {
    /// The part that is asked for of a whole list; `key` tells its items apart. Refused when there is no item after which
    /// it should begin: the list has changed, and whoever reads it begins anew.
    pub fn of<T, K: ToString>(&self, all: Vec<T>, key: impl Fn(&T) -> K) -> Result<Page<T>, Refusal> {
        let from = match &self.after {
            Some(after) => {
                let at = all.iter().position(|item| key(item).to_string() == *after);
                at.ok_or_else(|| Refusal::invalid("after", t::m::no_such_place()))? + 1
            }
            None => 0,
        };
        let limit = self.limit.unwrap_or(MOST).clamp(1, MOST);
        let more = all.len() > from + limit;
        let items: Vec<T> = all.into_iter().skip(from).take(limit).collect();
        let next = items.last().filter(|_| more).map(|item| key(item).to_string());
        Ok(Page { items, next })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lists;
    use kernel::form::Fields;
    use kernel::i18n::Lang;

    fn asked(after: Option<&str>, limit: Option<usize>) -> Result<(Vec<i32>, Option<String>), Refusal> {
        let part = Part { after: after.map(str::to_owned), limit };
        part.of((1..=450).collect(), |number| *number).map(|page| (page.items, page.next))
    }

    #[test]
    fn a_page_beyond_the_last_is_the_last() {
        let rows: Vec<i32> = (1..=5).collect();
        let on =
            |page: &str| lists::page_of(Lang::Bg, &Fields::from_iter([("page", page.to_owned())]), &rows, 2).0.to_vec();
        let table =
            [("", vec![1, 2]), ("2", vec![3, 4]), ("3", vec![5]), ("9", vec![5]), ("0", vec![1, 2]), ("x", vec![1, 2])];
        for (page, expected) in table {
            assert_eq!(on(page), expected, "{page}");
        }
        assert!(lists::page_of(Lang::Bg, &Fields::default(), &rows[..0], 2).0.is_empty());
    }

    #[test]
    fn parts_follow_each_other_and_none_is_without_end() {
        assert_eq!(asked(None, Some(2)).unwrap(), (vec![1, 2], Some("2".into())));
        assert_eq!(asked(Some("2"), Some(1)).unwrap(), (vec![3], Some("3".into())));
        assert_eq!(asked(Some("449"), None).unwrap(), (vec![450], None));
        assert_eq!(asked(None, Some(9000)).unwrap().0.len(), MOST);
        assert_eq!(asked(None, None).unwrap().1.as_deref(), Some("200"));
        assert_eq!(asked(None, Some(0)).unwrap().0, [1]);
        assert!(asked(Some("x"), None).is_err());
    }
}

//! What people fill in: the fields as they came, the values read out of them, and what is wrong with each.
//!
//! A handler takes [`Fields`], reads them with a [`Reader`] into a value of its own, and either has the value or the
//! [`Problems`], with which the same form is drawn again as it was typed ([`FormView`](crate::view::FormView)).

mod partial_day;
mod problems;
mod reader;
mod wire;

pub use partial_day::PartialDay;
pub use problems::{Problem, Problems};
pub use reader::Reader;
pub use wire::{Asked, Unreadable};

/// Names and values in the order in which they came; a name may come more than once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads `a=1&b=2`, a form's body or an address's query. Bytes that are no UTF-8 become U+FFFD, which a [`Reader`]
    /// refuses.
    pub fn from_urlencoded(bytes: &[u8]) -> Fields {
        Fields(form_urlencoded::parse(bytes).into_owned().collect())
    }

    /// The first value without the space around it; empty when there is none.
    pub fn get(&self, name: &str) -> &str {
        self.raw(name).unwrap_or_default().trim()
    }

    /// The first value just as it came.
    pub fn raw(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Every value of a name, in order, without the space around it.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.trim())
    }

    /// Whether the name came at all, be it with an empty value.
    pub fn has(&self, name: &str) -> bool {
        self.raw(name).is_some()
    }

    /// Gives the name this one value, in the place of the first it had.
    pub fn set(&mut self, name: impl Into<String>, value: impl Into<String>) {
        let (name, value) = (name.into(), value.into());
        match self.0.iter().position(|(known, _)| *known == name) {
            Some(at) => {
                let mut first = true;
                self.0.retain(|(known, _)| *known != name || std::mem::take(&mut first));
                self.0[at].1 = value;
            }
            None => self.0.push((name, value)),
        }
    }

    /// Names and values in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The query of an address that differs from this one in one name: `?lead=3&sort=name`. An empty value takes the
    /// name away, and empty values of other names are left out. At least `?`, so that it is always an address of this
    /// page.
    pub fn query_with(&self, name: &str, value: &str) -> String {
        self.query(&[(name, value)])
    }

    /// Like [`query_with`](Fields::query_with), for several names.
    pub fn query(&self, changes: &[(&str, &str)]) -> String {
        let mut query = form_urlencoded::Serializer::for_suffix(String::from("?"), 1);
        let changed = |name: &str| changes.iter().any(|(other, _)| *other == name);
        let kept = self.iter().filter(|(name, _)| !changed(name));
        for (name, value) in kept.chain(changes.iter().copied()).filter(|(_, value)| !value.is_empty()) {
            query.append_pair(name, value);
        }
        query.finish()
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Fields {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Fields {
        Fields(pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
    }
}

#[cfg(test)]
mod tests;

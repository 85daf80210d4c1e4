//! Where an answer stands in a form: `pregnant`, or `child[1].name` inside a group that repeats.

use std::{fmt, str::FromStr};

/// The most instances of a group that repeats. More than any family; keeps a forged field name from growing a form.
pub const MAX_INSTANCES: u16 = 100;

/// One instance of a group that repeats: its linkId and its number from 0.
pub type Instance = (String, u16);

/// The address of an item in the answers. linkIds are unique in a form, so only groups that repeat appear in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path {
    /// The instances around the item, outermost first.
    pub within: Vec<Instance>,
    /// The linkId of the item.
    pub link_id: String,
}

impl Path {
    /// An item inside the given instances.
    pub fn new(within: &[Instance], link_id: &str) -> Path {
        Path { within: within.to_vec(), link_id: link_id.into() }
    }

    /// The path as an `id` in a page: without brackets and dots, so that a link and a selector can name it.
    pub fn html_id(&self) -> String {
        self.to_string().replace(['[', '.'], "-").replace(']', "")
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (group, number) in &self.within {
            write!(f, "{group}[{number}].")?;
        }
        f.write_str(&self.link_id)
    }
}

/// The text is not an address in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPath;

impl FromStr for Path {
    type Err = NotAPath;

    fn from_str(text: &str) -> Result<Path, NotAPath> {
        let mut steps = text.split('.').rev();
        let link_id = steps.next().filter(|id| is_link_id(id)).ok_or(NotAPath)?;
        let within = steps.rev().map(instance).collect::<Option<Vec<Instance>>>().ok_or(NotAPath)?;
        Ok(Path { within, link_id: link_id.into() })
    }
}

fn instance(step: &str) -> Option<Instance> {
    let (group, number) = step.strip_suffix(']')?.split_once('[')?;
    let number: u16 = number.bytes().all(|b| b.is_ascii_digit()).then(|| number.parse().ok())??;
    (is_link_id(group) && number < MAX_INSTANCES).then(|| (group.into(), number))
}

/// Whether the text may be a linkId here: small Latin letters, digits and hyphens, beginning with a letter.
/// FHIR allows any text; the narrower set keeps paths, field names and page ids free of escaping.
pub fn is_link_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn paths_name_only_the_groups_that_repeat() {
        let path = Path::new(&[("child".into(), 1)], "name");
        assert_eq!(path.to_string(), "child[1].name");
        assert_eq!(path.html_id(), "child-1-name");
        assert_eq!("pregnant".parse(), Ok(Path::new(&[], "pregnant")));
    }

    #[test]
    fn what_is_not_a_path_is_refused() {
        for junk in [
            "",
            "Име",
            "child[].name",
            "child[1]",
            "child[1].",
            "child[100].name",
            "child[+1].name",
            "a b",
            "csrf_token",
        ] {
            assert_eq!(junk.parse::<Path>(), Err(NotAPath), "{junk}");
        }
    }

    proptest! {
        #[test]
        fn a_path_reads_back(groups in prop::collection::vec(("[a-z][a-z0-9-]{0,5}", 0u16..MAX_INSTANCES), 0..3), id in "[a-z][a-z0-9-]{0,9}") {
            let path = Path { within: groups, link_id: id };
            prop_assert_eq!(path.to_string().parse::<Path>(), Ok(path));
        }

        #[test]
        fn order_follows_the_numbers_not_the_digits(a in 0u16..MAX_INSTANCES, b in 0u16..MAX_INSTANCES) {
            let at = |n| Path::new(&[("child".into(), n)], "name");
            prop_assert_eq!(at(a).cmp(&at(b)), a.cmp(&b));
        }
    }
}

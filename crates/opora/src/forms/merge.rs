//! Two people filled in the same form at once: their work is joined by field.

use super::{
    answers::{Answer, Answers},
    path::Path,
};
use std::collections::BTreeSet;

/// One field that both changed, differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The field.
    pub path: Path,
    /// What both of them saw when they began.
    pub base: Vec<Answer>,
    /// What the person who saves now wrote; the caller shows it beside the field until somebody decides.
    pub mine: Vec<Answer>,
    /// What is saved already.
    pub theirs: Vec<Answer>,
}

/// The joined answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// All changes of both; a field in conflict keeps what is saved already.
    pub answers: Answers,
    /// The fields that both changed differently.
    pub conflicts: Vec<Conflict>,
}

/// Joins two edits of one base field by field.
pub fn merge(base: &Answers, mine: &Answers, theirs: &Answers) -> Merged {
    let paths: BTreeSet<&Path> =
        [base, mine, theirs].into_iter().flat_map(|side| side.iter().map(|(path, _)| path)).collect();
    let mut merged = Merged { answers: Answers::default(), conflicts: vec![] };
    for path in paths {
        let (was, left, right) = (base.at(path), mine.at(path), theirs.at(path));
        let kept = if right == was { left } else { right };
        merged.answers.set(path.clone(), kept.to_vec());
        if left != was && right != was && left != right {
            merged.conflicts.push(Conflict {
                path: path.clone(),
                base: was.into(),
                mine: left.into(),
                theirs: right.into(),
            });
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn answers(fields: &[(&str, &str)]) -> Answers {
        let field = |(id, text): &(&str, &str)| (Path::new(&[], id), vec![Answer::Text((*text).into())]);
        fields.iter().map(field).collect()
    }

    #[test]
    fn different_fields_join_and_the_same_field_is_a_conflict() {
        let base = answers(&[("sleep", "зле"), ("pain", "няма")]);
        let mine = answers(&[("sleep", "по-добре"), ("pain", "няма"), ("meds", "желязо")]);
        let theirs = answers(&[("sleep", "буди се")]);
        let merged = merge(&base, &mine, &theirs);
        assert_eq!(merged.answers, answers(&[("sleep", "буди се"), ("meds", "желязо")]));
        let [conflict] = &merged.conflicts[..] else { panic!("one conflict expected: {:?}", merged.conflicts) };
        assert_eq!((conflict.path.to_string().as_str(), &conflict.mine[..]), ("sleep", mine.at(&conflict.path)));
    }

    fn any_answers() -> impl Strategy<Value = Answers> {
        prop::collection::btree_map("[a-d]", "[xy]", 0..4).prop_map(|fields| {
            fields.iter().map(|(id, text)| (Path::new(&[], id), vec![Answer::Text(text.clone())])).collect()
        })
    }

    proptest! {
        #[test]
        fn the_same_edit_twice_is_that_edit(base in any_answers(), edit in any_answers()) {
            prop_assert_eq!(merge(&base, &edit, &edit), Merged { answers: edit, conflicts: vec![] });
        }

        #[test]
        fn the_only_edit_wins(base in any_answers(), edit in any_answers()) {
            prop_assert_eq!(merge(&base, &base, &edit), Merged { answers: edit.clone(), conflicts: vec![] });
            prop_assert_eq!(merge(&base, &edit, &base), Merged { answers: edit, conflicts: vec![] });
        }

        #[test]
        fn nothing_is_lost(base in any_answers(), mine in any_answers(), theirs in any_answers()) {
            let merged = merge(&base, &mine, &theirs);
            for (path, wrote) in mine.iter().filter(|(path, wrote)| base.at(path) != *wrote) {
                let shown = merged.conflicts.iter().any(|conflict| conflict.path == *path && conflict.mine == wrote);
                prop_assert!(shown || merged.answers.at(path) == wrote);
            }
        }
    }
}

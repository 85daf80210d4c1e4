//! From the fields of a page to answers. Never refuses: what cannot be read is kept as it was typed, and
//! [`rules::problems`](super::rules::problems) says so.
//!
//! A field is named by the path of its question. Three words of the page cannot be codes of options:
//! the value `!asked-declined` (or another reason) chosen among the options, the field `path!absent` with a reason
//! beside a field to type in, and the value `+other` with the field `path+other` for one's own option.

use super::{
    answers::{AbsentReason, Answer, Answers},
    definition::{Item, Kind, OptionForm, Questionnaire},
    path::Path,
    value::{self, Decimal},
};

/// The ending of the field that gives the reason for no value.
pub const ABSENT_FIELD: &str = "!absent";
/// The ending of the field with one's own option, and the value that points to it.
pub const OTHER_FIELD: &str = "+other";

/// The draft after a section was sent: its visible questions hold exactly what was sent, everything else stays.
/// `section` is the linkId of a group at the top of the form; without it the whole form was sent. Fields of other names
/// are not ours.
pub fn apply<'f>(
    form: &Questionnaire,
    draft: &Answers,
    section: Option<&str>,
    fields: impl IntoIterator<Item = (&'f str, &'f str)>,
) -> Answers {
    let sent = read(form, fields);
    let on_page = |path: &Path| {
        let line = form.lineage(&path.link_id);
        section.is_none_or(|id| line.first().is_some_and(|top| top.link_id == id))
            && !line.iter().any(|item| item.hidden)
    };
    let mut answers = draft.clone();
    answers.retain(|path| !on_page(path));
    for (path, values) in sent.iter().filter(|(path, _)| on_page(path)) {
        answers.set(path.clone(), values.to_vec());
    }
    answers
}

/// The answers in the fields.
pub fn read<'f>(form: &Questionnaire, fields: impl IntoIterator<Item = (&'f str, &'f str)>) -> Answers {
    let mut answers = Answers::default();
    let mut reasons: Vec<(Path, AbsentReason)> = vec![];
    for (name, typed) in fields {
        let typed = clean(typed);
        let (name, other, absent) = match (name.strip_suffix(OTHER_FIELD), name.strip_suffix(ABSENT_FIELD)) {
            (Some(name), _) => (name, true, false),
            (_, Some(name)) => (name, false, true),
            _ => (name, false, false),
        };
        let Ok(path) = name.parse::<Path>() else { continue };
        let Some(item) = form.question_at(&path).filter(|_| !typed.is_empty()) else { continue };
        match AbsentReason::from_code(typed.strip_prefix('!').unwrap_or(&typed)) {
            Some(reason) if absent || typed.starts_with('!') => reasons.push((path, reason)),
            _ if absent || (typed == OTHER_FIELD && item.kind == Kind::OpenChoice) => {}
            _ if other => answers.add(path, own_option(item, typed)),
            _ => answers.add(path, read_value(item, typed)),
        }
    }
    let mut answers: Answers =
        answers.iter().map(|(path, values)| (path.clone(), in_form_order(form, path, values))).collect();
    // A value beside a reason stays and the reason goes: words that were typed weigh more than a mark.
    for (path, reason) in reasons {
        if answers.at(&path).is_empty() {
            answers.set(path, vec![Answer::Absent(reason)]);
        }
    }
    answers
}

/// Chosen options in the order of the form, then what it does not offer, then own options: the same choice is always
/// the same answer, whatever was ticked first.
fn in_form_order(form: &Questionnaire, path: &Path, values: &[Answer]) -> Vec<Answer> {
    let mut values = values.to_vec();
    if let Some(item) = form.question_at(path).filter(|item| item.kind.has_options()) {
        values.sort_by_key(|value| match value {
            Answer::Choice { code } => item.options.iter().position(|option| option.code == *code),
            Answer::Open(_) => Some(item.options.len() + 1),
            _ => Some(item.options.len()),
        });
        values.dedup();
    }
    values
}

/// Line ends as one sign, no control characters (a database may refuse them), no space around.
fn clean(typed: &str) -> String {
    let typed = typed.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = typed.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    kept.trim().into()
}

fn own_option(item: &Item, typed: String) -> Answer {
    let known = item.option(&typed).is_some_and(|option| option.form == OptionForm::String);
    match item.kind {
        Kind::OpenChoice if known => Answer::choice(typed),
        Kind::OpenChoice => Answer::Open(typed),
        _ => Answer::Unreadable(typed),
    }
}

fn read_value(item: &Item, typed: String) -> Answer {
    let whole = |number: Decimal| number.as_whole();
    let answer = match item.kind {
        Kind::Boolean => typed.parse().ok().map(Answer::Boolean),
        Kind::Integer => typed.parse().ok().and_then(whole).map(Answer::Integer),
        Kind::Decimal => typed.parse().ok().map(Answer::Decimal),
        Kind::Date => value::partial_day(&typed).map(Answer::Date),
        Kind::Choice | Kind::OpenChoice => item.option(&typed).map(|option| Answer::choice(option.code.clone())),
        Kind::String | Kind::Text => return Answer::Text(typed),
        Kind::Group | Kind::Display => None,
    };
    answer.unwrap_or(Answer::Unreadable(typed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::samples;
    use proptest::prelude::*;

    fn typed_in(name: &str, fields: &[(&str, &str)]) -> Vec<Answer> {
        samples::typed(&samples::visit(), fields).at(&name.parse().expect("a path")).to_vec()
    }

    #[test]
    fn fields_become_answers() {
        let unreadable = |text: &str| vec![Answer::Unreadable(text.into())];
        for (name, typed, answers) in [
            ("age", " 38 ", vec![Answer::Integer(38)]),
            ("age", "38,5", unreadable("38,5")),
            ("age", "около 40", unreadable("около 40")),
            ("fever", "37,5", vec![Answer::Decimal("37.5".parse().expect("number"))]),
            ("last-exam", "31.02.2026", unreadable("31.02.2026")),
            ("pregnant", "true", vec![Answer::Boolean(true)]),
            ("pregnant", "!not-asked", vec![Answer::Absent(AbsentReason::NotAsked)]),
            ("doctor", "whenever", unreadable("whenever")),
            ("note", "ред\r\nред\0", vec![Answer::Text("ред\nред".into())]),
            ("note", "!asked-unknown", vec![Answer::Absent(AbsentReason::AskedUnknown)]),
            ("note", "  ", vec![]),
        ] {
            assert_eq!(typed_in(name, &[(name, typed)]), answers, "{name} = {typed:?}");
        }
    }

    #[test]
    fn words_weigh_more_than_the_mark_that_there_are_none() {
        let reason = ("age!absent", "asked-declined");
        assert_eq!(typed_in("age", &[reason]), [Answer::Absent(AbsentReason::AskedDeclined)]);
        assert_eq!(typed_in("age", &[reason, ("age", "38")]), [Answer::Integer(38)]);
        assert_eq!(typed_in("age", &[reason, ("age", "")]), [Answer::Absent(AbsentReason::AskedDeclined)]);
    }

    #[test]
    fn an_own_option_needs_words() {
        let own = [("languages", "bg"), ("languages", "+other"), ("languages+other", "кюрдски")];
        assert_eq!(typed_in("languages", &own), [Answer::choice("bg"), Answer::Open("кюрдски".into())]);
        assert_eq!(typed_in("languages", &[("languages", "+other"), ("languages+other", " ")]), []);
    }

    #[test]
    fn a_section_replaces_itself_and_nothing_else() {
        let form = samples::visit();
        let draft =
            samples::typed(&form, &[("age", "38"), ("pregnant", "true"), ("safe", "true"), ("origin", "phone")]);
        let fields = [("age", "39"), ("safe", "false"), ("csrf", "x"), ("shoe-size", "38")];
        let after = apply(&form, &draft, Some("health"), fields);
        assert_eq!(after, samples::typed(&form, &[("age", "39"), ("safe", "true"), ("origin", "phone")]));
        assert_eq!(
            apply(&form, &draft, None, []),
            samples::typed(&form, &[("origin", "phone")]),
            "hidden answers stay"
        );
    }

    proptest! {
        #[test]
        fn junk_never_panics(fields in prop::collection::vec((".{0,20}", ".{0,20}"), 0..12)) {
            let form = samples::visit();
            read(&form, fields.iter().map(|(name, typed)| (name.as_str(), typed.as_str())));
        }

        #[test]
        fn words_typed_into_any_field_are_kept(place in 0usize..samples::FIELDS.len(), words in "[а-я0-9.,]{1,12}") {
            let form = samples::visit();
            let field = samples::FIELDS[place];
            let answers = samples::typed(&form, &[(field, &words)]);
            prop_assert_eq!(answers.iter().count(), 1);
        }
    }
}

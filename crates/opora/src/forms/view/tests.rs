use super::*;
use crate::forms::{catalogue::Catalogue, input, progress, rules, samples};
use jiff::civil::date;
use proptest::prelude::*;

fn drawn(fields: &[(&str, &str)], section_id: &str) -> String {
    let form = samples::visit();
    let answers = samples::typed(&form, fields);
    let problems = rules::problems(&form, &answers, date(2026, 11, 21));
    section(&form, section_id, &answers, &problems, Lang::Bg).into_string()
}

/// The value of an attribute of a tag.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let begin = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[begin..].split('"').next()
}

fn unescaped(text: &str) -> String {
    text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// What a browser would send: the fields as they stand in the page.
fn sent(page: &str) -> Vec<(String, String)> {
    let tags = page.split('<').filter(|tag| tag.starts_with("input ") || tag.starts_with("textarea "));
    tags.filter_map(|tag| {
        let (head, words) = tag.split_once('>')?;
        let chosen = head.ends_with(" checked") || head.contains(" checked ");
        let value =
            if tag.starts_with("textarea") { words.trim_start_matches('\n') } else { attribute(head, "value")? };
        let is_choice = matches!(attribute(head, "type"), Some("radio" | "checkbox"));
        (chosen || !is_choice).then(|| (attribute(head, "name").unwrap_or_default().to_owned(), unescaped(value)))
    })
    .collect()
}

#[test]
fn a_problem_stands_beside_its_question_and_is_tied_to_it() {
    let page = drawn(&[("last-exam", "31.02.2026")], "health");
    assert!(page.contains(r#"value="31.02.2026""#), "what was typed is shown again");
    assert!(page.contains(r#"aria-invalid="true" aria-describedby="last-exam-error""#), "{page}");
    assert!(page.contains("„31.02.2026“ не е дата"));
    let form = samples::visit();
    let problems = rules::problems(&form, &Answers::default(), date(2026, 11, 21));
    let summary = error_summary(&form, "health", &problems, Lang::Bg).into_string();
    assert!(summary.contains(r##"<a href="#doctor">Нужен ли е лекар? Избери един отговор</a>"##), "{summary}");
    assert_eq!(error_summary(&form, "health", &[], Lang::Bg).into_string(), "");
}

#[test]
fn a_question_that_is_not_asked_keeps_what_was_typed_unseen() {
    let week = |fields: &[(&str, &str)]| {
        let page = drawn(fields, "health");
        let before = page.split(r#"name="week""#).next().unwrap_or_default().to_owned();
        before[before.rfind(r#"<div class="field""#).unwrap_or(0)..].to_owned()
    };
    let unasked = week(&[("week", "12")]);
    assert!(unasked.starts_with(r#"<div class="field" hidden data-enable-when="#), "{unasked}");
    assert!(unescaped(&unasked).contains(r#"[{"answer":true,"operator":"=","question":"pregnant"}]"#), "{unasked}");
    assert!(!week(&[("week", "12"), ("pregnant", "true")]).contains("hidden"));
    assert!(drawn(&[("week", "12")], "health").contains(r#"name="week" value="12""#));
}

#[test]
fn conditions_name_the_field_of_their_own_instance() {
    let page = unescaped(&drawn(&[("meds[2].med-name", "Желязо")], "health"));
    assert!(page.contains(r#""question":"meds[2].med-name""#));
    assert!(page.contains(r#"name="meds[3].med-name" value="""#), "an empty instance follows");
}

#[test]
fn what_people_type_is_words_and_never_markup() {
    let page = drawn(&[("note", "</textarea><script>alert(1)</script>"), ("age", "\"><b>")], "health");
    assert!(!page.contains("<script") && !page.contains("<b>"));
}

#[test]
fn five_levels_are_rows_of_a_scale_in_every_form() {
    let form = Catalogue::built_in().latest("needs-adult").expect("the adult's assessment");
    let page = section(form, "health", &Answers::default(), &[], Lang::En).into_string();
    assert_eq!(page.matches(r#"<fieldset class="scale""#).count(), 3);
    assert!(page.contains("Self-care: no need, </span>0"), "{page}");
    assert!(!page.chars().any(|c| ('А'..='я').contains(&c)), "English all through");
}

#[test]
fn the_index_marks_the_section_that_is_open() {
    let form = samples::visit();
    let sections = progress::sections(&form, &Answers::default(), &[]);
    let nav = index(&form, &sections, "health", |_| false, |id| format!("/f/{id}"), Lang::Bg).into_string();
    assert!(nav.contains(r#"<a href="/f/health" aria-current="step">"#), "{nav}");
    assert!(nav.contains("<small>не се отнася</small>"));
}

proptest! {
    #[test]
    fn a_page_sent_back_untouched_changes_nothing(typed in samples::any_typing()) {
        let form = samples::visit();
        let answers = samples::typed_owned(&form, &typed);
        // Of two marks where one is asked a browser sends one; no page lets anybody make them.
        let problems = rules::problems(&form, &answers, date(2026, 11, 21));
        if problems.iter().any(|problem| problem.kind == rules::ProblemKind::TooMany) {
            return Ok(());
        }
        let pages: Vec<String> = ["safety", "health", "baby"]
            .map(|id| section(&form, id, &answers, &[], Lang::En).into_string())
            .into();
        let fields: Vec<(String, String)> = pages.iter().flat_map(|page| sent(page)).collect();
        let again = input::apply(&form, &answers, None, fields.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        prop_assert_eq!(again, answers);
    }
}

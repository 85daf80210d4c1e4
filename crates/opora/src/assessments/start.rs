//! Beginning an assessment.

use super::record::Found;
use super::{Assessment, AssessmentId, Status, form_in_use, store, t};
use crate::forms::answers::Answers;
use crate::forms::definition::Questionnaire;
use crate::forms::response::{self, ResponseStatus};
use crate::people::{self, Age};
use kernel::audit::Event;
use kernel::ctx::{Ctx, On};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::PersonId;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

/// An assessment to be begun.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAssessment {
    /// The id, where the sender has one already.
    #[serde(default)]
    pub id: Option<AssessmentId>,
    /// The name of the form.
    pub form: String,
    /// Whether it begins with the answers of the last signed one by this form.
    #[serde(default)]
    pub prefilled: bool,
    /// The form is for another age than the person has, and it is meant.
    #[serde(default)]
    pub other_age: bool,
}

/// For whom a form is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Somebody under 18.
    Child,
    /// Somebody of 18 and more.
    Adult,
}

/// For whom a form is made; nothing for one that anybody may be asked.
pub fn audience(form: &str) -> Option<Audience> {
    match form {
        "needs-child" => Some(Audience::Child),
        "needs-adult" => Some(Audience::Adult),
        _ => None,
    }
}

/// For whom a form is made, when that is surely not the age of the person. Whose age is not known may be both.
pub fn other_age(form: &str, age: Option<Age>) -> Option<Audience> {
    let audience = audience(form)?;
    let is_child = age?.is_child()?;
    (is_child != (audience == Audience::Child)).then_some(audience)
}

/// Begins an assessment, or goes on with the draft that the person already has of this form.
///
/// # Errors
/// [`Refusal::Invalid`] when there is no such form, when it is for another age and nobody said that it is meant (the field
/// `other_age`), or when the person was never taken in.
pub async fn start(ctx: &Ctx, person: PersonId, new: &NewAssessment) -> Result<AssessmentId, Refusal> {
    let mut change = ctx.change(Right::Assess, On::Person(person)).await?;
    let provider = ctx.provider;
    let form = form_in_use(&new.form).ok_or_else(|| Refusal::invalid("form", t::m::choose_form()))?;
    let all = store::of_person(&mut change, provider, person).await?;
    if let Some(draft) = all.iter().find(|one| one.record.status == Status::Draft && one.record.form == form.name) {
        return Ok(draft.record.id);
    }
    let known = people::brief(&mut change, provider, &[person]).await?.remove(&person).ok_or(Refusal::Missing)?;
    if !new.other_age && other_age(&form.name, known.age_on(ctx.today())).is_some() {
        return Err(Refusal::invalid("other_age", t::m::other_age()));
    }
    let case = store::case_of_person(&mut change, provider, person).await?;
    let case = case.ok_or_else(|| Refusal::invalid("", t::m::no_case()))?;
    let last = all.iter().filter(|one| one.record.form == form.name).max_by_key(|one| one.record.signed_at);
    let record = Assessment {
        id: ctx.own_id(new.id)?,
        person_id: person,
        case_id: case.case_id,
        form: form.name.clone(),
        form_version: form.version.clone(),
        status: Status::Draft,
        started_at: change.at,
        started_by: change.by(),
        started_name: None,
        saved_at: change.at,
        saved_by: change.by(),
        saved_name: None,
        signed_at: None,
        previous_id: last.map(|last| last.record.id),
        version: 1,
    };
    let answers = match last.filter(|_| new.prefilled) {
        Some(last) => carried_over(last.form, &last.answers, form),
        None => begun(form),
    };
    let (id, found) = (record.id, Found { record, form, answers });
    if !store::insert(&mut change, &found).await? {
        return Err(Refusal::invalid("id", t::m::id_taken()));
    }
    let details = json!({ "form": form.name, "form_version": form.version, "prefilled": new.prefilled });
    change.commit(Event::new("assessment.started", id).of(person).with(&details)).await?;
    Ok(id)
}

/// What a new form begins with.
fn begun(form: &Questionnaire) -> Answers {
    let initial = |item: &&crate::forms::definition::Item| !item.initial.is_empty();
    let path = |link_id: &str| crate::forms::path::Path::new(&[], link_id);
    form.all_items().into_iter().filter(initial).map(|item| (path(&item.link_id), item.initial.clone())).collect()
}

/// The answers of an earlier form that a later version still asks for and understands.
fn carried_over(from: &Questionnaire, answers: &Answers, to: &Questionnaire) -> Answers {
    if from.canonical() == to.canonical() {
        return answers.clone();
    }
    let reads = |path: &crate::forms::path::Path, values: &[crate::forms::answers::Answer]| {
        let one: Answers = [(path.clone(), values.to_vec())].into_iter().collect();
        let same_kind = from.item(&path.link_id).map(|item| item.kind) == to.item(&path.link_id).map(|item| item.kind);
        same_kind
            && response::read(to, &response::write(to, &one, ResponseStatus::InProgress)).is_ok_and(|back| back == one)
    };
    let kept = answers.iter().filter(|(path, values)| to.question_at(path).is_some() && reads(path, values));
    kept.map(|(path, values)| (path.clone(), values.to_vec())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_for_another_age_is_told_from_one_that_fits() {
        let age = |least, most| Some(Age { least, most });
        for (form, age, expected) in [
            ("needs-child", age(30, 30), Some(Audience::Child)),
            ("needs-child", age(17, 17), None),
            ("needs-child", age(17, 19), None),
            ("needs-child", None, None),
            ("needs-adult", age(17, 17), Some(Audience::Adult)),
            ("needs-adult", age(18, 18), None),
            ("first-interview", age(5, 5), None),
        ] {
            assert_eq!(other_age(form, age), expected, "{form} at {age:?}");
        }
    }

    #[test]
    fn a_later_version_takes_over_what_it_still_understands() {
        let form = |version: &str, options: &[&str]| {
            let options: Vec<_> =
                options.iter().map(|code| json!({"valueCoding": {"code": code, "display": code}})).collect();
            let items = json!([{"linkId": "s", "type": "group", "item": [
                {"linkId": "home", "type": "choice", "answerOption": options},
                {"linkId": "words", "type": "text"}]}]);
            let json = json!({"resourceType": "Questionnaire", "url": "https://opora.example/forms/x", "version": version,
                "name": "x", "status": "active", "title": "x", "item": items});
            Questionnaire::parse(&json.to_string()).expect("a form")
        };
        let (old, new) = (form("1.0.0", &["own", "rented"]), form("2.0.0", &["own"]));
        let answers = crate::forms::input::read(&old, [("home", "rented"), ("words", "както каза")]);
        let kept = carried_over(&old, &answers, &new);
        assert_eq!(
            kept,
            crate::forms::input::read(&new, [("words", "както каза")]),
            "an option that is gone is not kept"
        );
        assert_eq!(carried_over(&old, &answers, &old), answers);
    }
}

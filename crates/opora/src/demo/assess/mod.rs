//! What everyone who lives here needs: the first interview on the day of arrival, the assessment within twenty days.

mod adults;
mod children;
mod first;

use super::staff::Who;
use super::stage::Stage;
use crate::assessments::{
    AssessmentId, NewAssessment, PersonAnswer, Signer, form_in_use, record_person, save_answers, sign_for_team, start,
};
use crate::forms::input;
use kernel::refusal::Refusal;
use kernel::types::{Day, Moment, PersonId};

/// Answers as they are typed: the field and what stands in it.
type Typed<'t> = Vec<(&'t str, String)>;

/// Fills in everyone's forms.
pub async fn all(stage: &Stage) -> Result<(), Refusal> {
    first::all(stage).await?;
    adults::all(stage).await?;
    children::all(stage).await
}

/// A form that is filled in at a moment and not signed yet.
async fn begin(
    stage: &Stage,
    who: Who,
    at: Moment,
    person: PersonId,
    form: &str,
    typed: &Typed<'_>,
) -> Result<(AssessmentId, i64), Refusal> {
    let ctx = stage.ctx(who, at)?;
    let new = NewAssessment { id: None, form: form.into(), prefilled: false, other_age: false };
    let id = start(&ctx, person, &new).await?;
    let questionnaire = form_in_use(form).ok_or(Refusal::Missing)?;
    let answers = input::read(questionnaire, typed.iter().map(|(field, value)| (*field, value.as_str())));
    let saved = save_answers(&stage.ctx(who, stage.done(at.plus_minutes(45)))?, id, 1, answers).await?;
    Ok((id, saved.version))
}

/// Signed by two of the team, and on paper by the person or, of a child, by the mother.
async fn sign(
    stage: &Stage,
    team: [Who; 2],
    day: Day,
    (id, seen): (AssessmentId, i64),
    guardian: Option<&str>,
) -> Result<(), Refusal> {
    let at = |hour, minute| stage.done(day.at(hour, minute));
    let signer = if guardian.is_some() { Signer::Guardian } else { Signer::Person };
    let answer = PersonAnswer { signer, refused: false, note: guardian.unwrap_or_default().into() };
    let [first, second] = team;
    sign_for_team(&stage.ctx(first, at(15, 0))?, id, seen).await?;
    record_person(&stage.ctx(first, at(15, 10))?, id, seen, &answer).await?;
    sign_for_team(&stage.ctx(second, at(16, 5))?, id, seen).await?;
    Ok(())
}

fn answer(field: &str, value: impl Into<String>) -> (&str, String) {
    (field, value.into())
}

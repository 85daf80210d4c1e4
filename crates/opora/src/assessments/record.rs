//! An assessment as it is read: what is known of it, its answers, its signatures, what waits for a decision.

use super::{AssessmentId, Signer, Status, form_of, person_of, store};
use crate::forms::answers::{Answer, Answers};
use crate::forms::definition::Questionnaire;
use crate::forms::path::Path;
use crate::forms::progress::{self, SectionProgress};
use crate::forms::rules::{self, FormProblem};
use crate::forms::score::{self, SectionScore};
use crate::forms::{definition::Kind, response};
use crate::people::{self, Person, relation};
use kernel::ctx::{Ctx, On};
use kernel::db::{Error, Tx};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{AccountId, Day, Moment, PersonId, ProviderId, ServiceId};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// What is known of an assessment beside its answers.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct Assessment {
    /// Its id.
    pub id: AssessmentId,
    /// Whose.
    pub person_id: PersonId,
    /// In which case.
    pub case_id: Uuid,
    /// The name of the form.
    pub form: String,
    /// The version of the form.
    pub form_version: String,
    /// How far it has come.
    pub status: Status,
    /// When it was begun.
    pub started_at: Moment,
    /// Who began it.
    pub started_by: Option<AccountId>,
    /// The name of whoever began it.
    pub started_name: Option<String>,
    /// When it was last saved.
    pub saved_at: Moment,
    /// Who saved it last.
    pub saved_by: Option<AccountId>,
    /// The name of whoever saved it last.
    pub saved_name: Option<String>,
    /// When the last signature was given.
    pub signed_at: Option<Moment>,
    /// The signed assessment by the same form before this one.
    pub previous_id: Option<AssessmentId>,
    /// Sent back with a change.
    pub version: i64,
}

/// An assessment with its answers.
#[derive(Clone, Debug)]
pub struct Found {
    /// What is known of it.
    pub record: Assessment,
    /// The form, in the version it was filled in.
    pub form: &'static Questionnaire,
    /// What was answered.
    pub answers: Answers,
}

/// A signature, or that somebody refused to sign.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct Signature {
    /// Who signed for the team, or wrote down what the person did.
    pub account_id: Option<AccountId>,
    /// Their name.
    pub name: Option<String>,
    /// As what.
    pub signer: Signer,
    /// They did not want to sign.
    pub refused: bool,
    /// Of a refusal, why, in the person's words; of a guardian, who it is.
    pub note: String,
    /// When.
    pub signed_at: Moment,
}

/// What somebody wrote into a field that another had changed meanwhile.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// Its id.
    pub id: Uuid,
    /// The field.
    pub path: Path,
    /// What they wrote.
    pub answers: Vec<Answer>,
    /// Who.
    pub account_id: Option<AccountId>,
    /// Their name.
    pub name: Option<String>,
    /// When.
    pub noticed_at: Moment,
    /// Somebody has chosen.
    pub decided: bool,
}

/// The case an assessment belongs to.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Case {
    /// Its id.
    pub case_id: Uuid,
    /// The service that leads it.
    pub service_id: ServiceId,
    /// The letters its number begins with.
    pub code: String,
    /// Its number.
    pub number: i64,
}

impl Case {
    /// „КЦ-0144“.
    pub fn label(&self) -> String {
        format!("{}-{:04}", self.code, self.number)
    }
}

/// An assessment with everything that its page shows.
#[derive(Clone, Debug)]
pub struct Filled {
    /// The assessment and its answers.
    pub found: Found,
    /// Whose.
    pub person: Person,
    /// The file names a guardian, who may sign in place of an adult.
    pub guarded: bool,
    /// In which case.
    pub case: Case,
    /// The signatures given so far, in order.
    pub signatures: Vec<Signature>,
    /// What waits for a decision.
    pub conflicts: Vec<Conflict>,
}

impl Found {
    /// What is to be corrected on a day.
    pub fn problems(&self, today: Day) -> Vec<FormProblem> {
        rules::problems(self.form, &self.answers, today.0)
    }

    /// How far each section has come.
    pub fn sections(&self, problems: &[FormProblem]) -> Vec<SectionProgress> {
        progress::sections(self.form, &self.answers, problems)
    }

    /// The points of each section that has any.
    pub fn scores(&self) -> Vec<SectionScore> {
        score::sections(self.form, &self.answers)
    }

    /// The visible sections of the form, by their linkIds.
    pub fn section_ids(&self) -> Vec<&'static str> {
        let visible = self.form.items.iter().filter(|item| item.kind == Kind::Group && !item.hidden);
        visible.map(|item| item.link_id.as_str()).collect()
    }
}

/// An assessment, for those who may read it.
pub async fn filled(ctx: &Ctx, id: AssessmentId) -> Result<Filled, Refusal> {
    let person = person_of(ctx, id).await?;
    let mut view = ctx.view(Right::SeeSupport, On::Person(person)).await?;
    let provider = ctx.provider;
    let found = store::found(&mut view, provider, id).await?.ok_or(Refusal::Missing)?;
    let case = store::case(&mut view, provider, found.record.case_id).await?.ok_or(Refusal::Missing)?;
    let signatures = store::signatures(&mut view, provider, id).await?;
    let mut conflicts = store::conflicts(&mut view, provider, &found).await?;
    conflicts.retain(|conflict| !conflict.decided);
    let guarded = relation::has_guardian(&mut view, provider, person).await?;
    let person = people::brief(&mut view, provider, &[person]).await?.remove(&person).ok_or(Refusal::Missing)?;
    Ok(Filled { found, person, guarded, case, signatures, conflicts })
}

/// A person's latest case, for those who may read assessments.
pub async fn case_of(ctx: &Ctx, person: PersonId) -> Result<Option<Case>, Refusal> {
    let mut view = ctx.view(Right::SeeSupport, On::Person(person)).await?;
    Ok(store::case_of_person(&mut view, ctx.provider, person).await?)
}

/// Every assessment of a person, the latest first.
pub async fn of_person(ctx: &Ctx, person: PersonId) -> Result<Vec<Found>, Refusal> {
    let mut view = ctx.view(Right::SeeSupport, On::Person(person)).await?;
    Ok(store::of_person(&mut view, ctx.provider, person).await?)
}

/// The last signed assessment of a person by a form, inside another's transaction.
pub async fn latest_signed(
    tx: &mut Tx,
    provider: ProviderId,
    person: PersonId,
    form: &str,
) -> Result<Option<Found>, Refusal> {
    let signed = store::signed(tx, provider, person).await?;
    Ok(signed.into_iter().find(|found| found.record.form == form))
}

/// Answers as they are stored, back from their text. What does not read was not written by this program.
pub(super) fn read_answers(form: &Questionnaire, text: &str) -> Result<Answers, Error> {
    let broken = |error: &dyn std::fmt::Display| Error::Decode(error.to_string().into());
    let stored = serde_json::from_str(text).map_err(|error| broken(&error))?;
    response::read(form, &stored).map_err(|error| broken(&error))
}

/// The form that a stored assessment names.
pub(super) fn form_of_record(record: &Assessment) -> Result<&'static Questionnaire, Error> {
    let missing = || Error::Decode(format!("there is no form {} {}", record.form, record.form_version).into());
    form_of(&record.form, &record.form_version).ok_or_else(missing)
}

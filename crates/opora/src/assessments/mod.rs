//! Assessments: a form answered over several sittings, by several people, saved as it is typed; signed by the team and
//! the person; then never changed (индивидуална оценка на потребностите, НКСУ).
//!
//! What a form asks, how its answers are read and what they add up to is `forms`. Here they are kept: [`draft`] joins
//! the work of several people by field, [`signing`] ends it, [`needs`] hands what was found to the plan.

mod api;
mod compare;
mod draft;
mod needs;
mod pages;
mod record;
mod signers;
mod signing;
mod start;
mod store;
mod waiting;
mod words;

pub use api::router as api;
pub use compare::{Change, Comparison, compare};
pub use draft::{Edit, Saved, save, save_answers};
pub use needs::{Known, Need, known_needs, needs};
pub use pages::{routes as pages, section, tab, timeline};
pub use record::{Assessment, Case, Conflict, Filled, Found, Signature, filled, latest_signed, of_person};
pub use signing::{PersonAnswer, Remaining, record_person, remaining, sign_for_team};
pub use start::{Audience, NewAssessment, other_age, start};
pub use waiting::waits;

use crate::forms::catalogue::Catalogue;
use crate::forms::definition::Questionnaire;
use kernel::ctx::{Ctx, On};
use kernel::i18n::Lang;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::PersonId;

kernel::texts!(assessments);

kernel::id!(
    /// A form that somebody began to fill in for a person.
    AssessmentId
);

kernel::codes! {
    /// How far an assessment has come.
    pub enum Status {
        /// Being filled in.
        Draft = "draft",
        /// Signed by everyone who must; never changed again.
        Signed = "signed",
    }
}

impl Status {
    /// What people call it.
    pub fn label(self, l: Lang) -> &'static str {
        match self {
            Status::Draft => t::status_draft(l),
            Status::Signed => t::status_signed(l),
        }
    }
}

kernel::codes! {
    /// As what somebody signs.
    pub enum Signer {
        /// A member of the team, with their own account.
        Team = "team",
        /// The person, on paper (НКСУ: also a child over 14).
        Person = "person",
        /// A parent or guardian, on paper.
        Guardian = "guardian",
    }
}

impl Signer {
    /// What people call it.
    pub fn label(self, l: Lang) -> &'static str {
        match self {
            Signer::Team => t::signer_team(l),
            Signer::Person => t::signer_person(l),
            Signer::Guardian => t::signer_guardian(l),
        }
    }
}

/// The form of this name that a new assessment begins with.
pub fn form_in_use(name: &str) -> Option<&'static Questionnaire> {
    Catalogue::built_in().latest(name)
}

/// The form of this name and version: the one that stored answers belong to.
fn form_of(name: &str, version: &str) -> Option<&'static Questionnaire> {
    Catalogue::built_in().iter().find(|form| form.name == name && form.version == version)
}

/// Whose assessment it is: asked before the right to that person's file is.
async fn person_of(ctx: &Ctx, id: AssessmentId) -> Result<PersonId, Refusal> {
    let mut view = ctx.view(Right::SeeProvider, On::Provider).await?;
    store::person_of(&mut view, ctx.provider, id).await?.ok_or(Refusal::Missing)
}

#[cfg(test)]
pub(crate) mod tests;

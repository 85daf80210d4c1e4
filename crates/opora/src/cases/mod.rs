//! From the first call to the last follow-up: signals, cases, stays, their legal bases, notices, absences, contracts
//! and ends.
//!
//! A case is one household's use of a service; every person in it has a stay. A return is a new case.

mod absence;
mod admission;
mod api;
mod basis;
mod codes;
mod contract;
mod ending;
mod file;
mod follow_up;
mod labels;
mod lead;
mod limit;
mod list;
mod notice;
mod signal;
mod stay;
#[cfg(test)]
mod tests;
mod trafficking;
mod words;

pub use absence::{Absence, Leave, Return, leave, return_from};
pub use admission::{Admission, Admitted, AdmittedPerson, Arrival, Who, admit};
pub use basis::{
    EndBasis, LegalBasis, NewBasis, POLICE_HOURS, POLICE_WARNING_HOURS, add_basis, basis_runs_out, end_basis,
    has_valid_basis,
};
pub use codes::*;
pub use contract::{
    Contract, ContractState, Extension, NewContract, NewReport, OverLimit, OverStay, ResultsReport, TerminationNotice,
    conclude_contract, contract, extend, give_notice, over_limit, report_results, results_report,
};
pub use ending::{EndContract, EndStay, end_contract, end_stay};
pub use file::{action, chips, context, happened, is_here, said, section, tab, whereabouts};
pub use follow_up::{
    FOLLOW_UP_MONTHS, FollowUp, InDanger, NewFollowUp, follow_ups, in_danger, planned_follow_ups, record_follow_up,
};
pub use lead::{Appointment, appoint};
pub use limit::{Limit, RepeatRule, Spell, limit};
pub use list::{
    Household, LaterDue, NextDue, Shown, Stage, Totals, Upcoming, households, register as register_next_due,
};
pub use notice::{NewNotice, Notice, record_notice};
pub use signal::{
    Answer, Caller, NewSignal, Outcome, Settlement, Signal, SignalChannel, SignalFilter, record_signal, settle_signal,
    signal, signals,
};
pub use stay::{Case, OpenStay, Stay, case_number, current_stay, open_stays};
pub use trafficking::{NewStep, Step, record_step};

use axum::Router;
use kernel::ctx::{App, Ctx, On, View};
use kernel::i18n::Lang;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::ServiceId;
use kernel::view::{Tone, card_body};
use maud::{Markup, Render, html};
use utoipa_axum::router::OpenApiRouter;

kernel::texts!(cases);

kernel::id!(
    /// A call for help.
    SignalId
);
kernel::id!(
    /// One household's use of a service, from entry to end.
    CaseId
);
kernel::id!(
    /// One person's stay within a case.
    StayId
);
kernel::id!(
    /// A ground on which a person is here.
    BasisId
);
kernel::id!(
    /// Something an institution was told.
    NoticeId
);
kernel::id!(
    /// A time away.
    AbsenceId
);
kernel::id!(
    /// A contract.
    ContractId
);
kernel::id!(
    /// A results report.
    ReportId
);
kernel::id!(
    /// A step in the protection of a trafficked person.
    StepId
);
kernel::id!(
    /// A contact after the stay.
    FollowUpId
);

/// The pages of the room.
pub fn pages() -> Router<App> {
    Router::new()
        .merge(signal::routes())
        .merge(admission::routes())
        .merge(list::routes())
        .merge(lead::routes())
        .merge(file::routes())
        .merge(follow_up::routes())
}

/// A card whose parts keep their distance from each other.
fn stacked(id: &str, title: impl Render, aside: impl Render, content: Markup) -> Markup {
    card_body(id, title, aside, html! { div.stack { (content) } })
}

/// „21 дни“, or by how many the limit is passed.
pub(crate) fn days_left(l: Lang, left: i64) -> String {
    if left < 0 { t::days_over(l, -left) } else { t::days_left(l, left) }
}

/// Remaining days change tone at 30 and at 7.
pub(crate) fn limit_tone(left: i64) -> Tone {
    match left {
        ..=7 => Tone::Danger,
        8..=30 => Tone::Warn,
        _ => Tone::Neutral,
    }
}

/// The API of the room.
pub fn api() -> OpenApiRouter<App> {
    api::router()
}

/// A look that only finds out where a thing belongs, before the right is asked for there. Who has the right nowhere
/// learns nothing, not even that the thing exists.
async fn anywhere(ctx: &Ctx, right: Right) -> Result<View, Refusal> {
    ctx.view(right, On::Provider).await.map_err(|refusal| match refusal {
        Refusal::Denied => Refusal::Missing,
        other => other,
    })
}

/// The service a case is of, for those who have the right somewhere.
async fn service_of_case(ctx: &Ctx, case: CaseId, right: Right) -> Result<ServiceId, Refusal> {
    let mut view = anywhere(ctx, right).await?;
    let case = stay::case(&mut view, ctx.provider, case).await?;
    case.map(|case| case.service_id).ok_or(Refusal::Missing)
}

/// Where a stay belongs, for those who have the right somewhere.
async fn place_of_stay(ctx: &Ctx, stay: StayId, right: Right) -> Result<stay::Located, Refusal> {
    let mut view = anywhere(ctx, right).await?;
    stay::located(&mut view, ctx.provider, stay).await?.ok_or(Refusal::Missing)
}

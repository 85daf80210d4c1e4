//! What the room adds to a person's file: where the stay stands, what must not be overlooked, what can be done next, and
//! what happened.

pub(super) mod acts;
mod away;
mod contracts;
mod done;
mod history;
mod leaving;
mod legal;
mod protocol;
mod store;
mod timeline;
mod trafficking;
mod whereabouts;

pub use done::said;
pub use timeline::happened;
pub use whereabouts::whereabouts;

use super::basis::{POLICE_WARNING_HOURS, basis_runs_out, has_valid_basis};
use super::limit::{Limit, RepeatRule, limit};
use super::stay::{Case, Stay};
use super::{Absence, Contract, ContractState, LegalBasis, Part, Reason};
use crate::people::{Chip, FileTab, Later, PersonOnPage, Tab};
use axum::Router;
use history::{History, history, history_on};
use kernel::ctx::{App, Ctx, On};
use kernel::i18n::{self, Lang};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Day, PersonId};
use kernel::view::{Button, Tone, facts, icon, ring};
use maud::{Markup, html};
use std::sync::Arc;
use store::Time;

kernel::texts!(cases_file);

/// The key of the contract's tab.
const CONTRACT: Tab = Tab("contract");

/// The pages of a person's stay and contract.
pub(super) fn routes() -> Router<App> {
    acts::routes()
        .merge(legal::routes())
        .merge(protocol::routes())
        .merge(leaving::routes())
        .merge(contracts::routes())
        .merge(trafficking::routes())
}

/// How a person's use of a service stands now, or stood last: the stay with what belongs to it, the person's contracts
/// within the case.
struct Standing {
    stay: Stay,
    case: Case,
    lead: String,
    bases: Vec<LegalBasis>,
    absences: Vec<Absence>,
    contracts: Vec<Contract>,
    limit: Option<Limit>,
    room: Option<(String, String)>,
}

impl Standing {
    fn here(&self) -> bool {
        self.stay.ended_at.is_none()
    }

    /// The absence that has not ended.
    fn away(&self) -> Option<&Absence> {
        self.absences.iter().find(|absence| absence.returned_at.is_none())
    }

    /// The person's contract that is in force or still to come, the one that runs longest.
    fn runs(&self, today: Day) -> Option<&Contract> {
        let holds = |contract: &&Contract| matches!(contract.state(today), ContractState::Runs | ContractState::ToCome);
        self.contracts.iter().filter(holds).max_by_key(|contract| contract.ends_on)
    }

    /// Until when the stay goes on beyond its limit, by the manager's decision.
    fn decided(&self, today: Day) -> Option<Day> {
        let beyond = self.runs(today).filter(|contract| !contract.over_reason.is_empty());
        beyond.map(|contract| contract.ends_on)
    }

    /// Had a contract, and stays on without one: the last day of the last one.
    fn without_contract(&self, today: Day) -> Option<Day> {
        let last = self.contracts.iter().map(|contract| contract.ended_on.unwrap_or(contract.ends_on)).max()?;
        (self.here() && self.runs(today).is_none()).then_some(last)
    }
}

/// The current stay of a person, else the last one; none for somebody who was never here.
async fn standing(ctx: &Ctx, person: PersonId) -> Result<Option<Standing>, Refusal> {
    standing_in(ctx, person, &history(ctx, person).await?).await
}

async fn standing_in(ctx: &Ctx, person: PersonId, history: &History) -> Result<Option<Standing>, Refusal> {
    let Some(Time { stay, stay_limit_months }) = history.latest().cloned() else { return Ok(None) };
    let led = history.cases.iter().find(|led| led.case.id == stay.case_id).cloned().ok_or(Refusal::Missing)?;
    let months = stay_limit_months.filter(|_| stay.ended_at.is_none());
    let limit = months.map(|months| limit(stay.part, &history.spells(), months, ctx.today(), RepeatRule::default()));
    let mut view = ctx.view(Right::SeeFile, On::Person(person)).await?;
    let room = store::room(&mut view, ctx.provider, stay.id, ctx.at).await?;
    let of_case = |contract: &&Contract| contract.case_id == stay.case_id;
    Ok(Some(Standing {
        lead: led.lead.unwrap_or_default(),
        bases: history.bases.iter().filter(|basis| basis.stay_id == stay.id).cloned().collect(),
        absences: history.absences.iter().filter(|absence| absence.stay_id == stay.id).cloned().collect(),
        contracts: history.contracts.iter().filter(of_case).cloned().collect(),
        limit,
        room,
        stay,
        case: led.case,
    }))
}

/// The same for the parts of the person's page, found out once.
async fn standing_on(ctx: &Ctx, on: &PersonOnPage) -> Result<Arc<Option<Standing>>, Refusal> {
    let history = history_on(ctx, on).await?;
    on.once(standing_in(ctx, on.person.id, &history)).await
}

/// „Сграда „Явор“, стая 1“ and „случай КЦ-0112“ in the line under the name.
pub fn context<'a>(ctx: &'a Ctx, on: &'a PersonOnPage) -> Later<'a, Vec<String>> {
    Box::pin(async move {
        let standing = standing_on(ctx, on).await?;
        let Some(s) = standing.as_ref() else { return Ok(Vec::new()) };
        let room = s.room.as_ref().map(|(building, room)| t::room(ctx.lang, building, room));
        Ok(room.into_iter().chain([t::case_number(ctx.lang, s.case.number_text())]).collect())
    })
}

/// Days left, a stay without a valid ground, somebody who is out.
pub fn chips<'a>(ctx: &'a Ctx, on: &'a PersonOnPage) -> Later<'a, Vec<Chip>> {
    Box::pin(async move {
        let l = ctx.lang;
        let standing = standing_on(ctx, on).await?;
        let Some(s) = standing.as_ref().as_ref().filter(|s| s.here()) else { return Ok(Vec::new()) };
        let mut chips = Vec::new();
        let soon = ctx.at.plus_hours(POLICE_WARNING_HOURS);
        if !has_valid_basis(&s.bases, ctx.at) {
            let words = t::without_basis(l).to_owned();
            chips.push(Chip { tone: Tone::Danger, icon: Some("triangle-alert"), words });
        } else if let Some(end) = basis_runs_out(&s.bases, ctx.at).filter(|end| *end <= soon) {
            let words = t::basis_ends(l, i18n::time(end.local().time()));
            chips.push(Chip { tone: Tone::Danger, icon: Some("hourglass"), words });
        }
        if s.without_contract(ctx.today()).is_some() {
            let words = t::without_contract(l).to_owned();
            chips.push(Chip { tone: Tone::Danger, icon: Some("triangle-alert"), words });
        }
        if let Some(limit) = s.limit {
            let tone = super::limit_tone(limit.left);
            chips.push(Chip { tone, icon: Some("hourglass"), words: left_words(l, limit.left) });
        }
        if let Some(until) = s.decided(ctx.today()) {
            let words = t::chip_decided(l, i18n::day(l, until));
            chips.push(Chip { tone: Tone::Info, icon: Some("signature"), words });
        }
        chips.extend(s.away().map(|away| away::chip(l, away, ctx.at)));
        Ok(chips)
    })
}

/// „остава 1 ден“, „остават 21 дни“, or by how many the limit is passed.
fn left_words(l: Lang, left: i64) -> String {
    if left < 0 { super::days_left(l, left) } else { t::left(l, left) }
}

/// Out and back with two clicks; the rest of what can be done to a stay in a menu beside it.
pub fn action<'a>(ctx: &'a Ctx, on: &'a PersonOnPage) -> Later<'a, Markup> {
    Box::pin(async move {
        let l = ctx.lang;
        let standing = standing_on(ctx, on).await?;
        let Some(s) = standing.as_ref() else { return Ok(readmit(ctx, on)) };
        if !s.here() {
            let paper = format!("/cases/{}/protocol", s.case.id);
            let protocol = Button::link(&paper, t::protocol(l)).icon("file-text");
            return Ok(html! { (protocol) (readmit(ctx, on)) (follow_up_link(ctx, s)) });
        }
        let (service, stay, case) = (s.stay.service_id, s.stay.id, s.case.id);
        let is_trafficked = s.case.trafficking || s.case.reason == Reason::Trafficking;
        let items = [
            (Right::SeeFile, format!("/cases/{case}/protocol"), "file-text", t::protocol(l)),
            (Right::AppointLead, format!("/cases/{case}/lead"), "user-round-check", t::appoint(l)),
            (Right::RecordLegal, format!("/stays/{stay}/bases/new"), "scale", t::add_basis(l)),
            (
                Right::RecordLegal,
                format!("/cases/{case}/notices/new?person={}", on.person.id),
                "megaphone",
                t::add_notice(l),
            ),
            (
                Right::RecordLegal,
                format!("/stays/{stay}/trafficking-steps/new"),
                "shield-check",
                if is_trafficked { t::trafficking(l) } else { "" },
            ),
            (Right::EndStay, format!("/stays/{stay}/end"), "footprints", t::end_stay(l)),
        ];
        let allowed: Vec<_> =
            items.iter().filter(|(right, .., words)| !words.is_empty() && ctx.may(*right, service)).collect();
        Ok(html! {
            @if !allowed.is_empty() {
                details.more {
                    summary.btn.icon-only aria-label=(t::more(l)) { (icon("ellipsis")) }
                    ul { @for (_, href, mark, words) in allowed { li { a href=(href) { (icon(mark)) (words) } } } }
                }
            }
            @if ctx.may(Right::RecordAbsence, service) {
                @match s.away() {
                    Some(away) => (Button::link(&format!("/absences/{}/return", away.id), t::back(l)).icon("door-open")),
                    None => (Button::link(&format!("/stays/{stay}/absences/new"), t::goes_out(l)).icon("door-open")),
                }
            }
        })
    })
}

/// Whether somebody is here, and what is done with them is not what is done after they left.
pub async fn is_here(ctx: &Ctx, on: &PersonOnPage) -> Result<bool, Refusal> {
    let standing = standing_on(ctx, on).await?;
    Ok(standing.as_ref().as_ref().is_some_and(Standing::here))
}

fn follow_up_link(ctx: &Ctx, s: &Standing) -> Markup {
    let may = ctx.may(Right::RecordSupport, s.stay.service_id);
    let href = format!("/stays/{}/follow-ups/new", s.stay.id);
    html! { @if may { (Button::link(&href, t::add_follow_up(ctx.lang)).icon("phone").primary()) } }
}

/// Somebody may come back any number of times: a new case.
fn readmit(ctx: &Ctx, on: &PersonOnPage) -> Markup {
    let service = on.services.iter().find(|service| ctx.may(Right::Admit, **service));
    html! {
        @if let Some(service) = service {
            (Button::link(&format!("/services/{service}/admissions/new?person={}", on.person.id), t::admit(ctx.lang)).icon("door-open"))
        }
    }
}

/// The contract's tab, for whoever was ever here.
pub fn tab<'a>(ctx: &'a Ctx, on: &'a PersonOnPage) -> Later<'a, Option<FileTab>> {
    Box::pin(async move {
        let found = standing_on(ctx, on).await?;
        Ok(found.as_ref().as_ref().map(|s| FileTab {
            tab: CONTRACT,
            href: format!("/people/{}/contract", on.person.id),
            label: t::contract(ctx.lang).into(),
            count: u32::try_from(s.contracts.len()).ok().filter(|count| *count > 0),
        }))
    })
}

/// The ring of days left beside the facts of the stay; shouts when there is no ground to be here.
pub fn section<'a>(ctx: &'a Ctx, on: &'a PersonOnPage) -> Later<'a, Option<Markup>> {
    Box::pin(async move {
        let standing = standing_on(ctx, on).await?;
        let Some(s) = standing.as_ref() else { return Ok(None) };
        let l = ctx.lang;
        let valid = has_valid_basis(&s.bases, ctx.at);
        let alarm = format!("/stays/{}/bases/new", s.stay.id);
        let missing = away::missing_child(ctx, s).await?;
        let danger = super::follow_up::alarm(ctx, on.person.id).await?;
        Ok(Some(html! {
            section.card aria-labelledby="stay-h" {
                h2.visually-hidden #stay-h { (t::stay(l)) }
                @if s.here() && !valid {
                    div.callout data-tone="danger" role="alert" {
                        (icon("triangle-alert"))
                        p { b { (t::without_basis_now(l)) } " " a href=(alarm) { (t::add_basis(l)) } }
                    }
                }
                (without_contract(ctx, s))
                (missing)
                (danger)
                div.key {
                    @if let Some(limit) = s.limit { (days_ring(ctx, limit)) }
                    (facts(known(ctx, s)))
                }
            }
        }))
    })
}

/// Whoever had a contract and stays on without one is shouted about.
fn without_contract(ctx: &Ctx, s: &Standing) -> Markup {
    let l = ctx.lang;
    html! {
        @if let Some(since) = s.without_contract(ctx.today()) {
            div.callout data-tone="danger" role="alert" {
                (icon("triangle-alert"))
                p {
                    b { (t::without_contract_since(l, i18n::day(l, since))) } " " (t::without_contract_words(l))
                    @if ctx.may(Right::MakeContract, s.stay.service_id) {
                        " " a href={ "/people/" (s.stay.person_id) "/contract/new" } { (t::new_contract(l)) }
                    }
                }
            }
        }
    }
}

/// The manager's reason for a stay over the limit, and the document of the ДСП.
fn over_why(l: Lang, contract: &Contract) -> String {
    t::over_why(l, contract.over_reason.trim().trim_end_matches('.'), &contract.over_document)
}

fn days_ring(ctx: &Ctx, limit: Limit) -> Markup {
    let l = ctx.lang;
    let (used, of) = (u32::try_from(limit.used).unwrap_or(0), u32::try_from(limit.allowed()).unwrap_or(1));
    let figure = limit.left.to_string();
    let (left, last) = (limit.left, i18n::day(l, limit.last_day));
    let word = if left < 0 { t::days_over_ring(l, -left) } else { t::days_more(l, left) };
    let label = if left < 0 { t::ring_over(l, -left, last) } else { t::ring(l, left, last) };
    html! { div.row { (ring(super::limit_tone(left), used, of, &figure, &word, &label)) } }
}

/// The facts of the stay, those that are known.
fn known(ctx: &Ctx, s: &Standing) -> Vec<(&'static str, String)> {
    let l = ctx.lang;
    let basis = s.bases.iter().rfind(|basis| basis.holds(ctx.at)).map(|basis| match basis.valid_until {
        Some(until) => t::basis_until(l, basis.kind.label(l), i18n::day_time(l, until.local())),
        None => basis.kind.label(l).to_owned(),
    });
    let (referred, referral) = protocol::referral(l, &s.case).unwrap_or((t::referral(l), String::new()));
    let pairs = [
        (t::admitted(l), i18n::day_time(l, s.stay.admitted_at.local())),
        (t::brought_to_door(l), protocol::brought(l, &s.case)),
        (referred, referral),
        (t::reason(l), s.case.reason.label(l).to_owned()),
        (t::basis(l), basis.unwrap_or_else(|| if s.here() { t::no_basis(l).to_owned() } else { String::new() })),
        (t::lead(l), if s.lead.is_empty() { t::no_lead(l).to_owned() } else { s.lead.clone() }),
        (t::entry(l), s.case.entry.label(l).to_owned()),
        (t::part(l), if s.stay.part == Part::Adult { String::new() } else { s.stay.part.label(l).to_owned() }),
        (t::until(l), s.limit.map(|limit| i18n::day(l, limit.last_day)).unwrap_or_default()),
        (t::until_decided(l), s.decided(ctx.today()).map(|day| i18n::day(l, day)).unwrap_or_default()),
        (t::left_on(l), s.stay.ended_at.map(|at| i18n::day_time(l, at.local())).unwrap_or_default()),
        (t::destination(l), s.stay.destination.map(|to| to.label(l).to_owned()).unwrap_or_default()),
    ];
    pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_said_in_the_number_it_has() {
        let table = [
            (-26, "26 дни над срока"),
            (-1, "1 ден над срока"),
            (0, "остават 0 дни"),
            (1, "остава 1 ден"),
            (21, "остават 21 дни"),
        ];
        for (left, expected) in table {
            assert_eq!(left_words(Lang::Bg, left), expected);
        }
    }
}

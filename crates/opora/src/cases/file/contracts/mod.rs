//! The contract's tab: what was agreed until when, how it stands, and what can be done with it.

mod end;
mod new;
mod paper;
mod report;

use super::history::history_on;
use super::{CONTRACT, Standing, over_why, standing, standing_on, store, t};
use crate::cases::contract::report::of_person;
use crate::cases::{Contract, ContractState, ResultsReport};
use crate::people::{self, Sheet};
use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use kernel::ctx::{App, Ctx, On};
use kernel::form::Asked;
use kernel::i18n::{self, Lang};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::PersonId;
use kernel::view::{Button, Tone, callout, card, chip, empty, icon, key_values};
use maud::{Markup, html};

/// Contracts and reports are official papers: whoever writes or prints them, they are in Bulgarian (Конституция 3).
const PAPERS: Lang = Lang::Bg;

/// The pages of contracts.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{person}/contract", get(show))
        .merge(new::routes())
        .merge(report::routes())
        .merge(end::routes())
        .merge(paper::routes())
}

/// What the tab shows of a contract, and who reads it.
struct Shown<'a> {
    ctx: &'a Ctx,
    contract: &'a Contract,
    report: Option<&'a ResultsReport>,
    is_extended: bool,
    decided_by: String,
    may_make: bool,
    may_end: bool,
}

async fn show(ctx: Ctx, Path(person): Path<PersonId>, Asked(asked): Asked) -> Result<Markup, Refusal> {
    let l = ctx.lang;
    let on = people::on_page(&ctx, person).await?;
    let (history, standing) = (history_on(&ctx, &on).await?, standing_on(&ctx, &on).await?);
    let standing = standing.as_ref().as_ref().ok_or(Refusal::Missing)?;
    let contracts = &history.contracts;
    let mut view = ctx.view(Right::SeeFile, On::Person(person)).await?;
    let deciders = contracts.iter().map(|contract| contract.over_by);
    let names = store::names(&mut view, ctx.provider, deciders).await?;
    let reports = of_person(&mut view, ctx.provider, person).await?;
    drop(view);
    let service = standing.stay.service_id;
    let [may_make, may_end] = [Right::MakeContract, Right::EndStay].map(|right| ctx.may(right, service));
    let shown = contracts.iter().map(|contract| {
        let decided_by = contract.over_by.and_then(|by| names.get(&by)).cloned().unwrap_or_default();
        let report = reports.iter().find(|report| report.contract_id == contract.id);
        let is_extended = contracts.iter().any(|other| other.extends_id == Some(contract.id));
        Shown { ctx: &ctx, contract, report, is_extended, decided_by, may_make, may_end }
    });
    let new = html! {
        @if may_make && standing.here() && standing.runs(ctx.today()).is_none() {
            @let new = format!("/people/{person}/contract/new");
            div.row { (Button::link(&new, t::new_contract(l)).icon("plus").primary()) }
        }
    };
    let body = html! { div.stack.wide-gap {
        (super::without_contract(&ctx, standing))
        (beyond(&ctx, standing))
        @if contracts.is_empty() {
            (empty("signature", t::no_contract(l), t::no_contract_words(l), new))
        } @else {
            @for contract in shown { (contract.card()) }
            (new)
        }
    } };
    let sheet = Sheet::of(CONTRACT, t::contract(l)).with_flash(people::flash(l, &asked));
    people::page_of(&ctx, &on, sheet, body).await
}

/// Until when a contract may run at all; or that the manager has decided otherwise.
fn beyond(ctx: &Ctx, standing: &Standing) -> Markup {
    let l = ctx.lang;
    let Some(limit) = standing.limit else { return html! {} };
    let last_day = i18n::day(l, limit.last_day);
    let over = standing.runs(ctx.today()).filter(|contract| contract.ends_on > limit.last_day);
    html! {
        @if let Some(contract) = over {
            @let tone = if ctx.today() > limit.last_day { Tone::Danger } else { Tone::Info };
            div.callout data-tone=[tone.attr()] {
                (icon("hourglass"))
                p {
                    b { (t::cap_overridden(l, &last_day, i18n::day(l, contract.ends_on))) } " "
                    (over_why(l, contract))
                    @if ctx.may(Right::MakeContract, standing.stay.service_id) {
                        " " a href={ "/services/" (standing.stay.service_id) "/over-limit" } { (t::all_over_limit(l)) }
                    }
                }
            }
        } @else {
            (callout(crate::cases::limit_tone(limit.left), "hourglass", t::cap(l, last_day)))
        }
    }
}

impl Shown<'_> {
    fn card(&self) -> Markup {
        let (l, contract) = (self.ctx.lang, self.contract);
        let id = format!("contract-{}", contract.id);
        let body = html! {
            div.body { div.stack {
                (key_values(self.parts()))
                @if let Some(report) = self.report {
                    h3 { (t::report(l)) }
                    (key_values(report_parts(l, report)))
                }
                div.row { (self.papers()) (self.steps()) }
            } }
        };
        card(&id, t::contract_number(l, &contract.number), self.state(), body)
    }

    fn state(&self) -> Markup {
        let (l, contract) = (self.ctx.lang, self.contract);
        let until = i18n::day(l, contract.ends_on);
        match (contract.state(self.ctx.today()), contract.ended_on.zip(contract.end_ground)) {
            (_, Some((on, ground))) => {
                chip(Tone::Neutral, None, t::ended_by(l, i18n::day(l, on), ground.number(), ground.label(l)))
            }
            _ if self.is_extended => chip(Tone::Neutral, None, t::extended_after(l, until)),
            (ContractState::Expired, _) => chip(Tone::Danger, Some("triangle-alert"), t::expired_on(l, until)),
            (ContractState::ToCome, _) => chip(Tone::Plan, None, t::begins_on(l, i18n::day(l, contract.starts_on))),
            _ => chip(Tone::Ok, Some("check"), t::runs_until(l, until)),
        }
    }

    /// What is printed.
    fn papers(&self) -> Markup {
        let (l, id) = (self.ctx.lang, self.contract.id);
        html! {
            (Button::link(&format!("/contracts/{id}/paper"), t::contract_paper(l)).icon("printer"))
            @if self.report.is_some() {
                (Button::link(&format!("/contracts/{id}/report/paper"), t::report_paper(l)).icon("printer"))
            }
        }
    }

    /// What can still be done: a contract that was extended goes on in its extension.
    fn steps(&self) -> Markup {
        let (l, contract) = (self.ctx.lang, self.contract);
        let [extend, write, notice, end] =
            ["extend", "report", "notice", "end"].map(|what| format!("/contracts/{}/{what}", contract.id));
        let state = contract.state(self.ctx.today());
        let goes_on = !self.is_extended && contract.ended_on.is_none();
        let reports = !self.is_extended && self.report.is_none_or(|report| report.delivered_on.is_none());
        html! {
            @if self.may_make && goes_on && state == ContractState::Runs { (Button::link(&extend, t::extend(l))) }
            @if self.may_make && reports { (Button::link(&write, t::write_report(l))) }
            @if self.may_make && goes_on && state != ContractState::Expired {
                (Button::link(&notice, t::give_notice(l)).quiet())
            }
            @if self.may_end && goes_on { (Button::link(&end, t::end_contract(l)).quiet()) }
        }
    }

    /// The seven parts, and what goes beyond them.
    fn parts(&self) -> Vec<(&'static str, String)> {
        let (l, contract) = (self.ctx.lang, self.contract);
        let term = t::term_words(l, i18n::day(l, contract.starts_on), i18n::day(l, contract.ends_on));
        let all = [
            (t::concluded_on(l), i18n::day(l, contract.concluded_on)),
            (t::subject(l), contract.subject.clone()),
            (t::manner(l), contract.manner.clone()),
            (t::duties(l), contract.duties.clone()),
            (t::fee(l), contract.fee.clone()),
            (t::term(l), term),
            (t::payment(l), contract.payment.clone()),
            (t::ending(l), contract.ending.clone()),
            (t::without_plan(l), contract.without_plan.clone()),
            (t::over_reason(l), contract.over_reason.clone()),
            (t::over_document(l), contract.over_document.clone()),
            (t::over_decided(l), self.decided_by.clone()),
            (t::notice_given(l), contract.notice_on.map(|day| i18n::day(l, day)).unwrap_or_default()),
            (t::note(l), contract.end_note.clone()),
        ];
        all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }
}

fn report_parts(l: Lang, report: &ResultsReport) -> Vec<(&'static str, String)> {
    let delivered = report.delivered_on.map_or_else(|| t::not_delivered(l).to_owned(), |day| i18n::day(l, day));
    let all = [
        (t::made_on(l), i18n::day(l, report.made_on)),
        (t::achieved(l), report.achieved.clone()),
        (t::remaining(l), report.remaining.clone()),
        (t::advice(l), report.advice.clone()),
        (t::delivered_on(l), delivered),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

pub fn to_contract(person: PersonId, done: &str) -> Response {
    Redirect::to(&format!("/people/{person}/contract?done={done}")).into_response()
}

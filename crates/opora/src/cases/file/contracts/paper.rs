//! The contract and the results report as the papers that are signed and handed over (ППЗСУ 38, 40). They name no address:
//! whoever has them at home must not be found by them.

use super::super::protocol::called;
use super::{PAPERS, over_why, standing, store, t};
use crate::cases::contract::{self, plan_of};
use crate::cases::stay::{self, Case};
use crate::cases::{Contract, ContractId, EndGround, ResultsReport, service_of_case};
use crate::people::{self, Person};
use crate::provider::ServiceKind;
use crate::shell::{self, Here, Place};
use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use kernel::ctx::{Actor, App, Ctx, On};
use kernel::i18n;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::ServiceId;
use kernel::view::{crumbs, icon, key_values, page_head};
use maud::{Markup, html};

/// The papers.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/contracts/{contract}/paper", get(show_contract))
        .route("/contracts/{contract}/report/paper", get(show_report))
}

/// Between whom, and what the contract stands on.
struct Parties {
    service_id: ServiceId,
    provider: String,
    service: String,
    kind: ServiceKind,
    case: Case,
    person: Person,
    lead: String,
    is_child: bool,
}

async fn parties(ctx: &Ctx, contract: &Contract) -> Result<Parties, Refusal> {
    let service_id = service_of_case(ctx, contract.case_id, Right::SeeFile).await?;
    let mut view = ctx.view(Right::SeeFile, On::Person(contract.person_id)).await?;
    let (tx, provider) = (&mut *view, ctx.provider);
    let case = stay::case(tx, provider, contract.case_id).await?.ok_or(Refusal::Missing)?;
    let (name, service, kind) = store::who_provides(tx, provider, service_id).await?;
    let lead = store::name_of(tx, provider, case.case_manager_id).await?;
    let mut known = people::brief(tx, provider, &[contract.person_id]).await?;
    let person = known.remove(&contract.person_id).ok_or(Refusal::Missing)?;
    drop(view);
    let stay = standing(ctx, contract.person_id).await?;
    let came_as_child = stay.is_some_and(|s| s.stay.part != crate::cases::Part::Adult);
    let is_child = person.age_on(contract.concluded_on).and_then(people::Age::is_child).unwrap_or(came_as_child);
    Ok(Parties { service_id, provider: name, service, kind, case, person, lead, is_child })
}

/// The page of a paper, by the name of its tab and its heading: on screen with the way back, on paper with who printed
/// it and when.
async fn page(
    ctx: &Ctx,
    parties: &Parties,
    version: i64,
    (tab, title): (&str, &str),
    paper: Markup,
) -> Result<Markup, Refusal> {
    let l = ctx.lang;
    let by = match &ctx.actor {
        Actor::Account { name, .. } => name.as_str(),
        Actor::Program => "",
    };
    let back = format!("/people/{}/contract", parties.person.id);
    let number = parties.case.number_text();
    let screen = html! {
        div.print-only lang=(PAPERS) { div.print-head {
            span { (t::paper_service(PAPERS, parties.kind.label(PAPERS), &parties.service)) }
            span { (t::paper_line(PAPERS, number, version, by, i18n::day_time(PAPERS, ctx.at.local()))) }
        } }
        (crumbs(l, &[(back, t::contract(l))], title))
        (page_head(html! { span lang=(PAPERS) { (title) } }, html! {}, html! {
            button.btn.primary type="button" data-print { (icon("printer")) (t::print(l)) }
        }))
        article.paper lang=(PAPERS) { (paper) }
    };
    shell::page(ctx, Here::of(parties.service_id, Place::People, tab), screen).await
}

async fn show_contract(ctx: Ctx, Path(id): Path<ContractId>) -> Result<Markup, Refusal> {
    let contract = crate::cases::contract(&ctx, id).await?;
    let parties = parties(&ctx, &contract).await?;
    let mut view = ctx.view(Right::SeeFile, On::Person(contract.person_id)).await?;
    let plans = contract::plans(&mut view, ctx.provider, contract.case_id, contract.person_id).await?;
    drop(view);
    let l = PAPERS;
    let plan = plan_of(&plans, contract.concluded_on).map(|plan| {
        let made = plan.made_on.map(|day| i18n::day(l, day)).unwrap_or_default();
        t::paper_plan(l, plan.number, made)
    });
    let paper = html! {
        (between(&contract, &parties))
        (parts(&contract))
        section {
            h2 { (t::paper_part(l, 8, t::paper_plan_title(l))) }
            @match plan {
                Some(plan) => p { (plan) },
                None => p.lines { (t::paper_no_plan(l)) " " (contract.without_plan) },
            }
        }
        @if !contract.over_reason.is_empty() {
            section {
                h2 { (t::paper_part(l, 9, t::paper_over(l))) }
                p.lines { (over_why(l, &contract)) }
            }
        }
        p { (t::paper_copies(l)) }
        (signs(&[t::paper_for_provider(l).to_owned(), person_sign(&parties)]))
    };
    let title = t::paper_contract(l, &contract.number);
    page(&ctx, &parties, contract.version, (t::contract(ctx.lang), &title), paper).await
}

/// The day and the two sides.
fn between(contract: &Contract, parties: &Parties) -> Markup {
    let l = PAPERS;
    let born = parties.person.birth().words(l).filter(|_| parties.person.alias.is_empty());
    html! {
        p { (t::paper_today(l, i18n::day(l, contract.concluded_on))) }
        ol.parties {
            li {
                b { (parties.provider) } ", "
                (t::paper_provider(l, parties.kind.label(l), &parties.service)) " " (blank())
            }
            li {
                b { (called(l, &parties.person)) }
                @if let Some(born) = born { ", " (t::paper_born(l, born)) }
                ", " (t::paper_number(l)) " " (blank())
                @if parties.is_child { ", " (t::paper_through(l)) " " (blank()) }
            }
        }
    }
}

/// A line that is filled in by hand.
fn blank() -> Markup {
    html! { span.blank aria-hidden="true" {} }
}

/// The seven parts of ППЗСУ 40 in their order.
fn parts(contract: &Contract) -> Markup {
    let l = PAPERS;
    let term = t::term_words(l, i18n::day(l, contract.starts_on), i18n::day(l, contract.ends_on));
    let parts = [
        (t::subject(l), &contract.subject),
        (t::manner(l), &contract.manner),
        (t::duties(l), &contract.duties),
        (t::fee(l), &contract.fee),
        (t::term(l), &term),
        (t::payment(l), &contract.payment),
        (t::ending(l), &contract.ending),
    ];
    html! {
        @for (number, (title, words)) in (1_i64..).zip(parts) {
            section {
                h2 { (t::paper_part(l, number, title)) }
                p.lines { (words) }
                @if number == 7 {
                    p { (t::paper_grounds(l)) }
                    ol.grounds { @for ground in EndGround::ALL { li { (ground.label(l)) } } }
                    p { (t::paper_extension(l)) }
                }
            }
        }
    }
}

fn person_sign(parties: &Parties) -> String {
    let name = called(PAPERS, &parties.person);
    if parties.is_child { t::paper_for_child(PAPERS, name) } else { name }
}

fn signs(who: &[String]) -> Markup {
    html! { div.signs { @for one in who { div { (one) } } } }
}

async fn show_report(ctx: Ctx, Path(id): Path<ContractId>) -> Result<Markup, Refusal> {
    let report = crate::cases::results_report(&ctx, id).await?;
    let contract = crate::cases::contract(&ctx, id).await?;
    let parties = parties(&ctx, &contract).await?;
    let l = PAPERS;
    let paper = html! {
        (key_values(about(&contract, &report, &parties)))
        @for (number, (title, words)) in (1_i64..).zip(said(&report)) {
            section {
                h2 { (t::paper_part(l, number, title)) }
                p.lines { (words) }
            }
        }
        p { (t::paper_report_to(l)) }
        (signs(&[
            t::paper_made_by(l, &parties.lead),
            t::paper_for_provider(l).to_owned(),
            t::paper_received(l, person_sign(&parties)),
        ]))
    };
    page(&ctx, &parties, report.version, (t::report(ctx.lang), t::report(l)), paper).await
}

/// Whose report it is, of which contract and which day.
fn about(contract: &Contract, report: &ResultsReport, parties: &Parties) -> Vec<(&'static str, String)> {
    let l = PAPERS;
    let term = t::term_words(l, i18n::day(l, contract.starts_on), i18n::day(l, contract.ends_on));
    let signed = t::paper_signed(l, &contract.number, i18n::day(l, contract.concluded_on));
    vec![
        (t::paper_person(l), called(l, &parties.person)),
        (
            t::paper_provider_label(l),
            format!("{}, {}", parties.provider, t::paper_service(l, parties.kind.label(l), &parties.service)),
        ),
        (t::contract(l), signed),
        (t::term(l), term),
        (t::made_on(l), i18n::day(l, report.made_on)),
    ]
}

/// What it says; what does not remain is not mentioned.
fn said(report: &ResultsReport) -> Vec<(&'static str, String)> {
    let l = PAPERS;
    let all =
        [(t::achieved(l), &report.achieved), (t::remaining(l), &report.remaining), (t::advice(l), &report.advice)];
    all.into_iter().filter(|(_, words)| !words.trim().is_empty()).map(|(title, words)| (title, words.clone())).collect()
}

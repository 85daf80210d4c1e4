//! The contract's tab: what was agreed until when, a new contract with its seven parts, its extension and its report.

use super::acts::{Act, draw_in, fresh, once};
use super::{CONTRACT, Standing, standing, store, t};
use crate::cases::contract::report;
use crate::cases::{Contract, ContractId, Extension, NewContract, NewReport, OverLimit, ResultsReport};
use crate::people::{self, Sheet};
use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use kernel::ctx::{App, Ctx, On};
use kernel::form::{Fields, Problems, Reader};
use kernel::i18n::{self, Lang};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Day, PersonId};
use kernel::view::{Button, FormView, Tone, callout, card, chip, empty, key_values};
use maud::{Markup, html};

/// The pages of contracts.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{person}/contract", get(show))
        .route("/people/{person}/contract/new", get(open_new).post(send_new))
        .route("/contracts/{contract}/extend", get(open_extend).post(send_extend))
        .route("/contracts/{contract}/report", get(open_report).post(send_report))
}

async fn show(ctx: Ctx, Path(person): Path<PersonId>) -> Result<Markup, Refusal> {
    let l = ctx.lang;
    let standing = standing(&ctx, person).await?.ok_or(Refusal::Missing)?;
    let mut view = ctx.view(Right::SeeFile, On::Person(person)).await?;
    let contracts = store::contracts(&mut view, ctx.provider, person).await?;
    let mut reports = Vec::new();
    for contract in &contracts {
        reports.extend(report::of_contract(&mut view, ctx.provider, contract.id).await?);
    }
    drop(view);
    let may = ctx.may(Right::MakeContract, standing.stay.service_id);
    let running = contracts.iter().any(|contract| contract.ended_on.is_none());
    let new = format!("/people/{person}/contract/new");
    let body = html! { div.stack.wide-gap {
        (beyond(&ctx, &standing))
        @if contracts.is_empty() {
            (empty("signature", t::no_contract(l), t::no_contract_words(l), html! {}))
        }
        @for contract in &contracts {
            (one(l, contract, reports.iter().find(|report| report.contract_id == contract.id), may))
        }
        @if may && standing.here() && !running {
            div.row { (Button::link(&new, t::new_contract(l)).icon("plus").primary()) }
        }
    } };
    people::page(&ctx, person, Sheet::of(CONTRACT, t::contract(l)), body).await
}

/// Until when a contract may run at all.
fn beyond(ctx: &Ctx, standing: &Standing) -> Markup {
    let l = ctx.lang;
    html! {
        @if let Some(limit) = standing.limit {
            (callout(crate::cases::limit_tone(limit.left), "hourglass", t::cap(l, i18n::day(l, limit.last_day))))
        }
    }
}

fn one(l: Lang, contract: &Contract, report: Option<&ResultsReport>, may: bool) -> Markup {
    let id = format!("contract-{}", contract.id);
    let [extend, write, notice] =
        ["extend", "report", "notice"].map(|what| format!("/contracts/{}/{what}", contract.id));
    let state = match (contract.ended_on, contract.end_ground) {
        (Some(on), Some(ground)) => {
            chip(Tone::Neutral, None, t::ended_by(l, i18n::day(l, on), ground.number(), ground.label(l)))
        }
        _ => chip(Tone::Ok, Some("check"), t::runs_until(l, i18n::day(l, contract.ends_on))),
    };
    card(
        &id,
        t::contract_number(l, &contract.number),
        state,
        html! {
            div.body {
                (key_values(parts(l, contract)))
                @if let Some(report) = report {
                    h3 { (t::report(l)) }
                    (key_values(report_parts(l, report)))
                }
                @if may && contract.ended_on.is_none() {
                    div.row {
                        (Button::link(&extend, t::extend(l)))
                        (Button::link(&write, t::write_report(l)))
                        (Button::link(&notice, t::give_notice(l)).quiet())
                    }
                }
            }
        },
    )
}

/// The seven parts, and what goes beyond them.
fn parts(l: Lang, contract: &Contract) -> Vec<(&'static str, String)> {
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
        (t::over_reason(l), contract.over_reason.clone()),
        (t::over_document(l), contract.over_document.clone()),
        (t::notice_given(l), contract.notice_on.map(|day| i18n::day(l, day)).unwrap_or_default()),
        (t::note(l), contract.end_note.clone()),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
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

pub fn to_contract(person: PersonId) -> Response {
    Redirect::to(&format!("/people/{person}/contract?done=contract")).into_response()
}

async fn open_new(ctx: Ctx, Path(person): Path<PersonId>) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let s = standing(&ctx, person).await?.filter(Standing::here).ok_or(Refusal::Missing)?;
    let mut fields = fresh(&ctx);
    let today = ctx.today().to_string();
    fields.set("number", format!("{}/1", s.case.number_text()));
    fields.set("concluded_on", today.clone());
    fields.set("starts_on", today);
    fields.set("ends_on", s.limit.map(|limit| limit.last_day.to_string()).unwrap_or_default());
    fields.set("subject", t::usual_subject(l));
    fields.set("manner", t::usual_manner(l));
    fields.set("duties", t::usual_duties(l));
    fields.set("fee", t::usual_fee(l));
    fields.set("payment", t::usual_payment(l));
    fields.set("ending", t::usual_ending(l));
    draw_new(&ctx, person, &fields, &Problems::default()).await
}

async fn draw_new(ctx: &Ctx, person: PersonId, fields: &Fields, problems: &Problems) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let s = standing(ctx, person).await?.ok_or(Refusal::Missing)?;
    let service = s.stay.service_id;
    drop(ctx.view(Right::MakeContract, On::Service(service)).await?);
    let overrides = ctx.may(Right::OverrideLimit, service);
    let act = Act {
        person,
        action: format!("/people/{person}/contract/new"),
        title: t::new_contract(l),
        send: t::conclude(l),
    };
    let content = |form: &FormView<'_>| {
        html! {
            (beyond(ctx, &s))
            div.fields {
                (form.text("number", t::number(l)).max_chars(100))
                (form.date("concluded_on", t::concluded_on(l)))
                (form.date("starts_on", t::starts_on(l)))
                (form.date("ends_on", t::ends_on(l)))
                (form.textarea("subject", t::subject(l)).max_chars(5000))
                (form.textarea("manner", t::manner(l)).max_chars(5000))
                (form.textarea("duties", t::duties(l)).max_chars(5000))
                (form.textarea("fee", t::fee(l)).max_chars(1000))
                (form.textarea("payment", t::payment(l)).max_chars(1000))
                (form.textarea("ending", t::ending(l)).max_chars(5000))
            }
            @if overrides { (over_fields(form)) }
        }
    };
    draw_in(ctx, CONTRACT, &act, fields, problems, content).await
}

/// The manager's decision to go beyond the limit of stay.
fn over_fields(form: &FormView<'_>) -> Markup {
    let l = form.lang;
    html! {
        div.fields {
            (form.textarea("over_reason", t::over_reason(l)).hint(t::over_hint(l)).max_chars(2000).optional())
            (form.text("over_document", t::over_document(l)).max_chars(300).optional())
        }
    }
}

fn over(form: &mut Reader<'_>) -> Option<OverLimit> {
    let reason = form.long_text("over_reason", 2000).unwrap_or_default();
    let document = form.text("over_document", 300).unwrap_or_default();
    (!reason.is_empty() || !document.is_empty()).then_some(OverLimit { reason, document })
}

async fn send_new(ctx: Ctx, Path(person): Path<PersonId>, fields: Fields) -> Result<Response, Refusal> {
    let s = standing(&ctx, person).await?.ok_or(Refusal::Missing)?;
    let mut form = Reader::new(&fields);
    let number = form.text("number", 100).unwrap_or_default();
    let [concluded_on, starts_on, ends_on] =
        ["concluded_on", "starts_on", "ends_on"].map(|name| form.required(name, Reader::day).map(Day::from));
    let [subject, manner, duties, fee, payment, ending] = ["subject", "manner", "duties", "fee", "payment", "ending"]
        .map(|name| form.long_text(name, 5000).unwrap_or_default());
    let over_limit = over(&mut form);
    let order = form.build(|| {
        Some(NewContract {
            id: None,
            person_id: person,
            number,
            concluded_on: concluded_on?,
            starts_on: starts_on?,
            ends_on: ends_on?,
            subject,
            manner,
            duties,
            fee,
            payment,
            ending,
            over_limit,
        })
    });
    let order = match order {
        Ok(order) => order,
        Err(problems) => return draw_new(&ctx, person, &fields, &problems).await,
    };
    let ctx = once(ctx, &fields);
    match crate::cases::conclude_contract(&ctx, s.case.id, order).await {
        Ok(_) | Err(Refusal::Repeated(_)) => Ok(to_contract(person)),
        Err(Refusal::Invalid(problems)) => draw_new(&ctx, person, &fields, &problems).await,
        Err(other) => Err(other),
    }
}

async fn open_extend(ctx: Ctx, Path(id): Path<ContractId>) -> Result<Response, Refusal> {
    let before = crate::cases::contract(&ctx, id).await?;
    let mut fields = fresh(&ctx);
    fields.set("number", before.number);
    fields.set("concluded_on", ctx.today().to_string());
    draw_extend(&ctx, id, &fields, &Problems::default()).await
}

async fn draw_extend(ctx: &Ctx, id: ContractId, fields: &Fields, problems: &Problems) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let before = crate::cases::contract(ctx, id).await?;
    let s = standing(ctx, before.person_id).await?.ok_or(Refusal::Missing)?;
    drop(ctx.view(Right::MakeContract, On::Service(s.stay.service_id)).await?);
    let overrides = ctx.may(Right::OverrideLimit, s.stay.service_id);
    let act = Act {
        person: before.person_id,
        action: format!("/contracts/{id}/extend"),
        title: t::extend(l),
        send: t::extend(l),
    };
    let content = |form: &FormView<'_>| {
        html! {
            (beyond(ctx, &s))
            div.fields {
                (form.text("number", t::number(l)).max_chars(100))
                (form.date("concluded_on", t::concluded_on(l)))
                (form.date("ends_on", t::ends_on(l)))
                (form.checkbox("need_shown", t::need_shown(l)).span())
                (form.checkbox("wished", t::wished(l)).span())
            }
            @if overrides { (over_fields(form)) }
        }
    };
    draw_in(ctx, CONTRACT, &act, fields, problems, content).await
}

async fn send_extend(ctx: Ctx, Path(id): Path<ContractId>, fields: Fields) -> Result<Response, Refusal> {
    let before = crate::cases::contract(&ctx, id).await?;
    let mut form = Reader::new(&fields);
    let number = form.text("number", 100).unwrap_or_default();
    let [concluded_on, ends_on] =
        ["concluded_on", "ends_on"].map(|name| form.required(name, Reader::day).map(Day::from));
    let (need_shown, wished) = (form.checkbox("need_shown"), form.checkbox("wished"));
    let over_limit = over(&mut form);
    let order = form.build(|| {
        let (concluded_on, ends_on) = (concluded_on?, ends_on?);
        Some(Extension { number, concluded_on, ends_on, need_shown, wished, over_limit })
    });
    let order = match order {
        Ok(order) => order,
        Err(problems) => return draw_extend(&ctx, id, &fields, &problems).await,
    };
    let ctx = once(ctx, &fields);
    match crate::cases::extend(&ctx, id, order).await {
        Ok(_) | Err(Refusal::Repeated(_)) => Ok(to_contract(before.person_id)),
        Err(Refusal::Invalid(problems)) => draw_extend(&ctx, id, &fields, &problems).await,
        Err(other) => Err(other),
    }
}

async fn open_report(ctx: Ctx, Path(id): Path<ContractId>) -> Result<Response, Refusal> {
    let contract = crate::cases::contract(&ctx, id).await?;
    let mut view = ctx.view(Right::SeeFile, On::Person(contract.person_id)).await?;
    let known = report::of_contract(&mut view, ctx.provider, id).await?;
    drop(view);
    let mut fields = fresh(&ctx);
    fields.set("made_on", ctx.today().to_string());
    if let Some(known) = known {
        fields.set("version", known.version.to_string());
        fields.set("made_on", known.made_on.to_string());
        fields.set("achieved", known.achieved);
        fields.set("remaining", known.remaining);
        fields.set("advice", known.advice);
        fields.set("delivered_on", known.delivered_on.map(|day| day.to_string()).unwrap_or_default());
    }
    draw_report(&ctx, id, &fields, &Problems::default()).await
}

async fn draw_report(ctx: &Ctx, id: ContractId, fields: &Fields, problems: &Problems) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let contract = crate::cases::contract(ctx, id).await?;
    let service = crate::cases::service_of_case(ctx, contract.case_id, Right::MakeContract).await?;
    drop(ctx.view(Right::MakeContract, On::Service(service)).await?);
    let act = Act {
        person: contract.person_id,
        action: format!("/contracts/{id}/report"),
        title: t::report(l),
        send: t::save(l),
    };
    let content = |form: &FormView<'_>| {
        html! {
            (form.hidden("version"))
            p { (t::report_words(l)) }
            div.fields {
                (form.date("made_on", t::made_on(l)))
                (form.date("delivered_on", t::delivered_on(l)).optional())
                (form.textarea("achieved", t::achieved(l)).max_chars(10_000))
                (form.textarea("remaining", t::remaining(l)).max_chars(10_000).optional())
                (form.textarea("advice", t::advice(l)).max_chars(10_000))
            }
        }
    };
    draw_in(ctx, CONTRACT, &act, fields, problems, content).await
}

async fn send_report(ctx: Ctx, Path(id): Path<ContractId>, fields: Fields) -> Result<Response, Refusal> {
    let contract = crate::cases::contract(&ctx, id).await?;
    let mut form = Reader::new(&fields);
    let version = form.integer("version", 1..=i64::MAX);
    let made_on = form.required("made_on", Reader::day).map(Day::from);
    let delivered_on = form.day("delivered_on").map(Day::from);
    let [achieved, remaining, advice] =
        ["achieved", "remaining", "advice"].map(|name| form.long_text(name, 10_000).unwrap_or_default());
    let order =
        form.build(|| Some(NewReport { version, made_on: made_on?, achieved, remaining, advice, delivered_on }));
    let order = match order {
        Ok(order) => order,
        Err(problems) => return draw_report(&ctx, id, &fields, &problems).await,
    };
    let ctx = once(ctx, &fields);
    match crate::cases::report_results(&ctx, id, order).await {
        Ok(_) | Err(Refusal::Repeated(_)) => Ok(to_contract(contract.person_id)),
        Err(Refusal::Invalid(problems)) => draw_report(&ctx, id, &fields, &problems).await,
        Err(other) => Err(other),
    }
}

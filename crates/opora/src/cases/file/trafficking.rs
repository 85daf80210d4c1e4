//! A step in the protection of a trafficked person, and the person's written notice that they leave: each a day that
//! starts a clock.

use super::acts::{Act, draw, draw_in, fresh, once, to_file};
use super::contracts::to_contract;
use super::{CONTRACT, t};
use crate::cases::codes::StepKind;
use crate::cases::{ContractId, NewStep, StayId, TerminationNotice};
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use kernel::ctx::{App, Ctx, On};
use kernel::form::{Asked, Fields, Problems, Reader};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::Day;
use kernel::view::FormView;
use maud::html;

/// The pages of these days.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/stays/{stay}/trafficking-steps/new", get(open_step).post(send_step))
        .route("/contracts/{contract}/notice", get(open_notice).post(send_notice))
}

async fn open_step(ctx: Ctx, Path(stay): Path<StayId>, Asked(asked): Asked) -> Result<Response, Refusal> {
    let mut fields = fresh(&ctx);
    fields.set("taken_on", ctx.today().to_string());
    fields.set("kind", asked.get("kind"));
    draw_step(&ctx, stay, &fields, &Problems::default()).await
}

async fn draw_step(ctx: &Ctx, stay: StayId, fields: &Fields, problems: &Problems) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let place = crate::cases::place_of_stay(ctx, stay, Right::RecordLegal).await?;
    drop(ctx.view(Right::RecordLegal, On::Service(place.service_id)).await?);
    let action = format!("/stays/{stay}/trafficking-steps/new");
    let act = Act { person: place.person_id, action, title: t::trafficking(l), send: t::save(l) };
    let content = |form: &FormView<'_>| {
        html! {
            div.fields {
                (form.radios("kind", t::step_kind(l), StepKind::options(l)).span())
                (form.date("taken_on", t::step_on(l)))
                (form.text("number", t::step_number(l)).hint(t::step_number_hint(l)).max_chars(200).optional())
            }
        }
    };
    draw(ctx, &act, fields, problems, content).await
}

async fn send_step(ctx: Ctx, Path(stay): Path<StayId>, fields: Fields) -> Result<Response, Refusal> {
    let mut form = Reader::new(&fields);
    let kind = form.required_choice("kind");
    let taken_on = form.required("taken_on", Reader::day).map(Day::from);
    let number = form.text("number", 200).unwrap_or_default();
    let order = match form.build(|| Some(NewStep { kind: kind?, taken_on: taken_on?, number })) {
        Ok(order) => order,
        Err(problems) => return draw_step(&ctx, stay, &fields, &problems).await,
    };
    let ctx = once(ctx, &fields);
    match crate::cases::record_step(&ctx, stay, order).await {
        Ok(_) | Err(Refusal::Repeated(_)) => {
            let place = crate::cases::place_of_stay(&ctx, stay, Right::RecordLegal).await?;
            Ok(to_file(place.person_id, "step"))
        }
        Err(Refusal::Invalid(problems)) => draw_step(&ctx, stay, &fields, &problems).await,
        Err(other) => Err(other),
    }
}

async fn open_notice(ctx: Ctx, Path(id): Path<ContractId>) -> Result<Response, Refusal> {
    let contract = crate::cases::contract(&ctx, id).await?;
    let mut fields = fresh(&ctx);
    fields.set("notice_on", contract.notice_on.unwrap_or(ctx.today()).to_string());
    fields.set("version", contract.version.to_string());
    draw_notice(&ctx, id, &fields, &Problems::default()).await
}

async fn draw_notice(ctx: &Ctx, id: ContractId, fields: &Fields, problems: &Problems) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let contract = crate::cases::contract(ctx, id).await?;
    let service = crate::cases::service_of_case(ctx, contract.case_id, Right::MakeContract).await?;
    drop(ctx.view(Right::MakeContract, On::Service(service)).await?);
    let action = format!("/contracts/{id}/notice");
    let act = Act { person: contract.person_id, action, title: t::give_notice(l), send: t::save(l) };
    let content = |form: &FormView<'_>| {
        html! {
            (form.hidden("version"))
            p { (t::give_notice_words(l)) }
            div.fields { (form.date("notice_on", t::notice_on(l))) }
        }
    };
    draw_in(ctx, CONTRACT, &act, fields, problems, content).await
}

async fn send_notice(ctx: Ctx, Path(id): Path<ContractId>, fields: Fields) -> Result<Response, Refusal> {
    let contract = crate::cases::contract(&ctx, id).await?;
    let mut form = Reader::new(&fields);
    let version = form.required("version", |form, name| form.integer(name, 1..=i64::MAX));
    let notice_on = form.required("notice_on", Reader::day).map(Day::from);
    let order = match form.build(|| Some(TerminationNotice { version: version?, notice_on: notice_on? })) {
        Ok(order) => order,
        Err(problems) => return draw_notice(&ctx, id, &fields, &problems).await,
    };
    let ctx = once(ctx, &fields);
    match crate::cases::give_notice(&ctx, id, order).await {
        Ok(_) | Err(Refusal::Repeated(_)) => Ok(to_contract(contract.person_id, "contract-notice")),
        Err(Refusal::Invalid(problems)) => draw_notice(&ctx, id, &fields, &problems).await,
        Err(other) => Err(other),
    }
}

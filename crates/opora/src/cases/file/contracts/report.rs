//! The results report of a contract, as a form.

use super::super::acts::{Act, draw_in, fresh, once};
use super::{CONTRACT, t, to_contract};
use crate::cases::contract::report;
use crate::cases::{ContractId, NewReport, words};
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use kernel::ctx::{App, Ctx, On};
use kernel::form::{Fields, Problems, Reader};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::Day;
use kernel::view::FormView;
use maud::html;

/// The page of the report.
pub fn routes() -> Router<App> {
    Router::new().route("/contracts/{contract}/report", get(open_report).post(send_report))
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
    let early = contract.ended_on.is_none() && contract.ends_on.days_since(ctx.today()) > report::EARLIEST_DAYS;
    let content = |form: &FormView<'_>| {
        html! {
            (form.hidden("version"))
            p { (t::report_words(l)) }
            div.fields {
                (form.date("made_on", t::made_on(l)))
                (form.date("delivered_on", t::delivered_on(l)).optional())
                @if early { (form.checkbox("ends_early", t::ends_early(l)).span()) }
                (form.textarea("achieved", t::achieved(l)).max_chars(words::TEXT))
                (form.textarea("remaining", t::remaining(l)).max_chars(words::TEXT).optional())
                (form.textarea("advice", t::advice(l)).max_chars(words::TEXT))
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
        ["achieved", "remaining", "advice"].map(|name| form.long_text(name, words::TEXT).unwrap_or_default());
    let ends_early = form.checkbox("ends_early");
    let order = form.build(|| {
        Some(NewReport { version, made_on: made_on?, achieved, remaining, advice, delivered_on, ends_early })
    });
    let order = match order {
        Ok(order) => order,
        Err(problems) => return draw_report(&ctx, id, &fields, &problems).await,
    };
    let ctx = once(ctx, &fields);
    match crate::cases::report_results(&ctx, id, order).await {
        Ok(_) | Err(Refusal::Repeated(_)) => Ok(to_contract(contract.person_id, "report")),
        Err(Refusal::Invalid(problems)) => draw_report(&ctx, id, &fields, &problems).await,
        Err(other) => Err(other),
    }
}

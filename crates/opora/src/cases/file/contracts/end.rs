//! The end of a contract while the stay goes on.

use super::super::acts::{Act, draw_in, fresh, once};
use super::super::leaving::grounds;
use super::{CONTRACT, t, to_contract};
use crate::cases::{ContractId, ContractState, EndContract, EndGround, words};
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use kernel::ctx::{App, Ctx, On};
use kernel::form::{Fields, Problems, Reader};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::Day;
use kernel::view::{FormView, Tone, callout};
use maud::html;

/// The page of the end.
pub fn routes() -> Router<App> {
    Router::new().route("/contracts/{contract}/end", get(open).post(send))
}

async fn open(ctx: Ctx, Path(id): Path<ContractId>) -> Result<Response, Refusal> {
    let contract = crate::cases::contract(&ctx, id).await?;
    let mut fields = fresh(&ctx);
    fields.set("version", contract.version.to_string());
    fields.set("ended_on", contract.ends_on.min(ctx.today()).to_string());
    if contract.state(ctx.today()) == ContractState::Expired {
        fields.set("ground", EndGround::Expiry.code());
    } else if contract.notice_on.is_some() {
        fields.set("ground", EndGround::OwnNotice.code());
    }
    fields.set("notice_on", contract.notice_on.map(|day| day.to_string()).unwrap_or_default());
    draw(&ctx, id, &fields, &Problems::default()).await
}

async fn draw(ctx: &Ctx, id: ContractId, fields: &Fields, problems: &Problems) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let contract = crate::cases::contract(ctx, id).await?;
    let service = crate::cases::service_of_case(ctx, contract.case_id, Right::EndStay).await?;
    drop(ctx.view(Right::EndStay, On::Service(service)).await?);
    let action = format!("/contracts/{id}/end");
    let act = Act { person: contract.person_id, action, title: t::end_contract(l), send: t::end_contract(l) };
    let content = |form: &FormView<'_>| {
        html! {
            (form.hidden("version"))
            (callout(Tone::Warn, "triangle-alert", t::end_contract_words(l)))
            div.fields {
                (form.date("ended_on", t::contract_ended_on(l)))
                (form.select("ground", t::ground(l), grounds(l).filter(|(code, _)| *code != EndGround::Death.code())))
                (form.date("notice_on", t::notice_on(l)).hint(t::notice_hint(l)).optional())
                (form.textarea("note", t::end_note(l)).max_chars(words::NOTE).optional())
            }
        }
    };
    draw_in(ctx, CONTRACT, &act, fields, problems, content).await
}

async fn send(ctx: Ctx, Path(id): Path<ContractId>, fields: Fields) -> Result<Response, Refusal> {
    let contract = crate::cases::contract(&ctx, id).await?;
    let mut form = Reader::new(&fields);
    let version = form.required("version", |form, name| form.integer(name, 1..=i64::MAX));
    let ended_on = form.required("ended_on", Reader::day).map(Day::from);
    let (ground, notice_on) = (form.required_choice("ground"), form.day("notice_on").map(Day::from));
    let note = form.long_text("note", words::NOTE).unwrap_or_default();
    let order =
        form.build(|| Some(EndContract { version: version?, ended_on: ended_on?, ground: ground?, notice_on, note }));
    let order = match order {
        Ok(order) => order,
        Err(problems) => return draw(&ctx, id, &fields, &problems).await,
    };
    let ctx = once(ctx, &fields);
    match crate::cases::end_contract(&ctx, id, order).await {
        Ok(_) | Err(Refusal::Repeated(_)) => Ok(to_contract(contract.person_id, "contract-ended")),
        Err(Refusal::Invalid(problems)) => draw(&ctx, id, &fields, &problems).await,
        Err(other) => Err(other),
    }
}

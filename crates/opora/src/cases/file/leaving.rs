//! The end of a stay.

use super::acts::{Act, along, draw, fresh, household, once, set_now, to_file, with};
use super::t;
use crate::cases::codes::{Destination, EndGround};
use crate::cases::stay::Stay;
use crate::cases::{ContractId, EndStay, StayId, contract};
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use kernel::ctx::{App, Ctx, On};
use kernel::form::{Fields, Problems, Reader};
use kernel::i18n::Lang;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::Moment;
use kernel::view::{FormView, Tone, callout, icon};
use maud::html;

/// The pages of the end.
pub fn routes() -> Router<App> {
    Router::new().route("/stays/{stay}/end", get(open_end).post(send_end))
}

async fn open_end(ctx: Ctx, Path(stay): Path<StayId>) -> Result<Response, Refusal> {
    let mut fields = fresh(&ctx);
    set_now(&mut fields, &ctx, "at");
    fields.set("clean", "1");
    draw_end(&ctx, stay, &fields, &Problems::default()).await
}

async fn draw_end(ctx: &Ctx, stay: StayId, fields: &Fields, problems: &Problems) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let (person, people) = household(ctx, stay, Right::EndStay).await?;
    let others = along(stay, &people);
    let agreed = agreed(ctx, stay, &people).await?;
    let service = crate::cases::place_of_stay(ctx, stay, Right::EndStay).await?.service_id;
    let act = Act { person, action: format!("/stays/{stay}/end"), title: t::end_stay(l), send: t::end_now(l) };
    let content = |form: &FormView<'_>| {
        html! {
            (callout(Tone::Warn, "triangle-alert", if agreed.any { t::end_words(l) } else { t::end_words_only(l) }))
            @for (id, name) in &agreed.unreported {
                div.callout data-tone="danger" {
                    (icon("triangle-alert"))
                    p {
                        (t::no_report_yet(l, name)) " "
                        @if ctx.may(Right::MakeContract, service) {
                            a href={ "/contracts/" (id) "/report" } { (t::write_report(l)) }
                        }
                    }
                }
            }
            div.fields {
                (form.datetime("at", t::ended_at(l)))
                (form.select("destination", t::destination(l), Destination::options(l)))
                @if agreed.any {
                    (form.select("ground", t::ground(l), grounds(l)).hint(t::ground_hint(l)))
                    (form.date("notice_on", t::notice_on(l)).hint(t::notice_hint(l)).optional())
                }
                (with(form, &others))
                (form.checkbox("clean", t::clean(l)).span())
                (form.textarea("note", t::end_note(l)).max_chars(2000).optional())
            }
        }
    };
    draw(ctx, &act, fields, problems, content).await
}

/// What the household has agreed to that has not ended.
struct Agreed {
    /// Somebody has a contract.
    any: bool,
    /// The contracts without a results report, and whose they are.
    unreported: Vec<(ContractId, String)>,
}

async fn agreed(ctx: &Ctx, stay: StayId, people: &[(Stay, String)]) -> Result<Agreed, Refusal> {
    let place = crate::cases::place_of_stay(ctx, stay, Right::EndStay).await?;
    let mut view = ctx.view(Right::EndStay, On::Service(place.service_id)).await?;
    let all = contract::of_case(&mut view, ctx.provider, place.case_id).await?;
    let mut agreed = Agreed { any: false, unreported: Vec::new() };
    for (one, name) in people.iter().filter(|(one, _)| one.ended_at.is_none()) {
        let own = all.iter().filter(|contract| contract.person_id == one.person_id && contract.ended_on.is_none());
        let Some(last) = own.max_by_key(|contract| contract.ends_on) else { continue };
        agreed.any = true;
        if contract::report::of_contract(&mut view, ctx.provider, last.id).await?.is_none() {
            agreed.unreported.push((last.id, name.clone()));
        }
    }
    Ok(agreed)
}

/// The grounds with their numbers in the law.
pub fn grounds(l: Lang) -> impl Iterator<Item = (&'static str, String)> {
    EndGround::ALL.iter().map(move |ground| (ground.code(), format!("{}. {}", ground.number(), ground.label(l))))
}

async fn send_end(ctx: Ctx, Path(stay): Path<StayId>, fields: Fields) -> Result<Response, Refusal> {
    let mut form = Reader::new(&fields);
    let (with, at) = (form.many("with"), form.required_moment("at").map(Moment::from));
    let (ground, destination) = (form.choice("ground"), form.required_choice("destination"));
    let (notice_on, clean) = (form.day("notice_on").map(Into::into), form.checkbox("clean"));
    let note = form.long_text("note", 2000).unwrap_or_default();
    let order = form.build(|| Some(EndStay { with, at, ground, notice_on, destination: destination?, clean, note }));
    let order = match order {
        Ok(order) => order,
        Err(problems) => return draw_end(&ctx, stay, &fields, &problems).await,
    };
    let ctx = once(ctx, &fields);
    match crate::cases::end_stay(&ctx, stay, order).await {
        Ok(_) | Err(Refusal::Repeated(_)) => {
            let place = crate::cases::place_of_stay(&ctx, stay, Right::EndStay).await?;
            Ok(to_file(place.person_id, "left"))
        }
        Err(Refusal::Invalid(problems)) => draw_end(&ctx, stay, &fields, &problems).await,
        Err(other) => Err(other),
    }
}

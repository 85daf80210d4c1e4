//! The end of a stay.

use super::acts::{Act, along, draw, fresh, household, once, set_now, to_file, with};
use super::t;
use crate::cases::codes::{Destination, EndGround};
use crate::cases::{EndStay, StayId};
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use kernel::ctx::{App, Ctx};
use kernel::form::{Fields, Problems, Reader};
use kernel::i18n::Lang;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::Moment;
use kernel::view::{FormView, Tone, callout};
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
    let act = Act { person, action: format!("/stays/{stay}/end"), title: t::end_stay(l), send: t::end_now(l) };
    let content = |form: &FormView<'_>| {
        html! {
            (callout(Tone::Warn, "triangle-alert", t::end_words(l)))
            div.fields {
                (form.datetime("at", t::ended_at(l)))
                (form.select("destination", t::destination(l), Destination::options(l)))
                (form.select("ground", t::ground(l), grounds(l)).hint(t::ground_hint(l)).optional())
                (form.date("notice_on", t::notice_on(l)).hint(t::notice_hint(l)).optional())
                (with(form, &others))
                (form.checkbox("clean", t::clean(l)).span())
                (form.textarea("note", t::end_note(l)).max_chars(2000).optional())
            }
        }
    };
    draw(ctx, &act, fields, problems, content).await
}

/// The grounds with their numbers in the law.
fn grounds(l: Lang) -> impl Iterator<Item = (&'static str, String)> {
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
            Ok(to_file(place.person_id, "ended"))
        }
        Err(Refusal::Invalid(problems)) => draw_end(&ctx, stay, &fields, &problems).await,
        Err(other) => Err(other),
    }
}

//! What a draft goes through besides being written: it takes the needs of a later assessment, or is thrown away.

use super::sheet::refused;
use super::{FormPage, Sent, done, in_card, once, sent, version};
use crate::plans::{self, PlanId, Whole, t};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::ctx::Ctx;
use kernel::form::{Fields, Problems};
use kernel::refusal::Refusal;
use kernel::view::{Button, FormView};
use maud::html;

pub async fn take_needs(ctx: Ctx, Path(id): Path<PlanId>, fields: Fields) -> Result<Response, Refusal> {
    match sent(plans::take_needs(&once(&ctx, &fields), id).await)? {
        Sent::Done | Sent::Stale => Ok(done(id, "needs", None)),
        Sent::Wrong(problems) => refused(&ctx, id, &problems).await,
    }
}

/// Asks first: what was written cannot be brought back.
pub async fn form(ctx: Ctx, Path(id): Path<PlanId>) -> Result<Response, Refusal> {
    let whole = plans::plan(&ctx, id).await?;
    let fields = Fields::from_iter([("version", whole.plan.version.to_string())]);
    show(&ctx, &whole, &fields, &Problems::default()).await
}

pub async fn send(ctx: Ctx, Path(id): Path<PlanId>, fields: Fields) -> Result<Response, Refusal> {
    let whole = plans::plan(&ctx, id).await?;
    match sent(plans::discard(&once(&ctx, &fields), id, version(&fields)).await)? {
        Sent::Done => {
            Ok(Redirect::to(&format!("/people/{}/plan?done=discarded", whole.plan.person_id)).into_response())
        }
        Sent::Stale => Ok(done(id, "status-stale", None)),
        Sent::Wrong(problems) => show(&ctx, &whole, &fields, &problems).await,
    }
}

async fn show(ctx: &Ctx, whole: &Whole, fields: &Fields, problems: &Problems) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let form = FormView::new(fields, problems, l);
    let action = format!("/plans/{}/discard", whole.plan.id);
    let content = in_card(&form, &action, t::discard(l), |form| {
        html! {
            (form.hidden("version"))
            (kernel::view::hidden("command", &ctx.new_id::<uuid::Uuid>().to_string()))
            p { (t::discard_words(l, whole.goals.len(), whole.activities.len())) }
            div.row {
                (Button::submit(t::discard_now(l)).icon("trash-2").primary())
                (Button::link(&format!("/plans/{}", whole.plan.id), t::keep_draft(l)).quiet())
            }
        }
    });
    FormPage::new(whole, t::discard(l), problems).show(ctx, content).await
}

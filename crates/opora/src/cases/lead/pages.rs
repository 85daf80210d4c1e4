//! The form on which a case gets somebody who leads it.

use super::{Appointment, appoint, team};
use crate::cases::file::acts::{Act, draw, fresh, once, to_file};
use crate::cases::file::t;
use crate::cases::{CaseId, service_of_case, stay};
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use kernel::ctx::{App, Ctx, On};
use kernel::form::{Fields, Problems, Reader};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::PersonId;
use kernel::view::FormView;
use maud::{Markup, html};

/// The page of who leads a case.
pub fn routes() -> Router<App> {
    Router::new().route("/cases/{case}/lead", get(open).post(send))
}

async fn seen(ctx: &Ctx, id: CaseId) -> Result<(stay::Case, PersonId), Refusal> {
    let service = service_of_case(ctx, id, Right::AppointLead).await?;
    let mut view = ctx.view(Right::AppointLead, On::Service(service)).await?;
    let case = stay::case(&mut view, ctx.provider, id).await?.ok_or(Refusal::Missing)?;
    let (person,) = stay::first_person(&mut view, ctx.provider, id).await?.ok_or(Refusal::Missing)?;
    Ok((case, person))
}

async fn open(ctx: Ctx, Path(id): Path<CaseId>) -> Result<Response, Refusal> {
    let (case, _) = seen(&ctx, id).await?;
    let mut fields = fresh(&ctx);
    fields.set("version", case.version.to_string());
    fields.set("case_manager", case.case_manager_id.map(|lead| lead.to_string()).unwrap_or_default());
    draw_lead(&ctx, id, &fields, &Problems::default()).await
}

async fn draw_lead(ctx: &Ctx, id: CaseId, fields: &Fields, problems: &Problems) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let (case, person) = seen(ctx, id).await?;
    let people: Vec<_> =
        team(ctx, case.service_id).await?.into_iter().map(|(account, name)| (account.to_string(), name)).collect();
    let act = Act { person, action: format!("/cases/{id}/lead"), title: t::appoint(l), send: t::save(l) };
    let content = |form: &FormView<'_>| -> Markup {
        html! {
            (form.hidden("version"))
            div.fields { (form.select("case_manager", t::lead(l), people.clone()).optional()) }
        }
    };
    draw(ctx, &act, fields, problems, content).await
}

async fn send(ctx: Ctx, Path(id): Path<CaseId>, mut fields: Fields) -> Result<Response, Refusal> {
    let mut form = Reader::new(&fields);
    let (version, case_manager_id) = (form.integer("version", 1..=i64::MAX), form.id("case_manager"));
    let order = match form.build(|| Some(Appointment { version: version?, case_manager_id })) {
        Ok(order) => order,
        Err(problems) => return draw_lead(&ctx, id, &fields, &problems).await,
    };
    let ctx = once(ctx, &fields);
    match appoint(&ctx, id, order).await {
        Ok(()) | Err(Refusal::Repeated(_)) => Ok(to_file(seen(&ctx, id).await?.1, "lead")),
        Err(Refusal::Invalid(problems)) => draw_lead(&ctx, id, &fields, &problems).await,
        Err(Refusal::Stale(version)) => {
            fields.set("version", version.to_string());
            let mut problems = Problems::default();
            problems.add("case_manager", crate::cases::t::m::lead_changed());
            draw_lead(&ctx, id, &fields, &problems).await
        }
        Err(other) => Err(other),
    }
}

//! Filling in: a section at a time or all of them, saved while one types and when one goes on.

use super::screen::Screen;
use super::{address, around, flash, read, term};
use crate::assessments::draft::{Edit, Saved, save as save_draft};
use crate::assessments::record::{Filled, filled};
use crate::assessments::{AssessmentId, Status};
use crate::forms::path::Path as FieldPath;
use crate::forms::rules::FormProblem;
use axum::Json;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::ctx::Ctx;
use kernel::form::{Asked, Fields, Problems};
use kernel::i18n;
use kernel::refusal::Refusal;
use serde_json::json;

/// `GET /assessments/{id}?section=…`: the form; of a signed one what was signed.
pub async fn page(ctx: Ctx, Path(id): Path<AssessmentId>, Asked(query): Asked) -> Result<Response, Refusal> {
    let filled = filled(&ctx, id).await?;
    if filled.found.record.status == Status::Signed {
        return read::signed(&ctx, &filled, flash(ctx.lang, query.get("done"))).await;
    }
    let section = asked_section(&filled, &query, &ctx);
    let checked = query.has("check");
    show(&ctx, &filled, section, checked, StatusCode::OK).await
}

/// The section that the address names, or else the first that is not ready.
fn asked_section<'f>(filled: &'f Filled, query: &'f Fields, ctx: &Ctx) -> Option<&'f str> {
    if query.has("all") {
        return None;
    }
    let ids = filled.found.section_ids();
    let named = ids.iter().copied().find(|id| *id == query.get("section"));
    named.or_else(|| {
        let sections = filled.found.sections(&filled.found.problems(ctx.today()));
        let open = sections.iter().find(|one| one.applies && (one.answered == 0 || one.missing + one.wrong > 0));
        let open = open.and_then(|open| ids.iter().copied().find(|id| *id == open.link_id));
        open.or_else(|| ids.first().copied())
    })
}

async fn show(
    ctx: &Ctx,
    filled: &Filled,
    section: Option<&str>,
    checked: bool,
    status: StatusCode,
) -> Result<Response, Refusal> {
    let problems = filled.found.problems(ctx.today());
    let here = problems.iter().any(|problem| section.is_none_or(|section| problem.section == section));
    let term = term(ctx, filled).await?;
    let screen = Screen {
        filled,
        section,
        checked,
        problems: &problems,
        term: term.as_ref(),
        reader: ctx.account(),
        now: ctx.at,
        lang: ctx.lang,
    };
    let body = screen.draw();
    let page = around(ctx, filled, checked && here, None, body).await?;
    Ok((status, page).into_response())
}

/// `POST /assessments/{id}`: keeps what was typed and goes on. When something in the section is to be corrected, or two
/// people wrote into one field, the section is shown again; whoever wants goes on all the same.
pub async fn save(ctx: Ctx, Path(id): Path<AssessmentId>, fields: Fields) -> Result<Response, Refusal> {
    let section = Some(fields.get("section")).filter(|section| !section.is_empty());
    let saved = match save_draft(&ctx, id, edit(&fields)).await {
        Err(refusal @ Refusal::Invalid(_)) => return too_late(&ctx, id, &fields, refusal).await,
        saved => saved?,
    };
    let filled = filled(&ctx, id).await?;
    if !saved.conflicts.is_empty() {
        return show(&ctx, &filled, section, false, StatusCode::CONFLICT).await;
    }
    let problems = filled.found.problems(ctx.today());
    if fields.get("go") == "next" && problems.iter().any(|problem| section.is_none_or(|one| problem.section == one)) {
        return show(&ctx, &filled, section, true, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    Ok(Redirect::to(&onward(&filled, section, fields.get("go") == "next", &problems)).into_response())
}

fn edit(fields: &Fields) -> Edit<'_> {
    let section = Some(fields.get("section")).filter(|section| !section.is_empty());
    Edit { section, seen: fields.get("version").parse().unwrap_or(0), fields }
}

/// The next section that is asked, or, after the last, signing.
fn onward(filled: &Filled, section: Option<&str>, next: bool, problems: &[FormProblem]) -> String {
    let address = address(filled.found.record.id);
    let sections = filled.found.sections(problems);
    let at = section.and_then(|section| sections.iter().position(|one| one.link_id == section));
    let following = at.and_then(|at| sections[at + 1..].iter().find(|one| one.applies));
    match (section, next, following) {
        (_, true, Some(following)) => format!("{address}?section={}", following.link_id),
        (_, true, None) => format!("{address}/sign"),
        (Some(section), false, _) => format!("{address}?section={section}"),
        (None, false, _) => format!("{address}?all=1"),
    }
}

/// It was signed while the page was open: what was signed stands, and what was typed is shown once more.
async fn too_late(ctx: &Ctx, id: AssessmentId, fields: &Fields, refusal: Refusal) -> Result<Response, Refusal> {
    let filled = filled(ctx, id).await?;
    if filled.found.record.status != Status::Signed {
        return Err(refusal);
    }
    read::too_late(ctx, &filled, edit(fields)).await
}

/// `POST /assessments/{id}/autosave`: the same for the script, which only wants to know when and as which version.
pub async fn autosave(ctx: Ctx, Path(id): Path<AssessmentId>, fields: Fields) -> Result<Response, Refusal> {
    let saved = match save_draft(&ctx, id, edit(&fields)).await {
        Err(Refusal::Invalid(problems)) => return Ok(not_saved(&ctx, &problems)),
        saved => saved?,
    };
    let status = if saved.conflicts.is_empty() { StatusCode::OK } else { StatusCode::CONFLICT };
    Ok((status, Json(told(&saved))).into_response())
}

/// Nothing can be saved any more, and why, in the words that the page shows.
fn not_saved(ctx: &Ctx, problems: &Problems) -> Response {
    let words: Vec<String> = problems.iter().map(|problem| problem.message.say(ctx.lang)).collect();
    (StatusCode::CONFLICT, Json(json!({ "words": words.join(". ") }))).into_response()
}

fn told(saved: &Saved) -> serde_json::Value {
    let conflicts: Vec<String> = saved.conflicts.iter().map(FieldPath::to_string).collect();
    json!({ "saved_at": i18n::time(saved.at.local().time()), "version": saved.version, "conflicts": conflicts })
}

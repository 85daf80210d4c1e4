//! Family and others around a person, in both directions.

use super::{Sent, both_versions, buttons, done, fields, flash, fresh, new, once, sent, status, t, version};
use crate::people::file::{may_edit, row};
use crate::people::relation::{
    self, Added, End, Guardianship, LONGEST, NewRelation, RelationId, RelationKind, Relative, relatives,
};
use crate::people::{Candidate, PersonOnPage, Sex, Sheet, Tab, on_page, page_of};
use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use kernel::ctx::{App, Ctx};
use kernel::form::{Asked, Fields, Problems, Reader};
use kernel::i18n::Lang;
use kernel::refusal::Refusal;
use kernel::types::PersonId;
use kernel::view::{Button, FormView, card, card_body, hidden};
use maud::{Markup, html};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{person}/family", get(page).post(add))
        .route("/people/{person}/family/{id}", get(edit_page).post(edit))
        .route("/people/{person}/family/{id}/remove", post(remove))
}

/// The guardianship is one question: none, held by the other one, or by this person.
fn read(form: &mut Reader<'_>) -> Option<NewRelation> {
    let kind = form.required_choice::<RelationKind>("kind");
    let (guardianship, holder) = match form.choice::<String>("guardianship").as_deref() {
        Some("guardian") => (Guardianship::Guardian, End::Other),
        Some("curator") => (Guardianship::Curator, End::Other),
        Some("ward") => (Guardianship::Guardian, End::Person),
        Some("curated") => (Guardianship::Curator, End::Person),
        _ => (Guardianship::None, End::Other),
    };
    let harmed_by = match form.choice::<String>("harmed_by").as_deref() {
        Some("other") => Some(End::Other),
        Some("person") => Some(End::Person),
        _ => None,
    };
    let lives_together = form.checkbox("lives_together");
    let note = form.long_text("note", LONGEST).unwrap_or_default();
    Some(NewRelation { id: None, kind: kind?, guardianship, holder, lives_together, harmed_by, note })
}

fn guardianship_code(relative: &Relative) -> &'static str {
    match (relative.guardianship, relative.holder) {
        (Guardianship::None, _) => "none",
        (Guardianship::Guardian, End::Other) => "guardian",
        (Guardianship::Curator, End::Other) => "curator",
        (Guardianship::Guardian, End::Person) => "ward",
        (Guardianship::Curator, End::Person) => "curated",
    }
}

fn harm_code(harmed_by: Option<End>) -> &'static str {
    match harmed_by {
        None => "nobody",
        Some(End::Other) => "other",
        Some(End::Person) => "person",
    }
}

async fn page(ctx: Ctx, Path(id): Path<PersonId>, Asked(asked): Asked) -> Result<Response, Refusal> {
    let on = on_page(&ctx, id).await?;
    let mut fields = fresh(&ctx);
    fields.set("guardianship", "none");
    fields.set("harmed_by", harm_code(None));
    fields.set("sex", "unknown");
    draw(&ctx, &on, Drawn { fields: &fields, problems: &Problems::default(), candidates: &[], asked: &asked }).await
}

async fn add(ctx: Ctx, Path(id): Path<PersonId>, fields: Fields) -> Result<Response, Refusal> {
    let ctx = once(ctx, &fields);
    let asked = Fields::default();
    let mut form = Reader::new(&fields);
    let relation = read(&mut form);
    let other: Option<PersonId> = form.id("other");
    let read = form.build(|| relation);
    let ended = match (read, fields::new_person(&fields, ctx.today())) {
        (Ok(relation), Ok(new)) => relation::add_somebody(&ctx, id, other, &new, &new::shown(&fields), relation).await,
        (Err(problems), _) | (_, Err(problems)) => Err(Refusal::Invalid(problems)),
    };
    let (problems, candidates) = match ended {
        Ok(Added::Relation(_)) | Err(Refusal::Repeated(_)) => return Ok(done(id, "/family", "saved")),
        Ok(Added::Likely(candidates)) => (Problems::default(), candidates),
        Err(Refusal::Invalid(problems)) => (problems, Vec::new()),
        Err(refusal) => return Err(refusal),
    };
    let on = on_page(&ctx, id).await?;
    draw(&ctx, &on, Drawn { fields: &fields, problems: &problems, candidates: &candidates, asked: &asked }).await
}

/// What the page is drawn with.
struct Drawn<'a> {
    fields: &'a Fields,
    problems: &'a Problems,
    candidates: &'a [Candidate],
    asked: &'a Fields,
}

async fn draw(ctx: &Ctx, on: &PersonOnPage, drawn: Drawn<'_>) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let body = html! {
        div.split {
            (card("family-h", t::family(l), "", html! {
                ul.rows {
                    @for relative in &on.relatives { li { (row(ctx, relative)) (row_actions(ctx, on, relative)) } }
                    @if on.relatives.is_empty() { li { span.muted { (t::no_family(l)) } } }
                }
            }))
            @if may_edit(ctx, on) { (form(ctx, on, &drawn)) }
        }
    };
    let sheet =
        Sheet::of(Tab::FAMILY, t::family(l)).with_errors(!drawn.problems.is_empty()).with_flash(flash(l, drawn.asked));
    Ok((status(drawn.problems), page_of(ctx, on, sheet, body).await?).into_response())
}

fn row_actions(ctx: &Ctx, on: &PersonOnPage, relative: &Relative) -> Markup {
    let l = ctx.lang;
    let href = format!("/people/{}/family/{}", on.person.id, relative.id);
    html! {
        @if may_edit(ctx, on) {
            (Button::link(&href, t::change(l)).small())
            form method="post" action={ (href) "/remove" } {
                (hidden("version", &relative.version.to_string()))
                (Button::submit(t::remove(l)).small().quiet())
            }
        }
    }
}

fn form(ctx: &Ctx, on: &PersonOnPage, drawn: &Drawn<'_>) -> Markup {
    let l = ctx.lang;
    let form = FormView::new(drawn.fields, drawn.problems, l);
    let known = new::shown(drawn.fields);
    form.post(&format!("/people/{}/family", on.person.id), |form| {
        html! {
            (form.hidden("command"))
            @for id in &known { (hidden("shown", &id.to_string())) }
            @if !drawn.candidates.is_empty() {
                (new::likely(l, ctx.today(), drawn.candidates, &known, Some("other")))
            }
            (card_body("relative-h", t::add_relative(l), t::add_relative_words(l), html! {
                div.fields {
                    (form.text("given", t::given(l)).optional().max_chars(100))
                    (form.text("family", t::family_name(l)).optional().max_chars(100))
                    (form.radios("sex", t::sex(l), Sex::ALL.iter().map(|sex| (sex.code(), sex.label(l)))).span())
                    (form.partial_date("born", t::born(l)).optional())
                    (form.number("age", t::age(l)).optional())
                    (relation_fields(form))
                }
                p.row {
                    (Button::submit(if drawn.candidates.is_empty() { t::add(l) } else { t::none_of_these(l) }).primary())
                }
            }))
        }
    })
}

fn relation_fields(form: &FormView<'_>) -> Markup {
    let l = form.lang;
    let guardianship = [
        ("none", t::guardian_none(l)),
        ("guardian", t::guardian_other(l)),
        ("curator", t::curator_other(l)),
        ("ward", t::guardian_person(l)),
        ("curated", t::curator_person(l)),
    ];
    let harm = [
        (None, t::harmed_by_nobody(l)),
        (Some(End::Other), t::harmed_by_other(l)),
        (Some(End::Person), t::harmed_by_person(l)),
    ];
    html! {
        (form.select("kind", t::relation_kind(l), RelationKind::ALL.iter().map(|kind| (kind.code(), kind.label(l)))))
        (form.select("guardianship", t::guardianship(l), guardianship))
        (form.checkbox("lives_together", t::lives_together(l)))
        (form.radios("harmed_by", t::harmed_by(l), harm.map(|(by, words)| (harm_code(by), words))).hint(t::harmed_hint(l)).span())
        (form.textarea("note", t::relation_note(l)).optional().max_chars(LONGEST))
    }
}

async fn edit_page(ctx: Ctx, Path((id, relation)): Path<(PersonId, RelationId)>) -> Result<Response, Refusal> {
    let on = on_page(&ctx, id).await?;
    let now = on.relatives.iter().find(|relative| relative.id == relation).ok_or(Refusal::Missing)?;
    let mut fields = fresh(&ctx);
    fill(&mut fields, now);
    edit_form(&ctx, &on, relation, &fields, &Problems::default(), None).await
}

fn fill(fields: &mut Fields, now: &Relative) {
    fields.set("kind", now.kind.code());
    fields.set("guardianship", guardianship_code(now));
    fields.set("lives_together", if now.lives_together { "1" } else { "" });
    fields.set("harmed_by", harm_code(now.harmed_by));
    fields.set("note", now.note.as_str());
    fields.set("version", now.version.to_string());
}

async fn edit(
    ctx: Ctx,
    Path((id, relation)): Path<(PersonId, RelationId)>,
    mut fields: Fields,
) -> Result<Response, Refusal> {
    let ctx = once(ctx, &fields);
    let mut form = Reader::new(&fields);
    let typed = read(&mut form);
    let ended = match form.build(|| typed) {
        Ok(new) => sent(relation::edit(&ctx, id, relation, version(&fields), new).await)?,
        Err(problems) => Sent::Wrong(problems),
    };
    let (none, l) = (Problems::default(), ctx.lang);
    match ended {
        Sent::Done => Ok(done(id, "/family", "saved")),
        Sent::Wrong(problems) => {
            let on = on_page(&ctx, id).await?;
            edit_form(&ctx, &on, relation, &fields, &problems, None).await
        }
        Sent::Overtaken(at) => {
            let on = on_page(&ctx, id).await?;
            let now = relatives(&ctx, id).await?.into_iter().find(|one| one.id == relation).ok_or(Refusal::Missing)?;
            let kind: RelationKind = fields.get("kind").parse().unwrap_or(now.kind);
            let rows = both_versions(
                l,
                &[
                    (t::relation_kind(l), now.kind.label(l), kind.label(l)),
                    (t::relation_note(l), now.note.clone(), fields.get("note").to_owned()),
                ],
            );
            fields.set("version", at.to_string());
            fields.set("command", fresh(&ctx).get("command"));
            let page = edit_form(&ctx, &on, relation, &fields, &none, Some(rows)).await?;
            Ok((StatusCode::CONFLICT, page).into_response())
        }
    }
}

async fn edit_form(
    ctx: &Ctx,
    on: &PersonOnPage,
    relation: RelationId,
    fields: &Fields,
    problems: &Problems,
    versions: Option<Markup>,
) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let body = html! {
        @if let Some(versions) = versions { (versions) }
        (edit_fields(l, on, relation, fields, problems))
    };
    let sheet = Sheet::of(Tab::FAMILY, t::family(l)).with_errors(!problems.is_empty());
    Ok((status(problems), page_of(ctx, on, sheet, body).await?).into_response())
}

fn edit_fields(l: Lang, on: &PersonOnPage, relation: RelationId, typed: &Fields, problems: &Problems) -> Markup {
    let form = FormView::new(typed, problems, l);
    let back = format!("/people/{}/family", on.person.id);
    card_body(
        "relative-h",
        t::change_relative(l),
        "",
        form.post(&format!("{back}/{relation}"), |form| {
            html! {
                (form.hidden("command"))
                (form.hidden("version"))
                div.fields { (relation_fields(form)) }
                (buttons(l, t::save(l), &back))
            }
        }),
    )
}

async fn remove(
    ctx: Ctx,
    Path((id, relation)): Path<(PersonId, RelationId)>,
    fields: Fields,
) -> Result<Response, Refusal> {
    relation::remove(&ctx, id, relation, version(&fields)).await?;
    Ok(done(id, "/family", "removed"))
}

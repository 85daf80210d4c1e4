//! Signing: what is left, who has signed, and the signature of the reader or of the person.

use super::{address, around, flash, read, way_back, who_and_age};
use crate::assessments::record::{Filled, filled};
use crate::assessments::signers;
use crate::assessments::signing::youngest;
use crate::assessments::{
    AssessmentId, PersonAnswer, Remaining, Signature, Signer, Status, record_person, remaining, sign_for_team, t,
};
use crate::forms::rules::FormProblem;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::ctx::Ctx;
use kernel::form::{Asked, Fields, Problems};
use kernel::i18n::Lang;
use kernel::refusal::Refusal;
use kernel::view::{Button, FormView, Toast, Tone, callout, card_body, hidden, icon, page_head};
use maud::{Markup, html};
use uuid::Uuid;

/// `GET /assessments/{id}/sign`.
pub async fn page(ctx: Ctx, Path(id): Path<AssessmentId>, Asked(query): Asked) -> Result<Response, Refusal> {
    let filled = filled(&ctx, id).await?;
    if filled.found.record.status == Status::Signed {
        return Ok(Redirect::to(&address(id)).into_response());
    }
    show(&ctx, &filled, &Fields::default(), &Problems::default(), flash(ctx.lang, query.get("done"))).await
}

/// `POST /assessments/{id}/sign`: for the team, or what the person did.
pub async fn sign(ctx: Ctx, Path(id): Path<AssessmentId>, fields: Fields) -> Result<Response, Refusal> {
    let ctx = ctx.once(fields.get("command").parse().ok());
    let seen = fields.get("version").parse().unwrap_or(0);
    let refused = fields.get("outcome") == "refused";
    let result = match (fields.get("signer").parse(), fields.get("outcome")) {
        (Ok(Signer::Team), _) => sign_for_team(&ctx, id, seen).await,
        (_, "") => Err(Refusal::invalid("outcome", t::m::choose_outcome())),
        (Ok(signer), _) => {
            let note = fields.get("note").to_owned();
            record_person(&ctx, id, seen, &PersonAnswer { signer, refused, note }).await
        }
        (Err(_), _) => Err(Refusal::invalid("signer", t::m::choose_signer())),
    };
    match result {
        Ok(Status::Signed) => Ok(Redirect::to(&format!("{}?done=signed", address(id))).into_response()),
        Ok(Status::Draft) => {
            let done = if refused { "refusal" } else { "signature" };
            Ok(Redirect::to(&format!("{}/sign?done={done}", address(id))).into_response())
        }
        Err(Refusal::Repeated(_)) => Ok(Redirect::to(&address(id)).into_response()),
        Err(Refusal::Invalid(problems)) => {
            let filled = filled(&ctx, id).await?;
            match filled.found.record.status {
                Status::Signed => Ok(Redirect::to(&format!("{}?done=before", address(id))).into_response()),
                Status::Draft => show(&ctx, &filled, &fields, &problems, None).await,
            }
        }
        Err(Refusal::Stale(_)) => {
            let changed = Refusal::invalid("", t::m::changed_meanwhile());
            let Refusal::Invalid(problems) = changed else { return Err(changed) };
            show(&ctx, &filled(&ctx, id).await?, &fields, &problems, None).await
        }
        Err(refusal) => Err(refusal),
    }
}

async fn show(
    ctx: &Ctx,
    filled: &Filled,
    typed: &Fields,
    problems: &Problems,
    flash: Option<Toast>,
) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let whose = (&filled.person, filled.guarded);
    let left = remaining(&filled.found, whose, &filled.signatures, &filled.conflicts, ctx.today());
    let screen = html! {
        (way_back(l, filled, Some(t::signing(l))))
        (page_head(t::signing(l), who_and_age(l, filled, ctx.today()), actions(l, filled)))
        div.split {
            div.stack.wide-gap {
                @if !left.is_ready() { (to_correct(l, filled, &left)) }
                (own_signature(ctx, filled, &left, problems))
                (persons_signature(ctx, filled, &left, typed, problems))
            }
            aside.stack.wide-gap { (what_is_left(l, &left)) (read::signatures(ctx, filled)) }
        }
    };
    let page = around(ctx, filled, !problems.is_empty(), flash, screen).await?;
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, page).into_response())
}

fn actions(l: Lang, filled: &Filled) -> Markup {
    let address = address(filled.found.record.id);
    html! {
        a.btn href=(address) { (icon("file-pen")) (t::back_to_form(l)) }
        a.btn href={ (address) "/print" } { (icon("printer")) (t::print_to_sign(l)) }
    }
}

/// Everything that keeps the answers from being signed, with a link to each.
fn to_correct(l: Lang, filled: &Filled, left: &Remaining) -> Markup {
    let (form, id) = (filled.found.form, filled.found.record.id);
    let section = |link_id: &str| form.lineage(link_id).first().map(|top| top.link_id.clone()).unwrap_or_default();
    let line = |problem: &FormProblem| {
        let item = form.item(&problem.path.link_id)?;
        let words = crate::forms::t::about(l, item.text.get(l), problem.kind.message(item).say(l));
        Some((format!("{}?section={}&check=1#{}", address(id), problem.section, problem.path.html_id()), words))
    };
    let clash = filled.conflicts.iter().filter_map(|conflict| {
        let path = &conflict.path;
        let item = form.item(&path.link_id)?;
        let words = crate::forms::t::about(l, item.text.get(l), t::two_wrote(l));
        Some((format!("{}?section={}#{}", address(id), section(&path.link_id), path.html_id()), words))
    });
    let lines: Vec<(String, String)> = left.problems.iter().filter_map(line).chain(clash).collect();
    html! {
        div.error-summary aria-labelledby="left-h" {
            h2 #left-h { (t::before_signing(l, lines.len())) }
            ul { @for (href, words) in &lines { li { a href=(href) { (words) } } } }
        }
    }
}

fn own_signature(ctx: &Ctx, filled: &Filled, left: &Remaining, problems: &Problems) -> Markup {
    let l = ctx.lang;
    let mine = |one: &&Signature| one.signer == Signer::Team && one.account_id == ctx.account();
    let signed = filled.signatures.iter().any(|one| mine(&one));
    let inside = html! {
        div.stack {
            @if let Some(message) = problems.of("") { p.error { (icon("circle-alert")) (message.say(l)) } }
            p { (t::team_words(l)) }
            @if signed { (callout(Tone::Ok, "check", t::you_signed(l))) }
            @else {
                form.row method="post" action={ (address(filled.found.record.id)) "/sign" } {
                    (kept(ctx, filled))
                    (hidden("signer", Signer::Team.code()))
                    @if left.is_ready() { (Button::submit(t::sign_for_team(l)).icon("signature").primary()) }
                    @else {
                        (Button::submit(t::sign_for_team(l)).icon("signature").blocked("why-not"))
                        span.small #why-not { (t::first_correct(l)) }
                    }
                }
            }
        }
    };
    card_body("team-h", t::signature_of_team(l), html! {}, inside)
}

/// The version that is signed, and the command that is carried out once.
fn kept(ctx: &Ctx, filled: &Filled) -> Markup {
    let command: Uuid = ctx.new_id();
    html! {
        (hidden("version", &filled.found.record.version.to_string()))
        (hidden("command", &command.to_string()))
    }
}

fn persons_signature(ctx: &Ctx, filled: &Filled, left: &Remaining, typed: &Fields, problems: &Problems) -> Markup {
    let l = ctx.lang;
    let recorded = |signer: Signer| filled.signatures.iter().any(|one| one.signer == signer);
    let age = youngest(&filled.person, ctx.today());
    let open: Vec<Signer> = [Signer::Person, Signer::Guardian]
        .into_iter()
        .filter(|signer| !recorded(*signer) && signers::may_sign(age, filled.guarded, *signer))
        .collect();
    if open.is_empty() || left.persons.is_empty() {
        return html! {};
    }
    let mut fields = typed.clone();
    if open.len() == 1 {
        fields.set("signer", open[0].code());
    }
    let form = FormView::new(&fields, problems, l);
    let action = format!("{}/sign", address(filled.found.record.id));
    let signers = open.iter().map(|signer| (signer.code(), signer.label(l)));
    let inside = form.post(&action, |form| {
        html! {
            (kept(ctx, filled))
            p { (t::person_words(l)) }
            @match signers::must_sign(age) {
                [Signer::Guardian] => p { (t::parent_words(l)) },
                [_, _] => p { (t::both_words(l)) },
                _ if filled.guarded => p { (t::guarded_words(l)) },
                _ => {},
            }
            @if open.len() > 1 { (form.radios("signer", t::who_signs(l), signers)) } @else { (form.hidden("signer")) }
            (form.radios("outcome", t::what_happened(l), [("signed", t::signed_paper(l)), ("refused", t::refused(l))]))
            (form.textarea("note", t::note(l)).hint(t::note_hint(l)).optional())
            div.row {
                @if left.is_ready() { (Button::submit(t::write_down(l)).icon("file-check")) }
                @else {
                    (Button::submit(t::write_down(l)).icon("file-check").blocked("why-not-person"))
                    span.small #why-not-person { (t::first_correct(l)) }
                }
            }
        }
    });
    card_body("person-h", t::signature_of_person(l), html! {}, inside)
}

fn what_is_left(l: Lang, left: &Remaining) -> Markup {
    let line = |done: bool, words: String| {
        html! {
            li data-tone=(if done { "ok" } else { "warn" }) { (icon(if done { "circle-check" } else { "circle" })) span.grow { (words) } }
        }
    };
    html! {
        section.card aria-labelledby="todo-h" {
            header { h2 #todo-h { (t::what_is_left(l)) } }
            ul.rows {
                (line(left.is_ready(), if left.is_ready() { t::answers_ready(l).to_owned() } else { t::before_signing(l, left.problems.len() + left.conflicts) }))
                (line(left.team == 0, if left.team == 0 { t::team_signed(l).to_owned() } else { t::team_left(l, left.team) }))
                @for signer in &left.persons { (line(false, t::signer_left(l, signer.label(l)))) }
                @if left.persons.is_empty() { (line(true, t::person_done(l).to_owned())) }
            }
        }
    }
}

//! A further ground for somebody who is here, and a notice that was sent.

use super::acts::{Act, draw, fresh, once, set_now, to_file};
use super::t;
use crate::cases::codes::{About, Addressee, BasisKind, NoticeChannel};
use crate::cases::stay;
use crate::cases::{CaseId, NewBasis, NewNotice, StayId};
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use kernel::ctx::{App, Ctx, On};
use kernel::form::{Asked, Fields, Problems, Reader};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Moment, PersonId};
use kernel::view::FormView;
use maud::html;

/// The pages of grounds and notices.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/stays/{stay}/bases/new", get(open_basis).post(send_basis))
        .route("/cases/{case}/notices/new", get(open_notice).post(send_notice))
}

async fn open_basis(ctx: Ctx, Path(stay): Path<StayId>) -> Result<Response, Refusal> {
    let mut fields = fresh(&ctx);
    set_now(&mut fields, &ctx, "basis_from");
    draw_basis(&ctx, stay, &fields, &Problems::default()).await
}

async fn draw_basis(ctx: &Ctx, stay: StayId, fields: &Fields, problems: &Problems) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let place = crate::cases::place_of_stay(ctx, stay, Right::RecordLegal).await?;
    drop(ctx.view(Right::RecordLegal, On::Service(place.service_id)).await?);
    let action = format!("/stays/{stay}/bases/new");
    let act = Act { person: place.person_id, action, title: t::add_basis(l), send: t::save(l) };
    let content = |form: &FormView<'_>| {
        html! {
            div.fields {
                (form.select("basis", t::basis(l), BasisKind::options(l)))
                (form.text("basis_number", t::basis_number(l)).max_chars(200).optional())
                (form.text("basis_issuer", t::basis_issuer(l)).max_chars(200).optional())
                (form.datetime("basis_from", t::basis_from(l)))
                (form.datetime("basis_until", t::basis_until_label(l)).hint(t::basis_until_hint(l)).optional())
                (form.textarea("note", t::note(l)).max_chars(2000).optional())
            }
        }
    };
    draw(ctx, &act, fields, problems, content).await
}

async fn send_basis(ctx: Ctx, Path(stay): Path<StayId>, fields: Fields) -> Result<Response, Refusal> {
    let mut form = Reader::new(&fields);
    let kind = form.required_choice("basis");
    let [number, issuer] = ["basis_number", "basis_issuer"].map(|name| form.text(name, 200).unwrap_or_default());
    let valid_from = form.required_moment("basis_from").map(Moment::from);
    let valid_until = form.moment("basis_until").map(Moment::from);
    let note = form.long_text("note", 2000).unwrap_or_default();
    let order = match form.build(|| Some(NewBasis { kind: kind?, number, issuer, valid_from, valid_until, note })) {
        Ok(order) => order,
        Err(problems) => return draw_basis(&ctx, stay, &fields, &problems).await,
    };
    let ctx = once(ctx, &fields);
    match crate::cases::add_basis(&ctx, stay, order).await {
        Ok(_) | Err(Refusal::Repeated(_)) => {
            let place = crate::cases::place_of_stay(&ctx, stay, Right::RecordLegal).await?;
            Ok(to_file(place.person_id, "basis"))
        }
        Err(Refusal::Invalid(problems)) => draw_basis(&ctx, stay, &fields, &problems).await,
        Err(other) => Err(other),
    }
}

async fn open_notice(ctx: Ctx, Path(case): Path<CaseId>, Asked(asked): Asked) -> Result<Response, Refusal> {
    let mut fields = fresh(&ctx);
    set_now(&mut fields, &ctx, "sent_at");
    for name in ["person", "about", "addressee"] {
        fields.set(name, asked.get(name));
    }
    draw_notice(&ctx, case, &fields, &Problems::default()).await
}

async fn draw_notice(ctx: &Ctx, case: CaseId, fields: &Fields, problems: &Problems) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let person = of_case(ctx, case, fields).await?;
    let action = format!("/cases/{case}/notices/new");
    let act = Act { person, action, title: t::add_notice(l), send: t::save(l) };
    let content = |form: &FormView<'_>| {
        html! {
            (form.hidden("person"))
            div.fields {
                (form.select("about", t::about(l), About::options(l)))
                (form.select("addressee", t::addressee(l), Addressee::options(l)))
                (form.select("channel", t::channel(l), NoticeChannel::options(l)))
                (form.datetime("sent_at", t::sent_at(l)))
                (form.text("reference", t::reference(l)).max_chars(200).optional())
            }
        }
    };
    draw(ctx, &act, fields, problems, content).await
}

/// The person whose file the notice was begun in, if they are of the case; else the first one of it.
async fn of_case(ctx: &Ctx, case: CaseId, fields: &Fields) -> Result<PersonId, Refusal> {
    let service = crate::cases::service_of_case(ctx, case, Right::RecordLegal).await?;
    let mut view = ctx.view(Right::RecordLegal, On::Service(service)).await?;
    let people = stay::of_case(&mut view, ctx.provider, case).await?;
    let asked = fields.get("person").parse::<PersonId>().ok();
    let named = asked.filter(|person| people.iter().any(|stay| stay.person_id == *person));
    named.or(people.first().map(|stay| stay.person_id)).ok_or(Refusal::Missing)
}

async fn send_notice(ctx: Ctx, Path(case): Path<CaseId>, fields: Fields) -> Result<Response, Refusal> {
    let mut form = Reader::new(&fields);
    let (about, addressee, channel) =
        (form.required_choice("about"), form.required_choice("addressee"), form.required_choice("channel"));
    let sent_at = form.required_moment("sent_at").map(Moment::from);
    let reference = form.text("reference", 200).unwrap_or_default();
    let person_id = form.id("person");
    let order = form.build(|| {
        Some(NewNotice { person_id, about: about?, addressee: addressee?, channel: channel?, reference, sent_at })
    });
    let order = match order {
        Ok(order) => order,
        Err(problems) => return draw_notice(&ctx, case, &fields, &problems).await,
    };
    let ctx = once(ctx, &fields);
    match crate::cases::record_notice(&ctx, case, order).await {
        Ok(_) | Err(Refusal::Repeated(_)) => Ok(to_file(of_case(&ctx, case, &fields).await?, "notice")),
        Err(Refusal::Invalid(problems)) => draw_notice(&ctx, case, &fields, &problems).await,
        Err(other) => Err(other),
    }
}

//! The page of the working calendar.

use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use bulgaria::calendar::holidays_of;
use kernel::ctx::{App, Ctx};
use kernel::form::{Asked, Fields, Problems, Reader};
use kernel::i18n::{self, Lang};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::Day;
use kernel::view::{self, Button, FormView, Tone, card_body, chip, chip_line};
use maud::{Markup, html};

use super::calendar::{LONGEST_REASON, MovedDay, move_days, moved_days, read_list, restore_day};
use super::t;
use crate::shell::{self, Here, Place};

const PAGE: &str = "/provider/calendar";

/// The pages of the calendar.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/provider/calendar", get(show).post(add))
        .route("/provider/calendar/list", post(import))
        .route("/provider/calendar/{day}/restore", post(restore))
}

async fn show(ctx: Ctx, Asked(_): Asked) -> Result<Markup, Refusal> {
    page(&ctx, &Fields::default(), &Problems::default()).await
}

async fn add(ctx: Ctx, fields: Fields) -> Result<Response, Refusal> {
    let mut form = Reader::new(&fields);
    let day = form.required("day", Reader::day);
    let working: Option<String> = form.required_choice("is");
    let reason = form.text("reason", LONGEST_REASON).unwrap_or_default();
    let read = form.build(|| Some(MovedDay { day: day?.into(), working: working? == "working", reason }));
    enter(&ctx, &fields, read.map(|day| vec![day])).await
}

async fn import(ctx: Ctx, fields: Fields) -> Result<Response, Refusal> {
    enter(&ctx, &fields, read_list(fields.get("list"))).await
}

async fn enter(ctx: &Ctx, fields: &Fields, read: Result<Vec<MovedDay>, Problems>) -> Result<Response, Refusal> {
    match read {
        Ok(days) => {
            move_days(ctx, &days).await?;
            Ok(Redirect::to(PAGE).into_response())
        }
        Err(problems) => {
            let status = Refusal::Invalid(problems.clone()).status();
            Ok((status, page(ctx, fields, &problems).await?).into_response())
        }
    }
}

async fn restore(ctx: Ctx, Path(day): Path<Day>) -> Result<Response, Refusal> {
    restore_day(&ctx, day).await?;
    Ok(Redirect::to(PAGE).into_response())
}

async fn page(ctx: &Ctx, fields: &Fields, problems: &Problems) -> Result<Markup, Refusal> {
    let l = ctx.lang;
    let days = moved_days(ctx).await?;
    let form = FormView::new(fields, problems, l);
    let may = ctx.may_at_all(Right::ArrangeProvider);
    let year = ctx.today().0.year();
    let body = html! {
        (view::page_head(t::calendar(l), t::calendar_context(l), ""))
        div.split {
            div.stack.wide-gap {
                (view::card("moved-h", t::calendar_moved(l), "", moved(l, &days, may)))
                @if may {
                    (card_body("add-h", t::calendar_add(l), "", add_form(&form, l)))
                    (card_body("import-h", t::calendar_import(l), "", import_form(&form, l)))
                }
            }
            div.stack.wide-gap { @for year in [year, year + 1] { (holidays(l, year)) } }
        }
    };
    let here = Here::at(Place::Provider, t::calendar(l)).with_errors(!problems.is_empty());
    shell::page(ctx, here, body).await
}

fn moved(l: Lang, days: &[MovedDay], may: bool) -> Markup {
    html! {
        @if days.is_empty() {
            (view::empty("calendar-days", t::calendar_none(l), t::calendar_none_more(l), ""))
        } @else {
            ul.rows {
                @for one in days {
                    li {
                        span.grow { b { (i18n::day(l, one.day)) } span.sub { (i18n::weekday_day(l, one.day)) } span.sub { (one.reason) } }
                        @if one.working { (chip(Tone::Info, None, t::calendar_working(l))) } @else { (chip_line(t::calendar_off(l))) }
                        @if may { (restore_button(l, one.day)) }
                    }
                }
            }
        }
    }
}

fn restore_button(l: Lang, day: Day) -> Markup {
    let spoken = t::calendar_restore_day(l, i18n::day(l, day));
    html! {
        form method="post" action={ (PAGE) "/" (day) "/restore" } {
            button.btn.small.quiet type="submit" aria-label=(spoken) { (t::calendar_restore(l)) }
        }
    }
}

fn add_form(form: &FormView<'_>, l: Lang) -> Markup {
    let choices = [("off", t::calendar_off(l)), ("working", t::calendar_working(l))];
    form.post(PAGE, |form| {
        html! {
            div.fields {
                (form.date("day", t::calendar_day(l)))
                (form.radios("is", t::calendar_is(l), choices))
                (form.text("reason", t::calendar_reason(l)).max_chars(LONGEST_REASON).optional())
            }
            div { (Button::submit(t::save(l))) }
        }
    })
}

fn import_form(form: &FormView<'_>, l: Lang) -> Markup {
    let own = FormView::new(form.fields, form.problems, l);
    html! {
        form.stack.wide-gap method="post" action={ (PAGE) "/list" } novalidate {
            (own.textarea("list", t::calendar_import(l)).hint(t::calendar_import_hint(l)))
            div { (Button::submit(t::calendar_save_list(l))) }
        }
    }
}

fn holidays(l: Lang, year: i16) -> Markup {
    let id = format!("holidays-{year}");
    card_body(
        &id,
        t::calendar_holidays(l, year.to_string()),
        "",
        view::key_values(holidays_of(year).into_iter().map(|(day, holiday)| {
            let name = match l {
                Lang::Bg => holiday.name_bg(),
                Lang::En => holiday.name_en(),
            };
            (i18n::day_short(l, day), name)
        })),
    )
}

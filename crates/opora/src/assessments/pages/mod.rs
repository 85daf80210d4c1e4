//! The pages of assessments: the list in a person's file, the form, signing, what was signed, two side by side.

mod file;
mod form;
mod list;
mod read;
mod screen;
mod side;
mod sign;

pub use file::{section, tab, timeline};

use super::record::Filled;
use super::{AssessmentId, t, words};
use crate::deadlines::{self, Deadline};
use crate::people;
use crate::shell::{self, Here, Place};
use axum::Router;
use axum::routing::{get, post};
use kernel::ctx::{App, Ctx};
use kernel::i18n::{self, Lang};
use kernel::refusal::Refusal;
use kernel::types::{Day, Moment};
use kernel::view::{Toast, crumbs};
use maud::Markup;

/// The pages of this room.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{person}/assessments", get(list::list).post(list::start))
        .route("/people/{person}/assessments/blank", get(read::blank))
        .route("/assessments/{id}", get(form::page).post(form::save))
        .route("/assessments/{id}/autosave", post(form::autosave))
        .route("/assessments/{id}/print", get(read::print))
        .route("/assessments/{id}/sign", get(sign::page).post(sign::sign))
        .route("/assessments/{id}/compare", get(side::page))
}

/// Where an assessment is.
fn address(id: AssessmentId) -> String {
    format!("/assessments/{id}")
}

/// The whole page around a screen about one assessment; its title says the form and no name.
async fn around(
    ctx: &Ctx,
    filled: &Filled,
    has_errors: bool,
    flash: Option<Toast>,
    screen: Markup,
) -> Result<Markup, Refusal> {
    let here = Here::of(filled.case.service_id, Place::People, words::heading(filled.found.form, ctx.lang));
    shell::page(ctx, here.with_errors(has_errors).with_flash(flash), screen).await
}

/// The way back: cases, the person, their assessments, and perhaps this one.
fn way_back(l: Lang, filled: &Filled, here: Option<&str>) -> Markup {
    let (person, record) = (&filled.person, &filled.found.record);
    let mut above = vec![
        (format!("/services/{}/people", filled.case.service_id), t::cases(l).to_owned()),
        (format!("/people/{}", person.id), who(l, filled)),
        (format!("/people/{}/assessments", person.id), t::assessments(l).to_owned()),
    ];
    let title = words::heading(filled.found.form, l);
    if here.is_some() {
        above.push((address(record.id), title.to_owned()));
    }
    crumbs(l, &above, here.unwrap_or(title))
}

/// „Здравка Н., КЦ-0144“.
fn who(l: Lang, filled: &Filled) -> String {
    format!("{}, {}", people::short_name(&filled.person, l), filled.case.label())
}

/// „Здравка Н., 27 г.“: the line under a heading.
fn who_and_age(l: Lang, filled: &Filled, today: Day) -> String {
    let name = people::short_name(&filled.person, l);
    match filled.person.birth().age_words(l, today) {
        Some(age) => format!("{name}, {age}"),
        None => name,
    }
}

/// The form's whole title, where the heading is shorter.
fn whole_title(l: Lang, filled: &Filled) -> Option<&str> {
    let title = filled.found.form.title.get(l);
    (title != words::heading(filled.found.form, l)).then_some(title)
}

/// The term of the assessment (D6 on the person's wish, D7 after an emergency admission), for those who see deadlines.
async fn term(ctx: &Ctx, filled: &Filled) -> Result<Option<Deadline>, Refusal> {
    if !words::rates_needs(filled.found.form) {
        return Ok(None);
    }
    let all = match deadlines::of_person(ctx, filled.person.id).await {
        Err(Refusal::Denied) => return Ok(None),
        all => all?,
    };
    let is_its = |one: &Deadline| one.case.0 == filled.case.case_id && ["D6", "D7"].contains(&one.what.key());
    Ok(all.into_iter().find(is_its))
}

/// „днес, 12:08“.
fn when(l: Lang, at: Moment, today: Day) -> String {
    format!("{}, {}", i18n::near_day(l, at.day(), today), i18n::time(at.local().time()))
}

/// Sent with a redirect, said on the page it leads to.
fn flash(l: Lang, done: &str) -> Option<Toast> {
    let message = match done {
        "signature" => t::done_signature(l),
        "signed" => t::done_signed(l),
        "before" => t::done_before(l),
        "refusal" => t::done_refusal(l),
        _ => return None,
    };
    Some(Toast { message: message.to_owned(), undo: None })
}

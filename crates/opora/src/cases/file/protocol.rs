//! The admission protocol (протокол за приемане) as a paper: who came, how, with what, who brought them, and lines to sign.
//! It names no address.

use super::t;
use crate::cases::stay::{self, Case, Stay};
use crate::cases::{CaseId, service_of_case};
use crate::people::{self, Person, Sheet, Tab};
use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use kernel::ctx::{App, Ctx, On};
use kernel::i18n::{self, Lang};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::PersonId;
use kernel::view::{card_body, icon, key_values};
use maud::{Markup, html};
use std::collections::HashMap;

/// The page of the protocol.
pub fn routes() -> Router<App> {
    Router::new().route("/cases/{case}/protocol", get(show))
}

async fn show(ctx: Ctx, Path(id): Path<CaseId>) -> Result<Markup, Refusal> {
    let service = service_of_case(&ctx, id, Right::SeeFile).await?;
    let mut view = ctx.view(Right::SeeFile, On::Service(service)).await?;
    let case = stay::case(&mut view, ctx.provider, id).await?.ok_or(Refusal::Missing)?;
    let stays = stay::of_case(&mut view, ctx.provider, id).await?;
    let ids: Vec<PersonId> = stays.iter().map(|stay| stay.person_id).collect();
    let known = people::brief(&mut view, ctx.provider, &ids).await?;
    drop(view);
    for person in &ids {
        drop(ctx.view(Right::SeeFile, On::Person(*person)).await?);
    }
    let first = *ids.first().ok_or(Refusal::Missing)?;
    let sheet = Sheet::of(Tab::OVERVIEW, t::protocol(ctx.lang));
    people::page(&ctx, first, sheet, paper(ctx.lang, &case, &stays, &known)).await
}

fn paper(l: Lang, case: &Case, stays: &[Stay], known: &HashMap<PersonId, Person>) -> Markup {
    let title = t::protocol_of(l, case.number_text());
    html! {
        div.stack.wide-gap {
            div.row { button.btn type="button" data-print { (icon("printer")) (t::print(l)) } }
            (card_body("protocol-h", &title, html! {}, key_values(facts(l, case))))
            (card_body("protocol-people-h", t::protocol_people(l), html! {}, people_list(l, stays, known)))
            (signatures(l))
        }
    }
}

fn people_list(l: Lang, stays: &[Stay], known: &HashMap<PersonId, Person>) -> Markup {
    html! {
        ul {
            @for stay in stays {
                @if let Some(person) = known.get(&stay.person_id) {
                    li {
                        b { (called(l, person)) }
                        @if let Some(age) = person.birth().age_words(l, stay.admitted_at.day()) { ", " (age) }
                        ", " (stay.part.label(l)) ", " (i18n::day_time(l, stay.admitted_at.local()))
                    }
                }
            }
        }
    }
}

/// An alias goes before the names in the papers: who wants to be called so signs so.
pub fn called(l: Lang, person: &Person) -> String {
    let full = person.full_name();
    if person.alias.is_empty() && !full.is_empty() { full } else { person.called(l) }
}

/// What the protocol says line by line; lines that are empty are left out, but for what must be asked.
fn facts(l: Lang, case: &Case) -> Vec<(&'static str, String)> {
    let or = |words: &str| if words.trim().is_empty() { t::not_written(l).to_owned() } else { words.to_owned() };
    let yes = |given: bool| if given { t::yes(l).to_owned() } else { t::no(l).to_owned() };
    let mut facts = vec![
        (t::admitted(l), i18n::day_time(l, case.opened_at.local())),
        (t::entry(l), case.entry.label(l).to_owned()),
        (t::reason(l), case.reason.label(l).to_owned()),
        (t::brought_to_door(l), brought(l, case)),
    ];
    facts.extend(referral(l, case));
    facts.extend([
        (t::condition(l), or(&case.condition)),
        (t::belongings(l), or(&case.belongings)),
        (t::house_rules(l), yes(case.house_rules_given)),
        (t::information(l), yes(case.information_given)),
    ]);
    facts
}

/// Who came with them to the door, by name where it was given.
pub fn brought(l: Lang, case: &Case) -> String {
    let by = case.brought_by.label(l);
    if case.brought_by_name.is_empty() { by.to_owned() } else { format!("{by}, {}", case.brought_by_name) }
}

/// Who referred them, under which number and of which day.
pub fn referral(l: Lang, case: &Case) -> Option<(&'static str, String)> {
    let day = case.referral_on.map(|day| i18n::day(l, day)).unwrap_or_default();
    let parts = [case.referrer.clone(), case.referral_number.clone(), day];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| (t::referral(l), parts.join(", ")))
}

fn signatures(l: Lang) -> Markup {
    html! {
        div.print-only { div.print-signs {
            div { (t::sign_person(l)) } div { (t::sign_bringer(l)) } div { (t::sign_staff(l)) }
        } }
    }
}

//! The overview of a file: the cards of rooms above, the timeline, the family, the people around.

use super::frame::may_edit;
use super::timeline::{self, Wish};
use super::{Column, PersonOnPage, heard, registry, t};
use crate::people::contact::{self, Contact, Safety};
use crate::people::log;
use crate::people::relation::{End, Relative};
use kernel::ctx::{Ctx, On};
use kernel::i18n::Lang;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::view::{self, Tone, avatar, icon};
use maud::{Markup, html};

/// The body of the overview.
pub(in crate::people) async fn overview(ctx: &Ctx, on: &PersonOnPage, wish: Wish) -> Result<Markup, Refusal> {
    let (mut work, mut context) = (Vec::new(), Vec::new());
    for (column, source) in registry().sections {
        let card = heard(source(ctx, on)).await?;
        match column {
            Column::Work => work.extend(card),
            Column::Context => context.extend(card),
        }
    }
    let contacts = contact::contacts(ctx, on.person.id).await?;
    let looked = looked_today(ctx, on).await?;
    let timeline = timeline::card(ctx, on, wish).await?;
    Ok(html! {
        (odd_numbers(ctx, on))
        div.split {
            div.stack.wide-gap {
                @for card in &work { (card) }
                (timeline)
            }
            div.stack.wide-gap {
                @for card in &context { (card) }
                (family(ctx, on))
                (around(ctx, on, &contacts, &looked))
            }
        }
    })
}

/// What is odd about a number, with the way to put it right or to confirm it.
fn odd_numbers(ctx: &Ctx, on: &PersonOnPage) -> Markup {
    let l = ctx.lang;
    html! {
        @if !on.oddities.is_empty() && may_edit(ctx, on) {
            (view::callout(Tone::Warn, "fingerprint", html! {
                @for odd in &on.oddities { (odd.words(l)) ". " }
                a href={ "/people/" (on.person.id) "/identifiers" } { (t::check_number(l)) }
            }))
        }
    }
}

/// The relatives, in words; without a name where there was violence.
fn family(ctx: &Ctx, on: &PersonOnPage) -> Markup {
    let l = ctx.lang;
    html! {
        section.card aria-labelledby="g-h" {
            header {
                h2 #g-h { (t::family(l)) }
                a.small href={ "/people/" (on.person.id) "/family" } { (t::change(l)) }
            }
            @if on.relatives.is_empty() {
                div.body { p.muted { (t::no_family(l)) } }
            } @else {
                ul.rows { @for relative in &on.relatives { li { (row(ctx, relative)) } } }
            }
        }
    }
}

/// A relative in a row: name and word, age, chips.
pub(in crate::people) fn row(ctx: &Ctx, relative: &Relative) -> Markup {
    let l = ctx.lang;
    let (words, today) = (relative.words(l), ctx.today());
    let age = relative.birth().and_then(|birth| birth.age_words(l, today));
    html! {
        (avatar(&initials(relative), if relative.harmed_by == Some(End::Other) { Tone::Danger } else { Tone::Neutral }))
        span.grow {
            @match &relative.other {
                Some(other) => {
                    a href={ "/people/" (other.id) } { (crate::people::short_name(other, l)) }
                    span.sub { (words) @if let Some(age) = &age { ", " (age) } }
                }
                None => b { (capital(&words)) },
            }
            @if !relative.note.is_empty() { span.sub { (relative.note) } }
        }
        @match relative.harmed_by {
            Some(End::Other) => (view::chip(Tone::Danger, Some("ban"), Safety::Never.label(l))),
            Some(End::Person) => (view::chip(Tone::Neutral, Some("lock"), t::has_suffered(l))),
            None => {}
        }
        @if relative.lives_together { (view::chip(Tone::Neutral, Some("house"), t::together(l))) }
    }
}

fn initials(relative: &Relative) -> String {
    relative.other.as_ref().map_or_else(|| "–".to_owned(), crate::people::Person::initials)
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Whom one may call and whom never; numbers stand on their own page.
fn around(ctx: &Ctx, on: &PersonOnPage, contacts: &[Contact], looked: &[String]) -> Markup {
    let (l, id) = (ctx.lang, on.person.id);
    html! {
        section.card aria-labelledby="c-h" {
            header {
                h2 #c-h { (t::around(l)) }
                a.small href={ "/people/" (id) "/contacts" } { (t::numbers(l)) }
            }
            @if contacts.is_empty() {
                div.body { p.muted { (t::no_contacts(l)) } }
            } @else {
                ul.rows { @for contact in contacts { li { (contact_row(l, contact)) } } }
            }
            @if !looked.is_empty() {
                footer { (t::looked_today(l, looked.join(", "))) " " a href={ "/people/" (id) "/looks" } { (t::looks(l)) } }
            }
        }
    }
}

fn contact_row(l: Lang, contact: &Contact) -> Markup {
    let (tone, mark) = contact.safety.mark();
    let whose = if contact.whose.is_empty() { t::own_contact(l) } else { &contact.whose };
    html! {
        (icon(way_icon(contact)))
        span.grow { b { (whose) } span.sub { (contact.kind.label(l)) } }
        (view::chip(tone, Some(mark), contact.safety.label(l)))
    }
}

pub(in crate::people) fn way_icon(contact: &Contact) -> &'static str {
    match contact.kind {
        contact::Way::Phone => "phone",
        contact::Way::Email | contact::Way::Chat => "message-circle",
        contact::Way::Address => "map-pin",
        contact::Way::Other => "user-round",
    }
}

/// The colleagues who opened the file today, for those who may know.
async fn looked_today(ctx: &Ctx, on: &PersonOnPage) -> Result<Vec<String>, Refusal> {
    if !on.services.iter().any(|service| ctx.may(Right::SeeLooks, *service)) {
        return Ok(Vec::new());
    }
    let mut view = ctx.view(Right::SeeLooks, On::Person(on.person.id)).await?;
    Ok(log::lookers_since(&mut view, ctx.provider, on.person.id, ctx.today().start()).await?)
}

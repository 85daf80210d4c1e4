//! The head of a file, the safe-contact rule above the tabs, and the page around it.

use super::{Chip, FileTab, PersonOnPage, Tab, heard, on_page, registry, t};
use crate::people::alert::Alert;
use crate::people::contact::SafeContact;
use crate::people::relation::Relative;
use crate::people::short_name;
use crate::shell::{self, Here, Place};
use kernel::ctx::Ctx;
use kernel::i18n::{self, Lang};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Day, PersonId};
use kernel::view::{self, Toast, Tone, avatar_large, icon};
use maud::{Markup, html};

/// What a page within a file is.
pub struct Sheet {
    /// The tab it belongs to.
    pub tab: Tab,
    /// What it is, for the window's title and the way back: never a name.
    pub title: String,
    /// The form on it came back with problems.
    pub has_errors: bool,
    /// What has just happened.
    pub flash: Option<Toast>,
}

impl Sheet {
    /// A page of a tab.
    pub fn of(tab: Tab, title: impl Into<String>) -> Sheet {
        Sheet { tab, title: title.into(), has_errors: false, flash: None }
    }
    /// The form on it came back with problems, or not.
    pub fn with_errors(mut self, has_errors: bool) -> Sheet {
        self.has_errors = has_errors;
        self
    }
    /// Something has just happened.
    pub fn with_flash(mut self, flash: Option<Toast>) -> Sheet {
        self.flash = flash;
        self
    }
}

/// A whole page within a file. Leaves a look.
pub async fn page(ctx: &Ctx, id: PersonId, sheet: Sheet, body: Markup) -> Result<Markup, Refusal> {
    let on = on_page(ctx, id).await?;
    page_of(ctx, &on, sheet, body).await
}

/// The same for a file that is open already.
pub async fn page_of(ctx: &Ctx, on: &PersonOnPage, sheet: Sheet, body: Markup) -> Result<Markup, Refusal> {
    let framed = frame_of(ctx, on, sheet.tab, body).await?;
    let here = match on.service() {
        Some(service) => Here::of(service, Place::People, sheet.title),
        None => Here::at(Place::People, sheet.title),
    };
    shell::page(ctx, here.with_errors(sheet.has_errors).with_flash(sheet.flash), framed).await
}

/// The head of a person's file around a body. Leaves a look.
pub async fn frame(ctx: &Ctx, id: PersonId, tab: Tab, body: Markup) -> Result<Markup, Refusal> {
    let on = on_page(ctx, id).await?;
    frame_of(ctx, &on, tab, body).await
}

/// The same for a file that is open already.
pub async fn frame_of(ctx: &Ctx, on: &PersonOnPage, tab: Tab, body: Markup) -> Result<Markup, Refusal> {
    let (mut context, mut chips, mut actions) = (own_context(ctx, on), Vec::new(), Vec::new());
    for source in registry().context {
        context.extend(heard(source(ctx, on)).await?);
    }
    for source in registry().chips {
        chips.extend(heard(source(ctx, on)).await?);
    }
    for source in registry().actions {
        actions.push(heard(source(ctx, on)).await?);
    }
    let tabs = tabs(ctx, on, tab).await?;
    let l = ctx.lang;
    Ok(html! {
        @if let Some(service) = on.service() {
            nav aria-label=(t::way_back(l)) {
                ol.crumbs {
                    li { a href={ "/services/" (service) "/people" } { (t::cases(l)) } }
                    li aria-current="page" { (t::file(l)) }
                }
            }
        }
        (head(l, on, &context, &chips, &actions))
        (safety(l, on))
        (view::tabs(l, t::file(l), &tabs))
        (body)
    })
}

/// Age, and who of the family is here with them.
fn own_context(ctx: &Ctx, on: &PersonOnPage) -> Vec<String> {
    let (l, today) = (ctx.lang, ctx.today());
    let mut parts: Vec<String> = Vec::new();
    if let Some(died) = on.person.died_on {
        parts.push(t::died(l, i18n::day(l, died)));
    }
    let day = on.person.died_on.unwrap_or(today);
    parts.extend(on.person.birth().age_words(l, day));
    parts.extend(
        on.relatives.iter().filter(|relative| relative.lives_together).filter_map(|one| together(l, one, today)),
    );
    if on.person.interpreter {
        let languages = &on.person.languages;
        parts.push(if languages.is_empty() { t::interpreter(l).into() } else { t::interpreter_for(l, languages) });
    }
    if parts.is_empty() { Vec::new() } else { vec![parts.join(", ")] }
}

/// „с дъщеря Ива (7 г.)“; without a name for those who have none here.
fn together(l: Lang, relative: &Relative, today: Day) -> Option<String> {
    let other = relative.other.as_ref()?;
    let plain = other.alias.is_empty() && !other.given.is_empty();
    let name = if plain { other.given.clone() } else { short_name(other, l) };
    let words = relative.words(l);
    let who = match relative.birth().and_then(|birth| birth.age_words(l, today)) {
        Some(age) => t::name_and_age(l, name, age),
        None => name,
    };
    // Before с and з the preposition is said „със“.
    Some(if words.starts_with(['с', 'з']) { t::together_s(l, words, who) } else { t::together_with(l, words, who) })
}

fn head(l: Lang, on: &PersonOnPage, context: &[String], chips: &[Chip], actions: &[Markup]) -> Markup {
    let no_mark = chips.is_empty() && on.alerts.is_empty() && on.oddities.is_empty() && on.person.alias.is_empty();
    html! {
        div.person-head {
            (avatar_large(&on.person.initials(), Tone::Brand))
            div {
                h1 { (on.person.called(l)) }
                @if !context.is_empty() { p { (context.join(" · ")) } }
                @if !no_mark {
                    p.row {
                        @for chip in chips { (view::chip(chip.tone, chip.icon, &chip.words)) }
                        @for alert in &on.alerts { (alert_chip(l, alert)) }
                        @for odd in &on.oddities { (view::chip(Tone::Warn, Some("fingerprint"), odd.words(l))) }
                        @if !on.person.alias.is_empty() { (view::chip(Tone::Neutral, Some("eye-off"), t::by_alias(l))) }
                    }
                }
            }
            @if actions.iter().any(|action| !action.0.is_empty()) {
                div.actions { @for action in actions { (action) } }
            }
        }
    }
}

pub(super) fn alert_chip(l: Lang, alert: &Alert) -> Markup {
    let (tone, icon) = alert.kind.mark();
    view::chip(tone, Some(icon), alert.words(l))
}

/// Safety is visible before it is needed: also where nobody has asked yet.
fn safety(l: Lang, on: &PersonOnPage) -> Markup {
    let edit = format!("/people/{}/contacts", on.person.id);
    html! {
        section.safety aria-labelledby="safe-h" {
            @match &on.safe_contact {
                Some(rule) => {
                    div {
                        h2 #safe-h { (icon("shield-check")) (t::safe_contact(l)) }
                        p { (how(l, rule)) }
                    }
                    @if !rule.never.is_empty() || !rule.never_else.is_empty() { (never(l, rule)) }
                }
                None => {
                    div {
                        h2 #safe-h { (icon("shield-alert")) (t::safe_contact(l)) }
                        p { b { (t::no_rule(l)) } " " (t::no_rule_words(l)) " " a href=(edit) { (t::write_rule(l)) } }
                    }
                }
            }
        }
    }
}

/// The rule once more where a contact begins: how, when, what to ask first, what never to do; or that there is none.
pub fn rule_of_contact(l: Lang, rule: Option<&SafeContact>) -> Markup {
    html! {
        div.callout data-tone="warn" {
            (icon(if rule.is_some() { "shield-check" } else { "shield-alert" }))
            div.stack {
                @match rule {
                    Some(rule) => {
                        p { (how(l, rule)) }
                        @if !rule.never.is_empty() || !rule.never_else.is_empty() { (never(l, rule)) }
                    }
                    None => p { b { (t::no_rule(l)) } " " (t::no_rule_words(l)) }
                }
            }
        }
    }
}

/// „Служебният телефон, делник 10:00–12:00. Първо питай: „Кога е прегледът?“…“
fn how(l: Lang, rule: &SafeContact) -> Markup {
    let way: Vec<&str> = [&rule.how, &rule.times].into_iter().map(String::as_str).filter(|s| !s.is_empty()).collect();
    html! {
        @if way.is_empty() { b { (t::no_way(l)) } } @else { b { (way.join(", ")) "." } }
        @if !rule.by_whom.is_empty() { " " (t::only_by(l, &rule.by_whom)) }
        @if !rule.question.is_empty() { " " (t::ask_first(l, &rule.question)) }
        @if !rule.answer.is_empty() { " " (t::if_answered(l, &rule.answer)) }
    }
}

fn never(l: Lang, rule: &SafeContact) -> Markup {
    html! {
        div {
            h3 { (icon("ban")) (t::never(l)) }
            ul.never {
                @for never in &rule.never { li { (icon(never.icon())) (never.label(l)) } }
                @if !rule.never_else.is_empty() { li { (icon("ban")) (rule.never_else) } }
            }
        }
    }
}

async fn tabs(ctx: &Ctx, on: &PersonOnPage, current: Tab) -> Result<Vec<view::Tab>, Refusal> {
    let (l, id) = (ctx.lang, on.person.id);
    let own = |tab: Tab, path: &str, label: &str, count: Option<u32>| FileTab {
        tab,
        href: format!("/people/{id}{path}"),
        label: label.to_owned(),
        count,
    };
    let mut all = vec![own(Tab::OVERVIEW, "", t::overview(l), None)];
    for source in registry().tabs {
        all.extend(heard(source(ctx, on)).await?);
    }
    let relatives = u32::try_from(on.relatives.len()).ok().filter(|count| *count > 0);
    all.push(own(Tab::FAMILY, "/family", t::family(l), relatives));
    all.push(own(Tab::CONTACTS, "/contacts", t::contact(l), None));
    let alerts = u32::try_from(on.alerts.len()).ok().filter(|count| *count > 0);
    all.push(own(Tab::ALERTS, "/alerts", t::alerts(l), alerts));
    all.push(own(Tab::DETAILS, "/edit", t::details(l), None));
    if on.services.iter().any(|service| ctx.may(Right::SeeLooks, *service)) {
        all.push(own(Tab::LOOKS, "/looks", t::looks(l), None));
    }
    let as_link =
        |tab: FileTab| view::Tab { href: tab.href, label: tab.label, count: tab.count, current: tab.tab == current };
    Ok(all.into_iter().map(as_link).collect())
}

/// Buttons that only those see who may change the file.
pub(in crate::people) fn may_edit(ctx: &Ctx, on: &PersonOnPage) -> bool {
    on.services.iter().any(|service| ctx.may(Right::EditFile, *service))
}

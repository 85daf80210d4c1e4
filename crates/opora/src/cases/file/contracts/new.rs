//! A new contract with its seven parts, and the extension of one that runs.

use super::super::acts::{Act, draw_in, fresh, once};
use super::{CONTRACT, PAPERS, Standing, beyond, standing, t, to_contract};
use crate::cases::contract::{self, PARTS, PlanMade, plan_of};
use crate::cases::{ContractId, Extension, NewContract, OverLimit, words};
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use kernel::ctx::{App, Ctx, On};
use kernel::form::{Fields, Problems, Reader};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Day, PersonId};
use kernel::view::{FormView, icon};
use maud::{Markup, html};

/// The pages of conclusion and extension.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{person}/contract/new", get(open_new).post(send_new))
        .route("/contracts/{contract}/extend", get(open_extend).post(send_extend))
}

/// What comes before a contract, as it stands.
struct Before {
    assessed: bool,
    plans: Vec<PlanMade>,
    today: Day,
}

async fn before(ctx: &Ctx, s: &Standing) -> Result<Before, Refusal> {
    let (case, person) = (s.stay.case_id, s.stay.person_id);
    let mut view = ctx.view(Right::MakeContract, On::Service(s.stay.service_id)).await?;
    let assessed = contract::assessed_on(&mut view, ctx.provider, case, person).await?.is_some();
    let plans = contract::plans(&mut view, ctx.provider, case, person).await?;
    Ok(Before { assessed, plans, today: ctx.today() })
}

impl Before {
    fn is_planned(&self) -> bool {
        plan_of(&self.plans, self.today).is_some()
    }

    fn is_refused(&self) -> bool {
        self.plans.iter().any(|plan| plan.refused)
    }

    /// Whether a reason for a contract without a plan is asked for.
    fn asks_why(&self, may_decide: bool) -> bool {
        !self.is_planned() && (self.is_refused() || may_decide)
    }

    /// What is still to be done first, with the way to it.
    fn words(&self, ctx: &Ctx, person: PersonId) -> Markup {
        let l = ctx.lang;
        let step = |words: &str, way: &str, label: &str| {
            html! {
                div.callout data-tone="warn" {
                    (icon("triangle-alert"))
                    p { (words) " " a href={ "/people/" (person) "/" (way) } { (label) } }
                }
            }
        };
        html! {
            @if !self.assessed { (step(t::first_assess(l), "assessments", t::to_assessments(l))) }
            @if !self.is_planned() {
                @if self.is_refused() {
                    (step(t::plan_was_refused(l), "plan", t::to_plan(l)))
                } @else {
                    (step(t::first_plan(l), "plan", t::to_plan(l)))
                }
            }
        }
    }
}

/// What the number of an annex adds to its contract's.
const ANNEX: &str = "-А";

/// The number of an extension: one more at its end, where it ends with one; else the first annex to the contract, and the
/// next one after it.
fn next_number(number: &str) -> String {
    let one_more = |sign: &str, longest: usize| {
        let (stem, last) = number.rsplit_once(sign).filter(|(_, last)| last.len() <= longest)?;
        Some(format!("{stem}{sign}{}", last.parse::<u32>().ok()? + 1))
    };
    one_more(ANNEX, 3).or_else(|| one_more("/", 2)).unwrap_or_else(|| format!("{number}{ANNEX}1"))
}

async fn open_new(ctx: Ctx, Path(person): Path<PersonId>) -> Result<Response, Refusal> {
    let s = standing(&ctx, person).await?.filter(Standing::here).ok_or(Refusal::Missing)?;
    let mut fields = fresh(&ctx);
    let today = ctx.today().to_string();
    let own = s.contracts.len();
    fields.set("number", format!("{}/{}", s.case.number_text(), own + 1));
    fields.set("concluded_on", today.clone());
    fields.set("starts_on", today);
    fields.set("ends_on", s.limit.map(|limit| limit.last_day.to_string()).unwrap_or_default());
    fields.set("subject", t::usual_subject(PAPERS));
    fields.set("manner", t::usual_manner(PAPERS));
    fields.set("duties", t::usual_duties(PAPERS));
    fields.set("fee", t::usual_fee(PAPERS));
    fields.set("payment", t::usual_payment(PAPERS));
    fields.set("ending", t::usual_ending(PAPERS));
    draw_new(&ctx, person, &fields, &Problems::default()).await
}

async fn draw_new(ctx: &Ctx, person: PersonId, fields: &Fields, problems: &Problems) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let s = standing(ctx, person).await?.ok_or(Refusal::Missing)?;
    let service = s.stay.service_id;
    drop(ctx.view(Right::MakeContract, On::Service(service)).await?);
    let overrides = ctx.may(Right::OverrideLimit, service);
    let act = Act {
        person,
        action: format!("/people/{person}/contract/new"),
        title: t::new_contract(l),
        send: t::conclude(l),
    };
    let before = before(ctx, &s).await?;
    let content = |form: &FormView<'_>| {
        let [number, subject, manner, duties, fee, payment, ending] = PARTS;
        let long = |(field, most): (&str, usize), label: &str| form.textarea(field, label).max_chars(most);
        html! {
            (before.words(ctx, person))
            (beyond(ctx, &s))
            div.fields {
                (form.text(number.0, t::number(l)).max_chars(number.1))
                (form.date("concluded_on", t::concluded_on(l)))
                (form.date("starts_on", t::starts_on(l)))
                (form.date("ends_on", t::ends_on(l)))
                (long(subject, t::subject(l)))
                (long(manner, t::manner(l)).hint(t::manner_hint(l)))
                (long(duties, t::duties(l)))
                (long(fee, t::fee(l)))
                (long(payment, t::payment(l)))
                (long(ending, t::ending(l)))
                @if before.asks_why(overrides) {
                    (form.textarea("without_plan", t::without_plan(l)).hint(t::without_plan_hint(l)).max_chars(words::NOTE).span())
                }
            }
            @if overrides { (over_fields(form)) }
        }
    };
    draw_in(ctx, CONTRACT, &act, fields, problems, content).await
}

/// The manager's decision to go beyond the limit of stay.
fn over_fields(form: &FormView<'_>) -> Markup {
    let l = form.lang;
    html! {
        div.fields {
            (form.textarea("over_reason", t::over_reason(l)).hint(t::over_hint(l)).max_chars(words::NOTE).optional())
            (form.text("over_document", t::over_document(l)).max_chars(words::LINE).optional())
        }
    }
}

fn over(form: &mut Reader<'_>) -> Option<OverLimit> {
    let reason = form.long_text("over_reason", words::NOTE).unwrap_or_default();
    let document = form.text("over_document", words::LINE).unwrap_or_default();
    (!reason.is_empty() || !document.is_empty()).then_some(OverLimit { reason, document })
}

async fn send_new(ctx: Ctx, Path(person): Path<PersonId>, fields: Fields) -> Result<Response, Refusal> {
    let s = standing(&ctx, person).await?.ok_or(Refusal::Missing)?;
    let mut form = Reader::new(&fields);
    let [concluded_on, starts_on, ends_on] =
        ["concluded_on", "starts_on", "ends_on"].map(|name| form.required(name, Reader::day).map(Day::from));
    let [number, subject, manner, duties, fee, payment, ending] =
        PARTS.map(|(name, most)| form.long_text(name, most).unwrap_or_default());
    let without_plan = form.long_text("without_plan", words::NOTE).unwrap_or_default();
    let over_limit = over(&mut form);
    let order = form.build(|| {
        Some(NewContract {
            id: None,
            person_id: person,
            number,
            concluded_on: concluded_on?,
            starts_on: starts_on?,
            ends_on: ends_on?,
            subject,
            manner,
            duties,
            fee,
            payment,
            ending,
            without_plan,
            over_limit,
        })
    });
    let order = match order {
        Ok(order) => order,
        Err(problems) => return draw_new(&ctx, person, &fields, &problems).await,
    };
    let ctx = once(ctx, &fields);
    match crate::cases::conclude_contract(&ctx, s.case.id, order).await {
        Ok(_) | Err(Refusal::Repeated(_)) => Ok(to_contract(person, "concluded")),
        Err(Refusal::Invalid(problems)) => draw_new(&ctx, person, &fields, &problems).await,
        Err(other) => Err(other),
    }
}

async fn open_extend(ctx: Ctx, Path(id): Path<ContractId>) -> Result<Response, Refusal> {
    let before = crate::cases::contract(&ctx, id).await?;
    let mut fields = fresh(&ctx);
    fields.set("number", next_number(&before.number));
    fields.set("concluded_on", ctx.today().to_string());
    draw_extend(&ctx, id, &fields, &Problems::default()).await
}

async fn draw_extend(ctx: &Ctx, id: ContractId, fields: &Fields, problems: &Problems) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let before = crate::cases::contract(ctx, id).await?;
    let s = standing(ctx, before.person_id).await?.ok_or(Refusal::Missing)?;
    drop(ctx.view(Right::MakeContract, On::Service(s.stay.service_id)).await?);
    let overrides = ctx.may(Right::OverrideLimit, s.stay.service_id);
    let act = Act {
        person: before.person_id,
        action: format!("/contracts/{id}/extend"),
        title: t::extend(l),
        send: t::extend(l),
    };
    let content = |form: &FormView<'_>| {
        html! {
            (beyond(ctx, &s))
            div.fields {
                (form.text("number", t::number(l)).max_chars(PARTS[0].1))
                (form.date("concluded_on", t::concluded_on(l)))
                (form.date("ends_on", t::ends_on(l)))
                (form.checkbox("need_shown", t::need_shown(l)).hint(t::need_shown_hint(l)).span())
                (form.checkbox("wished", t::wished(l)).span())
            }
            @if overrides { (over_fields(form)) }
        }
    };
    draw_in(ctx, CONTRACT, &act, fields, problems, content).await
}

async fn send_extend(ctx: Ctx, Path(id): Path<ContractId>, fields: Fields) -> Result<Response, Refusal> {
    let before = crate::cases::contract(&ctx, id).await?;
    let mut form = Reader::new(&fields);
    let number = form.text(PARTS[0].0, PARTS[0].1).unwrap_or_default();
    let [concluded_on, ends_on] =
        ["concluded_on", "ends_on"].map(|name| form.required(name, Reader::day).map(Day::from));
    let (need_shown, wished) = (form.checkbox("need_shown"), form.checkbox("wished"));
    let over_limit = over(&mut form);
    let order = form.build(|| {
        let (concluded_on, ends_on) = (concluded_on?, ends_on?);
        Some(Extension { number, concluded_on, ends_on, need_shown, wished, over_limit })
    });
    let order = match order {
        Ok(order) => order,
        Err(problems) => return draw_extend(&ctx, id, &fields, &problems).await,
    };
    let ctx = once(ctx, &fields);
    match crate::cases::extend(&ctx, id, order).await {
        Ok(_) | Err(Refusal::Repeated(_)) => Ok(to_contract(before.person_id, "extended")),
        Err(Refusal::Invalid(problems)) => draw_extend(&ctx, id, &fields, &problems).await,
        Err(other) => Err(other),
    }
}

#[cfg(test)]
mod tests {
    use super::next_number;

    #[test]
    fn an_extension_counts_on() {
        let table = [
            ("КЦ-0112/1", "КЦ-0112/2"),
            ("КЦ-112-Д1/2026", "КЦ-112-Д1/2026-А1"),
            ("КЦ-112-Д1/2026-А1", "КЦ-112-Д1/2026-А2"),
            ("КЦ-0112/1-А9", "КЦ-0112/1-А10"),
            ("14", "14-А1"),
        ];
        for (number, next) in table {
            assert_eq!(next_number(number), next);
        }
    }
}

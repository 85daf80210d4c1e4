//! The form of what the plan as a whole says.

use super::{FormPage, Sent, buttons, changed_meanwhile, differences, done, in_card, once, sent, version};
use crate::plans::limits::TEXT;
use crate::plans::{self, PlanId, Whole, Words, t};
use axum::extract::Path;
use axum::response::Response;
use kernel::ctx::Ctx;
use kernel::form::{Fields, Problems, Reader};
use kernel::i18n::Lang;
use kernel::refusal::Refusal;
use kernel::view::FormView;
use maud::{Markup, html};

pub async fn form(ctx: Ctx, Path(id): Path<PlanId>) -> Result<Response, Refusal> {
    let whole = plans::plan(&ctx, id).await?;
    show(&ctx, &whole, &filled(&whole), &Problems::default(), html! {}).await
}

pub async fn send(ctx: Ctx, Path(id): Path<PlanId>, mut fields: Fields) -> Result<Response, Refusal> {
    let result = match read(&fields) {
        Ok(words) => plans::edit_words(&once(&ctx, &fields), id, version(&fields), &words).await,
        Err(problems) => Err(problems.into()),
    };
    let problems = match sent(result)? {
        Sent::Done => return Ok(done(id, "words", None)),
        Sent::Wrong(problems) => return show(&ctx, &plans::plan(&ctx, id).await?, &fields, &problems, html! {}).await,
        Sent::Stale => Problems::default(),
    };
    let whole = plans::plan(&ctx, id).await?;
    let now = filled(&whole);
    let theirs = changed_meanwhile(ctx.lang, &differences(&fields, &now, &labels(ctx.lang)));
    fields.set("version", now.get("version"));
    show(&ctx, &whole, &fields, &problems, theirs).await
}

fn labels(l: Lang) -> [(&'static str, &'static str); 3] {
    [("own_words", t::own_words(l)), ("results", t::results(l)), ("advice", t::advice(l))]
}

fn filled(whole: &Whole) -> Fields {
    let plan = &whole.plan;
    Fields::from_iter([
        ("version", plan.version.to_string()),
        ("own_words", plan.own_words.clone()),
        ("results", plan.results.clone()),
        ("advice", plan.advice.clone()),
    ])
}

fn read(fields: &Fields) -> Result<Words, Problems> {
    let mut form = Reader::new(fields);
    let own_words = form.long_text("own_words", TEXT).unwrap_or_default();
    let results = form.long_text("results", TEXT).unwrap_or_default();
    let advice = form.long_text("advice", TEXT).unwrap_or_default();
    form.finish(Words { own_words, results, advice })
}

async fn show(
    ctx: &Ctx,
    whole: &Whole,
    fields: &Fields,
    problems: &Problems,
    before: Markup,
) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let action = format!("/plans/{}/edit", whole.plan.id);
    let form = FormView::new(fields, problems, l);
    let content = in_card(&form, &action, t::words_card(l), |form| {
        html! {
            (form.hidden("version"))
            (kernel::view::hidden("command", &ctx.new_id::<uuid::Uuid>().to_string()))
            div.fields {
                (form.textarea("own_words", t::own_words(l)).hint(t::own_words_hint(l)).autofocus())
                (form.textarea("results", t::results(l)).hint(t::results_hint(l)))
                (form.textarea("advice", t::advice(l)).hint(t::advice_hint(l)).optional())
            }
            (buttons(l, t::save(l), whole.plan.id))
        }
    });
    FormPage::new(whole, t::words_title(l), problems).saying(before).show(ctx, content).await
}

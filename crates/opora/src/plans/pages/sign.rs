//! Signing: the team with a button, the person on paper; and the note of a refusal.

use super::{FormPage, Sent, buttons, done, in_card, once, required_day, sent};
use crate::plans::limits::{LINE, TEXT};
use crate::plans::{self, Answer, PlanId, Refused, Signer, Whole, rules, store, t};
use crate::shell;
use axum::extract::Path;
use axum::response::Response;
use kernel::ctx::{Ctx, On};
use kernel::form::{Fields, Problems, Reader};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::AccountId;
use kernel::view::{FormView, Tone, callout};
use maud::html;

pub async fn team(ctx: Ctx, Path(id): Path<PlanId>, fields: Fields) -> Result<Response, Refusal> {
    let seen = fields.get("edition").parse().unwrap_or(0);
    let result = plans::sign_team(&once(&ctx, &fields), id, seen).await;
    answer(&ctx, id, "signed", result).await
}

pub async fn reopen(ctx: Ctx, Path(id): Path<PlanId>, fields: Fields) -> Result<Response, Refusal> {
    let result = plans::reopen(&once(&ctx, &fields), id).await;
    answer(&ctx, id, "reopened", result).await
}

pub async fn witness(ctx: Ctx, Path(id): Path<PlanId>, fields: Fields) -> Result<Response, Refusal> {
    let result = plans::witness(&once(&ctx, &fields), id).await;
    answer(&ctx, id, "witnessed", result).await
}

/// After a button: on to the plan; or the plan as it is, saying what stands in the way.
async fn answer(ctx: &Ctx, id: PlanId, what: &str, result: Result<(), Refusal>) -> Result<Response, Refusal> {
    match sent(result)? {
        Sent::Done => Ok(done(id, what, None)),
        Sent::Stale => Ok(done(id, "edition-stale", None)),
        Sent::Wrong(problems) => super::sheet::refused(ctx, id, &problems).await,
    }
}

pub async fn person_form(ctx: Ctx, Path(id): Path<PlanId>) -> Result<Response, Refusal> {
    let whole = plans::plan(&ctx, id).await?;
    let mut fields = Fields::from_iter([("signed_on", ctx.today().to_string())]);
    let waiting = waiting_for(&ctx, &whole);
    if let [only] = waiting[..] {
        fields.set("signer", only.code());
    }
    show_person(&ctx, &whole, &fields, &Problems::default()).await
}

pub async fn person(ctx: Ctx, Path(id): Path<PlanId>, fields: Fields) -> Result<Response, Refusal> {
    let result = match read_answer(&fields) {
        Ok(answer) => plans::sign_person(&once(&ctx, &fields), id, &answer).await,
        Err(problems) => Err(problems.into()),
    };
    match sent(result)? {
        Sent::Done | Sent::Stale => Ok(done(id, "signed-person", None)),
        Sent::Wrong(problems) => show_person(&ctx, &plans::plan(&ctx, id).await?, &fields, &problems).await,
    }
}

/// Who must sign and has not.
fn waiting_for(ctx: &Ctx, whole: &Whole) -> Vec<Signer> {
    let signed = |signer: &Signer| whole.signatures.iter().any(|s| s.signer == *signer);
    rules::must_sign(whole.age(ctx.today())).iter().copied().filter(|signer| !signed(signer)).collect()
}

fn read_answer(fields: &Fields) -> Result<Answer, Problems> {
    let mut form = Reader::new(fields);
    let signer = form.required_choice::<Signer>("signer");
    let name = form.text("name", LINE).unwrap_or_default();
    let signed_on = required_day(&mut form, "signed_on");
    form.build(|| Some(Answer { signer: signer?, name, signed_on: signed_on? }))
}

async fn show_person(ctx: &Ctx, whole: &Whole, fields: &Fields, problems: &Problems) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let age = whole.age(ctx.today());
    let form = FormView::new(fields, problems, l);
    let signers =
        [Signer::Person, Signer::Representative].into_iter().filter(|s| rules::may_sign(age, whole.guarded, *s));
    let signers: Vec<(&str, String)> = signers.map(|s| (s.code(), who_signs(ctx, whole, s))).collect();
    let with_name = signers.iter().any(|(code, _)| *code == Signer::Representative.code());
    let action = format!("/plans/{}/signature", whole.plan.id);
    let content = in_card(&form, &action, t::signature_card(l), |form| {
        html! {
            (kernel::view::hidden("command", &ctx.new_id::<uuid::Uuid>().to_string()))
            div.fields {
                (form.radios("signer", t::who_signed(l), signers).span())
                @if with_name {
                    (form.text("name", t::representative_name(l)).hint(t::representative_hint(l)).span().optional())
                }
                (form.date("signed_on", t::signed_on(l)))
            }
            (buttons(l, t::record_signature(l), whole.plan.id))
        }
    });
    let before = callout(Tone::Info, "signature", t::signature_note(l));
    FormPage::new(whole, t::signature_title(l), problems).saying(before).show(ctx, content).await
}

fn who_signs(ctx: &Ctx, whole: &Whole, signer: Signer) -> String {
    match signer {
        Signer::Person => whole.subject.name(),
        other => other.label(ctx.lang).to_owned(),
    }
}

pub async fn refusal_form(ctx: Ctx, Path(id): Path<PlanId>) -> Result<Response, Refusal> {
    let whole = plans::plan(&ctx, id).await?;
    let fields = Fields::from_iter([("refused_on", ctx.today().to_string())]);
    show_refusal(&ctx, &whole, &fields, &Problems::default()).await
}

pub async fn refusal(ctx: Ctx, Path(id): Path<PlanId>, fields: Fields) -> Result<Response, Refusal> {
    let result = match read_refusal(&fields) {
        Ok(refused) => plans::refuse(&once(&ctx, &fields), id, &refused).await,
        Err(problems) => Err(problems.into()),
    };
    match sent(result)? {
        Sent::Done | Sent::Stale => Ok(done(id, "refused", None)),
        Sent::Wrong(problems) => show_refusal(&ctx, &plans::plan(&ctx, id).await?, &fields, &problems).await,
    }
}

fn read_refusal(fields: &Fields) -> Result<Refused, Problems> {
    let mut form = Reader::new(fields);
    let refused_on = required_day(&mut form, "refused_on");
    let reason = form.required("reason", |form, name| form.long_text(name, TEXT));
    let alternatives = form.required("alternatives", |form, name| form.long_text(name, TEXT));
    let witness = form.required("witness", Reader::id::<AccountId>);
    form.build(|| {
        let (reason, alternatives) = (reason?, alternatives?);
        Some(Refused { refused_on: refused_on?, reason, alternatives, witness: witness? })
    })
}

async fn show_refusal(ctx: &Ctx, whole: &Whole, fields: &Fields, problems: &Problems) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let mut view = ctx.view(Right::SeeSupport, On::Person(whole.plan.person_id)).await?;
    let colleagues = store::colleagues(&mut view, ctx, whole.plan.person_id).await?;
    drop(view);
    let colleagues = colleagues.into_iter().filter(|colleague| Some(colleague.id) != ctx.account());
    let witnesses = colleagues.map(|c| (c.id.to_string(), format!("{}, {}", c.name, shell::role_label(c.role, l))));
    let form = FormView::new(fields, problems, l);
    let action = format!("/plans/{}/refusal", whole.plan.id);
    let content = in_card(&form, &action, t::refusal_card(l), |form| {
        html! {
            (kernel::view::hidden("command", &ctx.new_id::<uuid::Uuid>().to_string()))
            div.fields {
                (form.textarea("reason", t::reason(l)).hint(t::reason_hint(l)).autofocus())
                (form.textarea("alternatives", t::alternatives(l)).hint(t::alternatives_hint(l)))
                (form.date("refused_on", t::refused_on(l)))
                (form.select("witness", t::witness(l), witnesses).hint(t::witness_hint(l)))
            }
            (buttons(l, t::record_refusal(l), whole.plan.id))
        }
    });
    let before = callout(Tone::Info, "circle-help", t::refusal_note(l));
    FormPage::new(whole, t::refusal_title(l), problems).saying(before).show(ctx, content).await
}

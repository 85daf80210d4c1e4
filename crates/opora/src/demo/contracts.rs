//! Contracts, and what the centre writes before they end.

use super::staff::Who;
use super::stage::Stage;
use crate::cases::{
    About, Addressee, ContractId, NewContract, NewNotice, NewReport, NoticeChannel, conclude_contract, record_notice,
    report_results,
};
use kernel::refusal::Refusal;
use kernel::types::Day;

/// The case, and on which day after the arrival the contract was signed.
const SIGNED: &[(i64, i64)] =
    &[(109, 17), (112, 16), (116, 18), (121, 17), (126, 19), (129, 19), (131, 19), (133, 18), (140, 18)];

/// The case, so many days ago, what was achieved, what remains, what is advised.
const REPORTS: &[(i64, i64, &str, &str, &str)] = &[
    (
        109,
        25,
        "Работи с договор от три месеца. Спокойна е и не се обвинява.",
        "Договорът за наем се подписва тази седмица.",
        "Срещи с психолог още три месеца, амбулаторно. Обаждане на първия, третия и шестия месец.",
    ),
    (
        112,
        6,
        "Пътува сама, спи без лекарство, Ива е спокойна в училище, съботите с Мартин не се пропускат.",
        "Домът: намерени са две квартири. Издръжката е на съд.",
        "Ако наемът не стане до края на престоя, наблюдавано жилище.",
    ),
    (
        116,
        2,
        "Кръвното е стабилно от два месеца. Мярката за защита е в сила.",
        "Къде ще живее: решава между съседката и защитено жилище.",
        "Заявление за защитено жилище сега, за да има избор.",
    ),
];

/// Plays this part of the story.
pub async fn all(stage: &Stage) -> Result<(), Refusal> {
    for (case, after) in SIGNED {
        let day = stage.arrived(*case)?.plus_days(*after);
        let id = conclude(stage, *case, day).await?;
        if let Some((_, ago, achieved, remaining, advice)) = REPORTS.iter().find(|report| report.0 == *case) {
            let ctx = stage.ctx(Who::Ralitsa, stage.ago(*ago, 16, 0))?;
            let report = NewReport {
                version: None,
                made_on: ctx.today(),
                achieved: (*achieved).into(),
                remaining: (*remaining).into(),
                advice: (*advice).into(),
                delivered_on: Some(ctx.today()),
                ends_early: false,
            };
            report_results(&ctx, id, report).await?;
        }
    }
    Ok(())
}

/// A contract until the last day of the six months, and the notice of it.
async fn conclude(stage: &Stage, case: i64, day: Day) -> Result<ContractId, Refusal> {
    let ctx = stage.ctx(Who::Ralitsa, stage.done(day.at(16, 45)))?;
    let order = NewContract {
        id: None,
        person_id: stage.person(case, 0)?,
        number: format!("КЦ-{case}-Д1/{}", day.0.year()),
        concluded_on: day,
        starts_on: day,
        ends_on: stage.last_day(case)?,
        subject: "Подслон и подкрепа в кризисен център „Пристан“, краткосрочна.".into(),
        manner: "Денонощно, в центъра; по индивидуалния план за подкрепа.".into(),
        duties: "Центърът пази тайна и осигурява всичко по плана. Човекът участва и спазва правилата на дома.".into(),
        fee: "Без такса.".into(),
        payment: "Не се дължи.".into(),
        ending: "По чл. 41 от ППЗСУ; удължава се само при доказана нужда и желание.".into(),
        without_plan: String::new(),
        over_limit: None,
    };
    let id = conclude_contract(&ctx, stage.case(case)?, order).await?;
    let notice = NewNotice {
        person_id: None,
        about: About::Contract,
        addressee: Addressee::Dsp,
        channel: NoticeChannel::EDelivery,
        reference: format!("КЦ-{case}/Д"),
        sent_at: None,
    };
    record_notice(&stage.ctx(Who::Ralitsa, stage.done(day.plus_days(1).at(10, 0)))?, stage.case(case)?, notice).await?;
    Ok(id)
}

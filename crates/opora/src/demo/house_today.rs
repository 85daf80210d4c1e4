//! The house this morning: who is out, which places are kept, which bed is being cleaned; and one long illness.

use super::staff::Who;
use super::stage::Stage;
use crate::cases::{AbsenceKind, Leave, Return, leave, return_from};
use crate::places::{self, Hold};
use kernel::refusal::Refusal;

/// Hour and minute.
type Hour = (i8, i8);

/// The case, out since, back at, where to.
const OUT: &[(i64, Hour, Hour, &str)] = &[
    (131, (8, 15), (17, 30), "консулството, с Дарина Пеева"),
    (116, (8, 50), (13, 30), "кардиолог"),
    (145, (9, 10), (18, 0), "при майка си, с Лили Тонева"),
];

/// How often people went out and came back before: the case, who, days ago, where to.
const BEFORE: &[(i64, usize, i64, &str)] = &[
    (112, 0, 8, "оглед на квартира"),
    (140, 1, 6, "белодробен лекар"),
    (126, 0, 3, "банка"),
    (121, 0, 2, "пекарната"),
    (109, 0, 2, "работа"),
    (112, 0, 1, "училището на Ива"),
    (133, 0, 1, "сестра ѝ"),
];

/// Plays this part of the story.
pub async fn all(stage: &Stage) -> Result<(), Refusal> {
    illness(stage).await?;
    for (case, index, ago, whereto) in BEFORE {
        let out = stage.ago(*ago, 10, 5);
        let id = leave(&stage.ctx(Who::Kiril, out)?, stage.stay(*case, *index)?, agreed(whereto, None)).await?;
        return_from(&stage.ctx(Who::Kiril, out.plus_minutes(170))?, id, Return::default()).await?;
    }
    for (case, since, back, whereto) in OUT {
        let ctx = stage.ctx(Who::Kiril, stage.ago(0, since.0, since.1))?;
        let back = stage.later(back.0, back.1);
        leave(&ctx, stage.stay(*case, 0)?, agreed(whereto, Some(back))).await?;
    }
    kept_places(stage).await
}

fn agreed(whereto: &str, due_at: Option<kernel::types::Moment>) -> Leave {
    Leave {
        id: None,
        with: Vec::new(),
        kind: AbsenceKind::Agreed,
        left_at: None,
        due_at,
        whereto: whereto.into(),
        note: String::new(),
    }
}

/// Гергана was in hospital for twenty-two days: her assessment is late for a reason.
async fn illness(stage: &Stage) -> Result<(), Refusal> {
    let arrived = stage.arrived(138)?;
    let order = Leave {
        id: None,
        with: Vec::new(),
        kind: AbsenceKind::Hospital,
        left_at: None,
        due_at: None,
        whereto: "болницата в областния град".into(),
        note: "Калоян остана с нас, Ралица го водеше при нея всеки ден.".into(),
    };
    let ctx = stage.ctx(Who::Sofi, stage.done(arrived.plus_days(1).at(9, 0)))?;
    let id = leave(&ctx, stage.stay(138, 0)?, order).await?;
    let ctx = stage.ctx(Who::Sofi, stage.done(arrived.plus_days(23).at(12, 0)))?;
    return_from(&ctx, id, Return::default()).await
}

/// Two places for a mother with a child who comes this afternoon, and a bed that is being cleaned.
async fn kept_places(stage: &Stage) -> Result<(), Refusal> {
    let ctx = stage.ctx(Who::Lili, stage.ago(0, 9, 20))?;
    for bed in [1, 2] {
        let hold = Hold {
            bed: stage.house.bed("Явор", "6", bed).ok_or(Refusal::Missing)?,
            until: stage.later(20, 0),
            held_for: "Жена с дете, днес 16:00".into(),
            note: "Запазено от мобилен екип 2".into(),
        };
        places::hold(&ctx, stage.service, &hold).await?;
    }
    let bed = stage.house.bed("Липа", "3", 1).ok_or(Refusal::Missing)?;
    let ctx = stage.ctx(Who::Kiril, stage.ago(0, 8, 40))?;
    places::clean_start(&ctx, stage.service, bed, Some(stage.later(15, 30))).await?;
    Ok(())
}

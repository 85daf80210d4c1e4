//! What the last shifts wrote down, and what this one has to do.

use super::staff::Who;
use super::stage::Stage;
use crate::shifts::{self, NewNote, NewTask, NoteCategory, TaskKind};
use kernel::refusal::Refusal;

/// A note: days ago, when, by whom, about what, of which person (case and place), the words.
struct Written(i64, (i8, i8), Who, NoteCategory, Option<(i64, usize)>, &'static str);

const NOTES: &[Written] = &[
    Written(
        2,
        (19, 40),
        Who::Kiril,
        NoteCategory::House,
        None,
        "Пералнята в „Явор“ пак спира на средата. Обадих се на майстора, идва в петък.",
    ),
    Written(
        2,
        (22, 0),
        Who::Kiril,
        NoteCategory::Children,
        Some((121, 1)),
        "Виктор помогна на малките с уроците. Похвалих го и го пратих да играе.",
    ),
    Written(
        1,
        (12, 10),
        Who::Lili,
        NoteCategory::Contact,
        None,
        "Обаждане „има ли при вас такава жена“. Не потвърдих и не отрекох, записах номера в дневника за обаждания.",
    ),
    Written(
        1,
        (17, 30),
        Who::Sofi,
        NoteCategory::Health,
        Some((116, 0)),
        "Кръвното на Теменуга 130/80. Утре е на кардиолог, талонът е при нея.",
    ),
    Written(
        1,
        (22, 40),
        Who::Kiril,
        NoteCategory::Safety,
        None,
        "Непознат сив автомобил спря два пъти пред портала. Подадохме сигнал, патрулът дойде в 22:58. Записът от камера 2 е запазен.",
    ),
    Written(
        0,
        (2, 15),
        Who::Sofi,
        NoteCategory::Health,
        Some((140, 1)),
        "Стефан (7 г.) имаше 38,4°. Даден сироп, в 04:00 – 37,2°. Майка му иска лекар днес.",
    ),
    Written(
        0,
        (6, 30),
        Who::Kiril,
        NoteCategory::Calm,
        Some((144, 0)),
        "Здравка спа за първи път без прекъсване. Закуси с другите.",
    ),
];

/// A task of today: when, what, its kind, of which person, who does it, by whom it is ticked and when.
struct Due((i8, i8), &'static str, TaskKind, Option<(i64, usize)>, Option<Who>, Option<(i8, i8)>);

const TASKS: &[Due] = &[
    Due((8, 30), "Проверка на аптечката и хладилника", TaskKind::General, None, Some(Who::Kiril), Some((8, 35))),
    Due((9, 0), "Закуска и лекарства: Теменуга В., Стефан", TaskKind::Health, None, Some(Who::Sofi), Some((9, 5))),
    Due((13, 0), "Придружи Елена Д. до съда, зала 4", TaskKind::Legal, Some((121, 0)), Some(Who::Ralitsa), None),
    Due((14, 0), "Първа среща с психолог: Здравка Н.", TaskKind::Support, Some((144, 0)), Some(Who::Boyan), None),
    Due((15, 30), "Подготви легло 2 в стая 3, „Липа“", TaskKind::House, None, Some(Who::Kiril), None),
    Due((16, 0), "Посрещни жена с едно дете от мобилния екип", TaskKind::Arrival, None, Some(Who::Ralitsa), None),
    Due(
        (18, 0),
        "Обади се на бабата на Мартин за уикенда",
        TaskKind::Contact,
        Some((112, 0)),
        Some(Who::Ralitsa),
        None,
    ),
];

/// Plays this part of the story.
pub async fn all(stage: &Stage) -> Result<(), Refusal> {
    for Written(ago, (hour, minute), who, category, about, text) in NOTES {
        let ctx = stage.ctx(*who, stage.ago(*ago, *hour, *minute))?;
        let person_id = about.map(|(case, index)| stage.person(case, index)).transpose()?;
        let note = NewNote { id: None, category: *category, text: (*text).into(), person_id };
        shifts::write_note(&ctx, stage.service, &note).await?;
    }
    for (who, hour) in [(Who::Boyan, 8), (Who::Sofi, 7)] {
        let ctx = stage.ctx(who, stage.ago(0, hour, 50))?;
        shifts::acknowledge(&ctx, stage.service, ctx.at).await?;
    }
    for due in TASKS {
        task(stage, due).await?;
    }
    Ok(())
}

async fn task(stage: &Stage, due: &Due) -> Result<(), Refusal> {
    let Due((hour, minute), title, kind, about, who, ticked) = due;
    let marta = stage.ctx(Who::Marta, stage.ago(0, 8, 5))?;
    let order = NewTask {
        id: None,
        due_at: stage.today.at(*hour, *minute),
        title: (*title).into(),
        kind: *kind,
        person_id: about.map(|(case, index)| stage.person(case, index)).transpose()?,
        assignee_id: who.and_then(|who| stage.account(who)),
    };
    let id = shifts::add_task(&marta, stage.service, &order).await?;
    if let (Some(who), Some((hour, minute))) = (who, ticked) {
        shifts::tick(&stage.ctx(*who, stage.ago(0, *hour, *minute))?, stage.service, id, 1).await?;
    }
    Ok(())
}

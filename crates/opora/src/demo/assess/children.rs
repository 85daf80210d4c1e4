//! The assessments of the children's needs.

use super::{Typed, answer, begin, sign};
use crate::demo::households::HOUSEHOLDS;
use crate::demo::staff::Who;
use crate::demo::stage::Stage;
use kernel::refusal::Refusal;

/// The needs in the order of the ratings.
const NEEDS: [&str; 14] = [
    "need-protection",
    "need-risk",
    "need-health",
    "need-daily",
    "need-dev-body",
    "need-dev-mind",
    "need-dev-feelings",
    "need-dev-social",
    "need-dev-speech",
    "need-dev-self",
    "need-identity",
    "need-education",
    "need-family",
    "need-friends",
];

/// What was found out with a child.
struct Found {
    case: i64,
    index: usize,
    age: u8,
    school: &'static str,
    /// What the child says, or shows.
    says: &'static str,
    good_at: &'static str,
    summary: &'static str,
    needs: [u8; 14],
}

const fn found(
    (case, index, age): (i64, usize, u8),
    school: &'static str,
    says: &'static str,
    good_at: &'static str,
    summary: &'static str,
    needs: [u8; 14],
) -> Found {
    Found { case, index, age, school, says, good_at, summary, needs }
}

const FOUND: &[Found] = &[
    found(
        (112, 1, 7),
        "school",
        "„Искам батко да дойде и да си имаме котка.“",
        "Рисува и помни песни от първия път.",
        "Спокойно начало на училището и връзка с Мартин.",
        [3, 0, 0, 1, 0, 0, 2, 1, 0, 0, 1, 1, 3, 2],
    ),
    found(
        (121, 1, 11),
        "school",
        "„Аз трябва да пазя мама и Мила. Искам и да тренирам.“",
        "Плува и помага на по-малките.",
        "Да бъде отново дете: тренировки и разговори, в които не отговаря за всички.",
        [2, 1, 0, 0, 0, 0, 3, 1, 0, 0, 2, 1, 2, 2],
    ),
    found(
        (121, 2, 4),
        "kindergarten",
        "Нарисува къща с четири прозореца и затворена врата.",
        "Реди кули и пее.",
        "Спокоен сън и време за игра с майка си.",
        [2, 0, 0, 2, 0, 0, 2, 0, 1, 0, 0, 0, 1, 1],
    ),
    found(
        (126, 1, 13),
        "school",
        "„Не искам да сменям училището. И да не ме питат всеки ден.“",
        "Пише разкази и разбира от компютри.",
        "Същото училище, приятелките и право да мълчи, когато иска.",
        [1, 1, 0, 0, 0, 0, 2, 1, 0, 0, 2, 1, 2, 2],
    ),
    found(
        (129, 1, 0),
        "home",
        "Усмихва се на майка си и заспива при нея.",
        "Обръща се и посяга към играчките.",
        "Ваксини навреме и женска консултация за майката.",
        [1, 0, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0],
    ),
    found(
        (138, 1, 9),
        "school",
        "„Тук е тихо. Може ли да карам колело?“",
        "Сглобява всичко, което се сглобява.",
        "Доверие и рутина, докато майка му се възстанови.",
        [3, 1, 1, 1, 0, 1, 3, 2, 0, 0, 1, 2, 2, 2],
    ),
    found(
        (140, 1, 7),
        "school",
        "„Кашлям, но не много. Искам да ходя на футбол.“",
        "Тича бързо и знае всички отбори.",
        "Лечение на кашлицата и дневен ред.",
        [1, 0, 3, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 1],
    ),
    found(
        (140, 2, 3),
        "kindergarten",
        "Говори малко, държи плюшено зайче.",
        "Подрежда по цветове.",
        "Място в детската градина и логопед, ако е нужно.",
        [1, 0, 0, 1, 0, 0, 1, 1, 2, 1, 0, 0, 1, 1],
    ),
    found(
        (141, 1, 8),
        "school",
        "„Искам Тео да спи при мен и никой да не вика.“",
        "Чете на брат си всяка вечер.",
        "Да са заедно, тихо място за уроци.",
        [2, 0, 0, 1, 0, 0, 2, 1, 0, 0, 1, 1, 1, 1],
    ),
    found(
        (141, 2, 5),
        "kindergarten",
        "Игра: всички животни се прибират и никой не остава навън.",
        "Брои до сто и обича влакове.",
        "Игра и предвидим ден.",
        [2, 0, 0, 1, 0, 0, 2, 1, 0, 0, 0, 0, 1, 1],
    ),
];

/// Plays this part of the story.
pub async fn all(stage: &Stage) -> Result<(), Refusal> {
    for found in FOUND {
        let Some(household) = HOUSEHOLDS.iter().find(|household| household.number == found.case) else { continue };
        let mother = household.people.first().map(|mother| format!("майка му/ѝ {} {}", mother.given, mother.family));
        let day = stage.arrived(found.case)?.plus_days(13);
        let at = stage.done(day.plus_days(-2).at(16, 0));
        let person = stage.person(found.case, found.index)?;
        let form = begin(stage, Who::Boyan, at, person, "needs-child", &typed(found)).await?;
        sign(stage, [Who::Boyan, Who::Ralitsa], day, form, mother.as_deref()).await?;
    }
    Ok(())
}

fn typed(found: &Found) -> Typed<'static> {
    let mut typed = vec![
        answer("why", "Дойде с майка си, за да е на сигурно."),
        answer("basis", "parent"),
        answer("lived-with", "parents"),
        answer("age", found.age.to_string()),
        answer("harm", "witness"),
        answer("danger-now", "false"),
        answer("parents-informed-risk", "true"),
        answer("disability", "no"),
        answer("dev-physical", "fits"),
        answer("knows-story", (found.age > 3).to_string()),
        answer("school", found.school),
        answer("attached", "С майка си."),
        answer("contact-forbidden", "false"),
        answer("strengths-what", found.good_at),
        answer("heard", if found.age >= 7 { "yes" } else { "other-way" }),
        answer("view-words", found.says),
        answer("summary", found.summary),
        answer("can-be-met", "true"),
        answer("view-weighed", "Планът започва с това, което детето каза или показа."),
        answer("parent-took-part", "true"),
    ];
    typed.extend(NEEDS.iter().zip(found.needs).map(|(need, rating)| answer(need, rating.to_string())));
    typed
}

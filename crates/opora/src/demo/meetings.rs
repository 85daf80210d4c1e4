//! Months of meetings, one person at a time.

use super::staff::Who;
use super::stage::Stage;
use crate::plans::SupportKind::{self, Accompanying, Legal, Medical, Psychological, Social, Work};
use crate::plans::{self, ActivityStatus};
use crate::support::{self, SessionOrder};
use kernel::refusal::Refusal;

/// A meeting: the case, who held it, days ago, when, minutes, the kind, the note, the next step.
struct Meeting(i64, Who, i64, (i8, i8), i64, SupportKind, &'static str, &'static str);

const MEETINGS: &[Meeting] = &[
    Meeting(
        112,
        Who::Boyan,
        1,
        (11, 0),
        50,
        Psychological,
        "Осма среща. Говорихме за страха да пътува сама с автобус. Иска да опита в четвъртък с Ралица.",
        "Пробно пътуване с Ралица",
    ),
    Meeting(
        112,
        Who::Ralitsa,
        6,
        (15, 20),
        40,
        Social,
        "Намерени са две квартири под наем. Оглед на двете, придружава Ралица.",
        "Оглед в 17:00, кв. Изгрев",
    ),
    Meeting(
        112,
        Who::Darina,
        9,
        (10, 30),
        60,
        Legal,
        "Съд: заповедта за защита остава в сила. Забрана да доближава Надежда и Ива на по-малко от 200 метра.",
        "",
    ),
    Meeting(
        112,
        Who::Ralitsa,
        16,
        (9, 40),
        30,
        Work,
        "Започна курс по шивачество: три месеца, понеделник до сряда, 17:00–19:00. Ива остава в детския кът.",
        "",
    ),
    Meeting(
        112,
        Who::Ralitsa,
        29,
        (8, 30),
        45,
        Accompanying,
        "Ива е в първи клас. Училището знае, че детето се взема само от майката или от Ралица.",
        "",
    ),
    Meeting(
        121,
        Who::Darina,
        2,
        (14, 0),
        60,
        Legal,
        "Преговорихме въпросите за съда. Елена знае кога може да помоли за почивка.",
        "Съд, зала 4",
    ),
    Meeting(
        121,
        Who::Boyan,
        5,
        (16, 0),
        40,
        Psychological,
        "Виктор говори за тренировките, а не за баща си. За първи път.",
        "",
    ),
    Meeting(126, Who::Boyan, 8, (17, 0), 50, Psychological, "Двете заедно. Никол каза какво иска да не я питаме.", ""),
    Meeting(
        129,
        Who::Sofi,
        4,
        (10, 0),
        25,
        Medical,
        "Дениз е 8,1 кг. Кърменето върви добре. Следваща ваксина след две седмици.",
        "",
    ),
    Meeting(
        131,
        Who::Boyan,
        6,
        (15, 0),
        60,
        Psychological,
        "С преводач. Разказа за дома си и за градината на баба си. Спи по-добре.",
        "",
    ),
    Meeting(
        131,
        Who::Darina,
        7,
        (11, 30),
        45,
        Legal,
        "Попълнихме заявлението за консулството. Чакаме дата за разпит.",
        "Разпит с преводач",
    ),
    Meeting(
        133,
        Who::Boyan,
        3,
        (10, 0),
        50,
        Psychological,
        "Разиграхме обаждането от непознат номер. Ася се засмя накрая.",
        "",
    ),
    Meeting(
        138,
        Who::Ralitsa,
        5,
        (14, 0),
        30,
        Social,
        "Разказа за болницата. За дома ще говорим друг ден.",
        "Оценката да продължи утре",
    ),
    Meeting(
        140,
        Who::Sofi,
        6,
        (12, 0),
        40,
        Medical,
        "Белодробен лекар: алергичен бронхит, лекарство вечер. Контролен преглед след три седмици.",
        "",
    ),
    Meeting(141, Who::Boyan, 4, (16, 30), 20, Social, "Пихме чай. Не говорихме за план. Тео показа влаковете.", ""),
    Meeting(116, Who::Ralitsa, 5, (10, 0), 40, Social, "Разговор със съседката: може да живеят заедно от ноември.", ""),
    Meeting(
        109,
        Who::Ralitsa,
        3,
        (17, 30),
        35,
        Work,
        "Договорът за наем е за подпис. Майсторът ще смени бравата.",
        "Подпис на договора",
    ),
    Meeting(
        143,
        Who::Ralitsa,
        2,
        (13, 0),
        45,
        Social,
        "Говорихме за пенсията и кой има право да я получава. Започнахме оценката.",
        "",
    ),
    Meeting(
        144,
        Who::Boyan,
        1,
        (15, 0),
        30,
        Psychological,
        "Кратка среща за запознаване. Говорихме за съня.",
        "Първа среща с психолог",
    ),
    Meeting(
        145,
        Who::Ralitsa,
        1,
        (12, 0),
        40,
        Social,
        "План за безопасност за първата седмица. Обади се на майка си от служебния телефон.",
        "",
    ),
];

/// Weekly meetings before those: the case, who, the kind, how many, what they were about.
const WEEKLY: &[(i64, Who, SupportKind, i64, &[&str])] = &[
    (
        112,
        Who::Boyan,
        Psychological,
        9,
        &[
            "За съня и упражненията. Буди се по веднъж.",
            "За вината. Прочете на глас писмото до себе си.",
            "За Мартин и какво му казва по телефона.",
        ],
    ),
    (
        112,
        Who::Ralitsa,
        Social,
        7,
        &["Преглед на седмицата и на бюджета.", "Обаждания за квартири: три, две отпаднаха."],
    ),
    (109, Who::Boyan, Psychological, 6, &["За първите дни на работа.", "За това да живееш сама и да ти е леко."]),
    (121, Who::Boyan, Psychological, 5, &["За страха преди делото.", "За вечерите и как заспиват децата."]),
    (133, Who::Boyan, Psychological, 5, &["За вината и срама.", "Какво бих казала на приятелка в моето положение."]),
    (131, Who::Boyan, Psychological, 4, &["С преводач. За доверието.", "С преводач. За дните, в които е по-леко."]),
    (126, Who::Ralitsa, Social, 4, &["За преместването и багажа.", "Документи за училището."]),
];

/// Plays this part of the story.
pub async fn all(stage: &Stage) -> Result<(), Refusal> {
    for (case, who, kind, many, notes) in WEEKLY {
        for week in (1..=*many).rev() {
            let note = notes[(week as usize) % notes.len()];
            one(stage, &Meeting(*case, *who, 7 * week + 1, (11, 0), 50, *kind, note, "")).await?;
        }
    }
    for meeting in MEETINGS.iter().rev() {
        one(stage, meeting).await?;
    }
    Ok(())
}

async fn one(stage: &Stage, meeting: &Meeting) -> Result<(), Refusal> {
    let Meeting(case, who, ago, (hour, minute), minutes, kind, note, next) = meeting;
    let held_at = stage.ago(*ago, *hour, *minute);
    let ctx = stage.ctx(*who, stage.done(held_at.plus_minutes(minutes + 10)))?;
    let person = stage.person(*case, 0)?;
    let plan = plans::plan_of(&ctx, person).await?;
    let goes_on = |a: &&plans::Activity| a.kind == *kind && a.status == ActivityStatus::Running;
    let order = SessionOrder {
        kind: *kind,
        held_at,
        minutes: *minutes,
        activity_id: plan.as_ref().and_then(|plan| plan.activities.iter().find(goes_on)).map(|a| a.id),
        note: (*note).into(),
        next_step: (*next).into(),
        next_on: (!next.is_empty()).then(|| stage.today.plus_days(2)),
    };
    support::record(&ctx, person, None, &order).await.map(drop)
}

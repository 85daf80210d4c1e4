//! Надежда's plan in three versions: from a first night to a home with two rooms.

use super::{Act, Done, Goal, Look, Planned, Running, Story, act, begin, look, often, progress, sign, write};
use crate::demo::staff::Who;
use crate::demo::stage::Stage;
use crate::plans::Domain;
use crate::plans::SupportKind::{Accompanying, Legal, Medical, Psychological, Skills, Social, Work};
use kernel::refusal::Refusal;

const fn running(act: Act) -> Act {
    Act { now: Running, ..act }
}

const GOALS: &[Goal] = &[
    Goal {
        domain: Domain::Safety,
        goal: "Пътувам сама из града",
        until: 17,
        marks: (2, 8),
        activities: &[
            act("Карта на безопасните места и маршрути", Accompanying, "Надежда, Ралица", -60, Done(62)),
            running(act("Пробно пътуване с автобус", Accompanying, "Ралица", 2, Planned))
                .every("два пъти")
                .since(3)
                .noted("първо пътуване в четвъртък"),
            act("Кодова дума с брат ѝ и с училището", Social, "Надежда", -43, Done(45)).since(2),
            act("Телефонът без споделено място", Social, "Ралица", -140, Done(141)),
            act("Молба за заповед за защита", Legal, "Дарина Пеева", -130, Done(132)),
        ],
    },
    Goal {
        domain: Domain::Housing,
        goal: "Имаме наета квартира, в която и Мартин има стая",
        until: 21,
        marks: (1, 9),
        activities: &[
            act("Списък с квартири до 300 €", Social, "Ралица, Надежда", -34, Done(36)).since(2),
            running(act("Оглед на две квартири", Accompanying, "Ралица", 2, Planned))
                .since(3)
                .noted("в 17:00, кв. Изгрев"),
            running(act("Заявление за общинско жилище", Legal, "Дарина Пеева", -13, Planned))
                .since(2)
                .noted("липсва служебна бележка"),
            act("Помощ за първи наем и депозит", Social, "Марта Илчева", 14, Planned).since(3),
        ],
    },
    Goal {
        domain: Domain::Work,
        goal: "Работя като шивачка с договор",
        until: 21,
        marks: (2, 8),
        activities: &[
            act("Регистрация в бюрото по труда", Work, "Надежда, Ралица", -110, Done(112)),
            act("Автобиография и снимка", Skills, "Ралица", -80, Done(90)).since(2),
            often("Курс по шивачество", Skills, "Надежда", "понеделник до сряда, 17:00–19:00", 75).since(2),
            act("Разговор с ателие „Игла“", Work, "Надежда", 10, Planned).since(2),
            act("Издръжка за децата", Legal, "Дарина Пеева", 20, Planned),
        ],
    },
    Goal {
        domain: Domain::Health,
        goal: "Спя без лекарство и знам кой е лекарят ми",
        until: -30,
        marks: (3, 8),
        activities: &[
            act("Преглед след нараняванията и удостоверение", Medical, "Софи Андреева", -161, Done(148)),
            act("Избор на личен лекар", Medical, "Софи Андреева, Надежда", -120, Done(121)),
            act("Очен лекар", Medical, "Софи Андреева", -70, Done(71)).since(2),
        ],
    },
    Goal {
        domain: Domain::Emotional,
        goal: "Не се стряскам, когато звънне някой",
        until: 21,
        marks: (2, 7),
        activities: &[
            often("Срещи с психолог", Psychological, "Боян Желев", "вторник, 11:00", 21),
            act("Упражнения за заспиване", Psychological, "Боян Желев", -100, Done(104)),
            often("Група за майки", Psychological, "Боян Желев", "всеки втори петък", 21).since(2),
            act("Писмо до себе си след година", Psychological, "Надежда", -50, Done(55)),
            act("Първа вечер навън с приятелка", Social, "Надежда", -70, Done(72)),
        ],
    },
    Goal {
        domain: Domain::Parenting,
        goal: "Ива и Мартин са пак заедно всеки уикенд",
        until: 21,
        marks: (3, 9),
        activities: &[
            act("Ива в първи клас", Social, "Ралица, Надежда", -28, Done(29)),
            act("Уговорка с баба Станка за съботите", Social, "Надежда", -95, Done(96)),
            act("Рисунки и разговор с Ива", Psychological, "Боян Желев", -60, Done(64)),
            often("Събота при Мартин", Accompanying, "Надежда, Ива", "всяка събота", 21),
        ],
    },
];

const STORY: Story = Story {
    case: 112,
    own_words: "Искам с Ива и Мартин да живеем в наш дом и да не се страхувам, като звънне някой.",
    results: "Собствен наем с две стаи, договор за работа, спокойни нощи; Мартин е с тях всеки уикенд.",
    advice: "Пламен и Станка знаят кодовата дума. Ако някой пита къде е Надежда, не отговарят и се обаждат на нас.",
    goals: GOALS,
};

/// The days on which the versions were made, counted back.
const VERSIONS: [i64; 3] = [149, 121, 86];

/// What was said when they looked at it together, in which version.
const LOOKS: &[(usize, Look)] = &[
    (0, Look(149, 2, 3, "Че не ме питахте всичко наведнъж.", "Нищо засега.", "Да спим.")),
    (1, Look(87, 4, 5, "Съботите с Мартин.", "По-малко срещи в един ден.", "Да потърся работа.")),
    (
        2,
        Look(
            55,
            5,
            6,
            "Курсът. Там никой не ме гледа особено.",
            "Да пробваме автобуса.",
            "Квартира, в която и Мартин има стая.",
        ),
    ),
];

/// Plays this part of the story.
pub async fn all(stage: &Stage) -> Result<(), Refusal> {
    let person = stage.person(STORY.case, 0)?;
    for (index, ago) in VERSIONS.iter().enumerate() {
        let day = stage.today.plus_days(-ago);
        let id = begin(stage, Who::Ralitsa, person, day).await?;
        let ctx = stage.ctx(Who::Ralitsa, stage.ago(*ago, 11, 0))?;
        write::version(stage, &ctx, id, &STORY, index as i64 + 1).await?;
        sign(stage, STORY.case, id, day, None).await?;
        let until = VERSIONS.get(index + 1).copied().unwrap_or(0);
        progress(stage, id, GOALS, index as i64 + 1, (*ago, until)).await?;
        for (_, seen) in LOOKS.iter().filter(|(version, _)| *version == index) {
            look(stage, Who::Ralitsa, id, seen).await?;
        }
    }
    Ok(())
}

//! The plans of the other women.

use super::{Act, Done, Goal, Look, Planned, Story, act, begin, look, often, progress, refuse, sign, sign_team, write};
use crate::demo::staff::Who;
use crate::demo::stage::Stage;
use crate::plans::Domain;
use crate::plans::SupportKind::{Accompanying, Legal, Medical, Psychological, Skills, Social, Work};
use kernel::refusal::Refusal;

const fn goal(domain: Domain, goal: &'static str, until: i64, marks: (i64, i64), activities: &'static [Act]) -> Goal {
    Goal { domain, goal, until, marks, activities }
}

const fn story(case: i64, own_words: &'static str, results: &'static str, goals: &'static [Goal]) -> Story {
    Story { case, own_words, results, advice: "", goals }
}

/// The case, on which day after the arrival it was signed, and how it went.
const STORIES: &[(i64, Story, &[Look])] = &[
    (
        17,
        story(
            109,
            "Искам своя стая и своя заплата.",
            "Договор за работа и подписан наем преди края на престоя.",
            &[
                goal(
                    Domain::Work,
                    "Работя в шивашкия цех",
                    -60,
                    (3, 8),
                    &[
                        act("Разговор с цеха и пробен ден", Work, "Магдалена, Ралица", -90, Done(92)),
                        act("Договор за работа", Work, "Магдалена", -70, Done(71)),
                    ],
                ),
                goal(
                    Domain::Housing,
                    "Наемам малък апартамент близо до работата",
                    6,
                    (1, 8),
                    &[
                        act("Оглед на три жилища", Accompanying, "Ралица", -20, Done(24)),
                        act("Договор за наем и депозит", Legal, "Дарина Пеева", 4, Planned),
                        act("Пренасяне с микробуса на общината", Social, "Кирил Радев", 6, Planned),
                    ],
                ),
                goal(
                    Domain::Emotional,
                    "Не се обвинявам, че си тръгнах",
                    6,
                    (4, 7),
                    &[often("Срещи с психолог", Psychological, "Боян Желев", "през седмица", 6)],
                ),
            ],
        ),
        &[Look(80, 6, 6, "Първата заплата.", "Да започнем с квартирите по-рано.", "Собствен ключ.")],
    ),
    (
        18,
        story(
            116,
            "Спокойна старост и да си гледам цветята.",
            "Стабилно кръвно, решение на съда и място, където да живее спокойно.",
            &[
                goal(
                    Domain::Health,
                    "Кръвното ми е под контрол",
                    -90,
                    (3, 8),
                    &[
                        act("Кардиолог", Medical, "Софи Андреева", -120, Done(123)),
                        often("Измерване и лекарства", Medical, "Софи Андреева", "сутрин и вечер", 28),
                    ],
                ),
                goal(
                    Domain::Housing,
                    "Избирам къде да живея",
                    28,
                    (2, 8),
                    &[
                        act("Разговор със съседката за съвместно живеене", Social, "Теменуга, Боян", -30, Done(35)),
                        act("Заявление за защитено жилище", Social, "Ралица", 10, Planned),
                    ],
                ),
                goal(
                    Domain::Safety,
                    "Синът ми не ме доближава",
                    28,
                    (3, 9),
                    &[act("Съд: мярка за защита", Legal, "Дарина Пеева", -100, Done(102))],
                ),
            ],
        ),
        &[Look(70, 5, 6, "Разходките с Ася.", "Нищо.", "При цветята.")],
    ),
    (
        17,
        story(
            121,
            "Децата да спят спокойно и делото да свърши.",
            "Съдебна защита, спокойни нощи за децата и връщане на работа.",
            &[
                goal(
                    Domain::Law,
                    "Делото свършва с яснота за децата",
                    30,
                    (2, 8),
                    &[
                        act("Подготовка за съдебното заседание", Legal, "Дарина Пеева", -1, Done(2)),
                        act("Съд, зала 4", Accompanying, "Ралица, Дарина Пеева", 0, Planned),
                    ],
                ),
                goal(
                    Domain::Parenting,
                    "Виктор пак тренира плуване",
                    60,
                    (3, 8),
                    &[
                        act("Разговор с треньора", Social, "Боян Желев", -40, Done(41)),
                        often("Тренировки", Accompanying, "Кирил Радев", "вторник и четвъртък", 60),
                    ],
                ),
                goal(
                    Domain::Work,
                    "Връщам се в пекарната на половин ден",
                    45,
                    (4, 8),
                    &[act("Разговор с работодателката", Work, "Елена", -20, Done(22))],
                ),
            ],
        ),
        &[Look(40, 5, 5, "Че децата са в една стая с мен.", "По-малко въпроси пред Мила.", "Вкъщи, но друго вкъщи.")],
    ),
    (
        19,
        story(
            126,
            "Никол да завърши осми клас с приятелките си.",
            "Преместване в новата квартира без смяна на училището.",
            &[
                goal(
                    Domain::Housing,
                    "Местим се в нашата квартира",
                    75,
                    (5, 9),
                    &[
                        act("Договор с хазяйката", Legal, "Дарина Пеева", -25, Done(27)),
                        act("Мебели от дарителския склад", Social, "Кирил Радев", 40, Planned),
                    ],
                ),
                goal(
                    Domain::Relations,
                    "Никол вижда баща си само когато тя реши",
                    60,
                    (3, 7),
                    &[often("Разговори на двете с психолог", Psychological, "Боян Желев", "веднъж в месеца", 60)],
                ),
            ],
        ),
        &[Look(35, 6, 7, "Че чакате да кажа аз.", "Нищо.", "В нашата квартира.")],
    ),
    (
        19,
        story(
            129,
            "Дениз да расте на тихо. Да уча за фризьорка.",
            "Здраво бебе, лична карта и записан курс.",
            &[
                goal(
                    Domain::Parenting,
                    "Дениз е с всички ваксини",
                    16,
                    (5, 9),
                    &[
                        act("Личен лекар на Дениз", Medical, "Софи Андреева", -50, Done(52)),
                        act("Ваксина, Дениз", Medical, "Софи Андреева", 16, Planned),
                    ],
                ),
                goal(
                    Domain::Education,
                    "Записвам курс за фризьорка",
                    60,
                    (2, 8),
                    &[act("Документи за курса", Skills, "Сабрие, Ралица", -10, Done(12))],
                ),
                goal(
                    Domain::Work,
                    "Получавам помощите за Дениз",
                    -20,
                    (2, 6),
                    &[act("Заявление за помощ за отглеждане", Social, "Ралица", -40, Done(44))],
                ),
            ],
        ),
        &[],
    ),
    (
        19,
        story(
            131,
            "Да върна паспорта си и да се обадя на майка си.",
            "Нов паспорт, статут и първи разговори на български.",
            &[
                goal(
                    Domain::Law,
                    "Имам документи и знам правата си",
                    40,
                    (1, 8),
                    &[
                        act("Нов паспорт през консулството", Legal, "Дарина Пеева", 20, Planned),
                        act("Разпит с преводач", Accompanying, "Дарина Пеева", 5, Planned),
                    ],
                ),
                goal(
                    Domain::Education,
                    "Говоря на български в магазина",
                    60,
                    (2, 7),
                    &[often("Уроци по български", Skills, "доброволка Елка", "три пъти седмично", 60)],
                ),
                goal(
                    Domain::Emotional,
                    "Спя цяла нощ",
                    60,
                    (2, 7),
                    &[often("Срещи с психолог и преводач", Psychological, "Боян Желев", "четвъртък", 60)],
                ),
            ],
        ),
        &[],
    ),
    (
        18,
        story(
            133,
            "Да издържа този път и да не ме е срам.",
            "План за сигурност, който тя е написала сама; сестра ѝ участва.",
            &[
                goal(
                    Domain::Safety,
                    "Моят план за сигурност е в джоба ми",
                    30,
                    (4, 9),
                    &[
                        act("Писане на плана със сестра ѝ", Social, "Ася, Боян", -30, Done(33)),
                        act("Разиграване на три случая", Psychological, "Боян Желев", -15, Done(17)),
                    ],
                ),
                goal(
                    Domain::Emotional,
                    "Говоря за вината си и тя намалява",
                    60,
                    (3, 7),
                    &[often("Срещи с психолог", Psychological, "Боян Желев", "всяка седмица", 60)],
                ),
            ],
        ),
        &[],
    ),
    (
        18,
        story(
            140,
            "Стефан да не боледува толкова и да сме в наша квартира.",
            "Диагноза и лечение за Стефан, градина за Анна, наем до пролетта.",
            &[
                goal(
                    Domain::Health,
                    "Стефан диша спокойно",
                    20,
                    (3, 8),
                    &[
                        act("Белодробен лекар", Medical, "Софи Андреева", -5, Done(6)),
                        act("Контролен преглед", Medical, "Софи Андреева", 12, Planned),
                    ],
                ),
                goal(
                    Domain::Housing,
                    "Наемаме квартира до пролетта",
                    120,
                    (2, 8),
                    &[act("Списък с квартири", Social, "Румяна, Ралица", 20, Planned)],
                ),
            ],
        ),
        &[],
    ),
];

/// The one that was offered and not accepted.
const REFUSED: Story = story(
    141,
    "Да ни оставят да си починем. После ще кажа какво искам.",
    "Спокойни първи месеци и план, който Юлия сама ще напише.",
    &[
        goal(
            Domain::Emotional,
            "Почиваме си",
            60,
            (4, 7),
            &[often("Срещи с психолог, ако иска", Psychological, "Боян Желев", "по желание", 60)],
        ),
        goal(
            Domain::Housing,
            "Мислим за следващия дом",
            120,
            (3, 7),
            &[act("Разговор за възможностите", Social, "Боян Желев", 60, Planned)],
        ),
    ],
);

/// What was said at the review becomes a second version, before three months are over (ППЗСУ 34).
async fn renew(stage: &Stage, story: &Story, ago: i64) -> Result<(), Refusal> {
    let day = stage.today.plus_days(1 - ago);
    let id = begin(stage, Who::Ralitsa, stage.person(story.case, 0)?, day).await?;
    sign(stage, story.case, id, day, None).await?;
    progress(stage, id, story.goals, 2, (ago, 0)).await
}

/// Plays this part of the story.
pub async fn all(stage: &Stage) -> Result<(), Refusal> {
    for (after, story, looks) in STORIES {
        let day = stage.arrived(story.case)?.plus_days(*after);
        let id = begin(stage, Who::Ralitsa, stage.person(story.case, 0)?, day).await?;
        let ctx = stage.ctx(Who::Ralitsa, stage.done(day.at(11, 0)))?;
        write::version(stage, &ctx, id, story, 1).await?;
        sign(stage, story.case, id, day, None).await?;
        let since = stage.today.days_since(day);
        let Some(seen) = looks.first() else {
            progress(stage, id, story.goals, 1, (since, 0)).await?;
            continue;
        };
        progress(stage, id, story.goals, 1, (since, seen.0)).await?;
        look(stage, Who::Boyan, id, seen).await?;
        renew(stage, story, seen.0).await?;
    }
    let day = stage.today.plus_days(-10);
    let id = begin(stage, Who::Boyan, stage.person(REFUSED.case, 0)?, day).await?;
    write::version(stage, &stage.ctx(Who::Boyan, stage.done(day.at(11, 0)))?, id, &REFUSED, 1).await?;
    sign_team(stage, id, day).await?;
    let reason = "„Не искам да подписвам нищо сега. Искам първо да си починем.“";
    let offered = "Кратък план само за безопасност; среща след десет дни; може да ползва всичко в центъра и без план.";
    refuse(stage, id, 10, reason, offered).await
}

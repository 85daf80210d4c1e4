//! The children's plans: short, with what the child said at the top, signed by the mother.

use super::{Done, Planned};
use super::{Goal, Story, act, begin, often, progress, sign, write};
use crate::demo::households::HOUSEHOLDS;
use crate::demo::staff::Who;
use crate::demo::stage::Stage;
use crate::plans::Domain;
use crate::plans::SupportKind::{Medical, Psychological, Social};
use kernel::refusal::Refusal;

const SCHOOL: Goal = Goal {
    domain: Domain::Education,
    goal: "Ходя на училище всеки ден",
    until: 60,
    marks: (4, 8),
    activities: &[
        act("Разговор с класната", Social, "Ралица", -20, Planned),
        often("Уроци следобед", Social, "Кирил Радев", "всеки делник", 60),
    ],
};

const PLAY: Goal = Goal {
    domain: Domain::Emotional,
    goal: "Казвам какво ме плаши и какво ме радва",
    until: 60,
    marks: (3, 7),
    activities: &[often("Игра и рисуване с психолог", Psychological, "Боян Желев", "веднъж седмично", 60)],
};

const BABY: Goal = Goal {
    domain: Domain::Health,
    goal: "Расте здраво",
    until: 60,
    marks: (6, 9),
    activities: &[
        act("Преглед при личния лекар", Medical, "Софи Андреева", -40, Done(52)),
        act("Следваща ваксина", Medical, "Софи Андреева", 16, Planned),
    ],
};

/// The case, which of its people, what the child says, what it is about.
const CHILDREN: &[(i64, usize, &str, &[Goal])] = &[
    (112, 1, "Искам батко да дойде и да си имаме котка.", &[SCHOOL, PLAY]),
    (121, 1, "Искам и да тренирам.", &[SCHOOL, PLAY]),
    (121, 2, "", &[PLAY]),
    (126, 1, "Не искам да сменям училището.", &[SCHOOL, PLAY]),
    (129, 1, "", &[BABY]),
    (138, 1, "Тук е тихо. Може ли да карам колело?", &[SCHOOL, PLAY]),
    (140, 1, "Искам да ходя на футбол.", &[SCHOOL, PLAY]),
    (140, 2, "", &[PLAY]),
    (141, 1, "Искам Тео да спи при мен и никой да не вика.", &[SCHOOL, PLAY]),
    (141, 2, "", &[PLAY]),
];

/// Plays this part of the story.
pub async fn all(stage: &Stage) -> Result<(), Refusal> {
    for (case, index, own_words, goals) in CHILDREN {
        let Some(household) = HOUSEHOLDS.iter().find(|household| household.number == *case) else { continue };
        let mother = household.people.first().map(|mother| format!("{} {}", mother.given, mother.family));
        let day = stage.arrived(*case)?.plus_days(16);
        let id = begin(stage, Who::Boyan, stage.person(*case, *index)?, day).await?;
        let results = "Спокойно дете, което знае какво следва и към кого да се обърне.";
        let story = Story { case: *case, own_words, results, advice: "", goals };
        write::version(stage, &stage.ctx(Who::Boyan, stage.done(day.at(11, 0)))?, id, &story, 1).await?;
        sign(stage, *case, id, day, mother.as_deref()).await?;
        progress(stage, id, goals, 1, (stage.today.days_since(day), 0)).await?;
    }
    Ok(())
}

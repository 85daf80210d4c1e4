//! The assessments of the women's needs.

use super::{Typed, answer, begin, sign};
use crate::demo::staff::Who;
use crate::demo::stage::Stage;
use kernel::refusal::Refusal;

/// A need is rated from 0 to 4, in this order.
const NEEDS: [&str; 16] = [
    "need-violence",
    "need-safety-plan",
    "need-body",
    "need-selfcare",
    "need-emotional",
    "need-trauma",
    "need-relations",
    "need-work",
    "need-income",
    "need-housing",
    "need-law",
    "need-papers",
    "need-education",
    "need-public-life",
    "need-care",
    "need-bond",
];

/// What was found out with somebody.
struct Found {
    case: i64,
    /// On which day after the arrival it was signed.
    day: i64,
    why: &'static str,
    wish: &'static str,
    strengths: &'static str,
    summary: &'static str,
    home: &'static str,
    law: &'static str,
    needs: [u8; 16],
    children: &'static str,
}

const FOUND: &[Found] = &[
    Found {
        case: 109,
        day: 12,
        why: "„Мъжът ми не ме пускаше на работа и ми вземаше парите. Вече не исках така.“",
        wish: "Да имам своя стая и своя заплата.",
        strengths: "Двайсет години опит като шивачка. Търпелива е и държи на думата си.",
        summary: "Нужни са работа с договор и достъпно жилище. Със съда и документите е готова.",
        home: "threat",
        law: "divorce",
        needs: [2, 1, 1, 0, 2, 2, 1, 2, 3, 3, 2, 0, 1, 1, 0, 0],
        children: "",
    },
    Found {
        case: 112,
        day: 12,
        why: "„Избягах през нощта с Ива. Каза, че ако изляза, няма да видя децата.“",
        wish: "Искам с Ива и Мартин да живеем в наш дом и да не се страхувам, като звънне някой.",
        strengths: "Успя да тръгне навреме. Брат ѝ и майка ѝ стоят зад нея. Шие добре.",
        summary: "Най-напред сигурност и сън, после доход и дом, в който и Мартин има стая.",
        home: "threat",
        law: "dv",
        needs: [4, 4, 2, 1, 3, 3, 1, 3, 3, 4, 3, 0, 2, 1, 2, 2],
        children: "Ива, 7 г., е с нея. Мартин, 10 г., е при баба си Станка, докато учи там.",
    },
    Found {
        case: 116,
        day: 14,
        why: "„Синът ми ме заключваше. Съседката се обади.“",
        wish: "Спокойна старост и да си гледам цветята.",
        strengths: "Умее да моли за помощ. Съседката ѝ е приятелка от трийсет години.",
        summary: "Сигурност, редовно лечение на кръвното и решение къде ще живее.",
        home: "own",
        law: "criminal",
        needs: [3, 2, 3, 1, 2, 2, 2, 0, 1, 3, 2, 1, 0, 2, 0, 0],
        children: "",
    },
    Found {
        case: 121,
        day: 13,
        why: "„Виктор застана между нас. Тогава разбрах, че трябва да тръгнем.“",
        wish: "Децата да спят спокойно и делото да свърши.",
        strengths: "Работи от години в пекарна, шефката ѝ пази мястото.",
        summary: "Защита по време на делото и подкрепа за Виктор, който се чувства отговорен за всички.",
        home: "threat",
        law: "custody",
        needs: [3, 3, 1, 1, 2, 3, 1, 1, 2, 3, 4, 2, 0, 1, 1, 2],
        children: "Виктор, 11 г., и Мила, 4 г., са с нея.",
    },
    Found {
        case: 126,
        day: 15,
        why: "„Никол вече не искаше да се прибира вкъщи.“",
        wish: "Никол да завърши осми клас с приятелките си.",
        strengths: "Двете си говорят за всичко. Намери сама квартира за догодина.",
        summary: "Подкрепа до преместването и работа по отношенията с бащата на Никол.",
        home: "rented",
        law: "custody",
        needs: [2, 1, 0, 0, 2, 1, 1, 1, 2, 2, 2, 0, 0, 1, 1, 2],
        children: "Никол, 13 г., е с нея.",
    },
    Found {
        case: 129,
        day: 16,
        why: "„Бебето плачеше и той удари по вратата. Уплаших се за детето.“",
        wish: "Дениз да расте на тихо. Да уча за фризьорка.",
        strengths: "Нежна и внимателна майка. Има леля в съседния град.",
        summary: "Грижа за бебето, документи и път към професия.",
        home: "relatives",
        law: "dv",
        needs: [3, 2, 1, 1, 2, 2, 2, 2, 4, 3, 2, 3, 3, 2, 2, 1],
        children: "Дениз е бебе и е с нея. Кърми го.",
    },
    Found {
        case: 131,
        day: 17,
        why: "„Обещаха ми работа в хотел. Взеха ми паспорта.“ (с преводач)",
        wish: "Да върна паспорта си и да се обадя на майка си.",
        strengths: "Учи български бързо. Завършила е счетоводство.",
        summary: "Защита като свидетел, статут и език. Разговорите са само с преводач, на когото вярва.",
        home: "none",
        law: "residence",
        needs: [4, 3, 1, 1, 3, 4, 3, 3, 4, 4, 4, 4, 3, 3, 0, 0],
        children: "",
    },
    Found {
        case: 133,
        day: 9,
        why: "„Върнах се при него и пак стана същото. Този път дойдох преди да стане лошо.“",
        wish: "Да издържа този път и да не ме е срам.",
        strengths: "Разпозна опасността сама и навреме. Сестра ѝ е до нея.",
        summary: "План за сигурност, който е неин, и работа върху вината. Сестра ѝ участва.",
        home: "rented",
        law: "dv",
        needs: [3, 3, 0, 1, 3, 3, 2, 1, 2, 2, 2, 0, 1, 2, 0, 0],
        children: "",
    },
    Found {
        case: 140,
        day: 15,
        why: "„Тръгнахме с децата, докато той беше на смяна.“",
        wish: "Стефан да не боледува толкова и да сме в наша квартира.",
        strengths: "Подредена, спокойна с децата, има спестени пари.",
        summary: "Здравето на Стефан, детска градина за Анна и наемно жилище.",
        home: "threat",
        law: "dv",
        needs: [2, 2, 1, 0, 2, 2, 1, 2, 2, 3, 2, 1, 0, 1, 2, 1],
        children: "Стефан, 7 г., и Анна, 3 г., са с нея.",
    },
    Found {
        case: 141,
        day: 14,
        why: "„Искам само да поживеем спокойно. Не искам много въпроси.“",
        wish: "Да ни оставят да си починем. После ще кажа какво искам.",
        strengths: "Знае какво не иска и го казва. Рая и Тео ѝ вярват.",
        summary: "Време и спокойствие. Планът ще върви с нейната скорост.",
        home: "threat",
        law: "none",
        needs: [2, 2, 0, 1, 2, 2, 2, 1, 2, 3, 1, 0, 0, 1, 1, 1],
        children: "Рая, 8 г., и Тео, 5 г., са с нея.",
    },
];

/// Plays this part of the story.
pub async fn all(stage: &Stage) -> Result<(), Refusal> {
    for found in FOUND {
        let day = stage.arrived(found.case)?.plus_days(found.day);
        let at = stage.done(day.plus_days(-3).at(10, 30));
        let form = begin(stage, Who::Ralitsa, at, stage.person(found.case, 0)?, "needs-adult", &typed(found)).await?;
        sign(stage, [Who::Ralitsa, Who::Boyan], day, form, None).await?;
    }
    drafts(stage).await
}

fn typed(found: &Found) -> Typed<'static> {
    let threatened = found.needs[0] > 2;
    let mut typed = vec![
        answer("why-words", found.why),
        answer("came-how", "self"),
        answer("consent-info", "true"),
        answer("threat-now", threatened.to_string()),
        answer("insured", "yes"),
        answer("disability", "no"),
        answer("feel-fear", found.needs[4].to_string()),
        answer("feel-sleep", found.needs[4].to_string()),
        answer("self-harm", "false"),
        answer("wants-psychologist", "true"),
        answer("has-children", (!found.children.is_empty()).to_string()),
        answer("home", found.home),
        answer("law-matters", found.law),
        answer("strengths-what", found.strengths),
        answer("wish", found.wish),
        answer("summary", found.summary),
        answer("can-be-met", "true"),
        answer("service-length", "short"),
        answer("person-took-part", "true"),
    ];
    if threatened {
        typed.push(answer("threat-what", "Търси я по телефона и през познати, най-вече вечер."));
        typed.push(answer("order", "true"));
    }
    if found.needs[0] > 2 || found.needs[1] > 2 {
        typed.push(answer("safety-plan-how", "Кодова дума, безопасни маршрути, на кого се обажда и кой взема децата."));
    }
    if !found.children.is_empty() {
        typed.push(answer("children-count", (found.children.matches(" г.").count().max(1)).to_string()));
        typed.push(answer("children-where", found.children));
    }
    let asked = if found.children.is_empty() { 14 } else { 16 };
    typed.extend(NEEDS.iter().zip(found.needs).take(asked).map(|(need, rating)| answer(need, rating.to_string())));
    typed
}

/// Three that are not finished: one begun last week, one begun yesterday, and one that an illness has held up.
async fn drafts(stage: &Stage) -> Result<(), Refusal> {
    let zdravka = vec![
        answer("why-words", "„Не можех повече да чакам да заспи, за да изляза.“"),
        answer("came-how", "self"),
        answer("other-service", "false"),
        answer("consent-info", "true"),
        answer("threat-now", "true"),
        answer("threat-what", "Бившият ѝ партньор знае къде работи."),
        answer("need-violence", "3"),
        answer("need-safety-plan", "2"),
        answer("safety-plan-how", "Нов път до работа и колежка, която знае."),
        answer("insured", "yes"),
        answer("conditions", "Желязо, 1 таблетка сутрин. Нещо за сън, не помни името, носи опаковката в четвъртък."),
        answer("need-body", "2"),
        answer("need-selfcare", "3"),
        answer("feel-fear", "3"),
        answer("feel-sad", "3"),
        answer("feel-sleep", "4"),
        answer("self-harm", "false"),
        answer("has-children", "false"),
    ];
    let tsvetelina = vec![
        answer("why-words", "„Брат ми държеше пенсията ми и не ме пускаше навън.“"),
        answer("came-how", "self"),
        answer("threat-now", "false"),
        answer("need-violence", "1"),
        answer("need-safety-plan", "1"),
        answer("disability", "decision"),
        answer("disability-support", "Широка врата, ръкохватки в банята, придружител до града."),
    ];
    begin(stage, Who::Ralitsa, stage.ago(6, 11, 0), stage.person(144, 0)?, "needs-adult", &zdravka).await?;
    begin(stage, Who::Ralitsa, stage.ago(1, 14, 30), stage.person(143, 0)?, "needs-adult", &tsvetelina).await?;
    let gergana = vec![answer("why-words", "„Ще разкажа, като се върна от болницата.“"), answer("came-how", "police")];
    begin(stage, Who::Ralitsa, stage.ago(15, 10, 0), stage.person(138, 0)?, "needs-adult", &gergana).await?;
    Ok(())
}

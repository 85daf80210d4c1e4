//! Calls for help: those that wait, and what came of the others.

use super::staff::Who;
use super::stage::Stage;
use crate::cases::{Answer, Caller, NewSignal, Outcome, Settlement, SignalChannel, record_signal, settle_signal};
use kernel::refusal::Refusal;

/// A call as it was written down: days ago, hour and minute, by whom.
struct Call {
    ago: (i64, i8, i8),
    by: Who,
    channel: SignalChannel,
    caller: Caller,
    danger: Answer,
    people: (i64, i64),
    name: &'static str,
    told: &'static str,
    whereabouts: &'static str,
    outcome: Option<(Outcome, &'static str)>,
}

const USUAL: Call = Call {
    ago: (0, 0, 0),
    by: Who::Kiril,
    channel: SignalChannel::Phone,
    caller: Caller::Themselves,
    danger: Answer::No,
    people: (1, 0),
    name: "",
    told: "",
    whereabouts: "",
    outcome: None,
};

const CALLS: &[Call] = &[
    Call {
        ago: (0, 8, 5),
        by: Who::Lili,
        people: (1, 1),
        name: "казва се Петя",
        told: "Жена с момче на 6 г. Иска да тръгне днес следобед, докато той е на работа. Чака ни при аптеката.",
        whereabouts: "с. Дъбрава",
        ..USUAL
    },
    Call {
        ago: (0, 6, 50),
        caller: Caller::Neighbour,
        danger: Answer::Unknown,
        people: (1, 2),
        told: "Съседка: от снощи се чуват викове и плач, сега е тихо. Не иска да си каже името.",
        whereabouts: "ж.к. „Изток“, бл. 14",
        ..USUAL
    },
    Call {
        ago: (1, 21, 40),
        caller: Caller::Helpline,
        told: "Национална телефонна линия: момиче на 19 г. пита дали може да дойде утре. Ще се обади пак.",
        ..USUAL
    },
    Call {
        ago: (2, 14, 20),
        by: Who::Ralitsa,
        caller: Caller::School,
        channel: SignalChannel::Institution,
        people: (0, 1),
        told: "Училище: ученик в трети клас идва гладен и не иска да се прибира.",
        outcome: Some((Outcome::PassedOn, "Изпратено до отдел „Закрила на детето“, говорихме с Инна Руменова.")),
        ..USUAL
    },
    Call {
        ago: (3, 17, 20),
        caller: Caller::Police,
        danger: Answer::Yes,
        told: "Патрул 12: жена на 22 г. след нападение от познат, иска да не се прибира тази нощ.",
        outcome: Some((Outcome::TeamSent, "Посрещната на входа, приета като КЦ-0145.")),
        ..USUAL
    },
    Call {
        ago: (5, 11, 0),
        by: Who::Ralitsa,
        told: "Пита как се подава молба за защита и може ли да е без адвокат.",
        outcome: Some((Outcome::Advised, "Обяснено, изпратен образец. Записана за среща с Дарина Пеева.")),
        ..USUAL
    },
    Call {
        ago: (6, 2, 10),
        caller: Caller::Relative,
        danger: Answer::Yes,
        people: (1, 1),
        told: "Брат: сестра му го е помолила да се обади. Затворена е в банята с детето.",
        whereabouts: "ул. „Бреза“, кв. Изгрев",
        outcome: Some((Outcome::PassedOn, "Подадено на 112 в 02:12. Патрулът потвърди в 02:40, жената е при брат си.")),
        ..USUAL
    },
    Call {
        ago: (9, 16, 30),
        told: "Мълчание, после „друг път“.",
        danger: Answer::Unknown,
        outcome: Some((Outcome::NoContact, "Не е безопасно да връщаме обаждането.")),
        ..USUAL
    },
];

/// Plays this part of the story.
pub async fn all(stage: &Stage) -> Result<(), Refusal> {
    for call in CALLS.iter().rev() {
        let (ago, hour, minute) = call.ago;
        let ctx = stage.ctx(call.by, stage.ago(ago, hour, minute))?;
        let order = NewSignal {
            id: None,
            received_at: None,
            channel: call.channel,
            caller: call.caller,
            callback: String::new(),
            safe_to_call: if call.caller == Caller::Themselves { Answer::No } else { Answer::Yes },
            danger_now: call.danger,
            called_112_at: (call.danger == Answer::Yes).then_some(ctx.at),
            adults: call.people.0,
            children: call.people.1,
            name_given: call.name.into(),
            person_id: None,
            told: call.told.into(),
            whereabouts: call.whereabouts.into(),
        };
        let id = record_signal(&ctx, stage.service, order).await?;
        if let Some((outcome, note)) = call.outcome {
            let ctx = stage.ctx(call.by, stage.done(ctx.at.plus_minutes(35)))?;
            let order = Settlement { version: 1, outcome, note: note.into(), called_112_at: None };
            settle_signal(&ctx, id, order).await?;
        }
    }
    Ok(())
}

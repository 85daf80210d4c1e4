//! The first interview with each of the women, on the morning after the arrival.

use super::{Typed, answer, begin, sign};
use crate::demo::households::HOUSEHOLDS;
use crate::demo::past::arrival;
use crate::demo::staff::Who;
use crate::demo::stage::Stage;
use kernel::refusal::Refusal;

/// What was said: the case, fear and danger of being found (0 to 4), what she wants for the next 24 hours, what calms.
struct Said(i64, u8, u8, &'static str, &'static str);

const SAID: &[Said] = &[
    Said(109, 2, 1, "Да се наспя и да се обадя на сестра си.", "чай и радио"),
    Said(112, 4, 4, "Ива да не усети страх. Да знам, че вратата се заключва.", "да не съм сама в стаята"),
    Said(116, 2, 1, "Да си взема лекарствата навреме.", "тишина"),
    Said(121, 3, 3, "Децата да са в една стая с мен.", "светната лампа в коридора"),
    Said(126, 2, 2, "Никол да не пропусне училище.", "разходка в двора"),
    Said(129, 3, 3, "Бебето да спи на топло.", "да държа бебето"),
    Said(131, 3, 4, "Никой да не казва къде съм.", "музика, слушалки"),
    Said(133, 2, 2, "Този път да остана, докато съм готова.", "познатата стая"),
    Said(138, 4, 4, "Да изключим телефона и да не звъни никой.", "да ми се говори бавно"),
    Said(140, 3, 2, "Стефан да види лекар за кашлицата.", "приказка преди сън за децата"),
    Said(141, 2, 2, "Децата да са заедно и да имат играчките си.", "рисуване"),
    Said(143, 2, 1, "Стая, в която да влизам с количката сама.", "да знам кой идва"),
    Said(144, 4, 3, "Да спя. Да не разказвам днес.", "светната лампа, някой наблизо"),
    Said(145, 3, 3, "Да се обадя на майка ми през вашия телефон.", "да пиша в тетрадка"),
];

/// Plays this part of the story.
pub async fn all(stage: &Stage) -> Result<(), Refusal> {
    for household in HOUSEHOLDS {
        let Some(said) = SAID.iter().find(|said| said.0 == household.number) else { continue };
        let day = arrival(household, stage.today).tomorrow();
        let form = begin(
            stage,
            Who::Ralitsa,
            stage.done(day.at(10, 15)),
            stage.person(household.number, 0)?,
            "first-interview",
            &typed(said, household.people.len() > 1),
        )
        .await?;
        sign(stage, [Who::Ralitsa, Who::Sofi], day, form, None).await?;
    }
    Ok(())
}

fn typed<'t>(Said(case, fear, danger, wish, calms): &Said, children: bool) -> Typed<'t> {
    let foreign = *case == 131;
    let mut typed = vec![
        answer("safe-now", "yes"),
        answer("threat-from", if foreign { "trafficker" } else { "former" }),
        answer("fear", fear.to_string()),
        answer("danger", danger.to_string()),
        answer("self-harm", "false"),
        answer("doctor", if *fear > 3 { "today" } else { "no" }),
        answer("injured", "false"),
        answer("basic-needs", "sleep"),
        answer("basic-needs", "wash"),
        answer("has-children", children.to_string()),
        answer("who-knows", "police"),
        answer("contact-way", if *danger > 3 { "none" } else { "phone" }),
        answer("languages", if foreign { "uk" } else { "bg" }),
        answer("interpreter", foreign.to_string()),
        answer("reads", "true"),
        answer("papers", "id"),
        answer("legal-urgent", if *danger > 2 { "order" } else { "lawyer" }),
        answer("wish-24", *wish),
        answer("calms", *calms),
        answer("told-rights", "true"),
        answer("first-steps", "Стая, храна и душ веднага. Сутринта лекар и разговор с психолог, ако иска."),
    ];
    if children {
        typed.extend([
            answer("child[0].child-name", "с нея"),
            answer("child[0].child-where", "here"),
            answer("child-danger", "false"),
        ]);
    }
    typed
}

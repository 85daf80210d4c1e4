//! `enableWhen` for the script of the page.

use crate::forms::{
    answers::Answer,
    definition::{Behavior, Item, Questionnaire},
    path::Instance,
};
use serde_json::{Value, json};

/// The conditions of an item as JSON: `[{"question": field name, "operator", "answer"}]`. A question of another group that
/// repeats is named with `[*]`: any instance counts. For options that stand by their points, `points` are those of
/// the answer, and the inputs carry `data-points`.
pub(super) fn json(form: &Questionnaire, item: &Item, within: &[Instance]) -> Option<String> {
    let conditions: Vec<Value> = item
        .conditions
        .iter()
        .map(|condition| {
            let question = form.item(&condition.question);
            let points = match &condition.answer {
                Answer::Choice { code } => question.and_then(|question| question.option(code)?.ordinal),
                _ => None,
            };
            let mut told = json!({
                "question": field_name(form, &condition.question, within),
                "operator": condition.operator.code(),
                "answer": answer(&condition.answer),
            });
            if let Some(points) = points {
                told["points"] = points.into();
            }
            told
        })
        .collect();
    (!conditions.is_empty()).then(|| Value::from(conditions).to_string())
}

/// How several conditions join: `all` or `any`; nothing for a single one.
pub(super) fn behavior(item: &Item) -> Option<&'static str> {
    (item.conditions.len() > 1).then_some(match item.behavior {
        Behavior::All => "all",
        Behavior::Any => "any",
    })
}

fn field_name(form: &Questionnaire, question: &str, within: &[Instance]) -> String {
    let line = form.lineage(question);
    let groups = line.iter().filter(|around| around.repeats && !around.kind.is_question());
    let step = |group: &&Item| match within.iter().find(|(name, _)| *name == group.link_id) {
        Some((name, number)) => format!("{name}[{number}]."),
        None => format!("{}[*].", group.link_id),
    };
    groups.map(step).chain([question.to_owned()]).collect()
}

fn answer(answer: &Answer) -> Value {
    match answer {
        Answer::Boolean(yes) => json!(yes),
        Answer::Integer(number) => json!(number),
        Answer::Decimal(number) => number.to_json(),
        Answer::Date(date) => json!(date.to_string()),
        Answer::Text(words) | Answer::Open(words) | Answer::Unreadable(words) => json!(words),
        Answer::Choice { code } => json!(code),
        Answer::Absent(reason) => json!(reason.code()),
    }
}

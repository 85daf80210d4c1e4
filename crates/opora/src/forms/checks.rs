//! What has to hold between the items of a form before anybody fills it in.

use super::{
    answers::Answer,
    definition::{Condition, DefinitionError, Item, Kind, Operator, OptionForm, Questionnaire},
    path::is_link_id,
};
use std::collections::{BTreeMap, BTreeSet};

/// Where each linkId stands.
pub(super) fn index(items: &[Item]) -> Result<BTreeMap<String, Vec<usize>>, DefinitionError> {
    fn add(items: &[Item], above: &[usize], index: &mut BTreeMap<String, Vec<usize>>) -> Result<(), DefinitionError> {
        for (position, item) in items.iter().enumerate() {
            let id = item.link_id.clone();
            let place: Vec<usize> = above.iter().copied().chain([position]).collect();
            if !is_link_id(&id) {
                return Err(DefinitionError::BadLinkId(id));
            }
            if index.insert(id.clone(), place.clone()).is_some() {
                return Err(DefinitionError::RepeatedLinkId(id));
            }
            add(&item.items, &place, index)?;
        }
        Ok(())
    }
    let mut index = BTreeMap::new();
    add(items, &[], &mut index)?;
    Ok(index)
}

/// Checks the items one by one and against each other.
pub(super) fn check(form: &Questionnaire) -> Result<(), DefinitionError> {
    for item in form.all_items() {
        check_alone(item)?;
        for condition in &item.conditions {
            let question = form.item(&condition.question).filter(|question| question.kind.is_question());
            if !question.is_some_and(|question| can_compare(question, condition)) {
                return Err(DefinitionError::BadCondition(item.link_id.clone()));
            }
        }
    }
    let mut settled = BTreeSet::new();
    form.all_items().into_iter().try_for_each(|item| refuse_cycles(form, item, &mut vec![], &mut settled))
}

fn check_alone(item: &Item) -> Result<(), DefinitionError> {
    let id = || item.link_id.clone();
    let allowed_inside = |child: &Item| match item.kind {
        Kind::Group => true,
        Kind::Display => false,
        _ => child.kind == Kind::Display,
    };
    if !item.items.iter().all(allowed_inside) {
        return Err(DefinitionError::NestedQuestion(id()));
    }
    // A code that begins with „!“ or „+“ would be taken for a word of the page: see `input`.
    let codes: BTreeSet<&str> = item.options.iter().map(|option| option.code.as_str()).collect();
    let unclear =
        codes.len() < item.options.len() || codes.iter().any(|code| code.is_empty() || code.starts_with(['!', '+']));
    if item.kind.has_options() == item.options.is_empty() || unclear {
        return Err(DefinitionError::BadOptions(id()));
    }
    let points: BTreeSet<Option<i32>> = item.options.iter().map(|option| option.ordinal).collect();
    if item.need.is_some() && (item.repeats || points != (0..=4).map(Some).collect()) {
        return Err(DefinitionError::NotANeedScale(id()));
    }
    Ok(())
}

fn can_compare(question: &Item, condition: &Condition) -> bool {
    let ordered = !matches!(condition.operator, Operator::Equal | Operator::NotEqual | Operator::Exists);
    match (&condition.answer, question.kind) {
        (Answer::Boolean(_), _) if condition.operator == Operator::Exists => true,
        _ if condition.operator == Operator::Exists => false,
        (Answer::Boolean(_), Kind::Boolean) => !ordered,
        (Answer::Integer(_), Kind::Integer) | (Answer::Date(_), Kind::Date) => true,
        (Answer::Decimal(_) | Answer::Integer(_), Kind::Decimal) => true,
        (Answer::Text(_), Kind::String | Kind::Text) => !ordered,
        (Answer::Choice { code }, Kind::Choice | Kind::OpenChoice) => {
            question.option(code).is_some_and(|option| !ordered || option.ordinal.is_some())
        }
        (Answer::Integer(number), Kind::Choice) => {
            question.option(&number.to_string()).is_some_and(|option| option.form == OptionForm::Integer && !ordered)
        }
        (Answer::Text(words), Kind::Choice | Kind::OpenChoice) => {
            question.option(words).is_some_and(|option| option.form == OptionForm::String) && !ordered
        }
        _ => false,
    }
}

/// Follows what an item depends on: the questions of its conditions and, since a question inside a group that is not
/// asked is not asked either, the conditions of every group around it.
fn refuse_cycles<'q>(
    form: &'q Questionnaire,
    item: &'q Item,
    trail: &mut Vec<&'q str>,
    settled: &mut BTreeSet<&'q str>,
) -> Result<(), DefinitionError> {
    if settled.contains(item.link_id.as_str()) {
        return Ok(());
    }
    if trail.contains(&item.link_id.as_str()) {
        return Err(DefinitionError::Cycle(item.link_id.clone()));
    }
    trail.push(&item.link_id);
    for around in form.lineage(&item.link_id) {
        if around.link_id != item.link_id {
            refuse_cycles(form, around, trail, settled)?;
        }
    }
    for condition in &item.conditions {
        if let Some(question) = form.item(&condition.question) {
            refuse_cycles(form, question, trail, settled)?;
        }
    }
    trail.pop();
    settled.insert(&item.link_id);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn parse(items: Value) -> Result<Questionnaire, DefinitionError> {
        let form = json!({"resourceType": "Questionnaire", "url": "u", "version": "1", "name": "n", "status": "active",
            "title": "Т", "item": items});
        Questionnaire::parse(&form.to_string())
    }

    fn yes_no(id: &str, when: Option<&str>) -> Value {
        let condition = |question| json!({"question": question, "operator": "=", "answerBoolean": true});
        let conditions: Vec<Value> = when.into_iter().map(condition).collect();
        json!({"linkId": id, "type": "boolean", "enableWhen": conditions})
    }

    #[test]
    fn a_form_that_cannot_work_says_why() {
        use DefinitionError::*;
        let choice = |options: Value| json!([{"linkId": "a", "type": "choice", "answerOption": options}]);
        let coded = |code: &str| json!({"valueCoding": {"code": code, "display": code}});
        let need = json!([{"linkId": "a", "type": "choice", "answerOption": [coded("x")],
            "extension": [{"url": "https://opora.example/fhir/need", "valueCode": "health"}]}]);
        let low = json!([{"linkId": "a", "type": "integer", "extension":
            [{"url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueDate": "2026-01-01"}]}]);
        let text_above = json!([yes_no("a", None), {"linkId": "b", "type": "string", "enableWhen":
            [{"question": "a", "operator": ">", "answerBoolean": true}]}]);
        for (items, error) in [
            (json!([yes_no("a", None), yes_no("a", None)]), RepeatedLinkId("a".into())),
            (json!([yes_no("Име", None)]), BadLinkId("Име".into())),
            (json!([{"linkId": "a", "type": "attachment"}]), UnsupportedType("a".into())),
            (json!([{"linkId": "a", "type": "boolean", "item": [yes_no("b", None)]}]), NestedQuestion("a".into())),
            (choice(json!([])), BadOptions("a".into())),
            (choice(json!([coded("x"), coded("x")])), BadOptions("a".into())),
            (choice(json!([coded("!x")])), BadOptions("a".into())),
            (need, NotANeedScale("a".into())),
            (low, BadValue("a".into())),
            (json!([yes_no("a", Some("b"))]), BadCondition("a".into())),
            (text_above, BadCondition("b".into())),
            (json!([yes_no("a", Some("b")), yes_no("b", Some("a"))]), Cycle("a".into())),
            (
                json!([{"linkId": "g", "type": "group", "item": [yes_no("a", None)],
                "enableWhen": [{"question": "a", "operator": "exists", "answerBoolean": true}]}]),
                Cycle("g".into()),
            ),
        ] {
            assert_eq!(parse(items.clone()), Err(error), "{items}");
        }
    }

    #[test]
    fn a_later_question_may_decide_about_an_earlier_one() {
        assert!(parse(json!([yes_no("a", Some("b")), yes_no("b", None)])).is_ok());
    }
}

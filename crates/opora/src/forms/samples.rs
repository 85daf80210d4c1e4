//! A small form with one of everything, and people who fill it in.

use super::{answers::Answers, definition::Questionnaire, input};
use proptest::prelude::*;
use serde_json::{Value, json};

/// The fields of [`visit`] that a page sends.
pub const FIELDS: [&str; 13] = [
    "safe",
    "doctor",
    "last-exam",
    "pregnant",
    "week",
    "fever",
    "age",
    "languages",
    "languages+other",
    "note",
    "pain",
    "meds[0].med-name",
    "meds[2].med-name",
];

/// The form.
pub fn visit() -> Questionnaire {
    Questionnaire::parse(&visit_json().to_string()).expect("the sample is a form")
}

fn visit_json() -> Value {
    let option = |code: &str, bg: &str| json!({"valueCoding": {"code": code, "display": bg}});
    let points = |n: i32| {
        json!({"valueCoding": {"code": n.to_string(), "display": n.to_string(), "extension":
        [{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": n}]}})
    };
    let need = json!([{"url": "https://opora.example/fhir/need", "valueCode": "health"}]);
    let rating = |id: &str, bg: &str| {
        json!({"linkId": id, "type": "choice", "text": bg, "extension": need,
        "answerOption": (0..=4).map(points).collect::<Vec<_>>()})
    };
    let extension = |url: &str, key: &str, value: Value| json!([{"url": url, key: value}]);
    let today = json!([{"url": "http://hl7.org/fhir/StructureDefinition/maxValue", "_valueDate": {"extension": [
        {"url": "http://hl7.org/fhir/StructureDefinition/cqf-calculatedValue",
         "valueExpression": {"language": "text/fhirpath", "expression": "today()"}}]}}]);
    json!({
        "resourceType": "Questionnaire", "url": "https://opora.example/forms/visit", "version": "1.0.0", "name": "visit",
        "status": "active", "title": "Посещение",
        "item": [
            {"linkId": "safety", "type": "group", "text": "Безопасност", "item": [
                {"linkId": "safe", "type": "boolean", "text": "Спокойно ли е сега?", "required": true}]},
            {"linkId": "health", "type": "group", "text": "Здраве", "item": [
                {"linkId": "doctor", "type": "choice", "text": "Нужен ли е лекар?", "required": true,
                 "answerOption": [option("now", "Да, днес"), option("no", "Не сега")]},
                {"linkId": "last-exam", "type": "date", "text": "Последен преглед", "extension": today},
                {"linkId": "pregnant", "type": "boolean", "text": "Бременност?"},
                {"linkId": "week", "type": "integer", "text": "Седмица", "required": true,
                 "extension": extension("http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger", json!(42)),
                 "enableWhen": [{"question": "pregnant", "operator": "=", "answerBoolean": true}]},
                {"linkId": "fever", "type": "decimal", "text": "Температура",
                 "extension": extension("http://hl7.org/fhir/StructureDefinition/minValue", "valueDecimal", json!(34.5))},
                {"linkId": "age", "type": "integer", "text": "Години"},
                {"linkId": "languages", "type": "open-choice", "text": "Езици", "repeats": true,
                 "answerOption": [option("bg", "български"), option("tr", "турски")]},
                {"linkId": "note", "type": "text", "text": "Бележка", "maxLength": 20},
                rating("pain", "Болка"), rating("sleep", "Сън"),
                {"linkId": "meds", "type": "group", "text": "Лекарства", "repeats": true, "item": [
                    {"linkId": "med-name", "type": "string", "text": "Име"},
                    {"linkId": "med-dose", "type": "string", "text": "Доза", "required": true,
                     "enableWhen": [{"question": "med-name", "operator": "exists", "answerBoolean": true}]}]}]},
            {"linkId": "baby", "type": "group", "text": "Бебе",
             "enableWhen": [{"question": "week", "operator": ">", "answerInteger": 30}],
             "item": [{"linkId": "ready", "type": "boolean", "text": "Има ли дрешки?"}]},
            {"linkId": "origin", "type": "string", "text": "Откъде", "extension":
                extension("http://hl7.org/fhir/StructureDefinition/questionnaire-hidden", "valueBoolean", json!(true))},
        ],
    })
}

/// The answers of a page filled in so.
pub fn typed(form: &Questionnaire, fields: &[(&str, &str)]) -> Answers {
    input::read(form, fields.iter().copied())
}

/// The same, of owned words.
pub fn typed_owned(form: &Questionnaire, fields: &[(String, String)]) -> Answers {
    input::read(form, fields.iter().map(|(name, typed)| (name.as_str(), typed.as_str())))
}

/// Anybody typing anything into the sample.
pub fn any_typing() -> impl Strategy<Value = Vec<(String, String)>> {
    let words =
        prop_oneof!["[0-9]{1,3}", "[а-я ]{0,9}", "(now|no|bg|tr|true|false|!asked-declined|!not-asked|12.2025|37,5)"];
    prop::collection::vec((prop::sample::select(FIELDS.to_vec()).prop_map(str::to_owned), words), 0..14)
}

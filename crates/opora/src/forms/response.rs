//! Answers as a FHIR R4 QuestionnaireResponse: how they are stored and exported. The order is that of the form, so the
//! same answers always give the same text.
//!
//! A reason for no value is the standard extension data-absent-reason on the missing value. What could not be read is
//! an extension of ours in the same place; it occurs only in drafts.

use super::{
    answers::{AbsentReason, Answer, Answers},
    definition::{Item, Kind, OptionForm, Questionnaire},
    path::{Instance, MAX_INSTANCES, Path},
    rules,
    value::{self, Decimal},
};
use serde_json::{Map, Value, json};
use std::fmt;

const ABSENT: &str = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
/// Ours: what was typed and could not be read as a value.
const UNREADABLE: &str = "https://opora.example/fhir/unreadable";

/// How far the answers have come (FHIR QuestionnaireResponseStatus).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseStatus {
    /// A draft: everything that was typed is kept, also under conditions that do not hold now.
    InProgress,
    /// Signed: only what the form asks.
    Completed,
    /// Signed again after a correction: only what the form asks.
    Amended,
}

impl ResponseStatus {
    /// The FHIR code.
    pub fn code(self) -> &'static str {
        match self {
            ResponseStatus::InProgress => "in-progress",
            ResponseStatus::Completed => "completed",
            ResponseStatus::Amended => "amended",
        }
    }
}

/// Writes the answers.
pub fn write(form: &Questionnaire, answers: &Answers, status: ResponseStatus) -> Value {
    let draft = status == ResponseStatus::InProgress;
    let answers = if draft { answers.clone() } else { rules::asked_only(form, answers) };
    let items = Writer { answers: &answers, gaps: draft }.items(&form.items, &mut vec![]);
    let mut response = json!({
        "resourceType": "QuestionnaireResponse",
        "questionnaire": form.canonical(),
        "status": status.code(),
    });
    if !items.is_empty() {
        response["item"] = items.into();
    }
    response
}

struct Writer<'a> {
    answers: &'a Answers,
    /// Whether an empty instance of a group keeps its place, so that the next one keeps its number.
    gaps: bool,
}

impl Writer<'_> {
    fn items(&self, items: &[Item], within: &mut Vec<Instance>) -> Vec<Value> {
        items.iter().flat_map(|item| self.item(item, within)).collect()
    }

    fn item(&self, item: &Item, within: &mut Vec<Instance>) -> Vec<Value> {
        match item.kind {
            Kind::Display => vec![],
            Kind::Group if item.repeats => self.instances(item, within),
            Kind::Group => {
                let inside = self.items(&item.items, within);
                if inside.is_empty() { vec![] } else { vec![json!({"linkId": item.link_id, "item": inside})] }
            }
            _ => {
                let answers = self.answers.at(&Path::new(within, &item.link_id));
                let written: Vec<Value> = answers.iter().map(|answer| write_answer(item, answer)).collect();
                if written.is_empty() { vec![] } else { vec![json!({"linkId": item.link_id, "answer": written})] }
            }
        }
    }

    fn instances(&self, group: &Item, within: &mut Vec<Instance>) -> Vec<Value> {
        let mut written = vec![];
        for number in 0..self.answers.instances(within, &group.link_id) {
            within.push((group.link_id.clone(), number));
            let inside = self.items(&group.items, within);
            within.pop();
            if !inside.is_empty() {
                written.push(json!({"linkId": group.link_id, "item": inside}));
            } else if self.gaps {
                written.push(json!({"linkId": group.link_id}));
            }
        }
        written
    }
}

fn write_answer(item: &Item, answer: &Answer) -> Value {
    match answer {
        Answer::Boolean(yes) => json!({"valueBoolean": yes}),
        Answer::Integer(number) => json!({"valueInteger": number}),
        Answer::Decimal(number) => json!({"valueDecimal": number.to_json()}),
        Answer::Date(date) => json!({"valueDate": date.to_string()}),
        Answer::Text(words) | Answer::Open(words) => json!({"valueString": words}),
        Answer::Choice { code } => write_choice(item, code),
        Answer::Absent(reason) => without_value(item, json!({"url": ABSENT, "valueCode": reason.code()})),
        Answer::Unreadable(typed) => without_value(item, json!({"url": UNREADABLE, "valueString": typed})),
    }
}

fn write_choice(item: &Item, code: &str) -> Value {
    let Some(option) = item.option(code) else { return json!({"valueCoding": {"code": code}}) };
    match &option.form {
        OptionForm::Integer => json!({"valueInteger": code.parse::<i64>().ok()}),
        OptionForm::String => json!({"valueString": code}),
        OptionForm::Coding { system } => {
            let mut coding = Map::new();
            coding.extend(system.as_ref().map(|system| ("system".into(), json!(system))));
            coding.insert("code".into(), json!(code));
            coding.insert("display".into(), json!(option.text.bg));
            json!({"valueCoding": coding})
        }
    }
}

fn without_value(item: &Item, extension: Value) -> Value {
    let extended = json!({"extension": [extension]});
    match item.kind {
        Kind::Choice | Kind::OpenChoice => json!({"valueCoding": extended}),
        Kind::Boolean => json!({"_valueBoolean": extended}),
        Kind::Integer => json!({"_valueInteger": extended}),
        Kind::Decimal => json!({"_valueDecimal": extended}),
        Kind::Date => json!({"_valueDate": extended}),
        Kind::Group | Kind::Display | Kind::String | Kind::Text => json!({"_valueString": extended}),
    }
}

/// Why stored answers cannot be read with this form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResponseError {
    /// They are not the answers of this form in this version.
    OtherForm(String),
    /// They answer an item that the form does not have, or stand in the wrong place.
    UnknownItem(String),
    /// An answer to this item is not of its kind.
    BadAnswer(String),
}

impl fmt::Display for ResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ResponseError::OtherForm(form) => write!(f, "these are answers of „{form}“"),
            ResponseError::UnknownItem(id) => write!(f, "the form has no „{id}“ there"),
            ResponseError::BadAnswer(id) => write!(f, "the answer to „{id}“ is not of its kind"),
        }
    }
}

impl std::error::Error for ResponseError {}

/// Reads answers that [`write`] wrote, or that another program wrote for the same version of the form.
///
/// # Errors
/// Anything that would otherwise be dropped silently.
pub fn read(form: &Questionnaire, response: &Value) -> Result<Answers, ResponseError> {
    let named = response["questionnaire"].as_str().unwrap_or_default();
    if named != form.canonical() || response["resourceType"] != "QuestionnaireResponse" {
        return Err(ResponseError::OtherForm(named.into()));
    }
    let mut answers = Answers::default();
    read_items(&form.items, &response["item"], &mut vec![], &mut answers)?;
    Ok(answers)
}

fn read_items(
    items: &[Item],
    raw: &Value,
    within: &mut Vec<Instance>,
    answers: &mut Answers,
) -> Result<(), ResponseError> {
    let mut counted: Vec<(&str, u16)> = vec![];
    for entry in raw.as_array().map_or(&[][..], Vec::as_slice) {
        let id = entry["linkId"].as_str().unwrap_or_default();
        let unknown = || ResponseError::UnknownItem(id.into());
        let item = items.iter().find(|item| item.link_id == id).ok_or_else(unknown)?;
        if item.kind == Kind::Group && item.repeats {
            let number = counted.iter().filter(|(group, _)| *group == id).count() as u16;
            if number >= MAX_INSTANCES {
                return Err(unknown());
            }
            counted.push((id, number));
            within.push((id.into(), number));
            read_items(&item.items, &entry["item"], within, answers)?;
            within.pop();
        } else if item.kind == Kind::Group {
            read_items(&item.items, &entry["item"], within, answers)?;
        } else {
            for answer in entry["answer"].as_array().map_or(&[][..], Vec::as_slice) {
                let answer = read_answer(item, answer).ok_or_else(|| ResponseError::BadAnswer(id.into()))?;
                answers.add(Path::new(within, id), answer);
            }
        }
    }
    Ok(())
}

/// Reads one `value[x]` as an answer of the item.
pub(super) fn read_answer(item: &Item, raw: &Value) -> Option<Answer> {
    if let Some(answer) = read_without_value(raw) {
        return Some(answer);
    }
    match item.kind {
        Kind::Group | Kind::Display => None,
        Kind::Boolean => raw["valueBoolean"].as_bool().map(Answer::Boolean),
        Kind::Integer => raw["valueInteger"].as_i64().map(Answer::Integer),
        Kind::Decimal => Decimal::from_json(&raw["valueDecimal"]).map(Answer::Decimal),
        Kind::Date => raw["valueDate"].as_str().and_then(value::partial_day).map(Answer::Date),
        Kind::String | Kind::Text => raw["valueString"].as_str().map(|words| Answer::Text(words.into())),
        Kind::Choice | Kind::OpenChoice => read_choice(item, raw),
    }
}

fn read_choice(item: &Item, raw: &Value) -> Option<Answer> {
    let words = raw["valueString"].as_str();
    let known = item.options.iter().find(|option| match option.form {
        OptionForm::Coding { .. } => raw["valueCoding"]["code"] == option.code,
        OptionForm::Integer => raw["valueInteger"].as_i64().is_some_and(|number| option.code == number.to_string()),
        OptionForm::String => words == Some(&option.code),
    });
    let own = || words.filter(|_| item.kind == Kind::OpenChoice).map(|words| Answer::Open(words.into()));
    known.map(|option| Answer::choice(option.code.clone())).or_else(own)
}

fn read_without_value(raw: &Value) -> Option<Answer> {
    let (_, holder) = raw.as_object()?.iter().find(|(key, _)| key.starts_with("_value") || *key == "valueCoding")?;
    let extensions = holder["extension"].as_array()?;
    extensions.iter().find_map(|extension| match extension["url"].as_str()? {
        ABSENT => AbsentReason::from_code(extension["valueCode"].as_str()?).map(Answer::Absent),
        UNREADABLE => extension["valueString"].as_str().map(|typed| Answer::Unreadable(typed.into())),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::samples;
    use proptest::prelude::*;

    #[test]
    fn answers_are_stored_as_fhir_says() {
        let form = samples::visit();
        let answers = samples::typed(
            &form,
            &[
                ("doctor", "now"),
                ("last-exam", "2026-10"),
                ("pregnant", "!asked-declined"),
                ("fever", "37,50"),
                ("age", "трийсет"),
                ("languages", "bg"),
                ("languages", "+other"),
                ("languages+other", "кюрдски"),
                ("meds[1].med-name", "Желязо"),
            ],
        );
        let stored = write(&form, &answers, ResponseStatus::InProgress);
        assert_eq!(
            stored,
            json!({
                "resourceType": "QuestionnaireResponse",
                "questionnaire": "https://opora.example/forms/visit|1.0.0",
                "status": "in-progress",
                "item": [{"linkId": "health", "item": [
                    {"linkId": "doctor", "answer": [{"valueCoding": {"code": "now", "display": "Да, днес"}}]},
                    {"linkId": "last-exam", "answer": [{"valueDate": "2026-10"}]},
                    {"linkId": "pregnant", "answer": [{"_valueBoolean": {"extension": [{"url": ABSENT, "valueCode": "asked-declined"}]}}]},
                    {"linkId": "fever", "answer": [{"valueDecimal": 37.5}]},
                    {"linkId": "age", "answer": [{"_valueInteger": {"extension": [{"url": UNREADABLE, "valueString": "трийсет"}]}}]},
                    {"linkId": "languages", "answer": [{"valueCoding": {"code": "bg", "display": "български"}}, {"valueString": "кюрдски"}]},
                    {"linkId": "meds"},
                    {"linkId": "meds", "item": [{"linkId": "med-name", "answer": [{"valueString": "Желязо"}]}]},
                ]}],
            })
        );
        assert_eq!(read(&form, &stored), Ok(answers));
    }

    #[test]
    fn a_signed_form_holds_only_what_was_asked_and_has_no_gaps() {
        let form = samples::visit();
        let answers = samples::typed(&form, &[("pregnant", "false"), ("week", "12"), ("meds[1].med-name", "Желязо")]);
        let signed = write(&form, &answers, ResponseStatus::Completed);
        assert_eq!(
            signed["item"][0]["item"],
            json!([
                {"linkId": "pregnant", "answer": [{"valueBoolean": false}]},
                {"linkId": "meds", "item": [{"linkId": "med-name", "answer": [{"valueString": "Желязо"}]}]},
            ])
        );
    }

    #[test]
    fn answers_of_something_else_are_refused_not_dropped() {
        let form = samples::visit();
        let stored = |items: Value| json!({"resourceType": "QuestionnaireResponse", "questionnaire": form.canonical(), "item": items});
        let inside = |item: Value| stored(json!([{"linkId": "health", "item": [item]}]));
        let mut other = stored(json!([]));
        other["questionnaire"] = json!("https://opora.example/forms/visit|0.9.0");
        assert!(matches!(read(&form, &other), Err(ResponseError::OtherForm(_))));
        let unknown = inside(json!({"linkId": "shoe-size", "answer": [{"valueInteger": 38}]}));
        assert_eq!(read(&form, &unknown), Err(ResponseError::UnknownItem("shoe-size".into())));
        let wrong = inside(json!({"linkId": "age", "answer": [{"valueString": "38"}]}));
        assert_eq!(read(&form, &wrong), Err(ResponseError::BadAnswer("age".into())));
    }

    proptest! {
        #[test]
        fn any_draft_survives_storage(typed in samples::any_typing()) {
            let form = samples::visit();
            let answers = samples::typed_owned(&form, &typed);
            let text = write(&form, &answers, ResponseStatus::InProgress).to_string();
            let stored: Value = serde_json::from_str(&text).expect("what was written is JSON");
            prop_assert_eq!(read(&form, &stored), Ok(answers));
        }
    }
}

//! From the JSON of FHIR to a form. What the engine does not use is not looked at.

use super::{
    answers::Answer,
    definition::{
        Behavior, Bound, ChoiceOption, Condition, DefinitionError, Item, Kind, Levels, Operator, OptionForm,
        Questionnaire, Status, Text,
    },
    response,
    value::{self, Decimal},
};
use serde::Deserialize;
use serde_json::Value;

const TRANSLATION: &str = "http://hl7.org/fhir/StructureDefinition/translation";
const ORDINAL: &str = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
const HIDDEN: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden";
const CONTROL: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";
const UNIT: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit";
const MIN: &str = "http://hl7.org/fhir/StructureDefinition/minValue";
const MAX: &str = "http://hl7.org/fhir/StructureDefinition/maxValue";
const CALCULATED: &str = "http://hl7.org/fhir/StructureDefinition/cqf-calculatedValue";
/// Ours: the life domain whose need a question rates.
const NEED: &str = "https://opora.example/fhir/need";
/// Ours: the shares of points, in per cent, from which a section is of low, medium and high need.
const LEVELS: &str = "https://opora.example/fhir/score-levels";

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawForm {
    resource_type: String,
    url: String,
    version: String,
    name: String,
    status: String,
    title: String,
    #[serde(rename = "_title", default)]
    title_more: More,
    #[serde(default)]
    contained: Vec<RawValueSet>,
    #[serde(default)]
    extension: Vec<Value>,
    item: Vec<RawItem>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawItem {
    link_id: String,
    r#type: String,
    #[serde(default)]
    text: String,
    #[serde(rename = "_text", default)]
    text_more: More,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    repeats: bool,
    max_length: Option<usize>,
    #[serde(default)]
    enable_when: Vec<Value>,
    enable_behavior: Option<String>,
    #[serde(default)]
    answer_option: Vec<Value>,
    answer_value_set: Option<String>,
    #[serde(default)]
    initial: Vec<Value>,
    #[serde(default)]
    extension: Vec<Value>,
    #[serde(default)]
    item: Vec<RawItem>,
}

/// What stands beside a primitive value: its extensions.
#[derive(Default, Deserialize)]
struct More {
    #[serde(default)]
    extension: Vec<Value>,
}

#[derive(Deserialize)]
struct RawValueSet {
    id: Option<String>,
    compose: Option<Compose>,
}

#[derive(Deserialize)]
struct Compose {
    include: Vec<Include>,
}

#[derive(Deserialize)]
struct Include {
    system: Option<String>,
    #[serde(default)]
    concept: Vec<Concept>,
}

#[derive(Deserialize)]
struct Concept {
    code: String,
    #[serde(default)]
    display: String,
    #[serde(default)]
    designation: Vec<Designation>,
    #[serde(default)]
    extension: Vec<Value>,
}

#[derive(Deserialize)]
struct Designation {
    language: Option<String>,
    value: String,
}

type Read<T> = Result<T, DefinitionError>;

/// Reads the form; what has to hold between its items is checked afterwards.
pub(super) fn read(json: &str) -> Read<Questionnaire> {
    let not_a_form = |why: String| DefinitionError::NotAQuestionnaire(why);
    let raw: RawForm = serde_json::from_str(json).map_err(|error| not_a_form(error.to_string()))?;
    if raw.resource_type != "Questionnaire" {
        return Err(not_a_form(format!("resourceType is {}", raw.resource_type)));
    }
    let status = match raw.status.as_str() {
        "draft" => Status::Draft,
        "active" => Status::Active,
        "retired" => Status::Retired,
        other => return Err(not_a_form(format!("status is {other}"))),
    };
    let levels = match find(&raw.extension, LEVELS) {
        Some(extension) => levels(extension).ok_or_else(|| not_a_form("score-levels".into()))?,
        None => Levels::default(),
    };
    let items = raw.item.into_iter().map(|item| read_item(item, &raw.contained)).collect::<Read<_>>()?;
    let title = text(raw.title, &raw.title_more.extension);
    Ok(Questionnaire::unchecked((raw.url, raw.version, raw.name), status, title, levels, items))
}

fn levels(extension: &Value) -> Option<Levels> {
    let shares = extension["extension"].as_array()?;
    let share = |url| u8::try_from(find(shares, url)?["valueInteger"].as_u64()?).ok();
    let levels = Levels { low: share("low")?, medium: share("medium")?, high: share("high")? };
    (levels.low <= levels.medium && levels.medium <= levels.high && levels.high <= 100).then_some(levels)
}

fn read_item(raw: RawItem, sets: &[RawValueSet]) -> Read<Item> {
    let id = raw.link_id.clone();
    let bad = || DefinitionError::BadValue(id.clone());
    let kind = kind(&raw.r#type).ok_or_else(|| DefinitionError::UnsupportedType(id.clone()))?;
    let mut children = raw.item.into_iter().map(|item| read_item(item, sets)).collect::<Read<Vec<Item>>>()?;
    let is_hint = |item: &Item| item.kind == Kind::Display && item.control.as_deref() == Some("help");
    let hint = children.iter().position(is_hint).map(|place| children.remove(place).text);
    let control = match find(&raw.extension, CONTROL) {
        Some(found) => Some(found["valueCodeableConcept"]["coding"][0]["code"].as_str().ok_or_else(bad)?.to_owned()),
        None => None,
    };
    let need = match find(&raw.extension, NEED) {
        Some(found) => Some(found["valueCode"].as_str().ok_or_else(bad)?.to_owned()),
        None => None,
    };
    let conditions = raw.enable_when.iter().map(condition).collect::<Option<Vec<_>>>();
    let mut item = Item {
        kind,
        text: text(raw.text, &raw.text_more.extension),
        hint,
        required: raw.required,
        repeats: raw.repeats,
        hidden: find(&raw.extension, HIDDEN).is_some_and(|found| found["valueBoolean"] == true),
        max_length: raw.max_length,
        min: bound(&raw.extension, MIN, kind).map_err(|_| bad())?,
        max: bound(&raw.extension, MAX, kind).map_err(|_| bad())?,
        unit: find(&raw.extension, UNIT).map(|found| coding_text(&found["valueCoding"])),
        control,
        conditions: conditions.ok_or_else(|| DefinitionError::BadCondition(id.clone()))?,
        behavior: if raw.enable_behavior.as_deref() == Some("any") { Behavior::Any } else { Behavior::All },
        options: options(&raw.answer_option, raw.answer_value_set.as_deref(), sets)
            .ok_or_else(|| DefinitionError::BadOptions(id.clone()))?,
        initial: vec![],
        need,
        items: children,
        link_id: raw.link_id,
    };
    item.initial =
        raw.initial.iter().map(|value| response::read_answer(&item, value)).collect::<Option<_>>().ok_or_else(bad)?;
    Ok(item)
}

fn kind(code: &str) -> Option<Kind> {
    Some(match code {
        "group" => Kind::Group,
        "display" => Kind::Display,
        "boolean" => Kind::Boolean,
        "integer" => Kind::Integer,
        "decimal" => Kind::Decimal,
        "date" => Kind::Date,
        "string" => Kind::String,
        "text" => Kind::Text,
        "choice" => Kind::Choice,
        "open-choice" => Kind::OpenChoice,
        _ => return None,
    })
}

fn options(inline: &[Value], set: Option<&str>, sets: &[RawValueSet]) -> Option<Vec<ChoiceOption>> {
    let Some(set) = set else { return inline.iter().map(inline_option).collect() };
    let set = sets.iter().find(|candidate| candidate.id.as_deref() == set.strip_prefix('#'))?;
    let includes = &set.compose.as_ref()?.include;
    includes
        .iter()
        .flat_map(|include| include.concept.iter().map(|concept| contained_option(concept, include)))
        .collect()
}

fn inline_option(raw: &Value) -> Option<ChoiceOption> {
    let ordinal = |place: &Value| place["extension"].as_array().map_or(Ok(None), |all| ordinal(all));
    if let Some(number) = raw["valueInteger"].as_i64() {
        let text = Text { bg: number.to_string(), en: Some(number.to_string()) };
        return Some(ChoiceOption {
            code: text.bg.clone(),
            form: OptionForm::Integer,
            text,
            ordinal: ordinal(raw).ok()?,
        });
    }
    if let Some(words) = raw["valueString"].as_str() {
        let more = raw["_valueString"]["extension"].as_array().map_or(&[][..], Vec::as_slice);
        let text = text(words.into(), more);
        return Some(ChoiceOption { code: words.into(), form: OptionForm::String, text, ordinal: ordinal(raw).ok()? });
    }
    let coding = &raw["valueCoding"];
    let form = OptionForm::Coding { system: coding["system"].as_str().map(str::to_owned) };
    let points = ordinal(coding).ok()?.or(ordinal(raw).ok()?);
    Some(ChoiceOption { code: coding["code"].as_str()?.into(), form, text: coding_text(coding), ordinal: points })
}

fn contained_option(concept: &Concept, include: &Include) -> Option<ChoiceOption> {
    let english = concept.designation.iter().find(|words| words.language.as_deref() == Some("en"));
    Some(ChoiceOption {
        code: concept.code.clone(),
        form: OptionForm::Coding { system: include.system.clone() },
        text: Text { bg: concept.display.clone(), en: english.map(|words| words.value.clone()) },
        ordinal: ordinal(&concept.extension).ok()?,
    })
}

fn ordinal(extensions: &[Value]) -> Result<Option<i32>, ()> {
    let Some(found) = find(extensions, ORDINAL) else { return Ok(None) };
    let points = Decimal::from_json(&found["valueDecimal"]).and_then(Decimal::as_whole).ok_or(())?;
    i32::try_from(points).map(Some).map_err(|_| ())
}

fn bound(extensions: &[Value], url: &str, kind: Kind) -> Result<Option<Bound>, ()> {
    let Some(found) = find(extensions, url) else { return Ok(None) };
    let calculated = found["_valueDate"]["extension"].as_array().and_then(|all| find(all, CALCULATED));
    let bound = match kind {
        Kind::Integer => Decimal::from_json(&found["valueInteger"]).map(Bound::Number),
        Kind::Decimal => Decimal::from_json(&found["valueDecimal"]).map(Bound::Number),
        Kind::Date if calculated.is_some_and(|rule| rule["valueExpression"]["expression"] == "today()") => {
            Some(Bound::Today)
        }
        Kind::Date => found["valueDate"].as_str().and_then(|day| day.parse().ok()).map(Bound::Day),
        _ => None,
    };
    bound.map(Some).ok_or(())
}

fn condition(raw: &Value) -> Option<Condition> {
    let words = |key: &str| raw[key].as_str().map(str::to_owned);
    let answer = None
        .or_else(|| raw["answerBoolean"].as_bool().map(Answer::Boolean))
        .or_else(|| raw["answerInteger"].as_i64().map(Answer::Integer))
        .or_else(|| Decimal::from_json(&raw["answerDecimal"]).map(Answer::Decimal))
        .or_else(|| raw["answerDate"].as_str().and_then(value::partial_day).map(Answer::Date))
        .or_else(|| raw["answerCoding"]["code"].as_str().map(Answer::choice))
        .or_else(|| words("answerString").map(Answer::Text))?;
    Some(Condition { question: words("question")?, operator: Operator::from_code(raw["operator"].as_str()?)?, answer })
}

fn coding_text(coding: &Value) -> Text {
    let more = coding["_display"]["extension"].as_array().map_or(&[][..], Vec::as_slice);
    text(coding["display"].as_str().unwrap_or_default().into(), more)
}

fn text(bg: String, extensions: &[Value]) -> Text {
    let translation = |candidate: &&Value| {
        let parts = candidate["extension"].as_array().map_or(&[][..], Vec::as_slice);
        candidate["url"] == TRANSLATION && find(parts, "lang").is_some_and(|lang| lang["valueCode"] == "en")
    };
    let parts = extensions.iter().find(translation).and_then(|found| found["extension"].as_array());
    let content = parts.and_then(|parts| find(parts, "content"));
    let en = content.and_then(|found| found["valueString"].as_str().or(found["valueMarkdown"].as_str()));
    Text { bg, en: en.map(str::to_owned) }
}

fn find<'v>(extensions: &'v [Value], url: &str) -> Option<&'v Value> {
    extensions.iter().find(|extension| extension["url"] == url)
}

//! A form as the engine uses it: a FHIR R4 Questionnaire, read and checked.
//!
//! Bulgarian is the language of the file; English stands in the standard translation extension. Supported: the item
//! types in [`Kind`], options in place or in a contained ValueSet (`#id`), `enableWhen`, `ordinalValue`, `minValue` and
//! `maxValue` (a value, or `today()`), `questionnaire-hidden`, `questionnaire-itemControl`, `questionnaire-unit`.
//! Anything else in the file is left alone.

use super::{
    answers::Answer,
    checks,
    path::{Instance, Path},
    reading,
    value::Decimal,
};
use jiff::civil::Date;
use kernel::i18n::Lang;
use std::{collections::BTreeMap, fmt};

/// A whole form of one version.
#[derive(Clone, Debug, PartialEq)]
pub struct Questionnaire {
    /// The address that names the form in all its versions.
    pub url: String,
    /// The version, as in `1.0.0`.
    pub version: String,
    /// The short name, as in `needs-adult`.
    pub name: String,
    /// Whether it may be filled in now.
    pub status: Status,
    /// What people call it.
    pub title: Text,
    /// From which share of the possible points a section is of low, medium and high need.
    pub levels: Levels,
    /// The sections, in order.
    pub items: Vec<Item>,
    /// Where each linkId stands: the positions from the root down.
    index: BTreeMap<String, Vec<usize>>,
}

/// The publication status of a form (FHIR PublicationStatus).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Being written.
    Draft,
    /// In use.
    Active,
    /// No longer filled in; old answers keep it.
    Retired,
}

/// Words in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Bulgarian, the language of the file.
    pub bg: String,
    /// English, if it was translated.
    pub en: Option<String>,
}

impl Text {
    /// The words in a language; Bulgarian when they were not translated.
    pub fn get(&self, lang: Lang) -> &str {
        match (lang, &self.en) {
            (Lang::En, Some(en)) => en,
            _ => &self.bg,
        }
    }
}

/// Least percentages of the possible points for each level of need above none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Levels {
    /// Low need from this share, in per cent.
    pub low: u8,
    /// Medium need from this share, in per cent.
    pub medium: u8,
    /// High need from this share, in per cent.
    pub high: u8,
}

impl Default for Levels {
    fn default() -> Levels {
        Levels { low: 1, medium: 34, high: 60 }
    }
}

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Items under one heading.
    Group,
    /// Words to read.
    Display,
    /// Yes or no.
    Boolean,
    /// A whole number.
    Integer,
    /// A number with a fraction.
    Decimal,
    /// A date, or the part of it that is known.
    Date,
    /// One line.
    String,
    /// Many lines.
    Text,
    /// One of the options, or several when it repeats.
    Choice,
    /// One of the options or an own one.
    OpenChoice,
}

impl Kind {
    /// Whether somebody answers it.
    pub fn is_question(self) -> bool {
        !matches!(self, Kind::Group | Kind::Display)
    }

    /// Whether it offers options.
    pub fn has_options(self) -> bool {
        matches!(self, Kind::Choice | Kind::OpenChoice)
    }
}

/// One entry of the form: a group, words, or a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its name, unique in the form.
    pub link_id: String,
    /// What it is.
    pub kind: Kind,
    /// The heading or the question.
    pub text: Text,
    /// What helps to answer: a display child with the item control `help`.
    pub hint: Option<Text>,
    /// Whether the form cannot be signed without it.
    pub required: bool,
    /// Whether it may be answered, or filled in, more than once.
    pub repeats: bool,
    /// Whether nobody sees it.
    pub hidden: bool,
    /// The most characters.
    pub max_length: Option<usize>,
    /// The least value.
    pub min: Option<Bound>,
    /// The greatest value.
    pub max: Option<Bound>,
    /// The unit behind a number.
    pub unit: Option<Text>,
    /// How FHIR asks for it to be drawn: `help`, `htable`, `text-box`.
    pub control: Option<String>,
    /// When it is asked; always, when empty.
    pub conditions: Vec<Condition>,
    /// How several conditions join.
    pub behavior: Behavior,
    /// What may be chosen.
    pub options: Vec<ChoiceOption>,
    /// What a new form begins with.
    pub initial: Vec<Answer>,
    /// The life domain whose need this question rates 0–4 (`health`, `housing`), for the support plan.
    pub need: Option<String>,
    /// What stands inside a group.
    pub items: Vec<Item>,
}

impl Item {
    /// The option with this code.
    pub fn option(&self, code: &str) -> Option<&ChoiceOption> {
        self.options.iter().find(|option| option.code == code)
    }

    /// Whether its options carry points.
    pub fn is_scored(&self) -> bool {
        self.options.iter().any(|option| option.ordinal.is_some())
    }

    /// Whether it is a group whose questions are drawn as rows of one scale.
    pub fn is_scale(&self) -> bool {
        self.control.as_deref() == Some("htable")
    }
}

/// An option of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceOption {
    /// Its code, unique in the question.
    pub code: String,
    /// How it is written in FHIR.
    pub form: OptionForm,
    /// What people read.
    pub text: Text,
    /// Its points; more points, more need.
    pub ordinal: Option<i32>,
}

/// How an option is written in FHIR.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OptionForm {
    /// `valueCoding`, with the code system if there is one.
    Coding {
        /// The code system.
        system: Option<String>,
    },
    /// `valueInteger`.
    Integer,
    /// `valueString`.
    String,
}

/// The edge of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A number.
    Number(Decimal),
    /// A day.
    Day(Date),
    /// The day on which the form is filled in.
    Today,
}

/// One condition of `enableWhen`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The linkId of the question it looks at.
    pub question: String,
    /// How it compares.
    pub operator: Operator,
    /// What it compares with.
    pub answer: Answer,
}

/// The operators of `enableWhen`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// There is a value, or, compared with `false`, there is none.
    Exists,
    /// Some answer equals.
    Equal,
    /// No answer equals.
    NotEqual,
    /// Some answer is greater.
    Greater,
    /// Some answer is less.
    Less,
    /// Some answer is greater or equal.
    GreaterOrEqual,
    /// Some answer is less or equal.
    LessOrEqual,
}

impl Operator {
    /// The operators with their FHIR codes.
    const CODES: [(Operator, &'static str); 7] = [
        (Operator::Exists, "exists"),
        (Operator::Equal, "="),
        (Operator::NotEqual, "!="),
        (Operator::Greater, ">"),
        (Operator::Less, "<"),
        (Operator::GreaterOrEqual, ">="),
        (Operator::LessOrEqual, "<="),
    ];

    /// The FHIR code.
    pub fn code(self) -> &'static str {
        Operator::CODES.iter().find(|(operator, _)| *operator == self).map_or("", |(_, code)| code)
    }

    /// The operator with this FHIR code.
    pub fn from_code(code: &str) -> Option<Operator> {
        Operator::CODES.iter().find(|(_, known)| *known == code).map(|(operator, _)| *operator)
    }
}

/// How several conditions join.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behavior {
    /// All must hold.
    All,
    /// One is enough.
    Any,
}

impl Questionnaire {
    /// Reads and checks a FHIR R4 Questionnaire.
    ///
    /// # Errors
    /// Says the first thing that keeps the form from being used.
    pub fn parse(json: &str) -> Result<Questionnaire, DefinitionError> {
        let mut form = reading::read(json)?;
        form.index = checks::index(&form.items)?;
        checks::check(&form)?;
        Ok(form)
    }

    /// A form before it is checked.
    pub(super) fn unchecked(
        (url, version, name): (String, String, String),
        status: Status,
        title: Text,
        levels: Levels,
        items: Vec<Item>,
    ) -> Questionnaire {
        Questionnaire { url, version, name, status, title, levels, items, index: BTreeMap::new() }
    }

    /// The canonical reference that answers carry: `url|version`.
    pub fn canonical(&self) -> String {
        format!("{}|{}", self.url, self.version)
    }

    /// The item with this linkId.
    pub fn item(&self, link_id: &str) -> Option<&Item> {
        self.lineage(link_id).last().copied()
    }

    /// The item and what it stands in, from the section down. Empty when there is no such item.
    pub fn lineage(&self, link_id: &str) -> Vec<&Item> {
        let mut level = &self.items;
        let mut line = vec![];
        for position in self.index.get(link_id).into_iter().flatten() {
            line.push(&level[*position]);
            level = &level[*position].items;
        }
        line
    }

    /// The question at a path, if the path names the groups that repeat around it.
    pub fn question_at(&self, path: &Path) -> Option<&Item> {
        let (item, around) = self.lineage(&path.link_id).split_last().map(|(item, around)| (*item, around.to_vec()))?;
        let repeating = around.iter().filter(|group| group.repeats).map(|group| group.link_id.as_str());
        let named = path.within.iter().map(|(group, _): &Instance| group.as_str());
        (item.kind.is_question() && repeating.eq(named)).then_some(item)
    }

    /// Every item, parents before children.
    pub fn all_items(&self) -> Vec<&Item> {
        fn gather<'q>(items: &'q [Item], all: &mut Vec<&'q Item>) {
            for item in items {
                all.push(item);
                gather(&item.items, all);
            }
        }
        let mut all = vec![];
        gather(&self.items, &mut all);
        all
    }
}

/// Why a form cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DefinitionError {
    /// The file is not the JSON of a Questionnaire.
    NotAQuestionnaire(String),
    /// The linkId is not made of small Latin letters, digits and hyphens.
    BadLinkId(String),
    /// Two items have this linkId.
    RepeatedLinkId(String),
    /// The item is of a type that cannot be filled in here.
    UnsupportedType(String),
    /// A question holds other questions, or words hold anything.
    NestedQuestion(String),
    /// A choice has no options, or two with one code.
    BadOptions(String),
    /// An extension or a value of the item is not of the kind that it needs.
    BadValue(String),
    /// A condition of the item looks at something that is not a question, or compares with an answer that it cannot have.
    BadCondition(String),
    /// The condition of the item depends, in the end, on the item.
    Cycle(String),
    /// The question rates a need, and its options do not have the points 0 to 4.
    NotANeedScale(String),
}

impl fmt::Display for DefinitionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DefinitionError::NotAQuestionnaire(why) => write!(f, "not a Questionnaire: {why}"),
            DefinitionError::BadLinkId(id) => write!(f, "linkId „{id}“: only a-z, 0-9 and hyphens"),
            DefinitionError::RepeatedLinkId(id) => write!(f, "linkId „{id}“ is used twice"),
            DefinitionError::UnsupportedType(id) => write!(f, "„{id}“ is of a type that is not supported"),
            DefinitionError::NestedQuestion(id) => write!(f, "„{id}“ may hold only words"),
            DefinitionError::BadOptions(id) => write!(f, "„{id}“ needs options, each with its own code"),
            DefinitionError::BadValue(id) => write!(f, "„{id}“ has a value or an extension of the wrong kind"),
            DefinitionError::BadCondition(id) => write!(f, "a condition of „{id}“ can never be checked"),
            DefinitionError::Cycle(id) => write!(f, "the conditions of „{id}“ go round in a circle"),
            DefinitionError::NotANeedScale(id) => write!(f, "„{id}“ rates a need and must have the points 0 to 4"),
        }
    }
}

impl std::error::Error for DefinitionError {}

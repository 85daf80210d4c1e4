//! People: who someone is, how they may be reached, who is family, how they are found again.
//!
//! An alias or no name at all is enough. A ЕГН is one identifier among others and never a key.

pub mod alert;
mod api;
mod birth;
pub mod contact;
mod duplicates;
mod file;
pub mod identifier;
mod index;
mod log;
mod naming;
mod pages;
mod record;
pub mod relation;
mod search;
mod store;
#[cfg(test)]
mod tests;
mod text;

pub use api::routes as api;
pub use birth::{Age, Birth, BirthKind};
pub use duplicates::{Candidate, Likeness, Opened, duplicates, open_file};
pub use file::{
    Chip, Column, FileTab, Later, PersonOnPage, Registry, Sheet, Source, Tab, TimelineEntry, TimelineKind,
    TimelineSource, Whereabouts, Window, frame, frame_of, on_page, page, page_of, register, rule_of_contact,
};
pub use index::index_case_number;
pub use log::{Look, looks};
pub use naming::{short_name, short_name_of};
pub use pages::{flash, routes as pages};
use record::fresh_id;
pub use record::{NewPerson, brief, create, created, edit, person};
pub use search::{Hit, Question, Reason, list, search};

use kernel::i18n::Lang;
use kernel::types::{Day, Moment, PersonId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

kernel::texts!(people);

kernel::codes! {
    /// The sex in a person's papers, or as they say it.
    #[derive(Default)]
    pub enum Sex {
        /// Мъж.
        Male = "male",
        /// Жена.
        Female = "female",
        /// Not known, or not said.
        #[default]
        Unknown = "unknown",
    }
}

impl Sex {
    /// What people call it.
    pub fn label(self, l: Lang) -> &'static str {
        match self {
            Sex::Male => t::sex_male(l),
            Sex::Female => t::sex_female(l),
            Sex::Unknown => t::sex_unknown(l),
        }
    }
}

/// Someone with a file.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct Person {
    /// Its id; opaque in addresses.
    pub id: PersonId,
    /// Собствено име; may be empty, as may every name.
    pub given: String,
    /// Бащино име.
    pub middle: String,
    /// Фамилия.
    pub family: String,
    /// What they want to be called instead. Whoever has one goes by it everywhere but in the details of the file.
    pub alias: String,
    /// The name in Latin letters as in the papers, where that differs from the official transliteration.
    pub latin: String,
    /// The sex.
    pub sex: Sex,
    /// How well the birth date is known.
    pub birth_kind: BirthKind,
    /// The first day on which they can have been born.
    pub born_from: Option<Day>,
    /// The last day on which they can have been born.
    pub born_until: Option<Day>,
    /// Citizenship, in words.
    pub citizenship: String,
    /// The languages they speak, in words.
    pub languages: String,
    /// Needs an interpreter.
    pub interpreter: bool,
    /// The day they died, if they did.
    pub died_on: Option<Day>,
    /// When the file was opened.
    pub created_at: Moment,
    /// Sent back with a change.
    pub version: i64,
}

/// What may be changed about who someone is; the whole of it is sent back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Identity {
    /// Собствено име.
    pub given: String,
    /// Бащино име.
    pub middle: String,
    /// Фамилия.
    pub family: String,
    /// What they want to be called instead.
    pub alias: String,
    /// The own spelling in Latin letters.
    pub latin: String,
    /// The sex.
    pub sex: Sex,
    /// When they were born, as far as it is known.
    pub birth: Birth,
    /// Citizenship, in words.
    pub citizenship: String,
    /// The languages they speak, in words.
    pub languages: String,
    /// Needs an interpreter.
    pub interpreter: bool,
    /// The day they died, if they did.
    pub died_on: Option<Day>,
}

impl Person {
    /// When they were born, as far as it is known.
    pub fn birth(&self) -> Birth {
        Birth { kind: self.birth_kind, from: self.born_from, until: self.born_until }
    }

    /// How old they are on a day, or were when they died; nothing when the birth date is not known.
    pub fn age_on(&self, day: Day) -> Option<Age> {
        self.birth().age_on(self.died_on.map_or(day, |died| died.min(day)))
    }

    /// What may be changed, as it is now.
    pub fn identity(&self) -> Identity {
        Identity {
            given: self.given.clone(),
            middle: self.middle.clone(),
            family: self.family.clone(),
            alias: self.alias.clone(),
            latin: self.latin.clone(),
            sex: self.sex,
            birth: self.birth(),
            citizenship: self.citizenship.clone(),
            languages: self.languages.clone(),
            interpreter: self.interpreter,
            died_on: self.died_on,
        }
    }
}

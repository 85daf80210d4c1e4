//! Texts in the reader's language.
//!
//! The words stand in `texts.bg.ftl` and `texts.en.ftl` beside the code that says them. The build turns each message
//! into a function ([`texts!`](crate::texts)), so a text that is missing, or is missing an argument, does not compile.
//! A message without arguments is a `&'static str`; one with arguments is put together by Fluent, which knows when to
//! say „ден“ and when „дни“.

mod days;
mod figures;

pub use days::{age, day, day_of_year, day_short, day_time, months, near_day, time, weekday_day, years};
pub use figures::{duration_minutes, number, percent};

use crate::types::Day;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use unic_langid::{LanguageIdentifier, langid};

crate::texts!(kernel);

/// Makes the texts of a room callable there as `t::key(lang, …)`, and as `t::m::key(…)` for a [`Msg`] that is said
/// later. The room is named by its folders: `texts!(people)`, `texts!(stays_discharge)`.
#[macro_export]
macro_rules! texts {
    ($room:ident) => {
        #[allow(clippy::all, dead_code, unused_imports)]
        pub(crate) mod t {
            include!(concat!(env!("OUT_DIR"), "/", stringify!($room), ".texts.rs"));
        }
    };
}

/// The language a person reads. Bulgarian unless they choose otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Bulgarian.
    #[default]
    Bg,
    /// English.
    En,
}

impl Lang {
    /// Every language there is, the default first.
    pub const ALL: [Lang; 2] = [Lang::Bg, Lang::En];

    /// The tag for `lang` attributes and settings: `bg` or `en`.
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::Bg => "bg",
            Lang::En => "en",
        }
    }

    /// The language's own name for itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Lang::Bg => "Български",
            Lang::En => "English",
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl FromStr for Lang {
    type Err = UnknownLang;
    fn from_str(text: &str) -> Result<Lang, UnknownLang> {
        Lang::ALL.into_iter().find(|lang| lang.tag() == text).ok_or(UnknownLang)
    }
}

/// A tag that names no language of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownLang;

impl fmt::Display for UnknownLang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the languages are bg and en")
    }
}

impl std::error::Error for UnknownLang {}

/// What is put into a text. A number chooses the plural form and is grouped from five digits on, so a year stays a
/// year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Arg {
    /// Words, put in as they are.
    Text(String),
    /// A whole number; exact up to 2⁵³.
    Number(i64),
    /// A day, said as the language says days.
    Day(Day),
}

impl From<Day> for Arg {
    fn from(day: Day) -> Arg {
        Arg::Day(day)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.to_owned())
    }
}
impl From<&String> for Arg {
    fn from(text: &String) -> Arg {
        Arg::Text(text.clone())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Text(text)
    }
}

macro_rules! numbers {
    ($($kind:ty),+) => {$(
        impl From<$kind> for Arg {
            fn from(number: $kind) -> Arg {
                Arg::Number(number.into())
            }
        }
    )+};
}
numbers!(i8, i16, i32, i64, u8, u16, u32);

impl From<usize> for Arg {
    fn from(count: usize) -> Arg {
        Arg::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}
impl From<u64> for Arg {
    fn from(count: u64) -> Arg {
        Arg::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

/// A text that is not said yet: rules return it, and the page or the API says it in the reader's language. Made by
/// `t::m::…`.
#[derive(Clone)]
pub struct Msg {
    key: &'static str,
    args: Vec<(&'static str, Arg)>,
    render: Render,
}

/// Says a message with its arguments in a language.
type Render = fn(Lang, &[(&'static str, Arg)]) -> String;

impl Msg {
    /// For the generated code; everyone else calls `t::m::…`.
    #[doc(hidden)]
    pub fn new(key: &'static str, args: Vec<(&'static str, Arg)>, render: Render) -> Msg {
        Msg { key, args, render }
    }

    /// The text in a language.
    pub fn say(&self, lang: Lang) -> String {
        (self.render)(lang, &self.args)
    }

    /// The room and the key, as in `people-born-on`: what programs recognise the message by.
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// The arguments by name.
    pub fn args(&self) -> &[(&'static str, Arg)] {
        &self.args
    }
}

impl PartialEq for Msg {
    fn eq(&self, other: &Msg) -> bool {
        self.key == other.key && self.args == other.args
    }
}

impl fmt::Debug for Msg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Msg").field("key", &self.key).field("args", &self.args).finish()
    }
}

/// The messages of a room that take arguments, in both languages, parsed once. For the generated code.
#[doc(hidden)]
pub struct Catalog {
    bg: FluentBundle<FluentResource>,
    en: FluentBundle<FluentResource>,
}

impl Catalog {
    /// Parses what the build has already checked.
    pub fn new(bg: &str, en: &str) -> Catalog {
        let mut bg = bundle(langid!("bg"), bg);
        bg.set_formatter(Some(|value, _| figures::grouped_in_a_sentence(Lang::Bg, value)));
        let mut en = bundle(langid!("en"), en);
        en.set_formatter(Some(|value, _| figures::grouped_in_a_sentence(Lang::En, value)));
        Catalog { bg, en }
    }

    /// The message with its arguments. The build has checked that it exists and takes just these.
    pub fn say(&self, lang: Lang, key: &str, args: &[(&'static str, Arg)]) -> String {
        let bundle = match lang {
            Lang::Bg => &self.bg,
            Lang::En => &self.en,
        };
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut given = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            match arg {
                Arg::Text(text) => given.set(*name, text.as_str()),
                Arg::Number(number) => given.set(*name, *number),
                Arg::Day(date) => given.set(*name, day(lang, *date)),
            }
        }
        bundle.format_pattern(pattern, Some(&given), &mut Vec::new()).into_owned()
    }
}

fn bundle(lang: LanguageIdentifier, source: &str) -> FluentBundle<FluentResource> {
    // The build refuses a file that does not parse, repeats a key or calls an unknown function: what remains has no
    // errors.
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
    let mut bundle = FluentBundle::new_concurrent(vec![lang]);
    bundle.set_use_isolating(false);
    let _ = bundle.add_builtins();
    bundle.add_resource_overriding(resource);
    bundle
}

#[cfg(test)]
mod tests;

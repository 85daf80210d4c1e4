//! Values every capability shares: ids, days, moments, versions, codes.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::postgres::{PgArgumentBuffer, PgTypeInfo, PgValueRef, Postgres};
use sqlx::sqlite::{Sqlite, SqliteArgumentsBuffer, SqliteTypeInfo, SqliteValueRef};
use sqlx::{Decode, Encode, Type};
use std::fmt;
use std::str::FromStr;
use utoipa::ToSchema;
use utoipa::openapi::schema::{ObjectBuilder, SchemaType};
use utoipa::openapi::{RefOr, Schema};

/// Declares a typed UUIDv7: sortable by creation, opaque in addresses, and never mistaken for another kind of id.
#[macro_export]
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, sqlx::Type, utoipa::ToSchema)]
        #[sqlx(transparent)]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<$name, uuid::Error> {
                text.parse().map($name)
            }
        }
        impl From<uuid::Uuid> for $name {
            fn from(id: uuid::Uuid) -> $name {
                $name(id)
            }
        }
        impl From<$name> for uuid::Uuid {
            fn from(id: $name) -> uuid::Uuid {
                id.0
            }
        }
    };
}

id!(
    /// The municipality or organisation whose data this is: the first part of every key.
    ProviderId
);
id!(
    /// A social service as licensed or funded: the scope in which roles are held.
    ServiceId
);
id!(
    /// A person with a file; access is decided by the services that hold the file.
    PersonId
);
id!(
    /// A member of staff who can sign in.
    AccountId
);

/// The words of doc comments, among other attributes.
#[doc(hidden)]
#[macro_export]
macro_rules! words_of {
    () => { "" };
    ([doc = $words:literal] $($rest:tt)*) => { concat!($words, $crate::words_of!($($rest)*)) };
    ([$($other:tt)*] $($rest:tt)*) => { $crate::words_of!($($rest)*) };
}

/// Declares an enumeration stored and sent as a text code.
#[macro_export]
macro_rules! codes {
    ($(#[$($doc:tt)*])* $vis:vis enum $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$($doc)*])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        $vis enum $name { $($(#[$vdoc])* #[serde(rename = $code)] $variant),+ }
        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// The code it is stored and sent as.
            pub const fn code(self) -> &'static str {
                match self { $($name::$variant => $code),+ }
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }
        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<$name, String> {
                match text { $($code => Ok($name::$variant),)+ other => Err(format!("unknown {}: {other:?}", stringify!($name))) }
            }
        }
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                $crate::types::schema_of_codes($crate::words_of!($([$($doc)*])*), &[$($code),+])
            }
        }
        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                $crate::types::schema_name(std::any::type_name::<$name>()).into()
            }
        }
        impl<D: sqlx::Database> sqlx::Type<D> for $name where String: sqlx::Type<D> {
            fn type_info() -> D::TypeInfo { <String as sqlx::Type<D>>::type_info() }
            fn compatible(ty: &D::TypeInfo) -> bool { <String as sqlx::Type<D>>::compatible(ty) }
        }
        impl<'q, D: sqlx::Database> sqlx::Encode<'q, D> for $name where String: sqlx::Encode<'q, D> {
            fn encode_by_ref(&self, buf: &mut D::ArgumentBuffer) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
                <String as sqlx::Encode<'q, D>>::encode(self.code().to_owned(), buf)
            }
        }
        impl<'r, D: sqlx::Database> sqlx::Decode<'r, D> for $name where String: sqlx::Decode<'r, D> {
            fn decode(value: D::ValueRef<'r>) -> Result<Self, sqlx::error::BoxDynError> {
                Ok(<String as sqlx::Decode<'r, D>>::decode(value)?.parse::<$name>()?)
            }
        }
    };
}

/// How the API's description tells of codes: a text that is one of them.
pub fn schema_of_codes(words: &str, codes: &[&str]) -> RefOr<Schema> {
    let text = ObjectBuilder::new().schema_type(SchemaType::Type(utoipa::openapi::Type::String));
    text.description(Some(words.trim())).enum_values(Some(codes.iter().copied())).into()
}

/// The name of codes in the API's description, with their room: `opora::plans::domain::Status` is `PlansStatus`.
pub fn schema_name(path: &str) -> String {
    let mut parts = path.split("::").skip(1);
    let room = parts.next().unwrap_or_default();
    let (first, rest) = room.split_at(room.len().min(1));
    format!("{}{rest}{}", first.to_uppercase(), parts.last().unwrap_or_default())
}

/// Where the program's days begin and end.
pub const ZONE: &str = "Europe/Sofia";

/// The zone of `ZONE`, from the time-zone data built into the program.
pub fn zone() -> TimeZone {
    TimeZone::get(ZONE).unwrap_or(TimeZone::UTC)
}

/// A calendar day, without a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
#[schema(value_type = String, format = Date)]
pub struct Day(pub Date);

impl Day {
    /// The given day of the proleptic Gregorian calendar. Panics on an impossible one: for constants.
    pub const fn new(year: i16, month: i8, day: i8) -> Day {
        Day(jiff::civil::date(year, month, day))
    }
    /// The day before this one.
    pub fn yesterday(self) -> Day {
        Day(self.0.yesterday().unwrap_or(self.0))
    }
    /// The day after this one.
    pub fn tomorrow(self) -> Day {
        Day(self.0.tomorrow().unwrap_or(self.0))
    }
    /// The day so many days later (or earlier, when negative).
    pub fn plus_days(self, days: i64) -> Day {
        Day(self.0.saturating_add(jiff::Span::new().days(days)))
    }
    /// Days from `earlier` to this one.
    pub fn days_since(self, earlier: Day) -> i64 {
        (self.0 - earlier.0).get_days().into()
    }
    /// The first instant of the day where the program lives.
    pub fn start(self) -> Moment {
        self.0.to_zoned(zone()).map_or(Moment::EPOCH, |z| z.timestamp().into())
    }
    /// The last instant of the day: what is known by its day only comes after what has an hour.
    pub fn end(self) -> Moment {
        let (next, least) = (self.tomorrow().start().0, jiff::SignedDuration::from_micros(1));
        Moment(next.saturating_sub(least).unwrap_or(next))
    }
    /// The given local time of the day; inside a skipped hour, the instant after it.
    pub fn at(self, hour: i8, minute: i8) -> Moment {
        self.0.at(hour, minute, 0, 0).to_zoned(zone()).map_or(Moment::EPOCH, |z| z.timestamp().into())
    }
}
impl From<Date> for Day {
    fn from(date: Date) -> Day {
        Day(date)
    }
}
impl From<Day> for Date {
    fn from(day: Day) -> Date {
        day.0
    }
}
impl fmt::Display for Day {
    /// ISO 8601; what people read is `i18n::day`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl FromStr for Day {
    type Err = jiff::Error;
    fn from_str(text: &str) -> Result<Day, jiff::Error> {
        text.parse().map(Day)
    }
}

/// An instant, to the microsecond (what PostgreSQL keeps).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, ToSchema)]
#[schema(value_type = String, format = DateTime)]
pub struct Moment(jiff::Timestamp);

impl Moment {
    /// 1 January 1970, 00:00 UTC.
    pub const EPOCH: Moment = Moment(jiff::Timestamp::UNIX_EPOCH);
    /// The instant itself.
    pub fn timestamp(self) -> jiff::Timestamp {
        self.0
    }
    /// The day it falls on where the program lives.
    pub fn day(self) -> Day {
        Day(self.0.to_zoned(zone()).date())
    }
    /// The local wall-clock date and time.
    pub fn local(self) -> jiff::civil::DateTime {
        self.0.to_zoned(zone()).datetime()
    }
    /// The instant so many seconds later (or earlier, when negative).
    pub fn plus_seconds(self, seconds: i64) -> Moment {
        Moment(self.0.saturating_add(jiff::SignedDuration::from_secs(seconds)).unwrap_or(self.0))
    }
    /// The instant so many hours later; hours are elapsed ones, so a change of the clock does not stretch them.
    pub fn plus_hours(self, hours: i64) -> Moment {
        self.plus_seconds(hours * 3600)
    }
    /// The instant so many minutes later.
    pub fn plus_minutes(self, minutes: i64) -> Moment {
        self.plus_seconds(minutes * 60)
    }
    /// Whole seconds from `earlier` to this instant.
    pub fn seconds_since(self, earlier: Moment) -> i64 {
        self.0.as_second() - earlier.0.as_second()
    }
}
impl From<jiff::Timestamp> for Moment {
    fn from(at: jiff::Timestamp) -> Moment {
        Moment(jiff::Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at))
    }
}
impl fmt::Display for Moment {
    /// Always six digits, so that the order of texts is the order of instants.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.6}", self.0)
    }
}
impl FromStr for Moment {
    type Err = jiff::Error;
    fn from_str(text: &str) -> Result<Moment, jiff::Error> {
        text.parse::<jiff::Timestamp>().map(Moment::from)
    }
}
impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Moment, D::Error> {
        jiff::Timestamp::deserialize(d).map(Moment::from)
    }
}

/// On PostgreSQL a value is its own type; on SQLite it is a text whose order is the value's.
macro_rules! stored {
    ($name:ident, $pg:ty, $read:expr, $write:expr) => {
        impl Type<Postgres> for $name {
            fn type_info() -> PgTypeInfo {
                <$pg as Type<Postgres>>::type_info()
            }
        }
        impl Encode<'_, Postgres> for $name {
            fn encode_by_ref(&self, buf: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
                let write: fn($name) -> $pg = $write;
                Encode::<Postgres>::encode(write(*self), buf)
            }
        }
        impl Decode<'_, Postgres> for $name {
            fn decode(value: PgValueRef<'_>) -> Result<Self, BoxDynError> {
                let read: fn($pg) -> $name = $read;
                Ok(read(<$pg as Decode<Postgres>>::decode(value)?))
            }
        }
        impl Type<Sqlite> for $name {
            fn type_info() -> SqliteTypeInfo {
                <String as Type<Sqlite>>::type_info()
            }
            fn compatible(_: &SqliteTypeInfo) -> bool {
                true
            }
        }
        impl Encode<'_, Sqlite> for $name {
            fn encode_by_ref(&self, buf: &mut SqliteArgumentsBuffer) -> Result<IsNull, BoxDynError> {
                Encode::<Sqlite>::encode(self.to_string(), buf)
            }
        }
        impl<'r> Decode<'r, Sqlite> for $name {
            fn decode(value: SqliteValueRef<'r>) -> Result<Self, BoxDynError> {
                Ok(<&str as Decode<Sqlite>>::decode(value)?.parse()?)
            }
        }
    };
}
stored!(Day, jiff_sqlx::Date, |d| Day(d.to_jiff()), |d| d.0.into());
stored!(Moment, jiff_sqlx::Timestamp, |m| m.to_jiff().into(), |m| m.0.into());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_moments_is_the_order_of_their_texts() {
        let texts = ["2026-01-01T00:00:00Z", "2026-01-01T00:00:00.5Z", "2026-01-01T00:00:01Z"];
        let moments = texts.map(|t| t.parse::<Moment>().unwrap());
        assert!(moments.windows(2).all(|m| m[0].to_string() < m[1].to_string()));
    }

    #[test]
    fn a_day_starts_at_midnight_in_sofia_also_when_the_clock_changes() {
        assert_eq!(Day::new(2026, 3, 29).start().to_string(), "2026-03-28T22:00:00.000000Z");
        assert_eq!(Day::new(2026, 3, 30).start().to_string(), "2026-03-29T21:00:00.000000Z");
        assert_eq!(Day::new(2026, 10, 25).at(12, 0).to_string(), "2026-10-25T10:00:00.000000Z");
    }

    codes! {
        /// A sample.
        enum Colour { Red = "red", DarkBlue = "dark_blue" }
    }

    #[test]
    fn codes_read_what_they_write() {
        for colour in Colour::ALL {
            assert_eq!(colour.to_string().parse::<Colour>().as_ref(), Ok(colour));
        }
        assert!("Red".parse::<Colour>().is_err());
        assert_eq!(schema_name("opora::plans::domain::Status"), "PlansStatus");
        let described = serde_json::to_value(<Colour as utoipa::PartialSchema>::schema()).unwrap();
        let expected =
            serde_json::json!({ "type": "string", "description": "A sample.", "enum": ["red", "dark_blue"] });
        assert_eq!(described, expected);
    }
}

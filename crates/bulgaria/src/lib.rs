//! What is particular to Bulgaria and to software that serves people there: personal and company numbers,
//! names and how they are looked for, transliteration, public holidays and working days.
//!
//! Everything here is a pure rule: no clock, no I/O, no locale. Dates come in as arguments.

pub mod calendar;
pub mod egn;
pub mod eik;
pub mod ekatte;
pub mod lnch;
pub mod names;
mod number;
pub mod translit;

pub use egn::{Egn, Sex};
pub use eik::Eik;
pub use ekatte::Ekatte;
pub use lnch::Lnch;
pub use number::NumberError;

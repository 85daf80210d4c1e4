//! Names: looking for them however they are typed, their short forms, surnames of one family.
//!
//! Everything rests on [`fold`]: one key in Latin letters for all the ways a name is written, in either script.
//! A search folds what was typed and what is stored, widens it by [`readings`] and [`variants`], finds candidates
//! by [`trigrams`] and puts them in order by [`similarity`].

mod family;
mod fold;
mod letters;
mod settle;
mod short_forms;
mod similarity;

pub use family::{family_key, initial_form, same_family_name};
pub use fold::{fold, readings, search_tokens};
pub use short_forms::variants;
pub use similarity::{similarity, trigrams};

//! Forms: FHIR R4 Questionnaires that the office can change itself. Everything here is pure: a form and its answers go
//! in; what to show, what to correct, the score and the needs come out. Keeping drafts, signing and the history of
//! versions belong to `assessments`.
//!
//! The order of things: [`definition`] is the form, [`input`] turns what a browser sends into [`answers`], [`rules`]
//! say what is asked and what to correct, [`progress`] what is left, [`score`] what it adds up to, [`response`] is how
//! it is stored and exported, [`merge`] joins the work of two people, [`view`] draws a section.

pub mod answers;
pub mod catalogue;
mod checks;
pub mod definition;
pub mod input;
pub mod merge;
pub mod path;
pub mod progress;
mod reading;
pub mod response;
pub mod rules;
pub mod score;
pub mod value;
pub mod view;

kernel::texts!(forms);

#[cfg(test)]
mod samples;

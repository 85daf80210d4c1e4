//! Opora: the system on which a municipality runs its social services. A folder is a room, named with the field's word.

pub mod accounts;
pub mod app;
pub mod assessments;
pub mod cases;
pub mod commands;
pub mod deadlines;
pub mod demo;
mod description;
pub mod forms;
pub mod lists;
pub mod people;
pub mod places;
pub mod plans;
pub mod provider;
pub mod shell;
pub mod shifts;
pub mod structure;
pub mod support;

#[cfg(test)]
mod tests;

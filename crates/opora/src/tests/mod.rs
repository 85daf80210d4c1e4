//! What holds for the whole house, and the cast that all rooms' tests share.

pub mod cast;
mod commands;
mod description;
mod long_forms;
mod refusals;
mod routes;
mod shape;
mod statements;
mod taken_along;
mod things;
mod whole_way;

//! What holds for the whole house, and the cast that all rooms' tests share.

pub mod cast;
mod commands;
mod description;
mod refusals;
mod routes;
mod shape;
mod statements;
mod things;

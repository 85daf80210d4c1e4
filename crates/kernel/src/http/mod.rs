//! Requests and answers: who is asking, what a browser is told, how a refusal looks.

mod apart;
mod command;
mod defence;
mod json;
mod present;
mod problem;
mod session;

pub use apart::apart;
pub use defence::{headers, same_origin};
pub use json::{Created, Json, Versioned, expected_version, seen_version};
pub use present::{panicked, present};
pub use problem::Problem;

pub use session::{COOKIE, Guest, Locked, clear_cookie, cookie, language, recognise, set_cookie};

crate::texts!(http);

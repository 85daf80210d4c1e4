//! Requests and answers: who is asking, what a browser is told, how a refusal looks.

mod apart;
mod defence;
mod json;
mod present;
mod session;

pub use apart::apart;
pub use defence::{headers, same_origin};
pub use json::{Created, Json, Versioned, if_match};
pub use present::present;

pub use session::{COOKIE, Guest, Locked, clear_cookie, cookie, language, recognise, set_cookie};

crate::texts!(http);

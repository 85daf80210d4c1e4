//! What the room asks of the database.

pub mod accounts;
pub mod sessions;
pub mod tickets;

//! The kernel: one door to the data, and what every room is built with. It knows no social work.

mod app;
pub mod assets;
pub mod audit;
pub mod ctx;
pub mod db;
mod entrance;
pub mod form;
pub mod http;
pub mod i18n;
mod kept;
pub mod one_time;
pub mod own_id;
pub mod policy;
pub mod refusal;
pub mod secrets;
mod snapshot;
#[cfg(feature = "testing")]
pub mod testing;
pub mod throttle;
pub mod types;
pub mod view;

#[cfg(test)]
mod tests;

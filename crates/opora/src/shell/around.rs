//! What rooms above the shell say on the page around every screen. `app.rs` hands it over once.

use kernel::ctx::Ctx;
use kernel::i18n::Lang;
use kernel::refusal::Refusal;
use kernel::types::{Moment, ServiceId};
use std::pin::Pin;
use std::sync::OnceLock;

/// A count that is known later: `Box::pin(async move { … })`.
pub type Counted<'a> = Pin<Box<dyn Future<Output = Result<u32, Refusal>> + Send + 'a>>;

/// What rooms above the shell say on every page.
pub struct Around {
    /// How many deadlines of a service need somebody today: the count beside „Срокове“.
    pub attention: for<'a> fn(&'a Ctx, ServiceId) -> Counted<'a>,
    /// The shift that is on, as (icon, words).
    pub shift: fn(Lang, Moment) -> (&'static str, String),
}

static AROUND: OnceLock<Around> = OnceLock::new();

/// Hands it over. A second router in the same process (every test makes one) hands over the same again.
pub fn register(around: Around) {
    let _ = AROUND.set(around);
}

pub(super) fn around() -> Option<&'static Around> {
    AROUND.get()
}

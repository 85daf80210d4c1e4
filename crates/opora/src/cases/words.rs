//! How long words may be. Pages and programs are held to the same: every verb checks its own words.

use kernel::form::{Problems, Reader};

/// The longest name, number or place.
pub const LINE: usize = 200;
/// The longest place or way to be reached in a call.
pub const PLACE: usize = 300;
/// The longest note.
pub const NOTE: usize = 2000;
/// The longest description.
pub const TEXT: usize = 5000;

/// Refuses words beside their fields that are too long or hold characters that no text has: (field, words, most
/// characters).
pub fn check<'a>(words: impl IntoIterator<Item = (&'a str, &'a str, usize)>, problems: &mut Problems) {
    for (field, text, most) in words {
        let fields = [(field, text)].into_iter().collect();
        let mut form = Reader::new(&fields);
        drop(form.long_text(field, most));
        if let Err(found) = form.finish(()) {
            problems.append(found);
        }
    }
}

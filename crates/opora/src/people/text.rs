//! Texts about people as they are kept, whoever sends them: trimmed, not too long, without letters that nobody can see.

use super::t;
use kernel::form::Problems;

/// One line: runs of space become one space.
pub(super) fn line(field: &str, text: &mut String, most: usize, problems: &mut Problems) {
    *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    check(field, text, most, problems);
}

/// Any number of lines.
pub(super) fn lines(field: &str, text: &mut String, most: usize, problems: &mut Problems) {
    *text = text.trim().to_owned();
    check(field, text, most, problems);
}

fn check(field: &str, text: &str, most: usize, problems: &mut Problems) {
    let length = text.chars().count();
    if text.contains(|letter: char| letter.is_control() && !"\n\r\t".contains(letter)) {
        problems.add(field, t::m::bad_characters());
    } else if length > most {
        problems.add(field, t::m::text_too_long(most, length));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_or_is_too_long_is_not_kept() {
        let table = [
            ("  Надежда \t Колева ", "Надежда Колева", None),
            ("Надежда\u{7}", "Надежда\u{7}", Some("people-bad-characters")),
            ("Надежда\u{1b}[1m", "Надежда\u{1b}[1m", Some("people-bad-characters")),
            ("1234567890123456", "1234567890123456", Some("people-text-too-long")),
        ];
        for (typed, kept, refused) in table {
            let (mut text, mut problems) = (typed.to_owned(), Problems::default());
            line("given", &mut text, 15, &mut problems);
            assert_eq!((text.as_str(), problems.of("given").map(|message| message.key())), (kept, refused));
        }
    }
}

//! Contracts and reports leave the house: a protected address is written into none of them.

use super::store;
use crate::cases::t;
use kernel::ctx::Change;
use kernel::form::Problems;
use kernel::refusal::Refusal;
use kernel::types::ServiceId;

/// Words that say what kind of place an address is, and are written in many ways.
const KINDS: [&str; 9] = ["ул", "улица", "бул", "булевард", "гр", "град", "с", "село", "кв"];

/// Refuses texts, each beside its field, that name the protected address of a building of the service.
pub async fn check<'a>(
    change: &mut Change,
    service: ServiceId,
    texts: impl IntoIterator<Item = (&'static str, &'a str)>,
    problems: &mut Problems,
) -> Result<(), Refusal> {
    let provider = change.provider;
    let addresses = store::protected_addresses(change, provider, service).await?;
    for (field, text) in texts {
        if addresses.iter().any(|(address,)| names(text, address)) {
            problems.add(field, t::m::protected_address());
        }
    }
    Ok(())
}

/// Whether a text names an address: the part of it that has a number, whatever the street is called a street by.
fn names(text: &str, address: &str) -> bool {
    let text = bare(text);
    let street = |part: &Vec<String>| {
        let number = part.iter().any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        number && part.iter().any(|word| word.chars().count() >= 4)
    };
    address.split([',', ';']).map(bare).filter(street).any(|part| text.windows(part.len()).any(|words| words == part))
}

/// The words and numbers of a text without the kinds of places.
fn bare(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    words.filter(|word| !word.is_empty() && !KINDS.contains(&word.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_recognised_however_it_is_written() {
        let secret = "гр. Каменград, ул. „Тайна“ 7, ет. 2";
        for (text, named) in [
            ("Денонощно, в центъра на ул. Тайна 7", true),
            ("на улица „ТАЙНА“ № 7", true),
            ("улица \"Тайна\" 7, вход Б", true),
            ("Денонощно, в кризисния център в Каменград", false),
            ("На ет. 2, в общата стая", false),
            ("ул. Тайна 17", false),
            ("", false),
        ] {
            assert_eq!(names(text, secret), named, "{text}");
        }
        assert!(!names("Денонощно", ""));
    }
}

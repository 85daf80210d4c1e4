//! The words by which people are found again: folded words of names, identifiers, case numbers.

use super::Identity;
use bulgaria::names::{search_tokens, trigrams};
use kernel::ctx::Change;
use kernel::db::{self, Tx};
use kernel::sql;
use kernel::types::{PersonId, ProviderId};
use std::collections::BTreeSet;

kernel::codes! {
    /// Where a word comes from.
    pub(super) enum Source {
        /// A name, an alias, the spelling in Latin letters.
        Name = "name",
        /// An identifier.
        Identifier = "identifier",
        /// The number of a case.
        Case = "case",
    }
}

/// Makes someone findable by the number of a case; to be called when the case gets its number.
pub async fn index_case_number(change: &mut Change, person: PersonId, number: &str) -> db::Result<()> {
    for word in case_words(number) {
        insert_word(change, person, &word, Source::Case).await?;
    }
    Ok(())
}

/// The words of a case number: „КЦ-0112“ is found by its letters, by `0112`, by `112` and, typed in one, by „кц112“.
fn case_words(number: &str) -> BTreeSet<String> {
    let (letters, digits) = number.split_at(number.find(|c: char| c.is_ascii_digit()).unwrap_or(number.len()));
    let bare = format!("{letters}{}", digits.trim_start_matches('0'));
    let of = |number: &str| {
        let words = search_tokens(number);
        [identifier_word(number), words.concat()].into_iter().chain(words)
    };
    of(number).chain(of(&bare)).filter(|word| !word.is_empty()).collect()
}

/// The words of a text; a number is found without its zeros too: „КЦ-0112“ by its letters, by `0112` and by `112`.
pub(super) fn words(text: &str) -> BTreeSet<String> {
    let words = search_tokens(text);
    let bare: Vec<String> = words.iter().map(|word| word.trim_start_matches('0').to_owned()).collect();
    words.into_iter().chain(bare).filter(|word| !word.is_empty()).collect()
}

/// Makes someone findable by their names as they are now, and by those no longer.
pub(super) async fn of_names(change: &mut Change, person: PersonId, who: &Identity) -> db::Result<()> {
    let names = [&who.given, &who.middle, &who.family, &who.alias, &who.latin];
    let words: BTreeSet<String> = names.iter().flat_map(|name| search_tokens(name)).collect();
    replace(change, person, Source::Name, &words).await
}

/// Makes someone findable by their identifiers as they are now.
pub(super) async fn of_identifiers(change: &mut Change, person: PersonId, values: &[String]) -> db::Result<()> {
    replace(change, person, Source::Identifier, &values.iter().map(|value| identifier_word(value)).collect()).await
}

/// An identifier as it is looked for: without spaces and dashes, small letters.
pub(super) fn identifier_word(value: &str) -> String {
    value.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The pieces by which a word is found despite a typing error. The ends of words say too little: half of all family
/// names end alike.
pub(super) fn pieces(word: &str) -> Vec<String> {
    trigrams(word).into_iter().filter(|piece| !piece.ends_with('_')).collect()
}

async fn replace(change: &mut Change, person: PersonId, source: Source, words: &BTreeSet<String>) -> db::Result<()> {
    let provider = change.provider;
    let before: BTreeSet<String> = words_of(change, provider, person, source).await?;
    for word in before.difference(words) {
        delete_word(change, person, word, source).await?;
    }
    for word in words.difference(&before).filter(|word| !word.is_empty()) {
        insert_word(change, person, word, source).await?;
        if source == Source::Name {
            insert_pieces(change, word).await?;
        }
    }
    Ok(())
}

async fn words_of(tx: &mut Tx, provider: ProviderId, person: PersonId, source: Source) -> db::Result<BTreeSet<String>> {
    let rows: Vec<(String,)> = tx
        .query(sql!("SELECT word FROM person_word WHERE provider_id = $1 AND person_id = $2 AND source = $3"))
        .bind(provider)
        .bind(person)
        .bind(source)
        .all()
        .await?;
    Ok(rows.into_iter().map(|(word,)| word).collect())
}

async fn insert_word(change: &mut Change, person: PersonId, word: &str, source: Source) -> db::Result<()> {
    let provider = change.provider;
    change
        .query(sql!(
            "INSERT INTO person_word (provider_id, word, person_id, source) VALUES ($1, $2, $3, $4)
             ON CONFLICT (provider_id, word, person_id, source) DO NOTHING"
        ))
        .bind(provider)
        .bind(word.to_owned())
        .bind(person)
        .bind(source)
        .execute()
        .await
        .map(drop)
}

/// A word that nobody bears any more leaves no trace.
async fn delete_word(change: &mut Change, person: PersonId, word: &str, source: Source) -> db::Result<()> {
    let provider = change.provider;
    change
        .query(sql!("DELETE FROM person_word WHERE provider_id = $1 AND word = $2 AND person_id = $3 AND source = $4"))
        .bind(provider)
        .bind(word.to_owned())
        .bind(person)
        .bind(source)
        .execute()
        .await?;
    change
        .query(sql!(
            "DELETE FROM word_piece WHERE provider_id = $1 AND word = $2 AND NOT EXISTS (
                 SELECT 1 FROM person_word w WHERE w.provider_id = $1 AND w.word = $2 AND w.source = 'name')"
        ))
        .bind(provider)
        .bind(word.to_owned())
        .execute()
        .await
        .map(drop)
}

async fn insert_pieces(change: &mut Change, word: &str) -> db::Result<()> {
    let provider = change.provider;
    let known: Option<(String,)> = change
        .query(sql!("SELECT word FROM word_piece WHERE provider_id = $1 AND word = $2 LIMIT 1"))
        .bind(provider)
        .bind(word.to_owned())
        .optional()
        .await?;
    if known.is_some() {
        return Ok(());
    }
    for piece in pieces(word) {
        change
            .query(sql!(
                "INSERT INTO word_piece (provider_id, piece, word) VALUES ($1, $2, $3)
                 ON CONFLICT (provider_id, piece, word) DO NOTHING"
            ))
            .bind(provider)
            .bind(piece)
            .bind(word.to_owned())
            .execute()
            .await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_is_found_by_its_number_with_and_without_zeros() {
        let words = case_words("КЦ-0112");
        for typed in ["КЦ 0112", "kts-112", "kts112", "0112", "112"] {
            assert!(search_tokens(typed).iter().all(|word| words.contains(word)), "{typed} in {words:?}");
        }
        assert!(words.contains("кц112") && words.contains("кц0112"), "{words:?}");
    }

    #[test]
    fn identifiers_are_found_however_they_are_spaced() {
        assert_eq!(identifier_word(" 803205 6031"), identifier_word("8032056031"));
        assert_eq!(identifier_word("AB-12/3"), "ab123");
    }
}

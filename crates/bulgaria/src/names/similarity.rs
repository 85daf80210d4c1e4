//! How alike two names are, and the pieces by which an index finds them despite typing errors.

use super::fold::search_tokens;

/// How alike two texts are by their folded words: 1 the same, 0 nothing in common.
///
/// Jaro–Winkler of each word with its best partner, weighed by length, so that the order of names does not matter and
/// one name too many costs a little. Above 0.9 is usually the same name with a typing error.
pub fn similarity(a: &str, b: &str) -> f64 {
    let (a, b) = (search_tokens(a), search_tokens(b));
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    if a == b {
        return 1.0;
    }
    let apart = (coverage(&a, &b) + coverage(&b, &a)) / 2.0;
    // "Анамария" and „Ана Мария“
    let joined = jaro_winkler(&a.concat(), &b.concat());
    apart.max(joined)
}

/// How well the words of `a` are found among those of `b`.
fn coverage(a: &[String], b: &[String]) -> f64 {
    let best = |word: &String| b.iter().map(|other| jaro_winkler(word, other)).fold(0.0, f64::max);
    let letters: usize = a.iter().map(String::len).sum();
    a.iter().map(|word| best(word) * word.len() as f64).sum::<f64>() / letters as f64
}

fn jaro_winkler(a: &str, b: &str) -> f64 {
    // Which of the two comes first can change what matches, so it is settled: the shorter.
    let (a, b) = if (a.len(), a) <= (b.len(), b) { (a, b) } else { (b, a) };
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let jaro = jaro(&a, &b);
    let prefix = a.iter().zip(&b).take(4).take_while(|(x, y)| x == y).count();
    jaro + prefix as f64 * 0.1 * (1.0 - jaro)
}

fn jaro(a: &[char], b: &[char]) -> f64 {
    let reach = (a.len().max(b.len()) / 2).saturating_sub(1);
    let mut taken = vec![false; b.len()];
    let mut matched_a = Vec::new();
    for (at, letter) in a.iter().enumerate() {
        let window = at.saturating_sub(reach)..(at + reach + 1).min(b.len());
        if let Some(found) = window.into_iter().find(|&other| !taken[other] && b[other] == *letter) {
            taken[found] = true;
            matched_a.push(*letter);
        }
    }
    if matched_a.is_empty() {
        return 0.0;
    }
    let matched_b = b.iter().zip(&taken).filter(|(_, taken)| **taken).map(|(letter, _)| letter);
    let moved = matched_a.iter().zip(matched_b).filter(|(x, y)| x != y).count() / 2;
    let matches = matched_a.len() as f64;
    (matches / a.len() as f64 + matches / b.len() as f64 + (matches - moved as f64) / matches) / 3.0
}

/// The groups of three letters of the folded words, each word padded as `__word_`; without repetitions.
///
/// Names that share a good part of their trigrams are worth comparing by [`similarity`].
pub fn trigrams(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for word in search_tokens(text) {
        let padded: Vec<char> = format!("__{word}_").chars().collect();
        for group in padded.windows(3).map(|group| group.iter().collect::<String>()) {
            if !found.contains(&group) {
                found.push(group);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn typing_errors_are_near_and_other_names_far() {
        for (a, b) in [
            ("Надежда Колева", "Nadejda Koleva"),
            ("Надежда Колева", "Колева Надежда"),
            ("Надежда", "Надежад"),
            ("Надежда", "Надежа"),
            ("Димитър", "Димитър Петров Димитров"),
            ("Анамария", "Анна-Мария"),
            ("Петранка", "Петрнака"),
        ] {
            assert!(similarity(a, b) > 0.75, "{a} and {b}: {}", similarity(a, b));
        }
        assert_eq!(similarity("Надежда Колева", "NADEZHDA KOLEVA"), 1.0);
        for (a, b) in [("Надежда", "Иван"), ("Мария", "Димитър"), ("", "Мария"), ("", ""), ("—", "Мария")]
        {
            assert!(similarity(a, b) < 0.6, "{a} and {b}: {}", similarity(a, b));
        }
    }

    #[test]
    fn the_nearer_spelling_is_ranked_first() {
        assert!(similarity("Надежда", "Надежад") > similarity("Надежда", "Надка"));
        assert!(similarity("Иванова", "Иванов") > similarity("Иванова", "Илиева"));
    }

    #[test]
    fn trigrams_of_padded_words() {
        assert_eq!(trigrams("Ана"), ["__a", "_an", "ana", "na_"]);
        assert_eq!(trigrams("Я я"), ["__i", "_ia", "ia_"]);
        assert!(trigrams(" ").is_empty());
        let shared = |a: &str, b: &str| trigrams(a).iter().filter(|group| trigrams(b).contains(group)).count();
        assert!(shared("Надежда", "Nadejad") >= 3);
    }

    proptest! {
        #[test]
        fn similarity_is_symmetric_and_bounded(a in "[а-я ]{0,16}", b in "[а-я ]{0,16}") {
            let likeness = similarity(&a, &b);
            prop_assert!((0.0..=1.0 + 1e-9).contains(&likeness));
            prop_assert!((likeness - similarity(&b, &a)).abs() < 1e-9);
        }
    }
}

//! Short and pet forms of given names: „Надя“ for „Надежда“, „Ванчо“ for „Иван“.

mod bulgarian_men;
mod bulgarian_women;
mod turkish;
mod ukrainian;

use std::collections::HashMap;
use std::sync::LazyLock;

use super::fold::fold;

/// A full name and the forms by which its bearers are called, parted by spaces.
type Row = (&'static str, &'static str);

static BY_KEY: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut by_key: HashMap<String, Vec<String>> = HashMap::new();
    for (full, short) in table() {
        for short in short.split_whitespace() {
            link(&mut by_key, fold(full), fold(short));
            link(&mut by_key, fold(short), fold(full));
        }
    }
    by_key
});

/// The names that the bearer of a name may also go by, as keys of [`fold`]: the short forms of a full name, the full
/// names of a short form, both where it is both. `key` is the folded name; names not in the table have none.
///
/// One step only: „Надя“ leads to „Надежда“ and not to „Надка“. Whoever widens both what is stored and what is looked
/// for by one step finds the two.
pub fn variants(key: &str) -> &'static [String] {
    BY_KEY.get(key).map_or(&[], Vec::as_slice)
}

fn table() -> impl Iterator<Item = &'static Row> {
    [bulgarian_women::ROWS, bulgarian_men::ROWS, turkish::ROWS, ukrainian::ROWS].into_iter().flatten()
}

fn link(by_key: &mut HashMap<String, Vec<String>>, from: String, to: String) {
    let known = by_key.entry(from.clone()).or_default();
    if from != to && !known.contains(&to) {
        known.push(to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lead_to(name: &str, other: &str) -> bool {
        variants(&fold(name)).contains(&fold(other))
    }

    #[test]
    fn both_ways() {
        for (short, full) in [
            ("Надя", "Надежда"),
            ("Мими", "Мария"),
            ("Мими", "Емилия"),
            ("Митко", "Димитър"),
            ("Гошо", "Георги"),
            ("Ванчо", "Иван"),
            ("Ваня", "Иванка"),
            ("Ваня", "Іван"),
            ("Пепа", "Петя"),
            ("Пепа", "Петранка"),
            ("Фатме", "Fatma"),
            ("Айше", "Айша"),
            ("Oksana", "Ксения"),
            ("Саша", "Александър"),
            ("Саша", "Александра"),
            ("Женя", "Евгения"),
            ("Hanna", "Анна"),
            ("Наско", "Атанас"),
        ] {
            assert!(lead_to(short, full), "{short} → {full}: {:?}", variants(&fold(short)));
            assert!(lead_to(full, short), "{full} → {short}");
        }
    }

    #[test]
    fn unrelated_names_do_not_meet() {
        assert!(!lead_to("Надя", "Мария"));
        assert!(!lead_to("Мария", "Мария"));
        assert!(variants("nosuchname").is_empty());
        assert!(variants("").is_empty());
    }

    #[test]
    fn the_table_is_broad_and_has_no_empty_or_doubled_row() {
        let mut seen = Vec::new();
        for (full, short) in table() {
            assert!(!short.trim().is_empty() && !fold(full).contains(' '), "{full}");
            assert!(!seen.contains(full), "{full} has two rows");
            seen.push(full);
        }
        assert!(bulgarian_women::ROWS.len() + bulgarian_men::ROWS.len() >= 120);
        for (key, known) in BY_KEY.iter() {
            assert!(!known.contains(key) && known.len() <= 24, "{key}: {known:?}");
        }
    }
}

//! The last step to a key: spellings that differ only by habit become one.

/// What becomes what. Each makes the key shorter or cannot be undone by another, so applying them comes to an end.
const HABITS: &[(&str, &str)] = &[
    ("shch", "sht"),
    ("sch", "sh"),
    ("tch", "ch"),
    ("dzh", "zh"),
    ("shsh", "sh"),
    ("chch", "ch"),
    ("zhzh", "zh"),
    ("tsts", "ts"),
    ("tz", "ts"),
    ("ph", "f"),
    ("kh", "h"),
    ("th", "t"),
    ("gh", "g"),
    ("ou", "u"),
];

/// Brings a draft of a key to its settled form.
pub(super) fn settle(draft: String) -> String {
    let key = settle_letters(draft);
    if is_typed_with_digits(&key) { settle_letters(key.replace('4', "ch").replace('6', "sh")) } else { key }
}

fn settle_letters(draft: String) -> String {
    let mut key = draft;
    loop {
        let mut next = single_letters(&key);
        for (habit, settled) in HABITS {
            next = next.replace(habit, settled);
        }
        if let Some(rest) = next.strip_prefix("ie") {
            next = format!("e{rest}");
        }
        // Christo is Христо; hardly a Bulgarian name begins with чр.
        if next.starts_with("chr") {
            next.remove(0);
        }
        if next == key {
            return key;
        }
        key = next;
    }
}

/// Doubled letters once; doubled digits are kept.
fn single_letters(key: &str) -> String {
    let mut single = String::with_capacity(key.len());
    for c in key.chars() {
        if c.is_ascii_digit() || !single.ends_with(c) {
            single.push(c);
        }
    }
    single
}

/// 4 and 6 are ч and ш in a word with enough letters and no other digit: "4avdar", not "46а" or "2026г".
fn is_typed_with_digits(key: &str) -> bool {
    key.chars().filter(char::is_ascii_alphabetic).count() >= 3
        && key.contains(['4', '6'])
        && !key.contains(['0', '1', '2', '3', '5', '7', '8', '9'])
}

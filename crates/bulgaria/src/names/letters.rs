//! What each letter of a word may sound like, in the letters of the key.

/// The ways to read a letter or a group of letters, the likeliest first; never empty.
pub(super) type Sound = &'static [&'static str];

/// The letters of a text in small case; accents written as separate marks join their letter or fall away.
pub(super) fn compose(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = Vec::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match (letters.last_mut(), c) {
            (Some(last), '\u{327}' | '\u{326}') if *last == 's' => *last = 'ş',
            (Some(last), '\u{327}' | '\u{30c}' | '\u{301}') if *last == 'c' => *last = 'ç',
            (Some(last), '\u{30c}') if *last == 's' => *last = 'ş',
            (Some(last), '\u{30c}') if *last == 'z' => *last = 'ž',
            (Some(last), '\u{308}') if *last == 'u' => *last = 'ü',
            (Some(last), '\u{308}') if *last == 'o' => *last = 'ö',
            (Some(last), '\u{308}') if *last == 'е' => *last = 'ё',
            (_, '\u{300}'..='\u{36f}') => {}
            _ => letters.push(c),
        }
    }
    letters
}

/// Marks that stand inside a word: О'Брайън, В’ячеслав.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
}

/// The sounds of a word in small letters. Latin letters in a Cyrillic word are taken for the Cyrillic ones that look
/// like them: with two keyboards that is how they come in.
pub(super) fn sounds(word: &[char]) -> Vec<Sound> {
    let is_cyrillic = word.iter().any(|&c| cyrillic(c).is_some());
    let word: Vec<char> = word.iter().map(|&c| if is_cyrillic { look_alike(c) } else { c }).collect();
    let mut sounds = Vec::with_capacity(word.len());
    let mut at = 0;
    while at < word.len() {
        let (sound, taken) = cyrillic_at(&word, at).map_or_else(|| latin_at(&word, at), |sound| (sound, 1));
        sounds.push(sound);
        at += taken;
    }
    sounds
}

fn look_alike(c: char) -> char {
    match c {
        'a' => 'а',
        'c' => 'с',
        'e' => 'е',
        'i' => 'і',
        'o' => 'о',
        'p' => 'р',
        'x' => 'х',
        'y' => 'у',
        _ => c,
    }
}

fn cyrillic_at(word: &[char], at: usize) -> Option<Sound> {
    match word[at] {
        // Soft only before a vowel that does not say so itself: Кольо, Сольйо.
        'ь' if word.get(at + 1) == Some(&'о') => Some(&["i"]),
        'ь' => Some(&[""]),
        c => cyrillic(c),
    }
}

fn cyrillic(c: char) -> Option<Sound> {
    Some(match c {
        'а' | 'ъ' => &["a"],
        'б' => &["b"],
        'в' => &["v"],
        'г' | 'ґ' | 'ѓ' => &["g"],
        'д' => &["d"],
        'е' | 'э' | 'є' => &["e"],
        'ж' | 'џ' | 'ђ' => &["zh"],
        'з' | 'ѕ' => &["z"],
        'и' | 'ѝ' | 'й' | 'ы' | 'і' | 'ї' | 'ј' => &["i"],
        'ь' => &[""],
        'к' | 'ќ' => &["k"],
        'л' => &["l"],
        'љ' => &["li"],
        'м' => &["m"],
        'н' => &["n"],
        'њ' => &["ni"],
        'о' => &["o"],
        'п' => &["p"],
        'р' => &["r"],
        'с' => &["s"],
        'т' => &["t"],
        'у' | 'ў' => &["u"],
        'ф' => &["f"],
        'х' => &["h"],
        'ц' => &["ts"],
        'ч' | 'ћ' => &["ch"],
        'ш' => &["sh"],
        'щ' => &["sht"],
        'ю' => &["iu"],
        'я' => &["ia"],
        'ё' => &["io"],
        _ => return None,
    })
}

/// The sound that begins at `at` and how many letters it takes.
fn latin_at(word: &[char], at: usize) -> (Sound, usize) {
    let before = at.checked_sub(1).map(|at| word[at]);
    let after = word.get(at + 1).copied();
    let last = after.is_none();
    match (word[at], after) {
        ('c', Some('h')) if at == 0 && word.get(2) == Some(&'r') => (&["ch", "k"], 2),
        ('c', Some('h')) => (&["ch"], 2),
        ('c', Some('k')) => (&["k"], 2),
        ('c', Some('e' | 'i' | 'y' | 'v' | 'w')) => (&["ts", "k"], 1),
        ('c', _) => (&["k", "ts"], 1),
        // Ivanoff, the way names were written abroad
        ('f', Some('f')) if at + 2 == word.len() && matches!(before, Some('o' | 'e')) => (&["v", "f"], 2),
        ('j', _) => (j_between(before, after, at + 2 == word.len()), 1),
        ('q', Some('u')) => (&["kv"], 2),
        ('q', _) => (&["ia"], 1),
        ('u', _) if between_consonants(before, after) => (&["u", "a"], 1),
        ('w', _) => (&["v"], 1),
        ('x', Some(next)) if at == 0 && !is_vowel(next) => (&["h", "ks"], 1),
        ('x', _) => (&["ks", "h"], 1),
        ('y', _) if !last && between_consonants(before, after) => (&["i", "a"], 1),
        ('y', _) => (&["i"], 1),
        (c, _) => (accented(c).unwrap_or_else(|| other(c)), 1),
    }
}

/// j is ж on a Bulgarian keyboard and й in most other spellings.
fn j_between(before: Option<char>, after: Option<char>, next_is_last: bool) -> Sound {
    let soft: Sound = &["i", "zh"];
    let hard: Sound = &["zh", "i"];
    match (before, after) {
        // Nadja, but Djamile
        (Some('d'), Some('a')) if next_is_last => soft,
        (Some('d'), _) => hard,
        (_, Some('a' | 'o' | 'u')) => soft,
        (Some(before), None) if is_vowel(before) => soft,
        _ => hard,
    }
}

fn between_consonants(before: Option<char>, after: Option<char>) -> bool {
    matches!((before, after), (Some(b), Some(a)) if !is_vowel(b) && !is_vowel(a))
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'q' | 'j' | 'ü' | 'ö')
}

fn accented(c: char) -> Option<Sound> {
    Some(match c {
        'ş' | 'ș' | 'š' | 'ś' => &["sh"],
        'ç' | 'č' | 'ć' => &["ch"],
        'ž' | 'ż' | 'ź' | 'đ' => &["zh"],
        'ğ' => &["g"],
        'ı' | 'í' | 'ì' | 'î' | 'ï' | 'ý' => &["i"],
        'ü' => &["iu", "u"],
        'ö' => &["io", "o"],
        'ț' | 'ţ' => &["ts"],
        'á' | 'à' | 'â' | 'ä' | 'ă' | 'ã' | 'å' | 'ą' => &["a"],
        'é' | 'è' | 'ê' | 'ë' | 'ę' | 'ě' => &["e"],
        'ó' | 'ò' | 'ô' | 'õ' | 'ø' => &["o"],
        'ú' | 'ù' | 'û' | 'ů' => &["u"],
        'ñ' | 'ń' | 'ň' => &["n"],
        'ł' => &["l"],
        'ř' => &["r"],
        'ß' => &["s"],
        _ => return None,
    })
}

/// Letters that stand for themselves: plain Latin, digits; other scripts are not looked into and leave no trace.
fn other(c: char) -> Sound {
    const PLAIN: [&str; 36] = [
        "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v",
        "w", "x", "y", "z", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9",
    ];
    match c.to_digit(36) {
        Some(digit @ 0..=9) => std::slice::from_ref(&PLAIN[digit as usize + 26]),
        Some(letter) => std::slice::from_ref(&PLAIN[letter as usize - 10]),
        None => &[""],
    }
}

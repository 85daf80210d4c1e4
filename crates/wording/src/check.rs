//! The two languages of a room side by side: the same keys, with the same arguments, none empty, all sayable.

use crate::Complaint;
use crate::plain;
use crate::source::{Message, Source};
use crate::walk;

/// A message that holds in both languages.
pub(crate) struct Checked {
    pub key: String,
    /// The arguments in the order of the Bulgarian text.
    pub arguments: Vec<String>,
    /// The words of a message without arguments, (Bulgarian, English).
    pub plain: Option<(String, String)>,
}

/// Everything both files say, in the order of the Bulgarian one, or everything that is wrong.
pub(crate) fn pair(bg: &Source, en: &Source) -> Result<Vec<Checked>, Vec<Complaint>> {
    let mut complaints = Vec::new();
    for (here, there) in [(bg, en), (en, bg)] {
        for message in &here.messages {
            complaints.extend(faults(message, here));
            if there.message(&message.key).is_none() {
                let sentence = format!("`{}` is missing in {}", message.key, there.file());
                complaints.push(here.complaint(message.line, sentence));
            }
        }
        for (name, term) in &here.terms {
            let way = &mut vec![format!("-{name}")];
            let tell = |fault| here.complaint(term.line, format!("`-{name}` {fault}"));
            complaints.extend(walk::faults(&term.text, here, way).into_iter().map(tell));
        }
    }
    complaints.extend(twins(bg));
    if !complaints.is_empty() {
        return Err(complaints);
    }
    let mut checked = Vec::new();
    for bg_message in &bg.messages {
        let Some(en_message) = en.message(&bg_message.key) else { continue };
        match both(bg_message, en_message, bg, en) {
            Ok(message) => checked.push(message),
            Err(found) => complaints.extend(found),
        }
    }
    if complaints.is_empty() { Ok(checked) } else { Err(complaints) }
}

fn both(bg_message: &Message, en_message: &Message, bg: &Source, en: &Source) -> Result<Checked, Vec<Complaint>> {
    let key = &bg_message.key;
    let arguments = walk::arguments(&bg_message.text, bg);
    let others = walk::arguments(&en_message.text, en);
    if arguments.len() != others.len() || arguments.iter().any(|name| !others.contains(name)) {
        let sentence = format!("`{key}` takes {} here and {} in {}", listed(&others), listed(&arguments), bg.file());
        return Err(vec![en.complaint(en_message.line, sentence)]);
    }
    // Both are faultless by now, so both can be said.
    let words = |message: &Message, source| plain::text(&message.text, source).unwrap_or_default();
    let plain = arguments.is_empty().then(|| (words(bg_message, bg), words(en_message, en)));
    Ok(Checked { key: key.clone(), arguments, plain })
}

fn faults(message: &Message, source: &Source) -> Vec<Complaint> {
    let tell = |fault: String| source.complaint(message.line, format!("`{}` {fault}", message.key));
    let mut faults = walk::faults(&message.text, source, &mut vec![message.key.clone()]);
    if !is_name(&message.key) {
        faults.push("cannot name a function: use small Latin letters, digits and dashes, and no word of Rust".into());
    }
    if faults.is_empty() {
        let arguments = walk::arguments(&message.text, source);
        if arguments.is_empty() {
            match plain::text(&message.text, source) {
                Err(fault) => faults.push(fault),
                Ok(words) if words.trim().is_empty() => faults.push("is empty".into()),
                Ok(_) => {}
            }
        }
        for name in arguments {
            if name == "l" {
                faults.push("takes `$l`, which is the language; name it otherwise".into());
            } else if !is_name(&name) {
                faults
                    .push(format!("takes `${name}`: use small Latin letters, digits and dashes, and no word of Rust"));
            }
        }
    }
    faults.into_iter().map(tell).collect()
}

/// Keys that differ only by `-` and `_` would become the same function.
fn twins(source: &Source) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for (at, message) in source.messages.iter().enumerate() {
        let earlier = &source.messages[..at];
        if let Some(twin) = earlier.iter().find(|other| snake(&other.key) == snake(&message.key)) {
            let sentence = format!("`{}` and `{}` would be the same function", twin.key, message.key);
            complaints.push(source.complaint(message.line, sentence));
        }
    }
    complaints
}

fn listed(names: &[String]) -> String {
    match names {
        [] => "no argument".into(),
        names => names.iter().map(|name| format!("${name}")).collect::<Vec<_>>().join(", "),
    }
}

/// The name of the Rust function or parameter.
pub(crate) fn snake(name: &str) -> String {
    name.replace('-', "_")
}

fn is_name(name: &str) -> bool {
    name.starts_with(|letter: char| letter.is_ascii_lowercase())
        && name.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-_".contains(letter))
        && !RUST_WORDS.contains(&snake(name).as_str())
}

const RUST_WORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true",
    "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

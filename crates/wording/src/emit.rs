//! The Rust code of a room.

use crate::check::{Checked, snake};
use crate::source::Source;
use fluent_syntax::ast::{Entry, Identifier, Message, Pattern, Resource, Term};
use fluent_syntax::serializer::serialize;
use std::fmt::Write;

/// The file that `kernel::texts!` includes: a function for every message, the same names in `m` for a [`Msg`] that is
/// said later, and the catalogue of the messages with arguments.
pub(crate) fn room(name: &str, messages: &[Checked], bg: &Source, en: &Source, runtime: &str) -> String {
    let mut code = format!("use {runtime}::{{Arg, Catalog, Lang, Msg}};\n\n");
    if messages.iter().any(|message| message.plain.is_none()) {
        catalogue(&mut code, bg, en);
    }
    for message in messages {
        said_now(&mut code, message, bg);
    }
    let _ = write!(
        code,
        "/// The same texts as [`Msg`]: to be said later, in any language.\npub mod m {{\n    use super::*;\n"
    );
    for message in messages {
        said_later(&mut code, name, message, bg);
    }
    code.push_str("}\n");
    code
}

fn catalogue(code: &mut String, bg: &Source, en: &Source) {
    let (bg, en) = (source_text(bg), source_text(en));
    let _ = write!(
        code,
        "static CATALOG: std::sync::LazyLock<Catalog> =\n    \
         std::sync::LazyLock::new(|| Catalog::new(\n{bg:?},\n{en:?},\n));\n\n"
    );
}

/// Only what the catalogue can be asked for: comments stay behind.
fn source_text(source: &Source) -> String {
    let term = |(name, term): (&String, &crate::source::Term)| {
        let id = Identifier { name: name.clone() };
        Entry::Term(Term { id, value: term.text.clone(), attributes: vec![], comment: None })
    };
    let message = |message: &crate::source::Message| {
        let id = Identifier { name: message.key.clone() };
        Entry::Message(Message { id, value: Some(message.text.clone()), attributes: vec![], comment: None })
    };
    let body = source.terms.iter().map(term).chain(source.messages.iter().map(message)).collect();
    serialize(&Resource { body })
}

fn said_now(code: &mut String, message: &Checked, bg: &Source) {
    let (key, name) = (&message.key, snake(&message.key));
    let _ = writeln!(code, "#[doc = {:?}]", doc(message, bg));
    let _ = match &message.plain {
        Some((bg, en)) => writeln!(
            code,
            "pub fn {name}(l: Lang) -> &'static str {{\n    match l {{\n        \
             Lang::Bg => {bg:?},\n        Lang::En => {en:?},\n    }}\n}}\n"
        ),
        None => writeln!(
            code,
            "pub fn {name}(l: Lang, {}) -> String {{\n    CATALOG.say(l, {key:?}, &[{}])\n}}\n",
            parameters(message),
            pairs(message)
        ),
    };
}

fn said_later(code: &mut String, room: &str, message: &Checked, bg: &Source) {
    let (key, name) = (&message.key, snake(&message.key));
    let full = format!("{room}-{key}");
    let say = match message.plain {
        Some(_) => format!("|l, _| super::{name}(l).to_owned()"),
        None => format!("|l, args| CATALOG.say(l, {key:?}, args)"),
    };
    let (parameters, pairs) = (parameters(message), pairs(message));
    let _ = writeln!(code, "\n    #[doc = {:?}]", doc(message, bg));
    let _ = writeln!(
        code,
        "    pub fn {name}({parameters}) -> Msg {{\n        Msg::new({full:?}, vec![{pairs}], {say})\n    }}"
    );
}

/// The Bulgarian text: what the reader of the code wants to know.
fn doc(message: &Checked, bg: &Source) -> String {
    match &message.plain {
        Some((words, _)) => words.clone(),
        None => bg.message(&message.key).map(|found| as_written(&found.text)).unwrap_or_default(),
    }
}

fn as_written(text: &Pattern<String>) -> String {
    let id = Identifier { name: "x".to_owned() };
    let entry = Entry::Message(Message { id, value: Some(text.clone()), attributes: vec![], comment: None });
    serialize(&Resource { body: vec![entry] }).trim_start_matches("x =").trim().to_owned()
}

fn parameters(message: &Checked) -> String {
    message.arguments.iter().map(|name| format!("{}: impl Into<Arg>", snake(name))).collect::<Vec<_>>().join(", ")
}

fn pairs(message: &Checked) -> String {
    message.arguments.iter().map(|name| format!("({name:?}, {}.into())", snake(name))).collect::<Vec<_>>().join(", ")
}

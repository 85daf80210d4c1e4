//! One text file, parsed, with the line of every message.

use crate::Complaint;
use fluent_syntax::ast::{Entry, Pattern};
use fluent_syntax::parser::{self, ErrorKind, ParserError};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The messages and terms of one language.
pub(crate) struct Source {
    pub path: PathBuf,
    /// In the order of the file.
    pub messages: Vec<Message>,
    /// Parts that only messages of this file can use (`-name`), by name without the dash.
    pub terms: BTreeMap<String, Term>,
}

/// A message as it stands in the file.
pub(crate) struct Message {
    pub key: String,
    pub line: usize,
    pub text: Pattern<String>,
}

/// A term as it stands in the file.
pub(crate) struct Term {
    pub line: usize,
    pub text: Pattern<String>,
}

impl Source {
    /// Reads and parses a file; complains of what Fluent does not understand, of repeated keys and of attributes.
    pub fn read(path: &Path) -> Result<Source, Vec<Complaint>> {
        match std::fs::read_to_string(path) {
            Ok(text) => Source::parse(path, text),
            Err(error) => Err(vec![Complaint::new(path, 0, format!("cannot be read: {error}"))]),
        }
    }

    pub fn parse(path: &Path, text: String) -> Result<Source, Vec<Complaint>> {
        let resource = parser::parse(text.clone())
            .map_err(|(_, errors)| errors.iter().map(|error| misread(path, &text, error)).collect::<Vec<_>>())?;
        let mut source = Source { path: path.to_owned(), messages: Vec::new(), terms: BTreeMap::new() };
        let mut complaints = Vec::new();
        let mut lines = Lines::new(&text);
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    let key = message.id.name;
                    let line = lines.of(&key);
                    if source.message(&key).is_some() {
                        complaints.push(Complaint::new(path, line, format!("`{key}` is defined a second time")));
                    }
                    if !message.attributes.is_empty() {
                        complaints.push(Complaint::new(
                            path,
                            line,
                            format!("`{key}` has attributes; make them messages of their own"),
                        ));
                    }
                    if let Some(text) = message.value {
                        source.messages.push(Message { key, line, text });
                    }
                }
                Entry::Term(term) => {
                    let name = term.id.name;
                    let line = lines.of(&format!("-{name}"));
                    if source.terms.insert(name.clone(), Term { line, text: term.value }).is_some() {
                        complaints.push(Complaint::new(path, line, format!("`-{name}` is defined a second time")));
                    }
                }
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => {}
            }
        }
        if complaints.is_empty() { Ok(source) } else { Err(complaints) }
    }

    pub fn message(&self, key: &str) -> Option<&Message> {
        self.messages.iter().find(|message| message.key == key)
    }

    /// The file's name without its folders.
    pub fn file(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    pub fn complaint(&self, line: usize, sentence: impl Into<String>) -> Complaint {
        Complaint::new(&self.path, line, sentence)
    }
}

fn misread(path: &Path, text: &str, error: &ParserError) -> Complaint {
    let mut at = error.pos.start.min(text.len());
    let sentence = match &error.kind {
        ErrorKind::ExpectedMessageField { entry_id } => format!("`{entry_id}` is empty"),
        ErrorKind::ExpectedTermField { entry_id } => format!("`-{entry_id}` is empty"),
        kind => format!("this is not valid Fluent: {kind}"),
    };
    // An empty message is noticed only where the next one begins: tell the line on which the message itself starts.
    if matches!(error.kind, ErrorKind::ExpectedMessageField { .. } | ErrorKind::ExpectedTermField { .. }) {
        at = error.slice.as_ref().map_or(at, |slice| slice.start);
    }
    Complaint::new(path, text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1, sentence)
}

/// Finds the lines on which definitions begin. The parser keeps no positions, but a definition always starts its line.
struct Lines<'a> {
    heads: Vec<(&'a str, usize)>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        let head = |(at, line): (usize, &'a str)| line.split_once('=').map(|(name, _)| (name.trim_end(), at + 1));
        Lines { heads: text.lines().enumerate().filter_map(head).collect() }
    }

    /// The line of the next definition of that name; each is given once.
    fn of(&mut self, name: &str) -> usize {
        match self.heads.iter().position(|(head, _)| *head == name) {
            Some(at) => self.heads.remove(at).1,
            None => 0,
        }
    }
}

//! What is wrong with a text, and where.

use std::fmt;
use std::path::Path;

/// One mistake in a text file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The file, as it was given.
    pub file: String,
    /// The line, counted from 1; 0 when the whole file is meant.
    pub line: usize,
    /// What is wrong, in a plain sentence without a full stop.
    pub sentence: String,
}

impl Complaint {
    pub(crate) fn new(file: &Path, line: usize, sentence: impl Into<String>) -> Self {
        Complaint { file: file.display().to_string(), line, sentence: sentence.into() }
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.sentence),
            line => write!(f, "{}:{line}: {}", self.file, self.sentence),
        }
    }
}

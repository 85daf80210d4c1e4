//! How whoever a plan is of is called, and until when they may stay.

use super::Subject;
use crate::cases::case_number;
use kernel::types::Day;

impl Subject {
    /// The name as it stands in the file; nothing when nothing is known.
    pub fn name(&self) -> String {
        let name = format!("{} {}", self.given, self.family);
        let name = name.trim();
        if name.is_empty() { self.alias.clone() } else { name.to_owned() }
    }

    /// The name to speak to the person by.
    pub fn called(&self) -> &str {
        let names = [&self.alias, &self.given, &self.family];
        names.into_iter().find(|name| !name.is_empty()).map_or("", |name| name.as_str())
    }

    /// The case's number as people write it: „КЦ-0112“.
    pub fn case(&self) -> String {
        case_number(&self.code, self.case_number)
    }

    /// The day on which the stay ends by the limit of its unit; none when it has ended, or has no limit.
    pub fn last_day(&self) -> Option<Day> {
        let months = self.stay_limit_months.filter(|_| self.ended_at.is_none())?;
        let since = self.admitted_at.day().0;
        since.checked_add(jiff::Span::new().months(months)).ok().map(Day)
    }
}

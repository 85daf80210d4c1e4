//! Tables that scroll inside themselves and sort by address.

use crate::form::Fields;
use maud::{Markup, Render, html};

/// A column: what stands over it, and how it can be sorted.
#[derive(Clone, Debug, Default)]
pub struct Column<'a> {
    label: &'a str,
    numeric: bool,
    spoken_only: bool,
    sort: Option<&'a str>,
}

impl<'a> Column<'a> {
    /// A column of words.
    pub fn new(label: &'a str) -> Self {
        Column { label, ..Column::default() }
    }

    /// A column of numbers, set to the end; its cells are `td.num`.
    pub fn number(label: &'a str) -> Self {
        Column { label, numeric: true, ..Column::default() }
    }

    /// A column whose head is read aloud only: of checkboxes, of buttons.
    pub fn unseen(label: &'a str) -> Self {
        Column { label, spoken_only: true, ..Column::default() }
    }

    /// Can be sorted; `key` is what the address says: `?sort=key`, and `?sort=-key` downwards.
    pub fn sorted_by(mut self, key: &'a str) -> Self {
        self.sort = Some(key);
        self
    }
}

/// By what a list is sorted, as the address says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sorting<'a> {
    /// The key of the column.
    pub key: &'a str,
    /// Largest, last or newest first.
    pub descending: bool,
}

impl<'a> Sorting<'a> {
    /// What the query asks for, if it is one of the allowed keys; otherwise the default, written as in the address
    /// (`-opened`).
    pub fn read(query: &'a Fields, allowed: &[&str], default: &'a str) -> Sorting<'a> {
        let asked = Sorting::parse(query.get("sort"));
        if allowed.contains(&asked.key) { asked } else { Sorting::parse(default) }
    }

    fn parse(text: &'a str) -> Sorting<'a> {
        match text.strip_prefix('-') {
            Some(key) => Sorting { key, descending: true },
            None => Sorting { key: text, descending: false },
        }
    }

    /// The value of `aria-sort` for a column, and the value of `sort` that a click on it asks for.
    fn of_column(self, key: &str) -> (Option<&'static str>, String) {
        match (self.key == key, self.descending) {
            (true, false) => (Some("ascending"), format!("-{key}")),
            (true, true) => (Some("descending"), key.to_owned()),
            (false, _) => (None, key.to_owned()),
        }
    }
}

/// A table in its own scrolling wrapper, named by the heading with the id `labelled_by`. `rows` are the `tr` of its
/// body: the cell that names a row is `th scope="row"` with a link to the file. `query` is the page's own: sorting
/// keeps the rest of it and goes back to the first page.
pub fn table(
    labelled_by: &str,
    columns: &[Column<'_>],
    sorting: Option<Sorting<'_>>,
    query: &Fields,
    rows: impl Render,
) -> Markup {
    wrapped("table-wrap", labelled_by, columns, sorting, query, rows)
}

/// The same, and on a narrow screen each row is a card: nothing lies beyond the edge. The cells say in `data-label`
/// under which column they stand; one without it says itself what it is.
pub fn table_of_cards(
    labelled_by: &str,
    columns: &[Column<'_>],
    sorting: Option<Sorting<'_>>,
    query: &Fields,
    rows: impl Render,
) -> Markup {
    wrapped("table-wrap cards", labelled_by, columns, sorting, query, rows)
}

fn wrapped(
    class: &str,
    labelled_by: &str,
    columns: &[Column<'_>],
    sorting: Option<Sorting<'_>>,
    query: &Fields,
    rows: impl Render,
) -> Markup {
    html! {
        div class=(class) role="group" aria-labelledby=(labelled_by) tabindex="0" {
            table.table aria-labelledby=(labelled_by) {
                thead { tr { @for column in columns { (head(column, sorting, query)) } } }
                tbody { (rows) }
            }
        }
    }
}

fn head(column: &Column<'_>, sorting: Option<Sorting<'_>>, query: &Fields) -> Markup {
    let class = column.numeric.then_some("num");
    let link = sorting.zip(column.sort).map(|(sorting, key)| sorting.of_column(key));
    html! {
        @match link {
            Some((order, next)) => {
                th class=[class] scope="col" aria-sort=[order] {
                    a href=(query.query(&[("page", ""), ("sort", &next)])) { (column.label) }
                }
            }
            None if column.spoken_only => th scope="col" { span.visually-hidden { (column.label) } },
            None => th class=[class] scope="col" { (column.label) },
        }
    }
}

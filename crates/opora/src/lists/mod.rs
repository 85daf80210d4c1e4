//! Lists: columns described once become the table on screen, and the CSV and XLSX of exactly what is on it.

mod part;
mod sheet;
mod year;

pub use part::{Page, Part};
pub use sheet::Format;
pub use year::{Years, asked_year};

use axum::response::Response;
use kernel::audit::Event;
use kernel::ctx::Change;
use kernel::form::{Asked, Fields};
use kernel::i18n::{self, Lang};
use kernel::refusal::Refusal;
use kernel::types::{Day, Moment};
use kernel::view::{self, Sorting};
use maud::{Markup, Render, html};
use serde_json::json;

kernel::texts!(lists);

/// What a cell holds, for a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A day.
    Day(Day),
    /// A day and an hour.
    Moment(Moment),
    /// Nothing.
    Nothing,
}

impl<T: Into<String>> From<T> for Cell {
    fn from(words: T) -> Cell {
        let words = words.into();
        if words.is_empty() { Cell::Nothing } else { Cell::Text(words) }
    }
}

impl Cell {
    /// As people read it.
    pub fn words(&self, l: Lang) -> String {
        match self {
            Cell::Text(words) => words.clone(),
            Cell::Number(number) => i18n::number(l, *number),
            Cell::Day(day) => i18n::day(l, *day),
            Cell::Moment(at) => i18n::day_time(l, at.local()),
            Cell::Nothing => String::new(),
        }
    }
}

/// What is said of a row.
type Said<'a, R, T> = Box<dyn Fn(&R) -> T + Send + Sync + 'a>;

/// A column: its name, what it says of a row to a file, and how it draws that on screen.
pub struct Column<'a, R> {
    key: &'static str,
    label: &'a str,
    sorts: bool,
    value: Said<'a, R, Cell>,
    drawn: Option<Said<'a, R, Markup>>,
    names_row: bool,
    counts: bool,
    on_screen_only: bool,
}

impl<'a, R> Column<'a, R> {
    /// A column that says the same on screen and in a file.
    pub fn new(key: &'static str, label: &'a str, value: impl Fn(&R) -> Cell + Send + Sync + 'a) -> Self {
        Column {
            key,
            label,
            sorts: false,
            value: Box::new(value),
            drawn: None,
            names_row: false,
            counts: false,
            on_screen_only: false,
        }
    }

    /// A column of buttons, which no file has; its head is read aloud.
    pub fn on_screen(key: &'static str, label: &'a str, draw: impl Fn(&R) -> Markup + Send + Sync + 'a) -> Self {
        Column { on_screen_only: true, ..Column::new(key, label, |_| Cell::Nothing) }.drawn(draw)
    }

    /// A column of numbers, set to the end.
    pub fn counts(mut self) -> Self {
        self.counts = true;
        self
    }

    /// It can be sorted by; the key stands in the address.
    pub fn sorted(mut self) -> Self {
        self.sorts = true;
        self
    }

    /// Drawn on screen with more than its words: a link, a chip, a bar.
    pub fn drawn(mut self, draw: impl Fn(&R) -> Markup + Send + Sync + 'a) -> Self {
        self.drawn = Some(Box::new(draw));
        self
    }

    /// It names the row.
    pub fn names_row(mut self) -> Self {
        self.names_row = true;
        self
    }
}

/// A list as it was asked for: its columns and its rows, filtered and sorted already.
pub struct List<'a, R> {
    /// The columns in order.
    pub columns: Vec<Column<'a, R>>,
    /// The rows in order.
    pub rows: &'a [R],
}

impl<R> List<'_, R> {
    /// The table, named by the heading with the id `labelled_by`. On a narrow screen each row is a card.
    pub fn table<'q>(
        &self,
        l: Lang,
        labelled_by: &str,
        sorting: impl Into<Option<Sorting<'q>>>,
        query: &Fields,
    ) -> Markup {
        let heads: Vec<view::Column<'_>> = self.columns.iter().map(head).collect();
        let rows = html! {
            @for row in self.rows { tr { @for column in &self.columns { (cell(l, column, row)) } } }
        };
        view::table_of_cards(labelled_by, &heads, sorting.into(), query, rows)
    }

    /// The list as a file that the browser saves under this name (without its ending, in Latin letters). It leaves the
    /// house by the door of every change: the right was asked, and the event says who took how many rows along.
    pub async fn export(
        &self,
        l: Lang,
        change: Change,
        event: Event,
        format: Format,
        name: &str,
    ) -> Result<Response, Refusal> {
        let details = json!({ "format": format.ending(), "rows": self.rows.len() });
        change.commit(event.with(&details)).await?;
        sheet::file(self, l, format, name)
    }

    fn in_file(&self) -> impl Iterator<Item = &Column<'_, R>> {
        self.columns.iter().filter(|one| !one.on_screen_only)
    }

    /// The names of the columns.
    fn heads(&self) -> Vec<&str> {
        self.in_file().map(|column| column.label).collect()
    }

    /// What every cell holds, row by row.
    fn cells(&self) -> impl Iterator<Item = Vec<Cell>> {
        self.rows.iter().map(|row| self.in_file().map(|column| (column.value)(row)).collect())
    }
}

fn head<'c, R>(column: &'c Column<'_, R>) -> view::Column<'c> {
    let head = match (column.on_screen_only, column.counts) {
        (true, _) => view::Column::unseen(column.label),
        (_, true) => view::Column::number(column.label),
        _ => view::Column::new(column.label),
    };
    if column.sorts { head.sorted_by(column.key) } else { head }
}

fn cell<R>(l: Lang, column: &Column<'_, R>, row: &R) -> impl Render + use<R> {
    let inside = match &column.drawn {
        Some(draw) => draw(row),
        None => html! { ((column.value)(row).words(l)) },
    };
    let day = matches!((column.value)(row), Cell::Day(_)) && column.drawn.is_none();
    let label = (!inside.0.is_empty() && !column.on_screen_only).then_some(column.label);
    html! {
        @if column.names_row { th scope="row" { (inside) } }
        @else { td.num[column.counts].nowrap[day] data-label=[label] { (inside) } }
    }
}

/// The list that a program asks for as a file: the address of the page, which names a CSV unless it says otherwise.
pub fn as_file(mut asked: Fields) -> Asked {
    if Format::asked(asked.get("format")).is_none() {
        asked.set("format", "csv");
    }
    Asked(asked)
}

/// Sorts rows by what they say; those that say nothing come last, whichever way it goes.
pub fn sort_by_key<R, K: Ord>(rows: &mut [R], descending: bool, key: impl Fn(&R) -> Option<K>) {
    rows.sort_by(|a, b| match (key(a), key(b)) {
        (Some(a), Some(b)) if descending => b.cmp(&a),
        (Some(a), Some(b)) => a.cmp(&b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
}

/// The buttons that take a list along: both files of what is on screen, and paper.
pub fn take_along(l: Lang, query: &Fields) -> Markup {
    html! { (files(l, query, "")) (on_paper(l)) }
}

/// The files of one of several lists on a page: the one that the address calls by this name.
pub fn files(l: Lang, query: &Fields, table: &str) -> Markup {
    let to = |format| query.query(&[("done", ""), ("page", ""), ("table", table), ("format", format)]);
    html! {
        details.more {
            summary.btn.small[!table.is_empty()] { (view::icon("download")) (t::download(l)) }
            ul {
                li { a href=(to("xlsx")) download { (t::as_xlsx(l)) } }
                li { a href=(to("csv")) download { (t::as_csv(l)) } }
            }
        }
    }
}

/// The rows on the page of a long list that the address asks for, and the way to its other pages.
pub fn page_of<'r, R>(l: Lang, query: &Fields, rows: &'r [R], most: usize) -> (&'r [R], Markup) {
    let pages = rows.len().div_ceil(most).max(1);
    let number = query.get("page").parse::<usize>().unwrap_or(1).clamp(1, pages);
    let from = (number - 1) * most;
    let page = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    (&rows[from..rows.len().min(from + most)], view::pager(l, query, page(number), page(pages)))
}

/// The button that prints the page.
pub fn on_paper(l: Lang) -> Markup {
    html! { button.btn type="button" data-print { (view::icon("printer")) (t::print(l)) } }
}

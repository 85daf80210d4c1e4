//! Lists: columns described once become the table on screen, and the CSV and XLSX of exactly what is on it.

mod sheet;

pub use sheet::{Format, file};

use kernel::form::Fields;
use kernel::i18n::{self, Lang};
use kernel::types::Day;
use kernel::view::{self, Sorting, table};
use maud::{Markup, Render, html};

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
            Cell::Nothing => String::new(),
        }
    }
}

/// What is said of a row.
type Said<'a, R, T> = Box<dyn Fn(&R) -> T + 'a>;

/// A column: its name, what it says of a row to a file, and how it draws that on screen.
pub struct Column<'a, R> {
    key: &'static str,
    label: &'a str,
    sorts: bool,
    value: Said<'a, R, Cell>,
    drawn: Option<Said<'a, R, Markup>>,
    names_row: bool,
}

impl<'a, R> Column<'a, R> {
    /// A column that says the same on screen and in a file.
    pub fn new(key: &'static str, label: &'a str, value: impl Fn(&R) -> Cell + 'a) -> Self {
        Column { key, label, sorts: false, value: Box::new(value), drawn: None, names_row: false }
    }

    /// It can be sorted by; the key stands in the address.
    pub fn sorted(mut self) -> Self {
        self.sorts = true;
        self
    }

    /// Drawn on screen with more than its words: a link, a chip, a bar.
    pub fn drawn(mut self, draw: impl Fn(&R) -> Markup + 'a) -> Self {
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
    /// The table, named by the heading with the id `labelled_by`.
    pub fn table(&self, l: Lang, labelled_by: &str, sorting: Sorting<'_>, query: &Fields) -> Markup {
        let heads: Vec<view::Column<'_>> = self.columns.iter().map(head).collect();
        let rows = html! {
            @for row in self.rows { tr { @for column in &self.columns { (cell(l, column, row)) } } }
        };
        table(labelled_by, &heads, Some(sorting), query, rows)
    }

    /// The names of the columns.
    fn heads(&self) -> Vec<&str> {
        self.columns.iter().map(|column| column.label).collect()
    }

    /// What every cell holds, row by row.
    fn cells(&self) -> impl Iterator<Item = Vec<Cell>> {
        self.rows.iter().map(|row| self.columns.iter().map(|column| (column.value)(row)).collect())
    }
}

fn head<'c, R>(column: &'c Column<'_, R>) -> view::Column<'c> {
    let head = view::Column::new(column.label);
    if column.sorts { head.sorted_by(column.key) } else { head }
}

fn cell<R>(l: Lang, column: &Column<'_, R>, row: &R) -> impl Render + use<R> {
    let value = (column.value)(row);
    let inside = match &column.drawn {
        Some(draw) => draw(row),
        None => html! { (value.words(l)) },
    };
    let number = matches!(value, Cell::Number(_)) && column.drawn.is_none();
    html! {
        @if column.names_row { th scope="row" { (inside) } } @else { td.num[number] { (inside) } }
    }
}

/// The buttons that take a list along: both files of what is on screen, and paper.
pub fn take_along(l: Lang, query: &Fields) -> Markup {
    html! {
        details.more {
            summary.btn { (view::icon("download")) (t::download(l)) }
            ul {
                li { a href=(query.query_with("format", "xlsx")) download { (t::as_xlsx(l)) } }
                li { a href=(query.query_with("format", "csv")) download { (t::as_csv(l)) } }
            }
        }
        button.btn type="button" data-print { (view::icon("printer")) (t::print(l)) }
    }
}

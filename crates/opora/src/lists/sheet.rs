//! A list as a file.

use super::{Cell, List};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::form::Problems;
use kernel::i18n::Lang;
use kernel::refusal::Refusal;
use kernel::types::Day;
use rust_xlsxwriter::{ExcelDateTime, Format as Style, Workbook, XlsxError};

/// Which file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Words between semicolons, as spreadsheets here expect them.
    Csv,
    /// A workbook.
    Xlsx,
}

impl Format {
    /// What the address asks for; nothing for the page.
    pub fn asked(text: &str) -> Option<Format> {
        match text {
            "csv" => Some(Format::Csv),
            "xlsx" => Some(Format::Xlsx),
            _ => None,
        }
    }

    /// The ending of the file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
        }
    }
}

/// The list as a file that the browser saves under a name.
pub(super) fn file<R>(list: &List<'_, R>, l: Lang, format: Format, name: &str) -> Result<Response, Refusal> {
    let unwritable = || Refusal::Invalid(Problems::default());
    let (kind, bytes) = match format {
        Format::Csv => ("text/csv; charset=utf-8", csv(list, l).ok_or_else(unwritable)?),
        Format::Xlsx => {
            let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            (kind, xlsx(list).map_err(|_| unwritable())?)
        }
    };
    let saved_as = format!("attachment; filename=\"{name}.{}\"", format.ending());
    Ok(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, saved_as)], bytes).into_response())
}

/// Words that a spreadsheet would take for a formula when it reads a CSV, made plain words by an apostrophe.
fn harmless(words: &str) -> String {
    if words.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{words}") } else { words.to_owned() }
}

/// With a mark of its encoding at the head, or Excel would read it as Latin.
fn csv<R>(list: &List<'_, R>, l: Lang) -> Option<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(list.heads()).ok()?;
    for row in list.cells() {
        let words = row.iter().map(|cell| match cell {
            Cell::Number(number) => number.to_string(),
            Cell::Text(words) => harmless(words),
            Cell::Moment(at) => at.local().strftime("%d.%m.%Y %H:%M").to_string(),
            other => other.words(l),
        });
        writer.write_record(words).ok()?;
    }
    writer.into_inner().ok()
}

/// Every cell has its type: a text stays the text that was typed, whatever it begins with.
fn xlsx<R>(list: &List<'_, R>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let bold = Style::new().set_bold();
    let [day, moment] = ["dd.mm.yyyy", "dd.mm.yyyy hh:mm"].map(|format| Style::new().set_num_format(format));
    for (at, head) in (0..).zip(list.heads()) {
        sheet.write_string_with_format(0, at, head, &bold)?;
    }
    for (line, row) in (1..).zip(list.cells()) {
        for (at, cell) in (0..).zip(row) {
            match cell {
                Cell::Text(words) => sheet.write_string(line, at, &words)?,
                #[expect(clippy::cast_precision_loss, reason = "a workbook knows no other numbers")]
                Cell::Number(number) => sheet.write_number(line, at, number as f64)?,
                Cell::Day(when) => sheet.write_datetime_with_format(line, at, date(when)?, &day)?,
                Cell::Moment(when) => {
                    let time = when.local().time();
                    let (hour, minute) = (time.hour().unsigned_abs(), time.minute().unsigned_abs());
                    let date = date(when.day())?.and_hms(hour.into(), minute, 0)?;
                    sheet.write_datetime_with_format(line, at, &date, &moment)?
                }
                Cell::Nothing => sheet,
            };
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofit();
    book.save_to_buffer()
}

fn date(day: Day) -> Result<ExcelDateTime, XlsxError> {
    let (month, of_month) = (day.0.month().unsigned_abs(), day.0.day().unsigned_abs());
    ExcelDateTime::from_ymd(day.0.year().unsigned_abs(), month, of_month)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lists::Column;

    fn list<'a>(rows: &'a [(&'static str, i64)]) -> List<'a, (&'static str, i64)> {
        let columns = vec![
            Column::new("name", "Човек", |row: &(&'static str, i64)| row.0.into()),
            Column::new("left", "Остават", |row: &(&'static str, i64)| Cell::Number(row.1)),
            Column::new("day", "До", |_| Cell::Day(Day::new(2026, 11, 21))),
        ];
        List { columns, rows }
    }

    #[test]
    fn a_file_says_what_the_screen_says_and_no_cell_is_a_formula() {
        let rows = [("Надежда К.", 21), ("=HYPERLINK(1)", -3), ("@роза; \"цитат\"", 0), ("+359 88", 1), ("\t-1", 2)];
        let text = String::from_utf8(csv(&list(&rows), Lang::Bg).unwrap()).unwrap();
        let expected = "\u{feff}Човек;Остават;До\nНадежда К.;21;21.11.2026\n'=HYPERLINK(1);-3;21.11.2026\n\
                        \"'@роза; \"\"цитат\"\"\";0;21.11.2026\n'+359 88;1;21.11.2026\n'\t-1;2;21.11.2026\n";
        assert_eq!(text, expected);
    }

    fn inside(book: &[u8], path: &str) -> String {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
        std::io::read_to_string(archive.by_name(path).unwrap()).unwrap()
    }

    #[test]
    fn a_workbook_holds_what_was_typed_as_text_and_calculates_nothing() {
        let book = xlsx(&list(&[("=1+1", 1), ("+359 88", 2), ("-", 3)])).unwrap();
        let (texts, cells) = (inside(&book, "xl/sharedStrings.xml"), inside(&book, "xl/worksheets/sheet1.xml"));
        for typed in ["<t>=1+1</t>", "<t>+359 88</t>", "<t>-</t>"] {
            assert!(texts.contains(typed), "{texts}");
        }
        assert!(!cells.contains("<f>") && !texts.contains('\''), "{cells}");
        assert!(cells.contains(r#"<c r="A2" t="s">"#) && cells.contains(r#"<c r="B2"><v>1</v>"#), "{cells}");
    }
}

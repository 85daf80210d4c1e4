//! A list as a file: CSV for everything, XLSX for spreadsheets. No cell is ever a formula.

use rust_xlsxwriter::{Format, Workbook};

/// Semicolons, since spreadsheets in Bulgarian read those; a byte order mark, so that they read it as UTF-8.
pub fn csv(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        // Writing into memory cannot fail.
        let _ = writer.write_record(row.iter().map(|cell| harmless(cell)));
    }
    writer.into_inner().unwrap_or_default()
}

/// A spreadsheet calculates what begins so, also from a CSV file: then the cell begins with an apostrophe.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

/// One sheet whose first row is its head. Cells are written as texts, which no spreadsheet calculates.
pub fn xlsx(rows: &[Vec<String>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let head = Format::new().set_bold();
    let sheet = book.add_worksheet();
    for (row, cells) in (0_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            // Refused only beyond a million rows or 32 767 letters, which no place has.
            let _ = if row == 0 {
                sheet.write_string_with_format(row, column, cell, &head)
            } else {
                sheet.write_string(row, column, cell)
            };
        }
    }
    sheet.autofit();
    book.save_to_buffer().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_calculated_and_none_breaks_out() {
        let rows = [vec!["=1+1".to_owned(), "a;\"b\"".to_owned()], vec!["-2".to_owned(), "@SUM(A1)".to_owned()]];
        let text = String::from_utf8(csv(&rows)).unwrap();
        assert_eq!(text, "\u{feff}'=1+1;\"a;\"\"b\"\"\"\n'-2;'@SUM(A1)\n");
        assert!(xlsx(&rows).starts_with(b"PK"));
    }
}

download = Download
as-xlsx = Excel workbook (XLSX)
as-csv = Plain table (CSV)
print = Print

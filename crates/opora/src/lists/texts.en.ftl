download = Download
as-xlsx = Excel workbook (XLSX)
as-csv = Plain table (CSV)
no-such-place = There is no such place in the list. Begin anew
print = Print
year = Year

download = Свали
as-xlsx = Таблица за Excel (XLSX)
as-csv = Обикновена таблица (CSV)
print = Печат

download = Свали
as-xlsx = Таблица за Excel (XLSX)
as-csv = Обикновена таблица (CSV)
no-such-place = Няма такова място в списъка. Започни отначало
print = Печат
year = Година

# Calls for help. No name is needed; safety comes first.
title = Сигнали
one = Сигнал
new = Нов сигнал
all = Всички
waiting = Чакат
waiting-count = { $count ->
    [0] Никой не чака
    [one] Чака { $count } сигнал
   *[other] Чакат { $count } сигнала
}
none = Няма сигнали
none-words = Тук стоят обажданията за помощ. Първо тези, които чакат.
search = Име, думи, място
only-danger = Само опасност сега
received = Кога
who-calls = Кой се обажда
people = Хора
people-count = { $adults ->
    [one] { $adults } възрастен
   *[other] { $adults } възрастни
}, { $children ->
    [one] { $children } дете
   *[other] { $children } деца
}
safety = Безопасност
outcome = Изход
danger = опасност
do-not-call = не звъни
do-not-call-words = Не звъни обратно. Не е сигурно, че е безопасно.
first-safety = Първо безопасността
if-danger = Има опасност сега? Обади се на 112.
if-danger-words = Формулярът ще почака. Остани на линия, ако може.
danger-now = Има ли опасност в момента?
safe-to-call = Безопасно ли е да върнем обаждане?
safe-to-call-hint = Ако не знаеш, не звъним
called-112 = Кога е повикан 112
callback = Номер или адрес за връзка
the-call = Обаждането
told = Какво казаха
told-hint = С думите на човека, без заключения
adults = Възрастни
children = Деца
whereabouts = Къде са сега
name-given = Име, ако го кажат
name-given-hint = Може и измислено
channel = Как дойде
about-person = За
no-name-needed = Не е нужно име
save = Запази
save-and-admit = Запази и приеми
admit = Приеми
note = Бележка
note-hint = На кого е предаден, какво посъветвахме
recorded = Сигналът е записан
settled = Запазено
overtaken = Докато пишеше, { $who } записа „{ $now }“. Ако твоето е вярно, запази пак.

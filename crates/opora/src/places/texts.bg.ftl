rule-bed-not-valid = На тази дата леглото го няма. Избери друго
rule-unit-not-valid = Стаята не е към действащо звено. Избери друго легло
rule-no-bedroom = В това помещение не се спи. Избери друго легло
rule-trafficked-child = Дете, пострадало от трафик, се настанява отделно от възрастни (ЗБТХ, чл. 22). Избери друга стая
rule-harm = В тази сграда е човек, с когото има отбелязано насилие
rule-capacity = { $capacity ->
    [one] Звеното „{ $unit }“ е пълно: { $capacity } човек
   *[other] Звеното „{ $unit }“ е пълно: { $capacity } души
}
rule-unit-sex = Звеното „{ $unit }“ не е за този пол
rule-unit-age = Звеното „{ $unit }“ е за друга възраст
rule-unit-group = Звеното „{ $unit }“ е за други хора
rule-room-sex = В стаята вече има човек от другия пол, с когото не са семейство
rule-room-family = В стаята вече има друго семейство
rule-child-apart = Детето ще спи при чужди хора, а не при своите
bed-taken = Леглото е заето. Избери друго
has-a-bed = Този човек вече има легло. Премести го
has-no-bed = Този човек още няма легло. Настани го
same-bed = Човекът вече е на това легло
not-in-future = Часът още не е дошъл. Избери сегашен или минал
hold-in-past = Избери час, който още не е дошъл
hold-too-long = { $days ->
    [one] Място се пази най-много { $days } ден
   *[other] Място се пази най-много { $days } дни
}
stay-ends-otherwise = Леглото се освобождава с преместване или с края на престоя
title = Места
summary = { $taken } от { $beds } заети, { $free ->
    [0] няма свободни
    [one] { $free } свободно
   *[other] { $free } свободни
}.
summary-held = { $count ->
    [one] Едно място е запазено.
   *[other] { $count } места са запазени.
}
hold-place = Запази място
new-admission = Нов прием
view = Изглед
view-board = Табло
view-list = Списък
fit = Подходящо за
fit-all = Подходящо за: всички
fit-family = Човек с деца
fit-accessible = Човек с увреждане
fit-lone-child = Дете без придружител
on-day = Към дата
show = Покажи
legend-taken = Заети { $count }
legend-held = Запазени { $count }
legend-cleaning = Почистване { $count }
legend-closed = Извън употреба { $count }
legend-free = Свободни { $count }
no-beds = Още няма легла
no-beds-more = Добави сгради, стаи и легла в структурата.
nothing-fits = Тук няма подходящо свободно място.
unit-over = Звеното „{ $unit }“ е над капацитета: { $people } при { $capacity }.
waiting = Без легло
give-bed = Дай легло
building = Сграда „{ $name }“
floor = Етаж { $number }
room = Стая { $name }
accessible = достъпна
n-taken = { $count ->
    [one] { $count } заето
   *[other] { $count } заети
}
n-held = { $count ->
    [one] { $count } запазено
   *[other] { $count } запазени
}
n-cleaning = { $count ->
    [one] { $count } се почиства
   *[other] { $count } се почистват
}
n-closed = { $count } извън употреба
n-free = { $count ->
    [one] { $count } свободно
   *[other] { $count } свободни
}
none-free = няма свободни
free = Свободно
taken = Заето
kept = Пазено
cleaning = Почистване
closed = Извън употреба
assign = Настани
clean-done = Готово
clean-start = Почистване
until = до { $time }
kept-until = пази се до { $time }
held-until = { $whom }, пази се до { $time }
cleaning-until = Почистване до { $time }
closed-until = Извън употреба до { $time }
left = остават
days-word = { $count ->
    [one] ден
   *[other] дни
}
days-left = { $count ->
    [one] остава { $count } ден
   *[other] остават { $count } дни
}
days-over = { $count ->
    [one] срокът мина преди { $count } ден
   *[other] срокът мина преди { $count } дни
}
limit-today = последен ден
limit-near = Срокът на престоя изтича
of-whom = { $name }: { $what }
over-capacity = Над капацитета
interpreter = Нужен е преводач
infant = Бебе
used-of = { $name }: { $used } от { $total } дни
away-agreed = навън
away-hospital = в болница
away-without-notice = отсъства
away-until = { $kind } до { $time }
place-words = { $building }, стая { $room }, легло { $bed }
without-bed = без легло
who-is-here = Кой е тук
move-person = Премести
release = Освободи
open = Върни в употреба
close-bed = Извади от употреба
close-why = Какво трябва да се поправи
close-until = До кога
bed-history = Какво е било леглото
no-history = Досега леглото е било свободно.
from-until = от { $from } до { $until }
since = от { $from }
reason-was = Причина: { $reason }
assign-title = Кого да настаня: { $place }
nobody-waits = Никой не чака легло
nobody-waits-more = Хората без легло се виждат тук. Започни с нов прием или избери друго за леглото.
reason = Защо въпреки това
reason-hint = Вижда се при проверка. Напиши какво налага изключението.
assign-anyway = Настани въпреки това
move-title = Преместване
give-bed-title = Избор на легло
clean-old = старото легло за почистване
choose-bed = Избери
no-free = Няма свободни легла
no-free-more = Първо освободи или върни в употреба легло.
free-beds = Свободни легла
hold-how = Мястото се освобождава само, когато мине часът.
held-for = За кого
held-for-hint = Без имена: „Жена с дете, днес 16:00“
hold-until = Пази се до
held-by = Кой го запази
done-assigned = Настаняването е записано
done-moved = Преместването е записано
done-held = Мястото е запазено
done-cleaning = Леглото е за почистване
done-closed = Леглото е извън употреба
done-ended = Леглото е свободно
list-title = Легла
col-place = Място
col-bed = Легло
col-state = Състояние
col-name = Име
col-case = Случай
col-age = Възраст
col-since = От
col-limit = До
col-left = Остават
chart-title = Кога се освобождават места
chart-how = Плътното е изминалият престой, бледото е до края на срока
chart-download = Свали като таблица
chart-as-table = Същото като таблица
chart-name = Престой по хора и дата, на която изтича срокът
chart-soonest = Първо се освобождават местата на: { $who }.
month-1 = яну
month-2 = фев
month-3 = март
month-4 = апр
month-5 = май
month-6 = юни
month-7 = юли
month-8 = авг
month-9 = сеп
month-10 = окт
month-11 = ное
month-12 = дек
numbers-title = Справки
numbers-source = Броят се сами от престоите, леглата и отсъствията.
plans-in-term = Планове в срок
stat-people = Настанени
stat-away = Отсъстват сега
stat-free = Свободни легла
stat-nights = Нощувки
of-capacity = при капацитет { $capacity }
this-month = този месец
units-title = Заетост по звена
col-unit = Звено
col-people = Хора
col-capacity = Капацитет
col-full = Заетост
col-away = Отсъстват
col-held = Запазени
col-free = Свободни
over-by = { $count ->
    [one] { $count } човек над капацитета
   *[other] { $count } души над капацитета
}
full-of = { $unit }: { $people } от { $capacity }
night-title = Нощта на { $from } срещу { $until }
night-of = Нощта на
total = Общо
col-slept = Спали тук
behind-the-number = { $count ->
    [one] Кой е зад числото: { $count } човек
   *[other] Кои са зад числото: { $count } души
}
months-title = Нощувки по месеци
nights-how = Брои се кой е тук в полунощ
col-month = Месец
bed-is-kept = Леглото е запазено за „{ $whom }“. Отбележи, че идва този, за когото се пази, или че вече не му трябва
kept-for = запазено за „{ $whom }“
releases = идва този, за когото се пази, или вече не му трябва
bed-by-exception = Легло по изключение: { $place }
without-basis = Без валидно основание
night-to-come = Тази нощ още не е дошла. Избери днес или по-ранен ден
night-planned = Предстои: броят се тези, които са тук сега
col-here-now = Тук сега
period-backwards = Последният ден е преди първия
not-an-instant = Напиши момента така: 2026-10-14T08:30:00Z
only-stays-move = Премества се само човек. Това първо трябва да приключи

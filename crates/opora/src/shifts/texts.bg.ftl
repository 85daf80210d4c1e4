today = Днес
day-shift = Дневна смяна { $from }–{ $until }
night-shift = Нощна смяна { $from }–{ $until }
day-shift-until = Дневна смяна до { $until }
night-shift-until = Нощна смяна до { $until }
good-morning = Добро утро, { $name }.
good-day = Добър ден, { $name }.
good-evening = Добър вечер, { $name }.
hand-over = Предай смяната
write-in-diary = Запиши в дневника
new-admission = Нов прием

places = Места
of-beds = от { $beds } заети, { $free ->
    [one] { $free } свободно
   *[other] { $free } свободни
}
building-beds = { $building }: { $taken } заети, { $reserved } запазени, { $cleaning } не се ползват, { $free } свободни.
out-now = Навън в момента
all-are-in = Всички са в центъра
name-until = { $name } до { $when }
name-late = { $name } закъснява
name-gone = Няма вест от { $name }, { $when }
due-today = Срокове днес
overdue = { $count ->
    [one] { $count } просрочен
   *[other] { $count } просрочени
}
today-count = { $count } днес
nothing-today = Няма за днес
signals = Сигнали без отговор
last-signal = Последният: { $when }
no-signals = Няма чакащи

for-the-shift = За смяната
ready-of = { $ready ->
    [one] { $ready } готова от { $all }
   *[other] { $ready } готови от { $all }
}
add = Добави
no-tasks = Няма задачи за тази смяна
no-tasks-more = Запиши какво е обещано и за кога, за да не се забрави.
now-at = сега { $time }
left-from = остана от { $day }
you = Ти
done-by = направи { $name }
done-by-you = направи ти
ticked = Отбелязано: „{ $title }“
reopened = Върнато: „{ $title }“
already-done = „{ $title }“ вече е направено: { $name }, { $time }
already-reopened = „{ $title }“ е променено от друг. Виж как е сега
undo = Върни
new-task = Нова задача
task-title = Какво трябва да се направи
task-hint = Кратко, с място и час, ако има
task-when = За кога
task-kind = Вид
task-person = За кого
task-assignee = Кой
task-general = Общо
task-health = Здраве
task-legal = Право
task-support = Подкрепа
task-house = Бит
task-arrival = Прием
task-contact = Връзка
back = Назад

who-is-here = Кой е тук
adults-and-children = { $adults ->
    [one] { $adults } възрастен
   *[other] { $adults } възрастни
} и { $children ->
    [one] { $children } дете
   *[other] { $children } деца
}
who-all = Всички { $count }
who-out = Навън { $count }
who-new = Нови { $count }
nobody-here = Няма никого
nobody-here-more = Който бъде приет, ще е тук.
person = Човек
room = Стая
now = Сега
important = Важно
days-left = Остават
in-the-house = в центъра
out-until = Навън до { $when }
out-since = Навън от { $when }
late-since = Трябваше да е тук: { $when }
gone-since = Няма вест от { $when }
in-hospital-since = В болница от { $when }
without-basis = Без основание
of-whom = { $name }: { $what }
allergy-to = { $what } – алергия
stay-ends = Изтича престой
interpreter = Преводач
baby = Бебе
new-since = Дойде { $day }
days = { $days ->
    [one] { $days } ден
   *[other] { $days } дни
}
days-over = { $days ->
    [one] { $days } ден над срока
   *[other] { $days } дни над срока
}
days-of-stay = { $used } от { $total } дни престой

from-day-shift = От дневната смяна
from-night-shift = От нощната смяна
nothing-handed-over = Предишната смяна не е записала нищо.
older-unread = { $count ->
    [one] Още { $count } непрочетена бележка от преди
   *[other] Още { $count } непрочетени бележки от преди
}
i-have-read = Прочетох
read-by = Прочели: { $names }
nobody-read = Още никой не е отбелязал, че е прочел
unread = непрочетено
this-shift = Тази смяна
whole-diary = Целият дневник
deadlines = Срокове
all-deadlines = Всички { $count }
nothing-this-week = Няма срокове до 7 дни.
due-soon = Срокове до 7 дни

diary = Дневник
diary-context = Бележките на смените. Написаното не се променя; ако има грешка, добави нова бележка.
category = За какво
category-safety = Сигурност
category-health = Здраве
category-children = Деца
category-contact = Връзки
category-house = Бит
category-calm = Спокойно
category-other = Друго
what-happened = Какво се случи
write-so = Пиши така, че човекът да може да го прочете
about-whom = За кого
save-note = Запиши
no-notes = Няма бележки
no-notes-more = Тук ще са бележките на всички смени, най-новите отгоре.
earlier = По-стари
read-count = { $count ->
    [one] { $count } прочел
   *[other] { $count } прочели
}
note-written = Записано
notes-read = Отбелязано, че прочете
handed-over = Смяната е предадена

hand-over-hint = Напиши само каквото следващата смяна трябва да знае. Празните полета се пропускат.
calm-shift = Спокойна смяна
left-for-next = Остава за следващата смяна
hand-over-something = Напиши нещо или отбележи, че смяната беше спокойна

write-something = Напиши нещо
note-too-long = Най-много { $max } знака
title-too-long = Най-много { $max } знака
bad-characters = Има знаци, които не могат да се запазят. Напиши го отново
not-of-service = Този човек не е в услугата. Избери от списъка
not-a-colleague = Този колега не работи в услугата. Избери от списъка
note-of-shift = Бележка на смяната: { $category }
on-shift = На смяна
signed-in-since = влезли след { $time }

## What waits for the reader
waits-for-you = Чака теб
wait-witness = подпиши като свидетел
wait-signature = за твоя подпис
wait-next-step = следваща стъпка
wait-person-answer = чака подпис на човека
wait-draft = недовършено
in-danger-h = { $count ->
    [one] { $count } човек пак е в опасност
   *[other] { $count } души пак са в опасност
}
in-danger-words = Напуснали са центъра. Още няма сигнал, нито нов прием.
in-danger-since = връзка на { $day }
write-signal = Запиши сигнал

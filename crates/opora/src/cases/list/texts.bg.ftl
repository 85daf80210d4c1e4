# The list of cases.
title = Случаи
context = { $households ->
    [one] { $households } домакинство
   *[other] { $households } домакинства
}, { $people ->
    [one] { $people } човек
   *[other] { $people } души
}
new = Нов случай
views = Изгледи
view-open = В центъра
view-mine = Мои
view-closed = Приключени
search = Име, номер, стая
person = Човек
number = Номер
room = Стая
lead = Води
stage = Етап
stage-admitted = Прием
stage-assessment = Оценка
stage-refused = Не прие плана
stage-plan = По план
stage-leaving = Напускане
stage-over = Приключен
opened = Настанени
closed = Напуснали
destination = Накъде
left = Остават
next = Следващ срок
next-due = { $when }: { $what }
no-limit = без срок
used-of = { $used } от { $allowed } дни
without-basis = без основание
only-without-basis = Само без основание
away = навън
none = Няма такива случаи
none-words = Промени филтрите или виж друг изглед.
shown-of = { $found } от { $all }

## Stays beyond the limit
over-title = Престои над срока
over-context = За инспекцията: надхвърлен срок на престой и решения за по-дълъг престой от последните три години
over-none = Няма престои над срока
over-none-words = Тук ще стоят хората, останали след края на шестте месеца, и решенията на ръководителя за тях.
over-since = Над срока от
over-days = Дни над срока
over-left = { $name }, напусна на { $day }
over-gone = напусна на { $day }
over-until = Договор до
over-reason = Мотиви
over-document = Документ на ДСП
over-by = Решил
over-undecided = без решение

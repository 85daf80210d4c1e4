text-too-long = Най-много { $max } знака, сега са { $length }
fill-in = Попълни полето
minutes-out-of-range = Минутите са от 1 до { $most }
not-held-yet = Срещата още не е била. Провери деня и часа
next-before = Следващата стъпка е преди срещата
not-an-open-line = Избери дейност от плана, която е в сила и не е приключила
not-here-then = Тогава човекът още не е бил в центъра
no-longer-editable = Бележката се променя само от автора си и само 24 часа. Добави поправка

sessions = Срещи
session = Среща
session-of = Среща: { $kind }
new-session = Нова среща
total = { $count ->
    [one] { $count } среща, { $time }
   *[other] { $count } срещи, { $time }
}
kind-total = { $kind } { $count } · { $time }
all-kinds = Всички
by-kind = Вид подкрепа
no-sessions = Още няма срещи
no-sessions-words = Тук ще е всяка среща с човека: какво направихте и каква е следващата стъпка.
earlier = Покажи по-ранните
note = Какво направихте
note-hint = Пиши така, че човекът да може да го прочете. Бележките могат да се четат в съда.
kind = Вид подкрепа
minutes = Минути
held-at = Кога
plan-line = Дейност от плана
plan-line-hint = Така се вижда докъде е планът
next-step = Следваща стъпка
next-on = До кога
save = Запази срещата
editable-for-a-day = Можеш да я промениш 24 часа, после се добавя поправка
change = Промени
correction = Поправка
add-correction = Добави поправка
correction-hint = Написаното остава, поправката се чете под него
save-correction = Запази поправката
changed-meanwhile = Срещата беше променена, докато пишеше. Твоето е долу. Прегледай го и запази пак. Сега пише:
done-saved = Срещата е записана
done-corrected = Поправката е записана

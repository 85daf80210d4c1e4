# The words of the page itself: navigation, forms, days. Each capability has its own.

-app = Опора

## Days and lengths of time
day-today = днес
day-tomorrow = утре
day-yesterday = вчера
days = { $count ->
    [one] { $count } ден
   *[other] { $count } дни
}
in-days = { $count ->
    [one] след { $count } ден
   *[other] след { $count } дни
}
days-ago = { $count ->
    [one] преди { $count } ден
   *[other] преди { $count } дни
}
hours-short = ч
minutes-short = мин
years-short = г.
months-short = мес.

## The page around every screen
app-name = { -app }
title-with-app = { $title } – { -app }
title-with-error = Грешка: { $title } – { -app }
skip = Към съдържанието
curtain = Екранът е скрит. Esc го показва.
main-navigation = Основна навигация
phone-navigation = Основно
more = Още
all-pages = Всички страници
for-attention = за внимание
search-hint = Търси човек, случай, документ…
search = Търсене
search-everywhere = Търси навсякъде
results = Резултати
only-what-you-may = Виждаш само случаите, до които имаш достъп
hide-screen = Скрий екрана
theme = Светла или тъмна тема
my-menu = { $name }: профил, език и изход
profile = Моят профил
sign-out = Излез
close = Затвори
cancel = Откажи
crumbs = Път
scene-words = Сигурно място за хората и за това, което са ти доверили.

## Keys
keys = Клавиши
key-choose = избери
key-open = отвори
key-search = Търси навсякъде
key-hide = Скрий екрана; Esc го показва
key-filter = Към филтъра на списъка
key-rows = Следващ и предишен ред
key-new = Ново
key-save = Запази сега
key-undo = Върни последното действие

## Lists
filters = Филтри
search-in-list = Търси в списъка
filter-all = { $what }: всички
narrowed-by = Филтър: { $what }
remove-filter = Махни филтъра { $what }
show = Покажи
pages = Страници
page-of = Страница { $page } от { $pages }
previous-page = Предишна
next-page = Следваща

## Saving
saves-itself = Запазва се само
saving = Запазва се…
saved-at = Запазено в { $time }
saved-offline = Няма връзка, пази се на устройството
save-failed = Не се запази. Опитваме пак след 5 секунди
save-refused = Не се запази. Поправи отбелязаното и опитай пак
save-conflict = Някой друг промени това. Презареди, за да го видиш
save-signed-out = Не се запази. Влез отново, написаното се пази

## Forms
fix-things = { $count ->
    [one] Поправи { $count } нещо
   *[other] Поправи { $count } неща
}
about-field = { $field }: { $message }
optional = (по желание)
choose = Избери
date = Дата
time = Час
partial-date-hint = Може и само годината или месецът: 2019 или 04.2019
form-incomplete = Попълни всичко, което е нужно
required = Попълни полето
too-long = { $max ->
    [one] Най-много { $max } знак, сега са { $length }
   *[other] Най-много { $max } знака, сега са { $length }
}
bad-characters = Има знаци, които не могат да се запазят. Напиши го отново
not-a-date = Напиши датата така: 14.10.2026
impossible-date = Няма такава дата. Провери деня и месеца
year-out-of-range = Годината трябва да е между { $first } и { $last }
not-a-time = Напиши часа така: 08:30
skipped-time = През тази нощ часовникът прескача този час. Избери друг
not-a-number = Напиши цяло число
out-of-range = Числото трябва да е между { $least } и { $most }
choose-one = Избери един отговор
choose-from-list = Избери от списъка
body-too-large = Изпратеното е твърде голямо
body-broken-off = Изпратеното не пристигна цяло. Опитай пак
not-a-form = Това не е попълнен формуляр

title = Структура
what = Услуги, звена, сгради, стаи и легла с дати.
services = Услуги
no-services = Още няма услуги
no-services-more = Започни с готов кризисен център или добави услуга.
start-ready = Започни с готов кризисен център с 30 места
ready-what = Три звена по 10 места, сгради „Явор“ и „Липа“ с по два етажа, стаи и легла. После промени каквото трябва.
ready-name = Кризисен център
make-ready = Създай кризисен център
new-service = Нова услуга
edit-service = Промяна на услугата
edit = Промени
save = Запази
report = { $places ->
    [one] { $places } място
   *[other] { $places } места
}, { $buildings ->
    [one] { $buildings } сграда
   *[other] { $buildings } сгради
}, { $units ->
    [one] { $units } звено
   *[other] { $units } звена
}
ended = приключено
zzdn = Финансира се и по програмата по ЗЗДН
zzdn-short = ЗЗДН
name = Име
service-kind = Вид услуга
code = Букви на случаите
code-hint = С тях започват номерата: КЦ-0001
valid-from = От дата
valid-until = До дата
valid = Действа
since = от { $day }
units = Звена
unit = Звено
new-unit = Ново звено
edit-unit = Промяна на звеното
unit-kind = Вид по чл. 15 ЗСУ
group = За кого
sex-rule = Пълнолетни
age-from = Възраст от
age-until = Възраст до
ages = Възраст
ages-between = { $from }–{ $until } г.
ages-from = от { $from } г.
ages-until = до { $until } г.
ages-all = всяка
capacity = Места
capacity-hint = Подслон за пълнолетни: 6–10. За деца: 4–10.
staff = Персонал на човек
staff-short = Персонал
staff-hint = Подслон: 0,9
stay-limit = Най-дълъг престой в месеци
stay-limit-hint = Подслон: 6
months = Месеци
building = Сграда
building-called = Сграда „{ $name }“
new-building = Нова сграда
edit-building = Промяна на сградата
building-name-hint = Например „Явор“. Не пиши улицата.
no-buildings = Още няма сгради
no-buildings-more = Добави сграда, после стаите и леглата в нея.
address = Адрес
address-protected = Адресът е защитен
address-protected-hint = Виждат го само тези, които подреждат структурата.
protected = Защитен адрес
position = Място в подредбата
room = Стая
room-name = Номер или име
new-room = Нова стая
edit-room = Промяна на стаята
room-kind = Помещение
room-rule = Правило
room-unit-hint = Чии са леглата. За общо помещение остави празно.
room-of = { $building }, { $room }
accessible-room = Достъпна с количка
floor = Етаж
floor-hint = Партерът е 0
beds = Легла
overtaken = Някой друг промени това, докато пишеше. Нищо не е записано, а въведеното е тук: сравни го и запази вярното.
see-now = Виж какво е сега
capacity-since = Местата са толкова от
unit-since = Звеното е това от
since-hint = По-ранните дни се броят както са били. Празно е днес.
beds-hint = Правят се заедно със стаята
new-bed = Ново легло
edit-bed = Промяна на леглото
bed-name = Номер на леглото
accessible = достъпна
calendar = Работен календар

domain-safety = Безопасност
domain-health = Здраве
domain-emotional = Душевно възстановяване
domain-parenting = Деца и родителство
domain-relations = Близки и подкрепа
domain-work = Работа и доход
domain-housing = Собствен дом
domain-law = Право и документи
domain-education = Образование и умения
domain-public-life = Обществен живот
domain-development = Развитие на детето
domain-identity = Идентичност на детето
domain-other = Друго

kind-psychological = психологическа подкрепа
kind-legal = правна помощ
kind-social = социална работа
kind-medical = здравна подкрепа
kind-work = трудов пазар
kind-skills = умения за живота
kind-accompanying = придружаване

status-draft = Чернова
status-signed-team = Чака подпис на човека
status-signed-person = В сила
status-refused = Неприет
status-superseded = Заменен
status-closed = Приключен

activity-planned = Предстои
activity-running = В ход
activity-done = Готово
activity-dropped = Отпадна
activity-late = Закъснява

outcome-reached = постигната
outcome-partly = постигната отчасти
outcome-not-reached = не е постигната

signer-team = екип
signer-person = лично
signer-representative = родител, настойник или попечител
signer-note = написа бележката за отказ
signer-witness = присъствал служител

## What stands in the way
text-too-long = Най-много { $max } знака, сега са { $length }
fill-in = Попълни полето
mark-out-of-range = Оценката е от 1 до 10
marked-twice = Тази цел е оценена два пъти
not-while-signing = Планът вече е подписан от колега. Върни го за поправка, за да пишеш
team-signs-first = Първо подписва екипът, поне двама души
not-in-force = Това може само при план, който е в сила
nothing-to-reopen = Няма подписи, които да се върнат
nothing-to-witness = Няма бележка за отказ, която чака подпис
plan-stands = Подписан план не се променя. Започни нова версия
no-stay = Човекът не е в центъра, затова няма случай, към който да се направи план
draft-is-open = Има отворена чернова. Довърши първо нея
needs-own-words = Запиши с думите на човека какво иска
needs-results = Запиши очакваните резултати
needs-goals = Добави поне една цел
needs-goal = Напиши целта с думите на човека за „{ $need }“ или махни нуждата
needs-activity = Добави поне една дейност към „{ $goal }“
needs-until = Посочи до кога
needs-outcome = Посочи какво стана с целта
no-guardian = Настойник подписва за пълнолетен само когато е вписан при близките му
not-this-signer = Този човек не подписва план на такава възраст
choose-a-witness = Избери колега от екипа, който е присъствал
day-in-the-future = Денят още не е дошъл
day-before-the-plan = Денят е преди началото на плана
day-before-force = Денят е преди планът да влезе в сила
not-the-witness = Бележката се подписва от колегата, посочен в нея
signed-already = Вече е подписано
note-without-mark = Дай и оценка от 1 до 10

## The page
cases = Случаи
name-and-case = { $name }, { $case }
plan = Индивидуален план за подкрепа
title-version = План, версия { $number }
version-of = План, версия { $number }
versions = Версии
earlier-plans = Планове от предишни случаи
version-since = Версия { $number }: { $state }, от { $day }
version-state = Версия { $number }: { $state }
in-force-since = в сила от { $day }
to-sign = За подпис
to-the-file = Към досието
open = Отвори
tab-plan = План
print-service = { $kind } „{ $name }“
print-line = Случай { $case }, план версия { $number }, разпечатан на { $day } от { $by }
print-sign = { $name }, дата

activities = Дейности
activities-of = Дейности: { $goal }
activities-done = { $all ->
    [one] { $done } от { $all } дейност
   *[other] { $done } от { $all } дейности
}
sphere-said = { $sphere }: { $progress }
done-of = { $done } от { $all }
of-done = от { $all } готови
of-ten = от 10
of-ten-was = от 10, беше { $mark }
according-to = Според { $name }
according-to-team = Според екипа
last-review = Последен преглед
end-of-stay = Край на престоя
line-said = Започна от { $from }, сега е { $now }, желание { $wish } от 10

no-plan = Още няма план
no-plan-words = Планът тръгва от подписаната оценка: всяка нужда става цел с думите на човека.
start-plan = Започни план
assess-first = Първо оценката
new-version = Нова версия
no-goals = Още няма цели
no-goals-words = Добави сфера и целта с думите на човека. След това кой какво прави и до кога.
add-goal = Добави сфера или цел
edit-goal = Промени
remove-goal = Махни
goal-missing = Още няма цел. Напиши я с думите на човека
need-said = Нужда: { $need }
need-rated = Нужда: { $need }, { $rating } от 4
outcome-said = Целта: { $outcome }
until-day = до { $day }
add-activity = Добави дейност
how-far = Докъде сме
change-status = Промени докъде е „{ $what }“
sessions-held = { $count ->
    [one] { $count } среща
   *[other] { $count } срещи
}

words-card = Очаквани резултати и препоръки
words-title = Думите на човека, резултати, препоръки
edit-words = Напиши
own-words = Какво иска човекът, с неговите думи
own-words-hint = Пиши в първо лице, както го каза. Мнението на дете над 10 години е задължително
results = Очаквани резултати
results-hint = Какво ще е различно, когато планът е изпълнен
advice = Препоръки към семейството
advice-hint = Пиши така, че човекът да може да го прочете
closing = Накрая
none-yet = още не е написано
save = Запази

goal-card = Цел
goal-title = Цел в плана
domain = Сфера
need = Нужда
need-hint = Както я показа оценката
goal = Цел
goal-hint = Какво иска { $name }, казано просто
until = До кога
mark-start = Откъде тръгва
mark-wish = Докъде иска да стигне
mark-hint = От 1 до 10, според човека
mark-wish-hint = От 1 до 10
save-goal = Запази целта

activity = Дейност
activity-card = Към целта „{ $goal }“
activity-title = Дейност в плана
activity-hint = Една стъпка, която може да се отметне
kind = Вид подкрепа
who = Кой
frequency = Колко често и по колко време
activity-note = Бележка
activity-note-hint = Например час и място
often-once = еднократно
often-weekly = веднъж седмично по 50 мин
often-monthly = веднъж месечно по 1 ч
often-needed = при нужда
save-activity = Запази дейността

changed-meanwhile = Колега промени това, докато пишеше.
changed-how = Написаното от теб е запазено долу, но още не е записано. Прегледай го и запази пак. Сега там стои:

## Reviews
start-review = Започни преглед
at-the-review = На прегледа
reviews-so-far = Досегашни прегледи
date = Дата
team = Екип
what-was-said = какво казахме
review-card = Преглед заедно с { $name }
review-title = Преглед на плана
held-on = Кога беше прегледът
ask-helped = Какво помогна най-много?
ask-change = Какво да спрем или сменим?
ask-next = Къде отиваме оттук нататък?
mark-note = По какво личи
mark-note-hint = Какво стана, откъде се вижда
mark-by = Накъде е като цяло според { $name }
mark-by-team = Накъде е като цяло според екипа
mark-whole-hint = От 1 до 10
save-review = Запази прегледа

## Signatures
signatures-of = Подписи, версия { $number }
all-signed = Всички
signed = Подписано
waits = Чака
waits-team = Член на екипа
waits-witness = Колегата, който е присъствал
before-signing = Преди подписите:
sign-for-team = Подпиши за екипа
reopen = Върни за поправка
person-signed = Човекът подписа
does-not-accept = Не приема плана
signature-card = Подпис на хартия
signature-title = Подпис на човека
signature-note = Запиши подписа чак когато хартията е подписана пред теб.
who-signed = Кой подписа?
representative-name = Име на родителя, настойника или попечителя
representative-hint = Само ако подписва такъв човек
signed-on = Кога
record-signature = Запиши подписа
refusal-card = Бележка за отказ
refusal-title = Човекът не приема плана
refusal-note = Отказът е право. Никой не подписва вместо човека: двама служители подписват какво е казано и предложено. Планът остава, както е.
reason = Защо не го приема, с негови думи
reason-hint = Пиши така, че човекът да може да го прочете
alternatives = Какво още предложихте
alternatives-hint = Например по-малък план, друга услуга, нова среща до 10 дни
refused-on = Кога
witness = Кой друг от екипа присъства
witness-hint = Ще подпише бележката от своя профил
record-refusal = Запиши бележката и подпиши
refusal-of = { $name } не прие плана
you-were-there = Посочен си като присъствал. Подпиши, ако бележката е вярна.
sign-note = Подпиши бележката

## The end
close-plan = Приключи плана
closing-card = Какво стана с целите
closing-title = Край на плана
closing-note = След края планът остава за четене. Нов план започва с нова версия.
ended-on = Последен ден

## What was done
done-started = Черновата е готова за писане
done-saved = Запазено
done-removed = Махнато от черновата
done-signed = Подписът ти е записан
done-signed-person = Подписът е записан
done-reopened = Черновата пак може да се пише. Подписите се дават отново
done-refused = Бележката е записана
done-reviewed = Прегледът е записан
done-closed = Планът е приключен
done-stale = Колега промени плана, преди да натиснеш. Прегледай го и опитай пак

## Events
event-team = План, версия { $number }: подпис за екипа
event-person = План, версия { $number }: подписан
event-refused = План, версия { $number }: не е приет
event-witness = План, версия { $number }: втори подпис под бележката за отказ
event-review = Преглед на плана, версия { $number }
event-mark = Напредък по целта „{ $goal }“: { $mark } от 10
version-short = версия { $number }
more = Още
days-left = { $count ->
    [one] след { $count } ден
   *[other] след { $count } дни
}
limit-passed = срокът мина
person-has-left = Човекът вече не е в услугата: тук не се пише и не се подписва нищо ново. Планът може да се приключи, черновата – да се изтрие.
not-to-discard = Изтрива се само чернова, която никой не е подписал.
no-assessment = Няма подписана оценка на потребностите.
review-says-nothing = Напиши поне един отговор или дай поне една оценка.
note-signed = Бележката е подписана
newer-needs = След тази чернова е подписана оценка на потребностите. Планът още не знае какво показва тя.
take-needs = Вземи нуждите от оценката
done-needs = Нуждите от последната оценка са в плана
discard = Изтрий черновата
discard-now = Изтрий завинаги
keep-draft = Остави черновата
discard-words = Ще се изтрие всичко в тази чернова: { $goals ->
    [one] { $goals } цел
   *[other] { $goals } цели
} и { $activities ->
    [one] { $activities } дейност
   *[other] { $activities } дейности
}. Това не може да се върне.
done-discarded = Черновата е изтрита
cancel = Откажи

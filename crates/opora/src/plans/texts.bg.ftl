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
not-this-signer = Този човек не подписва план на такава възраст
choose-a-witness = Избери колега от екипа, който е присъствал
day-in-the-future = Денят още не е дошъл
day-before-the-plan = Денят е преди началото на плана
day-before-force = Денят е преди планът да влезе в сила
not-the-witness = Бележката се подписва от колегата, посочен в нея
signed-already = Вече е подписано

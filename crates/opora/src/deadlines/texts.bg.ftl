deadlines = Срокове
kind = Вид
kind-notice = Уведомления
kind-plan = Оценка и план
kind-contract = Договор
kind-legal = Закрила и съд
kind-stay = Престой
kind-health = Здраве
kind-after = След напускане
limit-evaluation = Прецени какво следва след края на престоя
limit-order = Заповед на ДСП за друга мярка за детето
basis-limit-evaluation = ППЗСУ 42, 60 дни преди края
basis-limit-order = ЗЗДет 27, 20 дни преди края
stay-limit = Край на престоя
basis-ends = Основанието за престоя изтича
meet-again = Нова среща след отказ от плана
follow-up = { $months ->
    [one] Как е човекът { $months } месец след напускане
   *[other] Как е човекът { $months } месеца след напускане
}
basis-order = Срокът в самия акт
basis-house = Правило на дома

overdue = { $days ->
    [0] просрочен днес
    [one] просрочен { $days } ден
   *[other] просрочен { $days } дни
}
due-today = днес
due-today-until = днес до { $time }
due-in = { $days ->
    [one] след { $days } ден
   *[other] след { $days } дни
}
met-on = изпълнен { $day }
met-late = { $days ->
    [0] изпълнен с часове закъснение
    [one] изпълнен { $days } ден по-късно
   *[other] изпълнен { $days } дни по-късно
}
paused = { $days ->
    [one] спряно { $days } ден: в болница
   *[other] спряно { $days } дни: в болница
}
what-by = { $what } ({ $basis })
you = ти
nobody = без водещ
of-service = Какво предстои по закон и по правилата на дома. Брои се само от вписаното.
scope-mine = Мои
scope-all = На екипа
when = Кога
when-overdue = Просрочени
when-week = До 7 дни
when-month = До 30 дни
when-all = Всички отворени
when-met = Изпълнени
what = Какво
who = Човек
responsible = Води
basis = Основание
due = Срок
state = Състояние
done = Готово
done-of = Готово: { $what }
marked = Отбелязано: { $what }
undo = Върни
undo-of = Върни: { $what }
undone = Върнато
nothing-due = Няма нищо за този период
nothing-due-more = Сроковете идват сами от приемите, оценките, плановете и договорите.
show-all = Покажи всички
all-count = Всички { $count }
of-person = Срокове
met-elsewhere = Този срок се изпълнява там, където се вписва работата

calendar = Работен календар
calendar-context = Празниците по закон се знаят. Тук са дните, които Министерският съвет мести.
calendar-moved = Преместени дни
calendar-none = Няма преместени дни
calendar-none-more = Празниците и почивните дни по закон важат и без тях.
calendar-add = Добави ден
calendar-day = Ден
calendar-is = Денят е
calendar-working = работен
calendar-off = почивен
calendar-reason = Решение или вместо кой ден
calendar-import = Постави списък
calendar-import-hint = По един ден на ред: 2026-05-04;почивен;Решение № 123. Може и 04.05.2026.
calendar-save-list = Впиши списъка
calendar-restore = Махни
calendar-restore-day = Махни { $day }
calendar-holidays = Празници през { $year }
line-unreadable = Ред { $line } не се чете. Пиши така: 2026-05-04;почивен
line-repeats-day = Ред { $line } повтаря ден
no-such-deadline = Няма такъв отворен срок
reason-too-long = Причината е на един ред, най-много { $most } знака
too-many-days = Най-много { $most } дни наведнъж
list-is-empty = Постави поне един ден
save = Запази
late-count = { $count ->
    [one] { $count } просрочен срок
   *[other] { $count } просрочени срока
}
of-all = Всички срокове
plan-terms = Планове в срок
plan-terms-basis = Брои се дали оценката и планът са готови в срок (ППЗСУ 25; НКСУ, приложения 20 и 21). Отделно се брои какво казва човекът: отказан план, направен навреме, е направен навреме.
plan-numbers = Справки
plan-in-term = Направен в срок
plan-late = Направен след срока
plan-missing = Без план, срокът е минал
plan-pending = Има време
plan-signed = Подписан от човека
plan-refused = Отказан
plan-awaited = Чака отговора на човека
plan-unsigned = Неподписан от човека
plan-refused-of-them = { $count ->
    [one] { $count } отказан
   *[other] { $count } отказани
}
plan-awaited-of-them = { $count ->
    [one] { $count } чака отговор
   *[other] { $count } чакат отговор
}
plan-share = от { $all }, { $percent }
plan-due = Срок
plan-made-on = Готов на
plan-made = Направен
plan-said = Човекът
plan-from = Срок от
plan-until = Срок до
plan-only = Кои
plan-none = Няма планове за показване
plan-none-words = В този период не изтича срок за план или никой не отговаря на избора.
plan-names-for-staff = Имената зад числата виждат само хората, които работят в услугата.
plan-no-such-day = Провери дните: такъв ден няма.
basis-stay-limit = НКСУ прил. 20, 21

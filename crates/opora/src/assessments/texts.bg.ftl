# Оценките: списък, попълване, подписване, сравнение.

## Състояние
status-draft = чернова
status-signed = подписана
signer-team = екипът
signer-person = човекът
signer-guardian = родител или настойник

## Какво пречи
choose-form = Избери формуляр
no-case = Човекът още не е приет. Оценката се прави към случай
id-taken = Тази оценка вече съществува
signed-already = Вече подписа тази оценка
recorded-already = Това вече е записано
choose-signer = Избери кой подписва: човекът, родител или настойник
why-refused = Запиши защо не иска да подпише, с неговите думи
who-is-guardian = Запиши кой подписва: име и какъв е на детето
note-too-long = Побират се най-много { $max } знака
decide-first = Двама са писали различно. Избери кой отговор остава
choose-outcome = Избери дали е подписано
not-these-answers = Отговорите не са на този формуляр: { $why }
changed-meanwhile = Някой промени отговор, докато четеше. Прегледай го и подпиши отново

## Навсякъде
assessments = Оценки
cases = Случаи
form = Формуляр
state = Състояние
started = Започната
last-saved = Последно
completeness = Пълнота
points = Точки
compare = Сравни
draft = Чернова
needs = Нужди
need = Нужда
change = Промяна
section = Раздел
question = Въпрос
left-blank = няма отговор
points-advise = Точките подсказват, не решават. Решава екипът заедно с човека.
points-of = { $title }: { $sum } от { $max }

## Списъкът
none-yet = Още няма оценка
none-yet-words = Тук ще са първото интервю и оценките на потребностите. Започни с тази, която е нужна сега.
new-assessment = Нова оценка
which-form = Какво ще попълниш?
prefilled = Започни с отговорите от последната подписана
prefilled-hint = Прегледай всеки отговор с човека, преди да я подпишеш
begin = Започни
draft-filled = чернова, { $share }
needs-and-high = { $needs ->
    [one] { $needs } нужда
   *[other] { $needs } нужди
}, { $high ->
    [0] няма раздел с висока нужда
    [one] { $high } раздел с висока нужда
   *[other] { $high } раздела с висока нужда
}
team-and-person = Оценката се прави от двама или повече от екипа, заедно с човека. Подписват я екипът и човекът.
blank-for-print = Празна за печат

## Попълването
first-one = първа оценка
follows-another = следва предишна оценка
to-signing = Към подписване
also-at-it = { $name } също попълва, последно в { $time }. Всичко се събира, нищо не се губи.
change-withdraws = Вече има подписи. Ако промениш отговор, те се снемат и се подписва отново.
conflicts-here = { $count ->
    [one] На { $count } място двама са писали различно. Избери кой отговор остава
   *[other] На { $count } места двама са писали различно. Избери кой отговор остава
}
section-does-not-apply = Според другите отговори този раздел не се отнася за човека.
two-wrote = Двама са писали тук различно
keep-saved = Остава записаното
take-other = { $name }, { $time }
keeps-itself = Пази се сама, докато пишеш
on-anyway = Напред въпреки това
save-and-on = Запази и напред
save-and-sign = Запази и към подписване
saving = Запазва се…
so-far-label = Обобщение
so-far = Дотук
full-points = { $need }: 4 от 4
tell-a-colleague = Не може да чака. Кажи още днес на колегата, който може да помогне.
all-sections = Всички раздели наведнъж
section-by-section = Раздел по раздел
compare-with-last = Сравни с предишната

## Подписването
signing = Подписване
back-to-form = Към формуляра
print-to-sign = За печат и подпис
before-signing = { $count ->
    [one] Преди подписа поправи { $count } нещо
   *[other] Преди подписа поправи { $count } неща
}
first-correct = Първо поправи това, което е горе.
signature-of-team = За екипа
team-words = Подписват поне двама служители, всеки от своя профил. Подписваш това, което е записано сега.
sign-for-team = Подпиши за екипа
you-signed = Ти вече подписа
signature-of-person = Човекът
person-words = Прочетете я заедно. Човекът подписва на хартия. Ако не иска, запиши защо: отказът се уважава и оценката важи.
child-words = До 14 години подписът на детето не е нужен. Може да подпише родител или настойник.
who-signs = Кой подписва?
what-happened = Какво стана?
signed-paper = подписа на хартия
refused = не иска да подпише
note = Бележка
note-hint = При отказ: защо, с неговите думи. При родител или настойник: име и какъв е на детето.
write-down = Запиши
what-is-left = Какво остава
answers-ready = Отговорите са готови
team-signed = Екипът подписа
team-left = { $count ->
    [one] Нужен е още { $count } подпис от екипа
   *[other] Нужни са още { $count } подписа от екипа
}
person-left = Нужен е подписът на човека или отказът му
person-done = Подписът на човека е записан или не е нужен
signatures = Подписи
nobody-signed = Още няма подписи
written-down-by = записа { $name }
done-signature = Записано
done-signed = Оценката е подписана. Вече не се променя
done-refusal = Отказът е записан

## Подписаната
signed-on = подписана на { $day }
signed-meanwhile = Подписаха я, докато пишеше
not-saved-any-more = Това вече не може да се запише тук. Препиши го в нова оценка, ако е важно:
still-a-draft = Това е чернова. Докато не е подписана, може да се промени.
version-of-form = формуляр { $form }, версия { $version }
form-version = Версия { $version }
print-with-browser = Отпечатай от браузъра, Ctrl P
sign-member = Член на екипа: име, подпис, дата
sign-person = Човекът: име, подпис, дата
sign-guardian = Родител или настойник: име, подпис, дата

## Сравнението
comparison = Сравнение
from-to = { $then } и { $now }
no-needs-in-either = И в двете няма оценени нужди
other-answers = Какво още е различно
all-the-same = Другите отговори са същите

## В папката на човека
goes-on = Продължи: { $form }
whole-assessment = Цялата оценка
was-begun = Започна „{ $form }“
was-signed = Подписа се „{ $form }“

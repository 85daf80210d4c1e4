# A stay in the file: where it stands, what can be done next, what happened.
room = сграда „{ $building }“, стая { $room }
case-number = случай { $number }
without-basis = без валидно основание
without-basis-now = Тук без валидно основание.
basis-ends = основанието изтича в { $time }
left = { $days ->
    [one] остава { $days } ден
   *[other] остават { $days } дни
}
here-since = тук от { $day }
gone-on = напусна на { $day }
out = навън
out-until = навън до { $until }
in-hospital = в болница от { $since }
missing-since = липсва без предупреждение от { $since }
missing-child = Детето липсва без предупреждение от { $since }.
missing-child-tell = Обади се веднага на 112 и уведоми ДСП. После запиши кога и на кого е казано.
missing-child-told = МВР и ДСП са уведомени.
missing-child-record = Запиши уведомление до { $addressee }
more = Още действия
back = Върна се
goes-out = Излиза
add-basis = Добави основание
appoint = Кой води случая
protocol = Протокол за приемане
add-notice = Запиши уведомление
end-stay = Край на престоя
add-follow-up = Връзка след престоя
admit = Приеми отново
contract = Договор
stay = Престой
days-more = { $days ->
    [one] ден още
   *[other] дни още
}
days-over-ring = { $days ->
    [one] ден над срока
   *[other] дни над срока
}
ring = { $days ->
    [one] Остава { $days } ден, до { $day }
   *[other] Остават { $days } дни, до { $day }
}
ring-over = { $days ->
    [one] Срокът изтече на { $day }, { $days } ден над срока
   *[other] Срокът изтече на { $day }, { $days } дни над срока
}
admitted = Постъпи
reason = Повод
basis = Основание
basis-until = { $basis }, до { $until }
no-basis = няма
lead = Води случая
no-lead = още никой
entry = Прием
part = Тук е като
until = Престой до
left-on = Напусна
destination = Накъде
save = Запази
cancel = Откажи

## What happened
called = Сигнал: { $caller }, { $channel }
admission = Прием: { $entry }, { $number }
brought-by = Доведе: { $who }
over-capacity = Прием над капацитета
ended = Край на престоя: { $destination }
based = Основание: { $basis }
valid-until = в сила до { $until }
went-out = Излезе: { $kind }
came-back = Върна се
told = Уведомление до { $addressee }: { $about }
concluded = Договор до { $until }
extended = Договорът е продължен до { $until }
contract-ended = Край на договора: { $ground }
followed = Връзка след { $month ->
    [one] { $month } месец
   *[other] { $month } месеца
}: { $result }

## What can be done
absence-kind = Как излиза
absence-hint = „Без предупреждение“ не прекратява престоя
left-at = Кога излезе
back-at = Кога се върна
back-with = Върнаха се и
back-with-hint = Остави отметка само на тези, които вече са тук
due-at = Кога трябва да се върне
whereto = Къде отива
with = Заедно с
note = Бележка
basis-number = Номер на документа
basis-issuer = Кой го е издал
basis-from = В сила от
basis-until-label = В сила до
basis-until-hint = Полицейската закрила изтича сама след 48 часа
about = За какво
addressee = До кого
channel = Как
sent-at = Кога
reference = Изходящ номер или кой прие
ended-at = Кога напуска
ground = Основание за край на договора
ground-hint = За договора, който още тече. „Напусна без предупреждение“ не е основание.
notice-on = Кога предизвести
notice-hint = Само при писмено предизвестие от човека
clean = Почисти леглата
end-note = Какво се уговорихме
end-words = Престоят приключва и леглото се освобождава. Договорът се прекратява с избраното основание.
end-now = Приключи престоя

## The contract
no-contract = Няма договор
no-contract-words = Договорът се сключва след оценката. Планът е част от него.
new-contract = Нов договор
conclude = Сключи договора
contract-number = Договор { $number }
runs-until = тече до { $day }
ended-by = приключен на { $day }: { $number }. { $ground }
cap = Престоят може да продължи най-късно до { $day }.
number = Номер
concluded-on = Сключен на
starts-on = Започва на
ends-on = До
term = Срок
term-words = от { $from } до { $until }
subject = Предмет: вид, профил и времетраене на услугата
manner = Начин и място
duties = Права и задължения
fee = Такса
payment = Начин и срок на плащане
ending = Прекратяване и продължаване
over-reason = Защо се налага престой над срока
over-hint = Попълва се само ако договорът надхвърля срока
over-document = Документ на ДСП
usual-subject = Осигуряване на подслон за хора в кризисна ситуация, краткосрочно
usual-manner = Денонощно, в кризисния център
usual-duties = Както в индивидуалния план за подкрепа и в правилника за вътрешния ред
usual-fee = Без такса
usual-payment = Не се дължи плащане
usual-ending = По реда на чл. 41 и 42 от Правилника за прилагане на Закона за социалните услуги
extend = Продължи договора
need-shown = Оценката показва, че нуждата продължава
wished = Човекът иска да продължи
report = Доклад за оценка на резултатите
give-notice = Писмено предизвестие
give-notice-words = Човекът прекратява договора със седем дни писмено предизвестие (ППЗСУ 41). Договорът тече, докато впишеш края му или края на престоя.
notice-given = Предизвестие
trafficking = Закрила при трафик
step-kind = Какво стана
step-on = Кога
step-number = Номер на документа
step-number-hint = Разпознаването има номер
write-report = Доклад за резултатите
report-words = Готов е 30 дни преди края на договора; получават го човекът и който го е насочил. След като е предаден, не се променя.
made-on = Изготвен на
achieved = Какво е постигнато
remaining = Какво остава
advice = Препоръки
delivered-on = Предаден на
not-delivered = още не
without-contract = без договор
without-contract-since = Тук без договор от { $day }.
without-contract-words = Престоят продължава, но договорът е свършил. Сключи нов или приключи престоя.
extended-after = продължен след { $day }
expired-on = изтекъл на { $day }
begins-on = започва на { $day }
cap-overridden = Шестмесечният престой изтича на { $last }. С решение на ръководителя договорът е до { $until }.
over-why = { $reason }. Документ на ДСП: { $document }.
all-over-limit = Всички престои над срока
over-decided = Решил за престоя над срока
decided-over = Решение за престой над срока, до { $until }
agreed-without-plan = Без план: { $why }
without-plan = Защо е без план
without-plan-hint = Никой не е длъжен да приеме план. Напиши защо договорът е без него, какво е уговорено и кой от ДСП знае.
first-assess = Няма подписана оценка на потребностите. Тя е преди договора.
to-assessments = Към оценките
first-plan = Няма план, подписан от екипа. Той е част от договора.
plan-was-refused = Човекът не приема плана. Може да подпише по-кратък план, или договор без план с мотиви по-долу.
to-plan = Към плана
manner-hint = Без адреса на центъра: тази хартия излиза от дома
need-shown-hint = Оценката е подписана след сключването на договора (ППЗСУ 42)
ends-early = Договорът ще приключи преди срока си
end-contract = Прекрати договора
end-contract-words = Прекратява се само договорът. Престоят продължава, но без договор: в досието ще свети предупреждение, докато се сключи нов договор или човекът си тръгне. Ако човекът напуска, приключи престоя, договорът свършва с него.
contract-ended-on = Последен ден на договора
contract-paper = Договор за подпис
report-paper = Доклад за подпис
end-words-only = Престоят приключва и леглото се освобождава. Действащ договор няма.
no-report-yet = Няма доклад за резултатите от договора с { $name }. Той се дава на човека и на ДСП преди края.

## The contract and the report as papers
paper-contract = Договор за ползване на социална услуга № { $number }
paper-service = { $kind } „{ $name }“
paper-line = Случай { $number }, версия { $version }. Отпечатано от { $by } на { $at }
paper-today = Днес, { $day }, се сключи този договор между:
paper-provider = доставчик на услугата { $kind } „{ $name }“, чрез
paper-born = дата на раждане { $born }
paper-number = ЕГН или друг номер
paper-through = чрез законния представител
paper-part = { $number }. { $title }
paper-plan-title = Индивидуален план за подкрепа
paper-plan = Неразделна част от договора е индивидуален план за подкрепа № { $number } от { $day }.
paper-no-plan = Договорът се сключва без индивидуален план за подкрепа.
paper-over = Престой над срока
paper-grounds = Договорът се прекратява само на тези основания (чл. 41 от ППЗСУ):
paper-extension = Договорът се продължава, ако оценката показва нужда и човекът иска (чл. 42 от ППЗСУ).
paper-copies = Договорът е в два еднакви екземпляра, по един за всяка страна.
paper-for-provider = За доставчика: име, подпис
paper-for-child = Законен представител на { $name }: име, подпис
paper-made-by = Изготвил: { $name }
paper-received = Получих доклада: { $name }, дата
paper-report-to = Докладът се дава на човека и на органа, който го е насочил (чл. 38 от ППЗСУ).
paper-person = Ползвател
paper-provider-label = Доставчик
paper-signed = № { $number }, сключен на { $day }

## The admission protocol
protocol-of = Протокол за приемане, случай { $number }
protocol-people = Приети
print = Отпечатай за подпис
brought-to-door = Доведени от
referral = Насочени от
condition = Състояние
belongings = Лични вещи
house-rules = Правилник за вътрешния ред, даден и обяснен
information = Информационен лист, даден
not-written = не е записано
yes = да
no = не
excepted = Изключение: { $reason }
sign-person = Приет, име и подпис
sign-bringer = Довел, име и подпис
sign-staff = Приел за центъра, име и подпис

## What has just been done
done-admitted = Приемът е записан
done-basis = Основанието е записано
done-notice = Уведомяването е записано
done-out = Излизането е записано
done-back = Връщането е записано
done-step = Стъпката е записана
done-lead = Водещият на случая е записан
done-left = Краят на престоя е записан
done-followed = Контактът е записан
done-concluded = Договорът е сключен
done-extended = Договорът е продължен
done-contract-ended = Договорът е прекратен
done-contract-notice = Уведомяването за договора е записано
done-report = Докладът за резултатите е записан

## The results report in the timeline, and a stay that goes on by decision
report-made = Доклад за резултатите
report-given = Докладът за резултатите е връчен
until-decided = По решение до
chip-decided = по решение до { $until }

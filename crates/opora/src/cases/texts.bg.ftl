# The words of a case, from the first call to the last follow-up.

## Lists
entry-emergency = спешен прием
entry-referral = с насочване
reason-partner-violence = насилие от партньор или бивш партньор
reason-family-violence = насилие от друг в семейството
reason-other-violence = насилие от човек извън семейството
reason-trafficking = трафик или експлоатация
reason-child-at-risk = дете в риск
reason-no-home = няма къде да живее
reason-other-crisis = друга криза
brought-alone = дойде без придружител
brought-police = полиция
brought-mobile-team = мобилният екип
brought-dsp = ДСП
brought-medics = Спешна помощ или болница
brought-relative = близък
brought-organisation = организация
brought-other = друг
duration-short = краткосрочно, до 6 месеца
duration-medium = средносрочно, до 1 година
duration-long = дългосрочно, над 1 година
part-adult = пълнолетен
part-accompanying = дете с родител
part-child = дете без родител
basis-own-wish = по собствено желание
basis-with-parent = с родителя си
basis-police-protection = полицейска закрила
basis-dsp-order = заповед на ДСП
basis-judgment = решение на съда
basis-referral = направление
about-emergency-admission = спешен прием
about-life-in-danger = опасност за живота или здравето
about-trafficking = прием на човек, пострадал от трафик
about-child-at-risk = дете в риск
about-admission = прием в защитено жилище
about-contract = договор
about-plan-copy = копие от оценката и плана
about-absence = отсъствие без предупреждение
about-ending = край на престоя
about-other = друго
addressee-dsp = ДСП
addressee-police = МВР
addressee-prosecutor = прокуратурата
addressee-child-agency = ДАЗД
addressee-municipality = общината
addressee-asp = системата на АСП
addressee-other = друг
channel-phone = по телефона
channel-email = по имейл
channel-e-delivery = чрез сигурно електронно връчване
channel-letter = с писмо
channel-in-person = на ръка
absence-agreed = с уговорка
absence-hospital = в болница
absence-without-notice = без предупреждение
ground-agreement = взаимно писмено съгласие
ground-expiry = изтичане на срока
ground-death = смърт на човека
ground-service-closed = закриване на услугата
ground-provider-ceased = прекратена дейност или загубен лиценз на доставчика
ground-own-notice = писмено предизвестие от човека, 7 дни
ground-achieved = постигане на резултатите от плана
ground-cannot-be-achieved = по общо съгласие, когато резултатите не могат да се постигнат
ground-unpaid = неплатена такса
destination-safe-home = у дома, в безопасност
destination-rented = жилище под наем
destination-relatives = при близки
destination-safe-house = защитено жилище
destination-other-centre = друг кризисен център
destination-foster-family = приемно семейство
destination-residential-care = резидентна грижа
destination-hospital = болница
destination-back-to-harm = при човека, упражнил насилие
destination-abroad = в чужбина
destination-unknown = не знаем
destination-died = почина
destination-other = другаде
contact-call = по телефона
contact-voicemail = гласова поща
contact-message = SMS или чат
contact-email = имейл
contact-address = писмо или посещение у дома
contact-in-person = лично, не у дома
contact-trusted-person = чрез доверен човек
contact-relative = чрез близък
contact-work = на работа или в училище
follow-well = добре е
follow-needs-support = има нужда от подкрепа
follow-in-danger = пак е в опасност
follow-declined = не иска връзка
follow-not-reached = не се свързахме
follow-not-safe = не търсихме, не е безопасно
signal-person-unknown = Няма такъв човек, или нямаш достъп до досието
signal-phone = по телефона
signal-in-person = на място
signal-message = с писмо или съобщение
signal-institution = от институция
caller-themselves = човекът, който търси помощ
caller-relative = близък
caller-neighbour = съсед или случаен свидетел
caller-police = полиция
caller-dsp = ДСП
caller-medics = лекар, Спешна помощ или болница
caller-school = училище или детска градина
caller-helpline = телефонна линия
caller-other = друг
answer-yes = да
answer-no = не
answer-unknown = не знаем
outcome-open = чака
outcome-admitted = приети
outcome-team-sent = замина мобилният екип
outcome-passed-on = предаден нататък
outcome-advised = стигна съвет
outcome-no-contact = няма връзка

## What is wrong
in-the-future = Този час още не е дошъл
signal-told-missing = Напиши какво казаха
signal-nobody = Кажи колко души имат нужда от помощ
signal-people-out-of-range = Броят трябва да е между 0 и 50
signal-admit-instead = „Приети“ се отбелязва само с прием. Натисни „Приеми“
signal-stays-admitted = Хората от този сигнал са приети. Изходът остава „приети“
signal-settled = Хората от този сигнал вече са приети, или сигналът не е тук
referrer-missing = Напиши кой насочва
referral-after-admission = Направлението не може да е издадено след приема
people-out-of-range = { $most ->
    [one] Приемай най-много { $most } човек наведнъж и поне един
   *[other] Приемай най-много { $most } души наведнъж и поне един
}
nobody-to-accompany = Няма родител, с когото детето да е. Отбележи го като дете без родител
of-age = Навършил е 18 години. Отбележи го като пълнолетен
under-age = Няма 18 години. Пълнолетен на място е само родител с дете; иначе го отбележи като дете без родител
has-died = В досието пише, че този човек е починал. Провери дали е същият човек
likely-duplicates = { $count ->
    [one] Може би вече има досие: { $count } човек. Избери него или кажи, че е друг
   *[other] Може би вече има досие: { $count } души. Избери човека или кажи, че е друг
}
id-taken = Под този номер вече е записано друго
not-of-the-team = Случай води някой от екипа на тази услуга. Избери от списъка
lead-changed = Някой друг промени това, докато избираше. Виж кой води случая сега и избери пак
named-twice = Този човек е записан два пъти
already-here = Този човек вече е в услугата. Провери в списъка
bed-unknown = Няма такова легло в тази услуга
bed-taken = Леглото току-що беше заето. Избери друго
no-unit = Няма звено, в което да се приеме. Провери структурата
basis-child-alone = Дете без родител не остава по собствено желание. Избери закрила, заповед или решение
basis-no-parent = „С родителя си“ е само за дете, което е тук с родител
basis-police-adult = Полицейската закрила е само за деца
basis-number-missing = Напиши номера
ends-before-start = Краят е преди началото
basis-police-too-long = { $hours ->
    [one] Полицейската закрила е най-много { $hours } час
   *[other] Полицейската закрила е най-много { $hours } часа
}
not-of-this-case = Този човек не е от този случай
stay-over = Този престой вече е приключил
basis-police-again = Полицейската закрила не се продължава. Нужна е заповед на ДСП
due-before-leaving = Връщането е преди тръгването
not-here-then = Тогава човекът не е бил тук. Провери часа
away-already = Вече е отбелязано, че отсъства по това време
back-already = Вече е отбелязано, че се върна
not-out = Някой от тях не е навън. Провери кой се върна
back-before-leaving = Връщането не може да е преди тръгването
contract-part-missing = Попълни тази част, без нея договорът не е пълен
contract-runs = Има действащ договор с този човек
contract-over = Този договор вече е приключен или продължен
contract-within-limit = Срокът е в рамките на престоя: не трябват мотиви и документ
contract-over-limit = Престоят може да продължи най-много до { $day }. По-дълъг срок решава ръководителят с мотиви и документ от ДСП
contract-over-limit-manager = Престоят може да продължи най-много до { $day }. По-дълъг срок може да реши само ръководителят
over-reason-missing = Напиши защо се налага по-дълъг престой
over-document-missing = Напиши кой документ на ДСП го позволява
extension-needs-assessment = Нужна е оценка на потребностите, подписана след сключването на договора, която показва, че нуждата продължава (ППЗСУ 42)
day-to-come = Този ден още не е дошъл
contract-ahead = { $months ->
    [one] Договорът се сключва най-рано { $months } месец преди да започне
   *[other] Договорът се сключва най-рано { $months } месеца преди да започне
}
contract-before-admission = Човекът е тук от { $day }. Договорът не може да започне преди това
contract-born-over = Срокът изтича, преди договорът да е сключен
contract-needs-assessment = Първо е оценката на потребностите, подписана от екипа. След нея се сключва договорът
contract-before-assessment = Оценката на потребностите е подписана на { $day }. Договорът се сключва след нея
contract-needs-plan = Още няма план, подписан от екипа: той е част от договора. Договор без план решава ръководителят
contract-plan-refused = Човекът не приема плана. Напиши защо се сключва договор без план и какво е уговорено
contract-without-plan-why = Още няма план, подписан от екипа. Напиши защо се сключва договор без план
contract-has-plan = Има подписан план, той е част от договора. Остави това поле празно
extension-too-late = Тогава срокът вече е бил изтекъл. Сключи нов договор
contract-expired-before = Договорът изтече сам на { $day }. Впиши този ден
death-ends-the-stay = Ако човекът е починал, приключи престоя: договорът свършва с него
protected-address = Тук е написан защитен адрес, а тази хартия излиза от дома. Напиши „в кризисния център“
report-too-early = { $days ->
    [one] Докладът се прави най-рано { $days } ден преди края. Ако договорът ще приключи по-рано, отбележи го
   *[other] Докладът се прави най-рано { $days } дни преди края. Ако договорът ще приключи по-рано, отбележи го
}
report-delivered = Докладът вече е предаден и не се променя
report-of-the-past = Договорът е приключен: докладът не се променя. Може да се добави само денят на предаването
extension-needs-wish = Договор се продължава само ако човекът иска
not-here-now = Този човек сега не е в услугата
report-part-missing = Попълни тази част от доклада
report-day-outside = Денят е преди началото на договора или още не е дошъл
delivered-outside = Денят е преди доклада или още не е дошъл
ground-missing = Избери основание: има действащ договор
ground-and-destination-differ = Основанието и накъде заминава не са съгласувани
not-expired = Срокът на договора още тече
notice-day-missing = Напиши кога човекът е предизвестил
notice-too-short = { $days ->
    [one] Предизвестието е { $days } ден преди края
   *[other] Предизвестието е { $days } дни преди края
}
ground-needs-updated-assessment = Това основание е само след оценка на потребностите, подписана след сключването на договора
follow-up-month = Връзката е след 1, 3 или 6 месеца
follow-up-early = Още е рано: тази връзка е най-рано на { $day }
stay-goes-on = Престоят още тече
not-left-then = Тогава човекът още е бил тук
no-safe-way = Не знаем безопасен начин за връзка. Отбележи „не търсихме, не е безопасно“
contact-channel-missing = Избери как се свърза или опита
forbids-calls = Не може: правилото за безопасна връзка забранява звънене
forbids-evening-calls = Не може: правилото за безопасна връзка забранява звънене вечер
forbids-messages = Не може: правилото за безопасна връзка забранява SMS и чат
forbids-voicemail = Не може: правилото за безопасна връзка забранява гласова поща
forbids-address = Не може: правилото за безопасна връзка забранява адреса
forbids-relatives = Не може: правилото за безопасна връзка забранява разговор с близките
forbids-work = Не може: правилото за безопасна връзка забранява работата и училището
rule-not-kept = Прочети правилата за безопасна връзка и потвърди, че са спазени
step-identified = Официално разпознат като пострадал от трафик (ЗБТХ 26)
step-consented = Съгласи се да сътрудничи на разследването (ЗБТХ 25)
step-number-missing = Впиши номера на документа за разпознаването
step-recorded = Тази стъпка вече е записана за този престой
notice-before-contract = Тогава още е нямало договор

## The limit of stay
days-left = { $days ->
    [one] { $days } ден
   *[other] { $days } дни
}
days-over = { $days ->
    [one] { $days } ден над срока
   *[other] { $days } дни над срока
}

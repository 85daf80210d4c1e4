# Who comes in and as what.

## Signing in
welcome = Добре дошли
services-of = Социални услуги, { $provider }
sign-in-title = Вход
email = Служебна поща
password = Парола
sign-in = Влез
signing-in = Влизаш…
forgotten = Забравена парола?
no-access = Няма достъп? Питай администратора на общината.
demo-note = Това е измислена община за опознаване. Не въвеждай данни на истински хора.
typed-is-kept = Сесията изтече, но написаното е запазено. Влез и го изпрати.
sign-in-wrong = Пощата или паролата не са верни. Провери ги и опитай пак
too-early = { $seconds ->
    [one] Имаше много опити. Опитай пак след { $seconds } секунда
   *[other] Имаше много опити. Опитай пак след { $seconds } секунди
}
welcome-back = Здравей отново, { $name }
nothing-lost = Написаното преди изтичането на сесията е тук. Остава да го изпратиш.
send-on = Изпрати написаното
do-not-send = Не го изпращай
back = Назад
code-title = Код от телефона
code-why = Отвори приложението за кодове и препиши шестте цифри за „Opora“.
code = Шестцифрен код
enter = Влез
code-lost = Телефонът не е у теб? Напиши на същото място резервен код.
code-wrong = Кодът не е верен или вече е използван. Изчакай следващия и опитай пак
recover-title = Нова парола с резервен код
recover-why = За хора без втора стъпка. Ако входът ти иска код от телефона или нямаш резервни кодове, помоли администратора за нова покана.
recovery-code = Резервен код
recovery-wrong = Пощата или кодът не са верни, или входът иска и код от телефона. Провери ги или помоли администратора за покана
new-password = Нова парола
password-hint = { $least ->
    [one] Поне { $least } знак. Няколко думи са по-добри от сложни знаци
   *[other] Поне { $least } знака. Няколко думи са по-добри от сложни знаци
}
set-password = Задай парола
invited = Здравей, { $name }
invited-why = Избери парола, с която ще влизаш.
invitation-stale = Поканата вече не важи
invitation-stale-why = Използвана е, изтекла е или има по-нова. Помоли администратора за нова.
hidden-title = Екранът е скрит
hidden-why = { $name }, напиши паролата си и продължи оттам, докъдето стигна.
show-screen = Покажи екрана
someone-else = Излез и влез с друг достъп

## Passwords
password-short = { $least ->
    [one] Паролата трябва да има поне { $least } знак
   *[other] Паролата трябва да има поне { $least } знака
}
password-long = { $most ->
    [one] Паролата може да има най-много { $most } знак
   *[other] Паролата може да има най-много { $most } знака
}
password-common = Тази парола е сред първите, които се опитват. Избери друга
password-has-name = Паролата не бива да съдържа името от пощата ти. Избери друга
password-wrong = Паролата не е вярна

## The first visit
setup-title = Начало
setup-why = Общината и първият администратор. Това се прави веднъж.
setup-secret = Отвори адреса, който програмата отпечата при пускането си: в него е ключът за началото.
provider = Доставчик
provider-hint = Пълното име: Община Каменград
municipality = Община
municipality-hint = Само името: Каменград
your-name = Твоето име
set-up = Създай
setting-up = Създава се…
codes-title = Резервни кодове
codes-why = Показват се само сега. Всеки важи веднъж: вместо код от телефона или за нова парола.
codes-print = Отпечатай страницата или препиши кодовете. Пази ги далеч от компютъра.
codes-kept = Записах ги, напред
codes-phone = Записах ги, включи код от телефона при вход

## One's own
me-title = Моят профил
nobody-yet = Още нямаш роля. Администраторът я дава и тогава ще видиш услугата си.
save = Запази
done-password = Паролата е сменена. Другите ти сесии са прекратени.
done-second-step = Втората стъпка е включена.
done-second-step-ended = Втората стъпка е изключена.
done-session = Сесията е прекратена.
done-token = Ключът е прекратен.
old-password = Сегашна парола
change-password = Смени паролата
second-step = Втора стъпка при вход
second-step-on = Включена: при вход се иска код от телефона.
second-step-off = Изключена: за вход стига паролата.
second-step-begin = Включи
second-step-end = Изключи
second-step-title = Код от телефона при вход
second-step-scan = Сканирай с приложение за кодове
second-step-by-hand = Или въведи този ключ на ръка
second-step-confirm = Напиши кода, който приложението показва, и паролата си.
qr-label = Картинка за приложението за кодове
recovery-codes = Резервни кодове
codes-left = { $count ->
    [0] Нямаш неизползвани кодове.
    [one] Остава { $count } неизползван код.
   *[other] Остават { $count } неизползвани кода.
}
codes-renew = Направи нови кодове
codes-renew-why = Досегашните спират да важат.
sessions = Твоите сесии
this-session = тази сесия
browser = Браузър
began = Начало
last-seen = Последно
unknown-browser = неизвестен браузър
end-session = Прекрати
tokens = Ключове за програми
tokens-why = Програма с ключ действа от твое име. Дай ѝ само нужното.
no-tokens = Няма ключове.
token-name = Име на ключа
token-scope = Какво може
token-days-label = За колко дни
make-token = Направи ключ
end-token = Прекрати
end-all-tokens = Прекрати и всички ключове за програми
scope-read = само чете
scope-write = чете и пише
token-until = до { $day }
token-made = Новият ключ
token-made-why = Показва се само сега. Копирай го в програмата.
token-name-missing = Напиши име до 80 знака
token-days = Броят дни е от 1 до { $most }
to-profile = Към профила

## Everyone's
accounts = Достъп
accounts-why = { $count ->
    [one] { $count } отворен достъп
   *[other] { $count } отворени достъпа
}
staff = Служители
new-account = Нов достъп
name = Име
post = Длъжност
roles = Роли
state = Състояние
state-open = отворен
state-invited = поканен
state-closed = закрит
no-roles = без роля
first-role = Първа роля
role = Роля
service = Услуга
service-hint = За координатор и администратор остави услугата празна.
whole-municipality = цялата община
from = От
until = До
make-account = Създай и покани
invitation = Покана
invitation-why = Дай този адрес лично на { $name }. Важи една седмица и веднъж. Показва се само сега.
invite-again = Направи нова покана
invite-again-why = Когато паролата е забравена или поканата е изтекла. Досегашната покана спира да важи.
forget-phone = Изключи втората стъпка
forget-phone-why = Когато телефонът е изгубен. Провери лично, че човекът е той.
close-account = Закрий достъпа
close-account-why = Веднага прекратява всички сесии. Записаното от човека остава.
reopen-account = Отвори достъпа отново
give-role = Дай роля
end-role = Прекрати
role-since = от { $from }
role-from-until = от { $from } до { $until }
role-ended = приключила
particulars = Данни
access = Влизане
done-saved = Записано.
done-role = Ролите са променени.
done-closed = Достъпът е закрит.
done-reopened = Достъпът е отворен.
done-phone = Втората стъпка е изключена.
not-an-email = Напиши адреса така: r.staneva@kamengrad.bg
email-taken = Вече има достъп с тази поща
id-taken = Вече има достъп с този идентификатор
name-missing = Напиши име
role-needs-service = Избери услуга за тази роля
role-without-service = Тази роля важи за цялата община. Остави услугата празна
ends-before-it-begins = Краят трябва да е след началото
no-such-service = Избери услуга от списъка
last-administrator = Трябва да остане поне един администратор

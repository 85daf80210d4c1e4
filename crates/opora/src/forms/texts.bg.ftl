# Какво се показва около въпросите на един формуляр. Самите въпроси са във файловете *.questionnaire.json.

## Какво да се поправи
choose-one = Избери един отговор
choose-again = Избери отново
fill-in = Попълни
not-a-whole-number = „{ $typed }“ не е цяло число
not-a-number = „{ $typed }“ не е число
not-a-date = „{ $typed }“ не е дата. Пиши 02.11.2026, 11.2026 или само 2026
date-in-the-future = Датата е в бъдещето
date-in-the-past = Датата е в миналото
too-low = Най-малко { $least }
too-high = Най-много { $most }
too-early = Не по-рано от { $least }
too-late = Не по-късно от { $most }
too-long = Побират се { $max } знака, { $over ->
    [one] { $over } е в повече
   *[other] { $over } са в повече
}
too-many = Остави само един отговор
correct-to-finish = { $count ->
    [one] Поправи { $count } нещо, за да приключи разделът
   *[other] Поправи { $count } неща, за да приключи разделът
}
about = { $question }: { $message }

## Вместо отговор
declined = Не иска да отговори
unknown = Не знае
not-asked = Не е питано сега
no-answer = Няма отговор?
blank = Още няма отговор
other = Друго
other-words = Друго, с думи

## Въпросът
yes = Да
no = Не
optional = (по желание)
add-another = Добави още
numbered = { $name } { $number }

## Разделите
section-ready = готово
section-incomplete = { $answered } от { $expected ->
    [one] { $expected } отговор
   *[other] { $expected } отговора
}
section-wrong = { $count ->
    [one] { $count } нещо за поправяне
   *[other] { $count } неща за поправяне
}
section-not-started = не е започнат
section-not-applicable = не се отнася
sections = Раздели

## Нуждата
level-none = няма нужда
level-low = ниска нужда
level-medium = средна нужда
level-high = висока нужда
level-unrated = без оценка
level-unfinished = непълно
better = по-добре
same = без промяна
worse = по-зле
new-need = нова нужда
gone = вече не е нужда
not-rated-now = сега няма оценка

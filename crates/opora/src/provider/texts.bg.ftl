kind-crisis-centre = Кризисен център
kind-csc = Център за обществена подкрепа
kind-day-centre = Дневен център
unit-counselling = Информиране и консултиране
unit-advocacy = Застъпничество и посредничество
unit-community-work = Общностна работа
unit-therapy = Терапия и рехабилитация
unit-skills-training = Обучение за придобиване на умения
unit-work-skills = Подкрепа за трудови умения
unit-day-care = Дневна грижа
unit-residential-care = Резидентна грижа
unit-shelter = Осигуряване на подслон
unit-assistance = Асистентска подкрепа
group-adults = Пълнолетни
group-mothers = Бременни и майки с деца
group-children = Деца
group-children-with-disabilities = Деца с увреждания
group-families = Семейства
group-everyone = Всички
sex-any = Жени и мъже
sex-women = Само жени
sex-men = Само мъже
room-bedroom = Спалня
room-kitchen = Кухня или трапезария
room-playroom = Детски кът
room-common = Друго общо помещение
rule-same-sex = Един пол, семейството заедно
rule-family = Едно семейство
rule-any = Без правило
capacity-outside-standard = { $capacity ->
    [one] Има { $capacity } място, а наредбата иска от { $least } до { $most }
   *[other] Има { $capacity } места, а наредбата иска от { $least } до { $most }
}
staff-below-standard = Персоналът е { $staff } на човек, а наредбата иска поне { $least }
stay-beyond-standard = { $months ->
    [one] Престоят по наредбата е най-много { $months } месец
   *[other] Престоят по наредбата е най-много { $months } месеца
}
beds-differ = { $beds ->
    [one] В стаите има { $beds } легло, а капацитетът е { $capacity }
   *[other] В стаите има { $beds } легла, а капацитетът е { $capacity }
}
ages-backwards = Възрастта „до“ е по-малка от възрастта „от“
period-backwards = Последният ден е преди първия
not-a-coefficient = Напиши число от 0 до 10 с най-много два знака след запетаята, например 0,9
bedroom-needs-unit = Избери чии са леглата в спалнята
code-used = Друга услуга вече има тези букви. Избери други
bed-in-use = Леглото е заето след този ден. Първо го освободи
bed-was-in-use = Леглото е заето преди този ден. Избери по-ранен
bed-taken = Леглото е заето. Първо премести човека
bed-name-used = В тази стая вече има легло с този номер. Избери друг
no-bedroom = Легла има само в спалня. Избери спалня
room-has-beds = В стаята има легла. Първо ги приключи или премести
room-in-use = В стаята има заети легла. Първо ги освободи
lived-in-before = Преди този ден вече е имало хора. Избери по-ранен
lived-in-after = { $people ->
    [one] След този ден тук живее { $people } човек. Първо приключи престоя или го премести
   *[other] След този ден тук живеят { $people } души. Първо приключи престоите или ги премести
}
since-ahead = Този ден още не е дошъл. Избери днешен или минал
code-letters = Използвай само букви и цифри, например КЦ
ready-adults = Възрастни
ready-mothers = Майки с деца
ready-children = Деца
ready-kitchen = Кухня и трапезария
ready-playroom = Детски кът

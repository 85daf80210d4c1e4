sex-male = Мъж
sex-female = Жена
sex-unknown = Не се знае
nameless = Без име
about-years = около { $years } г.
about-year = около { $year }
years-between = { $least }–{ $most } г.
birth-unclear = Провери рождената дата
born-in-future = Рождената дата е в бъдещето
born-too-long-ago = Рождената дата е преди повече от 130 години
died-impossible = Датата на смъртта трябва да е след раждането и не по-късно от днес
bad-characters = Има знаци, които не могат да се запазят
text-too-long = Най-много { $max } знака, сега са { $length }
id-taken = Вече има запис с това id
like-identifier = Същият номер на документ
like-name = Същото име
like-spelling = Името се пише подобно
like-short-form = Друга форма на същото име
like-alias = Същият псевдоним
like-birth = Същата рождена дата
likely-duplicates = { $count ->
    [one] Може вече да има досие: { $count } човек прилича. Прегледай го и го изброй в none_of
   *[other] Може вече да има досие: { $count } души приличат. Прегледай ги и ги изброй в none_of
}

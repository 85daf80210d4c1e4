sex-male = Male
sex-female = Female
sex-unknown = Not known
nameless = No name
about-years = about { $years }
about-year = about { $year }
years-between = { $least }–{ $most } y
birth-unclear = Check the birth date
born-in-future = The birth date is in the future
born-too-long-ago = The birth date is more than 130 years ago
died-impossible = The date of death must be after birth and not later than today
bad-characters = There are characters that cannot be kept
text-too-long = At most { $max } characters, now there are { $length }
id-taken = There already is a record with this id
like-identifier = The same number
like-name = The same name
like-spelling = The name is spelled nearly so
like-short-form = Another form of the same name
like-alias = The same alias
like-birth = The same birth date
likely-duplicates = { $count ->
    [one] There may be a file already: { $count } person is alike. Look at it and name it in none_of
   *[other] There may be a file already: { $count } people are alike. Look at them and name them in none_of
}

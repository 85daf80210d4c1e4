title = Search
by-short-form = by another form of the name
by-spelling = the name is spelled nearly so
by-number = by a number
question = Whom are you looking for
question-hint = A name in Cyrillic or Latin letters, an alias, an EGN or the number of a case
find = Search
people = People
actions = Actions
new-person = New person
nobody = Nobody was found
nobody-words = Try the given name alone, the family name alone or the number of the case. You see only people whose file you may open.
found = { $count ->
    [one] { $count } person was found
   *[other] { $count } people were found
}
found-many = The first { $count } people are shown. Add another word to find more exactly.

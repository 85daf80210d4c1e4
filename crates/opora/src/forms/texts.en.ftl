# What is shown around the questions of a form. The questions themselves are in the files *.questionnaire.json.

## What to correct
choose-one = Choose one answer
choose-again = Choose again
fill-in = Fill this in
not-a-whole-number = “{ $typed }” is not a whole number
not-a-number = “{ $typed }” is not a number
not-a-date = “{ $typed }” is not a date. Write 02.11.2026, 11.2026 or only 2026
date-in-the-future = The date is in the future
date-in-the-past = The date is in the past
too-low = At least { $least }
too-high = At most { $most }
too-early = Not before { $least }
too-late = Not after { $most }
too-long = There is room for { $max } characters, { $over ->
    [one] { $over } is too many
   *[other] { $over } are too many
}
too-many = Leave only one answer
correct-to-finish = { $count ->
    [one] Correct { $count } thing to finish the section
   *[other] Correct { $count } things to finish the section
}
about = { $question }: { $message }

## Instead of an answer
declined = Does not want to answer
unknown = Does not know
not-asked = Not asked now
no-answer = No answer?
blank = No answer yet
other = Other
other-words = Other, in words

## The question
yes = Yes
no = No
optional = (optional)
add-another = Add another
numbered = { $name } { $number }

## The sections
section-ready = ready
section-incomplete = { $answered } of { $expected ->
    [one] { $expected } answer
   *[other] { $expected } answers
}
section-wrong = { $count ->
    [one] { $count } thing to correct
   *[other] { $count } things to correct
}
section-not-started = not started
section-not-applicable = does not apply
sections = Sections

## The need
level-none = no need
level-low = low need
level-medium = medium need
level-high = high need
level-unrated = not rated
level-unfinished = unfinished
better = better
same = no change
worse = worse
new-need = new need
gone = no longer a need
not-rated-now = not rated this time

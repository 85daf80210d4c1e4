# The words of the page itself: navigation, forms, days. Each capability has its own.

-app = Opora

## Days and lengths of time
day-today = today
day-tomorrow = tomorrow
day-yesterday = yesterday
days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
in-days = { $count ->
    [one] in { $count } day
   *[other] in { $count } days
}
days-ago = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
}
hours-short = h
minutes-short = min
years-short = y
months-short = mo

## The page around every screen
app-name = { -app }
title-with-app = { $title } – { -app }
title-with-error = Error: { $title } – { -app }
skip = Skip to the content
curtain = The screen is hidden. Esc shows it.
main-navigation = Main navigation
phone-navigation = Main
more = More
all-pages = All pages
for-attention = need attention
search-hint = Find a person, case, document…
search = Search
search-everywhere = Search everywhere
results = Results
only-what-you-may = You see only the cases open to you
hide-screen = Hide the screen
theme = Light or dark theme
my-menu = { $name }: profile, language and sign-out
profile = My profile
sign-out = Sign out
close = Close
cancel = Cancel
crumbs = Path
scene-words = A safe place for people and for what they have entrusted to you.

## Keys
keys = Keys
key-choose = choose
key-open = open
key-search = Search everywhere
key-hide = Hide the screen; Esc shows it
key-filter = To the filter of the list
key-rows = Next and previous row
key-new = New
key-save = Save now
key-undo = Undo the last action

## Lists
filters = Filters
search-in-list = Search in the list
filter-all = { $what }: all
narrowed-by = Filter: { $what }
remove-filter = Remove the filter { $what }
show = Show
pages = Pages
page-of = Page { $page } of { $pages }
previous-page = Previous
next-page = Next

## Saving
saves-itself = Saves itself
saving = Saving…
saved-at = Saved at { $time }
saved-offline = No connection, kept on this device
save-failed = Not saved. Trying again in 5 seconds
save-refused = Not saved. Fix what is marked and try again
save-conflict = Somebody else has changed this. Reload to see it
save-signed-out = Not saved. Sign in again, your text is kept

## Forms
fix-things = { $count ->
    [one] Fix { $count } thing
   *[other] Fix { $count } things
}
about-field = { $field }: { $message }
optional = (optional)
choose = Choose
date = Date
time = Time
partial-date-hint = The year or the month alone will do: 2019 or 04.2019
form-incomplete = Fill in everything that is needed
required = Fill in this field
too-long = { $max ->
    [one] At most { $max } character, now there are { $length }
   *[other] At most { $max } characters, now there are { $length }
}
bad-characters = Some characters here cannot be kept. Type it again
not-a-date = Write the date like this: 14.10.2026
impossible-date = There is no such date. Check the day and the month
year-out-of-range = The year must be between { $first } and { $last }
not-a-time = Write the time like this: 08:30
skipped-time = The clocks skip this hour on that night. Choose another
not-a-number = Write a whole number
out-of-range = The number must be between { $least } and { $most }
choose-one = Choose one answer
choose-from-list = Choose from the list
body-too-large = What was sent is too large
body-broken-off = What was sent did not arrive whole. Try again
not-a-form = This is not a filled-in form

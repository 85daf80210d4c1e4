today = Today
day-shift = Day shift { $from }–{ $until }
night-shift = Night shift { $from }–{ $until }
day-shift-until = Day shift until { $until }
night-shift-until = Night shift until { $until }
good-morning = Good morning, { $name }.
good-day = Good afternoon, { $name }.
good-evening = Good evening, { $name }.
hand-over = Hand over the shift
write-in-diary = Write in the diary
new-admission = New admission

places = Places
of-beds = of { $beds } taken, { $free } free
building-beds = { $building }: { $taken } taken, { $reserved } reserved, { $cleaning } not in use, { $free } free.
out-now = Out now
all-are-in = Everyone is in
name-until = { $name } until { $when }
name-late = { $name } is late
name-gone = No word from { $name }, { $when }
due-today = Due today
overdue = { $count } overdue
today-count = { $count } today
nothing-today = Nothing today
signals = Signals without an answer
last-signal = The last one: { $when }
no-signals = None waiting

for-the-shift = For the shift
ready-of = { $ready } done of { $all }
add = Add
no-tasks = No tasks for this shift
no-tasks-more = Write down what was promised and for when, so that it is not forgotten.
now-at = now { $time }
left-from = left from { $day }
you = You
done-by = done by { $name }
done-by-you = done by you
ticked = Ticked: “{ $title }”
reopened = Put back: “{ $title }”
already-done = “{ $title }” is done already: { $name }, { $time }
already-reopened = “{ $title }” was changed by somebody else. See how it is now
undo = Undo
new-task = New task
task-title = What is to be done
task-hint = Short, with the place and the hour if there are any
task-when = For when
task-kind = Kind
task-person = For whom
task-assignee = Who does it
task-general = General
task-health = Health
task-legal = Law
task-support = Support
task-house = House
task-arrival = Arrival
task-contact = Contact
back = Back

who-is-here = Who is here
adults-and-children = { $adults ->
    [one] { $adults } adult
   *[other] { $adults } adults
} and { $children ->
    [one] { $children } child
   *[other] { $children } children
}
who-all = All { $count }
who-out = Out { $count }
who-new = New { $count }
nobody-here = Nobody is here
nobody-here-more = Whoever is admitted will be here.
person = Person
room = Room
now = Now
important = Important
days-left = Left
in-the-house = in the house
out-until = Out until { $when }
out-since = Out since { $when }
late-since = Was to be back: { $when }
gone-since = No word since { $when }
in-hospital-since = In hospital since { $when }
without-basis = No legal basis
of-whom = { $name }: { $what }
allergy-to = { $what } – allergy
stay-ends = Stay ends
interpreter = Interpreter
baby = Baby
new-since = Came { $day }
days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
days-over = { $days ->
    [one] { $days } day over the limit
   *[other] { $days } days over the limit
}
days-of-stay = { $used } of { $total } days of stay

from-day-shift = From the day shift
from-night-shift = From the night shift
nothing-handed-over = The last shift wrote nothing.
older-unread = { $count ->
    [one] { $count } more unread note from before
   *[other] { $count } more unread notes from before
}
i-have-read = I have read it
read-by = Read by: { $names }
nobody-read = Nobody has said yet that they read it
unread = unread
this-shift = This shift
whole-diary = The whole diary
deadlines = Deadlines
all-deadlines = All { $count }
nothing-this-week = Nothing is due within 7 days.
due-soon = Due within 7 days

diary = Diary
diary-context = The notes of the shifts. What is written does not change; to mend a mistake, add a note.
category = About
category-safety = Safety
category-health = Health
category-children = Children
category-contact = Contact
category-house = House
category-calm = Calm
category-other = Other
what-happened = What happened
write-so = Write so that the person may read it
about-whom = About whom
save-note = Save
no-notes = No notes
no-notes-more = The notes of all shifts will be here, the newest on top.
earlier = Earlier
read-count = { $count } read
note-written = Written
notes-read = Noted that you have read it
handed-over = The shift is handed over

hand-over-hint = Write only what the next shift must know. Empty fields are left out.
calm-shift = A calm shift
left-for-next = Left for the next shift
hand-over-something = Write something, or tick that the shift was calm

write-something = Write something
note-too-long = At most { $max } characters
title-too-long = At most { $max } characters
bad-characters = There are characters that cannot be kept. Write it again
not-of-service = This person is not in the service. Choose from the list
not-a-colleague = This colleague does not work in the service. Choose from the list
note-of-shift = Note of the shift: { $category }
on-shift = On shift
signed-in-since = signed in since { $time }

## What waits for the reader
waits-for-you = Waiting for you
wait-witness = sign as the witness
wait-signature = for your signature
wait-next-step = next step
wait-person-answer = the person is to sign
wait-draft = not finished
in-danger-h = { $count ->
    [one] { $count } person is in danger again
   *[other] { $count } people are in danger again
}
in-danger-words = They have left the centre. There is no call for help and no new admission yet.
in-danger-since = contact on { $day }
write-signal = Write a call for help

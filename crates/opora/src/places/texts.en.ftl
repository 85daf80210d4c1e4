rule-bed-not-valid = There is no such bed on this date. Choose another
rule-unit-not-valid = The room belongs to no unit in force. Choose another bed
rule-no-bedroom = Nobody sleeps in this room. Choose another bed
rule-trafficked-child = A trafficked child is placed apart from adults (Anti-Trafficking Act, art. 22). Choose another room
rule-harm = Somebody in this building is recorded in violence with this person
rule-capacity = { $capacity ->
    [one] The unit “{ $unit }” is full: { $capacity } person
   *[other] The unit “{ $unit }” is full: { $capacity } people
}
rule-unit-sex = The unit “{ $unit }” is not for this sex
rule-unit-age = The unit “{ $unit }” is for another age
rule-unit-group = The unit “{ $unit }” is for other people
rule-room-sex = Somebody of the other sex, who is not family, is in the room already
rule-room-family = Another family is in the room already
rule-child-apart = The child would sleep among strangers, apart from its own people
bed-taken = The bed is taken. Choose another
has-a-bed = This person has a bed already. Move them
has-no-bed = This person has no bed yet. Give them one
same-bed = The person is in this bed already
not-in-future = This time has not come yet. Choose the present or a past one
hold-in-past = Choose a time that is still to come
hold-too-long = { $days ->
    [one] A place is kept for { $days } day at most
   *[other] A place is kept for { $days } days at most
}
stay-ends-otherwise = A bed is freed by a move or by the end of the stay
title = Places
summary = { $taken } of { $beds } taken, { $free ->
    [0] none free
    [one] { $free } free
   *[other] { $free } free
}.
summary-held = { $count ->
    [one] One place is kept.
   *[other] { $count } places are kept.
}
hold-place = Keep a place
new-admission = New admission
view = View
view-board = Board
view-list = List
fit = Suits
fit-all = Suits: everyone
fit-family = Somebody with children
fit-accessible = Somebody with a disability
fit-lone-child = A child alone
on-day = On the day
show = Show
legend-taken = Taken { $count }
legend-held = Kept { $count }
legend-cleaning = Cleaning { $count }
legend-closed = Out of use { $count }
legend-free = Free { $count }
no-beds = No beds yet
no-beds-more = Add buildings, rooms and beds in the structure.
nothing-fits = There is no free place here that suits.
unit-over = The unit “{ $unit }” is over its capacity: { $people } for { $capacity }.
waiting = Without a bed
give-bed = Give a bed
building = Building “{ $name }”
floor = Floor { $number }
room = Room { $name }
accessible = accessible
n-taken = { $count ->
    [one] { $count } taken
   *[other] { $count } taken
}
n-held = { $count ->
    [one] { $count } kept
   *[other] { $count } kept
}
n-cleaning = { $count ->
    [one] { $count } being cleaned
   *[other] { $count } being cleaned
}
n-closed = { $count } out of use
n-free = { $count ->
    [one] { $count } free
   *[other] { $count } free
}
none-free = none free
free = Free
taken = Taken
kept = Kept
cleaning = Cleaning
closed = Out of use
assign = Give it
clean-done = Done
clean-start = Cleaning
until = until { $time }
kept-until = kept until { $time }
held-until = { $whom }, kept until { $time }
cleaning-until = Cleaning until { $time }
closed-until = Out of use until { $time }
left = left:
days-word = { $count ->
    [one] day
   *[other] days
}
days-left = { $count ->
    [one] { $count } day left
   *[other] { $count } days left
}
days-over = { $count ->
    [one] the limit passed { $count } day ago
   *[other] the limit passed { $count } days ago
}
limit-today = last day
limit-near = The limit of stay is near
of-whom = { $name }: { $what }
over-capacity = Over capacity
interpreter = Needs an interpreter
infant = Baby
used-of = { $name }: { $used } of { $total } days
away-agreed = out
away-hospital = in hospital
away-without-notice = away without notice
away-until = { $kind } until { $time }
place-words = { $building }, room { $room }, bed { $bed }
without-bed = without a bed
who-is-here = Who is here
move-person = Move
release = Release
open = Back into use
close-bed = Take out of use
close-why = What needs repair
close-until = Until when
bed-history = What the bed was
no-history = The bed has been free until now.
from-until = from { $from } to { $until }
since = since { $from }
reason-was = Reason: { $reason }
assign-title = Who gets it: { $place }
nobody-waits = Nobody waits for a bed
nobody-waits-more = People without a bed are shown here. Begin with a new admission, or choose something else for the bed.
reason = Why all the same
reason-hint = It is seen at an inspection. Write what makes the exception necessary.
assign-anyway = Give it all the same
move-title = Move
give-bed-title = Choose a bed
clean-old = the old bed needs cleaning
choose-bed = Choose
no-free = No free beds
no-free-more = First free a bed or put one back into use.
free-beds = Free beds
hold-how = The place is free again by itself when the time has passed.
held-for = For whom
held-for-hint = No names: “Woman with a child, today 16:00”
hold-until = Kept until
held-by = Who keeps it
done-assigned = The bed is given
done-moved = The move is recorded
done-held = The place is kept
done-cleaning = The bed is to be cleaned
done-closed = The bed is out of use
done-ended = The bed is free
list-title = Beds
col-place = Place
col-bed = Bed
col-state = State
col-name = Name
col-case = Case
col-age = Age
col-since = Since
col-limit = Until
col-left = Left
chart-title = When places come free
chart-how = The solid part is the stay so far, the pale one is what is left of the limit
chart-download = Download as a table
chart-as-table = The same as a table
chart-name = Stays by person, with the date on which the limit ends
chart-soonest = The first to come free are the places of: { $who }.
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
numbers-title = Numbers
numbers-source = Counted by themselves from stays, beds and absences.
plans-in-term = Plans in term
stat-people = Staying here
stat-away = Away now
stat-free = Free beds
stat-nights = Nights
of-capacity = for a capacity of { $capacity }
this-month = this month
units-title = Occupancy by unit
col-unit = Unit
col-people = People
col-capacity = Capacity
col-full = Occupancy
col-away = Away
col-held = Kept
col-free = Free
over-by = { $count ->
    [one] { $count } person over capacity
   *[other] { $count } people over capacity
}
full-of = { $unit }: { $people } of { $capacity }
night-title = The night from { $from } to { $until }
night-of = The night of
total = Total
col-slept = Slept here
behind-the-number = { $count ->
    [one] Who is behind the number: { $count } person
   *[other] Who is behind the number: { $count } people
}
months-title = Nights by month
nights-how = Whoever is here at midnight is counted
col-month = Month
bed-is-kept = The bed is kept for “{ $whom }”. Tick that this is whom it is kept for, or that they need it no more
kept-for = kept for “{ $whom }”
releases = this is whom it is kept for, or they need it no more
bed-by-exception = A bed by exception: { $place }
without-basis = Without a valid basis
night-to-come = This night is still to come. Choose today or an earlier day
night-planned = Still to come: those who are here now are counted
col-here-now = Here now
period-backwards = The last day is before the first
not-an-instant = Write the instant so: 2026-10-14T08:30:00Z
only-stays-move = Only a person is moved. This has to end first

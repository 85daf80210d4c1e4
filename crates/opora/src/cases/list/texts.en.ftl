# The list of cases.
title = Cases
context = { $households ->
    [one] { $households } household
   *[other] { $households } households
}, { $people ->
    [one] { $people } person
   *[other] { $people } people
}
new = New case
views = Views
view-open = In the centre
view-mine = Mine
view-closed = Closed
search = Name, number, room
person = Person
number = Number
room = Room
lead = Leads
stage = Stage
stage-admitted = Admission
stage-assessment = Assessment
stage-refused = Plan refused
stage-plan = On plan
stage-leaving = Leaving
stage-over = Closed
opened = Admitted
closed = Left
destination = Where to
left = Left
next = Next deadline
next-due = { $when }: { $what }
no-limit = no limit
used-of = { $used } of { $allowed } days
without-basis = no valid basis
only-without-basis = Only without a basis
away = out
none = No such cases
none-words = Change the filters or look at another view.
shown-of = { $found } of { $all }

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

## Stays beyond the limit
over-title = Stays over the limit
over-context = For inspection: limits of stay that were passed, and decisions on longer stays, of the last three years
over-none = No stays over the limit
over-none-words = The people who stayed after their six months will stand here, with the manager’s decisions about them.
over-since = Over since
over-days = Days over
over-left = { $name }, left on { $day }
over-gone = left on { $day }
over-until = Contract until
over-reason = Reasons
over-document = Document of the Directorate
over-by = Decided by
over-undecided = no decision

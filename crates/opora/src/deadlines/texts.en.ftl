deadlines = Deadlines
kind = Kind
kind-notice = Notices
kind-plan = Assessment and plan
kind-contract = Contract
kind-legal = Protection and court
kind-stay = Stay
kind-health = Health
kind-after = After leaving
limit-evaluation = Weigh what comes after the end of the stay
limit-order = Order of the Directorate on another measure for the child
basis-limit-evaluation = ППЗСУ 42, 60 days before the end
basis-limit-order = ЗЗДет 27, 20 days before the end
stay-limit = End of the stay
basis-ends = The ground of the stay runs out
meet-again = A new meeting after the plan was refused
follow-up = { $months ->
    [one] How the person is { $months } month after leaving
   *[other] How the person is { $months } months after leaving
}
basis-order = The term in the act itself
basis-house = Rule of the house

overdue = { $days ->
    [0] overdue today
    [one] { $days } day overdue
   *[other] { $days } days overdue
}
due-today = today
due-today-until = today by { $time }
due-in = { $days ->
    [one] in { $days } day
   *[other] in { $days } days
}
met-on = met { $day }
met-late = { $days ->
    [0] met hours late
    [one] met { $days } day late
   *[other] met { $days } days late
}
paused = { $days ->
    [one] stopped for { $days } day: in hospital
   *[other] stopped for { $days } days: in hospital
}
what-by = { $what } ({ $basis })
you = you
nobody = nobody leads yet
of-service = What is due by law and by the rules of the house. It is counted from what is written down.
scope-mine = Mine
scope-all = The team’s
when = When
when-overdue = Overdue
when-week = Within 7 days
when-month = Within 30 days
when-all = All open
when-met = Met
what = What
who = Person
responsible = Led by
basis = Basis
due = Due
state = State
done = Done
done-of = Done: { $what }
marked = Noted: { $what }
undo = Undo
undo-of = Undo: { $what }
undone = Undone
nothing-due = Nothing for this time
nothing-due-more = Deadlines come by themselves from admissions, assessments, plans and contracts.
show-all = Show all
all-count = All { $count }
of-person = Deadlines
met-elsewhere = This deadline is met where the work is written down

calendar = Working calendar
calendar-context = The holidays of the law are known. Here are the days that the Council of Ministers moves.
calendar-moved = Moved days
calendar-none = No moved days
calendar-none-more = The holidays and weekends of the law hold without them.
calendar-add = Add a day
calendar-day = Day
calendar-is = The day is
calendar-working = worked
calendar-off = off
calendar-reason = Decision, or in place of which day
calendar-import = Paste a list
calendar-import-hint = One day a line: 2026-05-04;off;Decision 123. 04.05.2026 is fine too.
calendar-save-list = Enter the list
calendar-restore = Remove
calendar-restore-day = Remove { $day }
calendar-holidays = Holidays in { $year }
line-unreadable = Line { $line } cannot be read. Write it like this: 2026-05-04;off
line-repeats-day = Line { $line } repeats a day
no-such-deadline = There is no such open deadline
reason-too-long = The reason is one line of at most { $most } characters
too-many-days = At most { $most } days at once
list-is-empty = Paste at least one day
save = Save
late-count = { $count ->
    [one] { $count } deadline overdue
   *[other] { $count } deadlines overdue
}
of-all = All deadlines
plan-terms = Plans in term
plan-terms-basis = Counts whether assessment and plan were ready in term (ППЗСУ 25; НКСУ, annexes 20 and 21). What the person says is counted apart: a refused plan that was made in time was made in time.
plan-numbers = Numbers
plan-in-term = Made in term
plan-late = Made after the term
plan-missing = No plan, the term is over
plan-pending = There is time
plan-signed = Signed by the person
plan-refused = Refused
plan-awaited = Awaits the person’s answer
plan-unsigned = Not signed by the person
plan-refused-of-them = { $count } refused
plan-awaited-of-them = { $count } awaited
plan-share = of { $all }, { $percent }
plan-due = Term
plan-made-on = Ready on
plan-made = Made
plan-said = The person
plan-from = Term from
plan-until = Term until
plan-only = Which
plan-none = No plans to show
plan-none-words = No term for a plan ends in this period, or nobody fits the choice.
plan-names-for-staff = The names behind the numbers are seen only by those who work in the service.
plan-no-such-day = Check the days: there is no such day.
basis-stay-limit = НКСУ, annexes 20 and 21

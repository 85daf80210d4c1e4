text-too-long = At most { $max } characters, now there are { $length }
fill-in = Fill in this field
minutes-out-of-range = Minutes go from 1 to { $most }
not-held-yet = That meeting has not been held yet. Check the day and the time
next-before = The next step is before the meeting
not-an-open-line = Choose an activity of the plan in force that is not finished
not-here-then = The person was not in the centre yet at that time
no-longer-editable = A note is changed only by its writer and only for 24 hours. Add a correction

sessions = Sessions
session = Session
session-of = Session: { $kind }
new-session = New session
total = { $count ->
    [one] { $count } session, { $time }
   *[other] { $count } sessions, { $time }
}
kind-total = { $kind } { $count } · { $time }
all-kinds = All
by-kind = Kind of support
no-sessions = No sessions yet
no-sessions-words = Every meeting with the person will be here: what was done, and what comes next.
earlier = Show earlier ones
note = What you did
note-hint = Write it so that the person can read it. Notes may be read in court.
kind = Kind of support
minutes = Minutes
held-at = When
plan-line = Activity of the plan
plan-line-hint = So one sees how far the plan is
next-step = Next step
next-on = Until
save = Save the session
editable-for-a-day = You can change it for 24 hours, then a correction is added
change = Change
correction = Correction
add-correction = Add a correction
correction-hint = What was written stays, the correction is read below it
save-correction = Save the correction
changed-meanwhile = The session was changed while you were writing. Yours is below. Look at it and save again. It now says:
done-saved = The session is recorded
done-corrected = The correction is recorded

# Calls for help. No name is needed; safety comes first.
title = Signals
one = Signal
new = New signal
all = All
waiting = Waiting
waiting-count = { $count ->
    [0] Nobody is waiting
    [one] { $count } signal is waiting
   *[other] { $count } signals are waiting
}
none = No signals
none-words = Calls for help stand here. Those that wait come first.
search = Name, words, place
only-danger = Only danger now
received = When
who-calls = Who calls
people = People
people-count = { $adults ->
    [one] { $adults } adult
   *[other] { $adults } adults
}, { $children ->
    [one] { $children } child
   *[other] { $children } children
}
safety = Safety
outcome = Outcome
danger = danger
do-not-call = do not call
do-not-call-words = Do not call back. It is not certain to be safe.
first-safety = Safety first
if-danger = Danger now? Call 112.
if-danger-words = The form can wait. Stay on the line if you can.
danger-now = Is there danger at this moment?
safe-to-call = Is it safe to call back?
safe-to-call-hint = If it is not known, we do not call
called-112 = When 112 was called
callback = Number or address for contact
the-call = The call
told = What was said
told-hint = In the person's words, no conclusions
adults = Adults
children = Children
whereabouts = Where they are now
name-given = Name, if given
name-given-hint = It may be made up
channel = How it came
about-person = About
no-name-needed = No name is needed
save = Save
save-and-admit = Save and admit
admit = Admit
note = Note
note-hint = To whom it was passed on, what we advised
recorded = The signal is written down
settled = Saved
overtaken = While you were writing, { $who } saved “{ $now }”. If yours is right, save again.

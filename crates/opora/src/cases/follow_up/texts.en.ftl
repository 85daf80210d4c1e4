# Contacts after the stay.
title = Contact after the stay
read-first = Read the rule before you call or write. If there is no safe way, do not try, and note "not tried, it is not safe".
month = After how long
month-due = { $month ->
    [one] { $month } month
   *[other] { $month } months
}, on { $day }
channel = How
channel-hint = If you did not try, leave it empty
channel-closed = The rule forbids: { $ways }
done-at = When
result = What came of it
result-hint = If there is danger, a call for help is written down right after
note = What was said
rule-kept = I read the safe-contact rule and kept to it
save = Save
in-danger = In danger again (contact on { $when }).
call-112 = If the danger is now, call 112.
write-signal = Write a call for help
until-then = It stays on "Today" too, until there is a call for help or a new admission.

text-too-long = At most { $max } characters, now there are { $length }
fill-in = Fill in this field
minutes-out-of-range = Minutes go from 1 to { $most }
not-held-yet = That meeting has not been held yet. Check the day and the time
next-before = The next step is before the meeting
not-an-open-line = Choose an activity of the plan in force that is not finished
not-here-then = The person was not in the centre yet at that time
no-longer-editable = A note is changed only by its writer and only for 24 hours. Add a correction

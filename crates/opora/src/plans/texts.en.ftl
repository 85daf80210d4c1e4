domain-safety = Safety
domain-health = Health
domain-emotional = Emotional recovery
domain-parenting = Children and parenting
domain-relations = Family and support
domain-work = Work and income
domain-housing = A home of one’s own
domain-law = Law and papers
domain-education = Education and skills
domain-public-life = Public life
domain-development = Child’s development
domain-identity = Child’s identity
domain-other = Other

kind-psychological = psychological support
kind-legal = legal help
kind-social = social work
kind-medical = health support
kind-work = labour market
kind-skills = life skills
kind-accompanying = accompanying

status-draft = Draft
status-signed-team = Waits for the person’s signature
status-signed-person = In force
status-refused = Not accepted
status-superseded = Superseded
status-closed = Closed

activity-planned = Planned
activity-running = In progress
activity-done = Done
activity-dropped = Dropped
activity-late = Late

outcome-reached = reached
outcome-partly = partly reached
outcome-not-reached = not reached

signer-team = team
signer-person = in person
signer-representative = parent, guardian or curator
signer-note = wrote the refusal note
signer-witness = colleague present

## What stands in the way
text-too-long = At most { $max } characters, now there are { $length }
fill-in = Fill in this field
mark-out-of-range = Marks go from 1 to 10
marked-twice = This goal is marked twice
not-while-signing = A colleague has already signed the plan. Take it back for changes to write on it
team-signs-first = The team signs first, at least two people
not-in-force = This needs a plan that is in force
nothing-to-reopen = There are no signatures to take back
nothing-to-witness = No refusal note is waiting for a signature
plan-stands = A signed plan does not change. Start a new version
no-stay = The person is not in the centre, so there is no case to make a plan for
draft-is-open = A draft is open. Finish that one first
needs-own-words = Write down what the person wants, in their own words
needs-results = Write down the expected results
needs-goals = Add at least one goal
needs-goal = Write the goal in the person’s words for “{ $need }”, or remove the need
needs-activity = Add at least one activity to “{ $goal }”
needs-until = Say until when
needs-outcome = Say what came of the goal
no-guardian = A guardian signs for an adult only when the file names one among the relatives
not-this-signer = This person does not sign a plan at that age
choose-a-witness = Choose a colleague from the team who was present
day-in-the-future = That day has not come yet
day-before-the-plan = That day is before the plan was begun
day-before-force = That day is before the plan came into force
not-the-witness = The note is signed by the colleague named in it
signed-already = Already signed
note-without-mark = Give a mark from 1 to 10 too

## The page
cases = Cases
name-and-case = { $name }, { $case }
plan = Individual support plan
title-version = Plan, version { $number }
version-of = Plan, version { $number }
versions = Versions
earlier-plans = Plans of earlier cases
version-since = Version { $number }: { $state }, since { $day }
version-state = Version { $number }: { $state }
in-force-since = in force since { $day }
to-sign = Print to sign
to-the-file = To the file
open = Open
tab-plan = Plan
print-service = { $kind } “{ $name }”
print-line = Case { $case }, plan version { $number }, printed on { $day } by { $by }
print-sign = { $name }, date

activities = Activities
activities-of = Activities: { $goal }
activities-done = { $all ->
    [one] { $done } of { $all } activity
   *[other] { $done } of { $all } activities
}
sphere-said = { $sphere }: { $progress }
done-of = { $done } of { $all }
of-done = of { $all } done
of-ten = of 10
of-ten-was = of 10, was { $mark }
according-to = According to { $name }
according-to-team = According to the team
last-review = Last review
end-of-stay = End of stay
line-said = Began at { $from }, now at { $now }, wish { $wish } of 10

no-plan = No plan yet
no-plan-words = The plan begins with the signed assessment: each need becomes a goal in the person’s words.
start-plan = Start a plan
assess-first = The assessment first
new-version = New version
no-goals = No goals yet
no-goals-words = Add a sphere and the goal in the person’s words. Then who does what, and until when.
add-goal = Add a sphere or goal
edit-goal = Change
remove-goal = Remove
goal-missing = No goal yet. Write it in the person’s words
need-said = Need: { $need }
need-rated = Need: { $need }, { $rating } of 4
outcome-said = The goal: { $outcome }
until-day = until { $day }
add-activity = Add an activity
how-far = How far
change-status = Change how far “{ $what }” is
sessions-held = { $count ->
    [one] { $count } session
   *[other] { $count } sessions
}

words-card = Expected results and advice
words-title = The person’s words, results, advice
edit-words = Write
own-words = What the person wants, in their own words
own-words-hint = Write in the first person, as it was said. The view of a child over 10 is required
results = Expected results
results-hint = What will be different when the plan is fulfilled
advice = Advice to the family
advice-hint = Write it so that the person can read it
closing = In the end
none-yet = not written yet
save = Save

goal-card = Goal
goal-title = Goal in the plan
domain = Sphere
need = Need
need-hint = As the assessment showed it
goal = Goal
goal-hint = What { $name } wants, in plain words
until = Until
mark-start = Where it begins
mark-wish = Where to get to
mark-hint = From 1 to 10, according to the person
mark-wish-hint = From 1 to 10
save-goal = Save the goal

activity = Activity
activity-card = Towards “{ $goal }”
activity-title = Activity in the plan
activity-hint = One step that can be ticked off
kind = Kind of support
who = Who
frequency = How often and how long
activity-note = Note
activity-note-hint = For example time and place
often-once = once
often-weekly = once a week, 50 min
often-monthly = once a month, 1 h
often-needed = when needed
save-activity = Save the activity

changed-meanwhile = A colleague changed this while you were writing.
changed-how = What you wrote is kept below, but not saved yet. Look at it and save again. It now says:

## Reviews
start-review = Start a review
at-the-review = At the review
reviews-so-far = Reviews so far
date = Date
team = Team
what-was-said = what was said
review-card = Review together with { $name }
review-title = Review of the plan
held-on = When was the review
ask-helped = What helped most?
ask-change = What should we stop or change?
ask-next = Where do we go from here?
mark-note = How it shows
mark-note-hint = What happened, where it can be seen
mark-by = Overall, according to { $name }
mark-by-team = Overall, according to the team
mark-whole-hint = From 1 to 10
save-review = Save the review

## Signatures
signatures-of = Signatures, version { $number }
all-signed = All
signed = Signed
waits = Waits
waits-team = A member of the team
waits-witness = The colleague who was present
before-signing = Before the signatures:
sign-for-team = Sign for the team
reopen = Take back for changes
person-signed = The person signed
does-not-accept = Does not accept the plan
signature-card = Signature on paper
signature-title = The person’s signature
signature-note = Record the signature only once the paper has been signed before you.
who-signed = Who signed?
representative-name = Name of the parent, guardian or curator
representative-hint = Only if such a person signs
signed-on = When
record-signature = Record the signature
refusal-card = Note of a refusal
refusal-title = The person does not accept the plan
refusal-note = Refusing is a right. Nobody signs in the person’s place: two members of staff sign what was said and offered. The plan stays as it is.
reason = Why it is not accepted, in the person’s words
reason-hint = Write it so that the person can read it
alternatives = What else was offered
alternatives-hint = For example a smaller plan, another service, a new meeting within 10 days
refused-on = When
witness = Who else of the team was present
witness-hint = They will sign the note from their own account
record-refusal = Save the note and sign it
refusal-of = { $name } did not accept the plan
you-were-there = You are named as present. Sign if the note is true.
sign-note = Sign the note

## The end
close-plan = Close the plan
closing-card = What came of the goals
closing-title = End of the plan
closing-note = After its end the plan stays to be read. A new plan begins with a new version.
ended-on = Last day

## What was done
done-started = The draft is ready to be written
done-saved = Saved
done-removed = Removed from the draft
done-signed = Your signature is recorded
done-signed-person = The signature is recorded
done-reopened = The draft can be written on again. Signatures are given anew
done-refused = The note is recorded
done-reviewed = The review is recorded
done-closed = The plan is closed
done-stale = A colleague changed the plan before you pressed. Look at it and try again

## Events
event-team = Plan, version { $number }: signed for the team
event-person = Plan, version { $number }: signed
event-refused = Plan, version { $number }: not accepted
event-witness = Plan, version { $number }: second signature under the refusal note
event-review = Review of the plan, version { $number }
event-mark = Progress on “{ $goal }”: { $mark } of 10
version-short = version { $number }
more = More
days-left = { $count ->
    [one] in { $count } day
   *[other] in { $count } days
}
limit-passed = the term has passed
person-has-left = The person is no longer in the service: nothing new is written or signed here. The plan can be ended, a draft thrown away.
not-to-discard = Only a draft that nobody has signed can be thrown away.
no-assessment = There is no signed assessment of needs.
review-says-nothing = Write at least one answer or give at least one mark.
note-signed = The note is signed
newer-needs = An assessment of needs was signed after this draft was begun. The plan does not know yet what it shows.
take-needs = Take the needs of the assessment
done-needs = The needs of the last assessment are in the plan
discard = Throw the draft away
discard-now = Throw it away for good
keep-draft = Keep the draft
discard-words = Everything in this draft goes: { $goals ->
    [one] { $goals } goal
   *[other] { $goals } goals
} and { $activities ->
    [one] { $activities } activity
   *[other] { $activities } activities
}. This cannot be undone.
done-discarded = The draft is gone
cancel = Cancel

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
not-this-signer = This person does not sign a plan at that age
choose-a-witness = Choose a colleague from the team who was present
day-in-the-future = That day has not come yet
day-before-the-plan = That day is before the plan was begun
day-before-force = That day is before the plan came into force
not-the-witness = The note is signed by the colleague named in it
signed-already = Already signed

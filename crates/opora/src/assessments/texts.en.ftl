# Assessments: the list, filling in, signing, comparing.

## State
status-draft = draft
status-signed = signed
signer-team = the team
signer-person = the person
signer-guardian = a parent or guardian

## What stands in the way
choose-form = Choose a form
no-case = The person has not been taken in yet. An assessment belongs to a case
id-taken = This assessment exists already
signed-already = You have signed this assessment already
is-signed = The assessment is signed. It is never changed again; begin a new one
no-guardian = The file names no guardian. The person signs
adult-signs = The person signs
parent-signs = The child is under 14. A parent or guardian signs
other-age = This form is for another age. Confirm that it is the one that is needed
recorded-already = This is written down already
choose-signer = Choose who signs: the person, a parent or guardian
why-refused = Write down why they do not want to sign, in their own words
who-is-guardian = Write down who signs: the name, and who they are to the child
note-too-long = At most { $max } characters fit
decide-first = Two people wrote different answers. Choose which one stays
choose-outcome = Choose whether it was signed
not-these-answers = These are not answers to this form: { $why }
changed-meanwhile = Somebody changed an answer while you were reading. Look at it and sign again

## Everywhere
assessments = Assessments
cases = Cases
form = Form
state = State
started = Started
last-saved = Last saved
completeness = Complete
points = Points
compare = Compare
draft = Draft
needs = Needs
need = Need
change = Change
section = Section
question = Question
left-blank = no answer
points-advise = Points advise, they do not decide. The team decides together with the person.
points-of = { $title }: { $sum } of { $max }

## The list
none-yet = No assessment yet
none-yet-words = The first interview and the needs assessments will be here. Start with the one that is needed now.
new-assessment = New assessment
for-a-child = This form is for a child, and by the file the person is an adult.
for-an-adult = This form is for an adult, and by the file the person is a child.
other-age-meant = I know. It is this form that is needed
which-form = What will you fill in?
prefilled = Start with the answers of the last signed one
prefilled-hint = Go through every answer with the person before you sign
begin = Start
draft-filled = draft, { $share }
needs-assessment = Needs assessment
term = due { $day }, { $left }
term-label = Due
needs-and-high = { $needs ->
    [one] { $needs } need
   *[other] { $needs } needs
}, { $high ->
    [0] no section of high need
    [one] { $high } section of high need
   *[other] { $high } sections of high need
}
team-and-person = Two or more members of the team make the assessment, together with the person. The team and the person sign it.
blank-for-print = Blank for printing

## Filling in
first-one = first assessment
follows-another = follows an earlier assessment
to-signing = To signing
also-at-it = { $name } is filling it in too, last at { $time }. Everything is joined, nothing is lost.
change-withdraws = There are signatures already. If you change an answer, they are taken back and it is signed again.
conflicts-here = { $count ->
    [one] In { $count } place two people wrote different answers. Choose which one stays
   *[other] In { $count } places two people wrote different answers. Choose which one stays
}
section-does-not-apply = By the other answers this section does not apply to the person.
two-wrote = Two people wrote different answers here
keep-saved = What is saved stays
take-other = { $name }, { $time }
keeps-itself = Saves itself while you write
on-anyway = Go on anyway
save-and-on = Save and go on
save-and-sign = Save and go to signing
saving = Saving…
so-far-label = Summary
so-far = So far
full-points = { $need }: 4 of 4
tell-a-colleague = This cannot wait. Tell the colleague who can help today.
all-sections = All sections at once
section-by-section = Section by section
compare-with-last = Compare with the last one

## Signing
signing = Signing
back-to-form = To the form
print-to-sign = To print and sign
before-signing = { $count ->
    [one] Correct { $count } thing before signing
   *[other] Correct { $count } things before signing
}
first-correct = First correct what stands above.
signature-of-team = For the team
team-words = At least two employees sign, each with their own account. You sign what is saved now.
sign-for-team = Sign for the team
you-signed = You have signed
signature-of-person = The person
person-words = Read it together. The person signs on paper. If they do not want to, write down why: a refusal is respected and the assessment holds.
parent-words = Under 14 a parent or guardian signs. Read it with the child too.
both-words = Between 14 and 18 both the child and a parent or guardian sign. Write them down one by one.
guarded-words = The person has a guardian. The person or the guardian signs.
who-signs = Who signs?
what-happened = What happened?
signed-paper = signed on paper
refused = does not want to sign
note = Note
note-hint = Of a refusal: why, in their own words. Of a parent or guardian: the name, and who they are to the child.
write-down = Write it down
what-is-left = What is left
answers-ready = The answers are ready
team-signed = The team has signed
team-left = { $count ->
    [one] { $count } more signature of the team is needed
   *[other] { $count } more signatures of the team are needed
}
signer-left = A signature or a refusal is still needed: { $who }
person-done = The person has answered
signatures = Signatures
nobody-signed = No signatures yet
written-down-by = written down by { $name }
done-signature = Written down
done-signed = The assessment is signed. It does not change any more
done-before = The assessment was signed already. Nothing has changed
done-refusal = The refusal is written down

## The signed one
signed-on = signed on { $day }
signed-meanwhile = It was signed while you were writing
not-saved-any-more = This can no longer be saved here. Copy it into a new assessment if it matters:
still-a-draft = This is a draft. Until it is signed, it may change.
version-of-form = form { $form }, version { $version }
form-version = Version { $version }
print = Print
sign-member = Member of the team: name, signature, date
sign-person = The person: name, signature, date
sign-guardian = Parent or guardian: name, signature, date

## The comparison
comparison = Comparison
from-to = { $then } and { $now }
no-needs-in-either = Neither rates a need
other-answers = What else is different
all-the-same = The other answers are the same

## In the person's file
goes-on = Go on: { $form }
whole-assessment = The whole assessment
was-begun = “{ $form }” was begun
was-signed = “{ $form }” was signed

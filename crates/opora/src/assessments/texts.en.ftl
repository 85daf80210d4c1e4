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
recorded-already = This is written down already
choose-signer = Choose who signs: the person, a parent or guardian
why-refused = Write down why they do not want to sign, in their own words
who-is-guardian = Write down who signs: the name, and who they are to the child
note-too-long = At most { $max } characters fit
decide-first = Two people wrote different answers. Choose which one stays

# A stay in the file: where it stands, what can be done next, what happened.
room = building “{ $building }”, room { $room }
case-number = case { $number }
without-basis = no valid basis
without-basis-now = Here without a valid legal basis.
basis-ends = the basis ends at { $time }
left = { $days ->
    [one] { $days } day left
   *[other] { $days } days left
}
here-since = here since { $day }
gone-on = left on { $day }
out = out
out-until = out until { $until }
in-hospital = in hospital since { $since }
missing-since = missing without notice since { $since }
missing-child = The child has been missing without notice since { $since }.
missing-child-tell = Call 112 at once and tell the Social Assistance Directorate (ДСП). Then write down when and whom you told.
missing-child-told = The police and the Social Assistance Directorate (ДСП) have been told.
missing-child-record = Record a notice to { $addressee }
more = More actions
back = Is back
goes-out = Goes out
add-basis = Add a legal basis
appoint = Who leads the case
protocol = Admission protocol
add-notice = Write down a notice
end-stay = End of the stay
add-follow-up = Contact after the stay
admit = Admit again
contract = Contract
stay = Stay
days-more = { $days ->
    [one] day left
   *[other] days left
}
days-over-ring = { $days ->
    [one] day over
   *[other] days over
}
ring = { $days ->
    [one] { $days } day left, until { $day }
   *[other] { $days } days left, until { $day }
}
ring-over = { $days ->
    [one] The limit passed on { $day }, { $days } day ago
   *[other] The limit passed on { $day }, { $days } days ago
}
admitted = Admitted
reason = Reason
basis = Legal basis
basis-until = { $basis }, until { $until }
no-basis = none
lead = Leads the case
no-lead = nobody yet
entry = Admission
part = Here as
until = Stay until
left-on = Left
destination = Where to
save = Save
cancel = Cancel

## What happened
called = Signal: { $caller }, { $channel }
admission = Admission: { $entry }, { $number }
brought-by = Brought by: { $who }
over-capacity = Admitted over capacity
ended = End of the stay: { $destination }
based = Legal basis: { $basis }
valid-until = in force until { $until }
went-out = Went out: { $kind }
came-back = Came back
told = Notice to { $addressee }: { $about }
concluded = Contract until { $until }
extended = The contract was extended until { $until }
contract-ended = End of the contract: { $ground }
followed = Contact after { $month ->
    [one] { $month } month
   *[other] { $month } months
}: { $result }

## What can be done
absence-kind = How they go
absence-hint = “Without notice” does not end the stay
left-at = When they left
back-at = When they came back
back-with = Also back
back-with-hint = Leave a tick only for those who are here already
due-at = When they are to be back
whereto = Where they go
with = Together with
note = Note
basis-number = Number of the document
basis-issuer = Issued by
basis-from = In force from
basis-until-label = In force until
basis-until-hint = Police protection ends by itself after 48 hours
about = About
addressee = To
channel = How
sent-at = When
reference = Outgoing number, or who took it
ended-at = When they leave
ground = Ground for ending the contract
ground-hint = For the contract that still runs. “Left without notice” is not a ground.
notice-on = When notice was given
notice-hint = Only with the person's written notice
clean = Clean the beds
end-note = What was agreed
end-words = The stay ends and the bed is free. The contract ends on the chosen ground.
end-now = End the stay

## The contract
no-contract = No contract
no-contract-words = A contract is concluded after the assessment. The plan is a part of it.
new-contract = New contract
conclude = Conclude the contract
contract-number = Contract { $number }
runs-until = runs until { $day }
ended-by = ended on { $day }: { $number }. { $ground }
cap = The stay may last until { $day } at the latest.
number = Number
concluded-on = Concluded on
starts-on = Starts on
ends-on = Until
term = Term
term-words = from { $from } to { $until }
subject = Subject: kind, profile and duration of the service
manner = Manner and place
duties = Rights and duties
fee = Fee
payment = Manner and time of payment
ending = Ending and extension
over-reason = Why a stay over the limit is needed
over-hint = Only if the contract goes beyond the limit
over-document = Document of the Directorate
usual-subject = Shelter for people in crisis, short term
usual-manner = Day and night, in the crisis centre
usual-duties = As in the individual support plan and the house rules
usual-fee = No fee
usual-payment = No payment is due
usual-ending = As in Articles 41 and 42 of the Rules for the Social Services Act
extend = Extend the contract
need-shown = The assessment shows that the need goes on
wished = The person wants to go on
report = Results report
give-notice = Written notice
give-notice-words = The person ends the contract with seven days’ written notice (ППЗСУ 41). The contract runs until you record its end or the end of the stay.
notice-given = Notice given
trafficking = Protection from trafficking
step-kind = What happened
step-on = When
step-number = Number of the document
step-number-hint = An identification has a number
write-report = Results report
report-words = Ready 30 days before the contract ends; the person and the referrer receive it. Once delivered it is not changed.
made-on = Made on
achieved = What was achieved
remaining = What remains
advice = Advice
delivered-on = Delivered on
not-delivered = not yet
without-contract = without a contract
without-contract-since = Here without a contract since { $day }.
without-contract-words = The stay goes on, but the contract is over. Conclude a new one or end the stay.
extended-after = extended after { $day }
expired-on = expired on { $day }
begins-on = begins on { $day }
cap-overridden = The six months of stay end on { $last }. By decision of the manager the contract runs until { $until }.
over-why = { $reason }. Document of the Directorate: { $document }.
all-over-limit = All stays over the limit
over-decided = Decided on the stay over the limit
decided-over = Decision on a stay over the limit, until { $until }
agreed-without-plan = Without a plan: { $why }
without-plan = Why there is no plan
without-plan-hint = Nobody is made to accept a plan. Write why the contract has none, what was agreed and who at the Directorate knows.
first-assess = There is no signed assessment of needs. It comes before the contract.
to-assessments = To the assessments
first-plan = There is no plan signed by the team. It is a part of the contract.
plan-was-refused = The person does not accept the plan. They may sign a shorter plan, or a contract without one, with reasons below.
to-plan = To the plan
manner-hint = Without the address of the centre: this paper leaves the house
need-shown-hint = The assessment was signed after the contract was concluded (ППЗСУ 42)
ends-early = The contract will end before its term
end-contract = End the contract
end-contract-words = Only the contract ends. The stay goes on, but without a contract: the file shows a warning until a new contract is concluded or the person leaves. If the person is leaving, end the stay; the contract ends with it.
contract-ended-on = Last day of the contract
contract-paper = Contract to sign
report-paper = Report to sign
end-words-only = The stay ends and the bed becomes free. There is no running contract.
no-report-yet = There is no results report of the contract with { $name }. The person and the Directorate receive it before the end.

## The contract and the report as papers
paper-contract = Contract for the use of a social service No { $number }
paper-service = { $kind } “{ $name }”
paper-line = Case { $number }, version { $version }. Printed by { $by } on { $at }
paper-today = Today, { $day }, this contract was concluded between:
paper-provider = provider of the service { $kind } “{ $name }”, through
paper-born = born { $born }
paper-number = personal or other number
paper-through = through the legal representative
paper-part = { $number }. { $title }
paper-plan-title = Individual support plan
paper-plan = Individual support plan No { $number } of { $day } is an inseparable part of the contract.
paper-no-plan = The contract is concluded without an individual support plan.
paper-over = Stay over the limit
paper-grounds = The contract ends on these grounds only (Article 41 ППЗСУ):
paper-extension = The contract is extended if the assessment shows the need and the person wants it (Article 42 ППЗСУ).
paper-copies = The contract is made in two equal copies, one for each side.
paper-for-provider = For the provider: name, signature
paper-for-child = Legal representative of { $name }: name, signature
paper-made-by = Prepared by: { $name }
paper-received = I received the report: { $name }, date
paper-report-to = The person and the body that referred them receive the report (Article 38 ППЗСУ).
paper-person = Service user
paper-provider-label = Provider
paper-signed = No { $number }, concluded on { $day }

## The admission protocol
protocol-of = Admission protocol, case { $number }
protocol-people = Admitted
print = Print to sign
brought-to-door = Brought by
referral = Referred by
condition = Condition
belongings = Belongings
house-rules = House rules given and explained
information = Information sheet given
not-written = not written down
yes = yes
no = no
excepted = Exception: { $reason }
sign-person = Admitted, name and signature
sign-bringer = Brought them, name and signature
sign-staff = Received for the centre, name and signature

## What has just been done
done-admitted = The admission is recorded
done-basis = The legal basis is recorded
done-notice = The notice is recorded
done-out = The absence is recorded
done-back = The return is recorded
done-step = The step is recorded
done-lead = The case manager is recorded
done-left = The end of the stay is recorded
done-followed = The contact is recorded
done-concluded = The contract is concluded
done-extended = The contract is extended
done-contract-ended = The contract is ended
done-contract-notice = The notice of the contract is recorded
done-report = The results report is recorded

## The results report in the timeline, and a stay that goes on by decision
report-made = Results report
report-given = The results report was handed over
until-decided = By decision until
chip-decided = by decision until { $until }

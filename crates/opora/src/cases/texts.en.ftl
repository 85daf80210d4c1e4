# The words of a case, from the first call to the last follow-up.

## Lists
entry-emergency = emergency admission
entry-referral = with a referral
reason-partner-violence = violence by a partner or former partner
reason-family-violence = violence by someone else in the family
reason-other-violence = violence by someone outside the family
reason-trafficking = trafficking or exploitation
reason-child-at-risk = child at risk
reason-no-home = nowhere to live
reason-other-crisis = another crisis
brought-alone = came alone
brought-police = police
brought-mobile-team = the mobile team
brought-dsp = Social Assistance Directorate
brought-medics = ambulance or hospital
brought-relative = someone close
brought-organisation = an organisation
brought-other = someone else
duration-short = short term, up to 6 months
duration-medium = medium term, up to 1 year
duration-long = long term, over 1 year
part-adult = adult
part-accompanying = child with a parent
part-child = child without a parent
basis-own-wish = own wish
basis-with-parent = with the parent
basis-police-protection = police protection
basis-dsp-order = order of the Directorate
basis-judgment = court decision
basis-referral = referral
about-emergency-admission = emergency admission
about-life-in-danger = danger to life or health
about-trafficking = admission of a trafficked person
about-child-at-risk = child at risk
about-admission = admission to a protected home
about-contract = contract
about-plan-copy = copy of the assessment and plan
about-absence = absence without notice
about-ending = end of the stay
about-other = something else
addressee-dsp = Social Assistance Directorate
addressee-police = Ministry of Interior
addressee-prosecutor = prosecutor
addressee-child-agency = State Agency for Child Protection
addressee-municipality = municipality
addressee-asp = the Social Assistance Agency's system
addressee-other = someone else
channel-phone = by phone
channel-email = by e-mail
channel-e-delivery = by secure electronic delivery
channel-letter = by letter
channel-in-person = by hand
absence-agreed = agreed
absence-hospital = in hospital
absence-without-notice = without notice
ground-agreement = written mutual agreement
ground-expiry = expiry of the term
ground-death = death of the person
ground-service-closed = closing of the service
ground-provider-ceased = the provider's end of activity or loss of licence
ground-own-notice = the person's written notice, 7 days
ground-achieved = achievement of the plan's results
ground-cannot-be-achieved = by agreement, where the results cannot be achieved
ground-unpaid = unpaid fee
destination-safe-home = home, in safety
destination-rented = a rented home
destination-relatives = with people close to them
destination-safe-house = a safe house
destination-other-centre = another crisis centre
destination-foster-family = a foster family
destination-residential-care = residential care
destination-hospital = hospital
destination-back-to-harm = with the person who did harm
destination-abroad = abroad
destination-unknown = not known
destination-died = died
destination-other = somewhere else
contact-call = by telephone
contact-voicemail = voicemail
contact-message = text or chat message
contact-email = e-mail
contact-address = a letter or a visit at home
contact-in-person = in person, away from home
contact-trusted-person = through someone they trust
contact-relative = through a relative
contact-work = at work or at school
follow-well = safe and well
follow-needs-support = needs support
follow-in-danger = in danger again
follow-declined = wants no contact
follow-not-reached = not reached
follow-not-safe = not tried, it is not safe
signal-person-unknown = There is no such person, or you may not open the file
signal-phone = by phone
signal-in-person = in person
signal-message = by letter or message
signal-institution = from an institution
caller-themselves = the person who needs help
caller-relative = someone close
caller-neighbour = a neighbour or witness
caller-police = police
caller-dsp = Social Assistance Directorate
caller-medics = doctor, ambulance or hospital
caller-school = school or kindergarten
caller-helpline = a helpline
caller-other = someone else
answer-yes = yes
answer-no = no
answer-unknown = not known
outcome-open = waiting
outcome-admitted = admitted
outcome-team-sent = the mobile team went
outcome-passed-on = passed on
outcome-advised = advice was enough
outcome-no-contact = no contact

## What is wrong
in-the-future = That time has not come yet
signal-told-missing = Write what was said
signal-nobody = Say how many people need help
signal-people-out-of-range = The number must be between 0 and 50
signal-admit-instead = Only an admission marks it “admitted”. Press “Admit”
signal-stays-admitted = The people of this call were admitted. The outcome stays so
signal-settled = The people of this signal were admitted already, or the signal is not here
referrer-missing = Write who refers
referral-after-admission = A referral cannot be issued after the admission
people-out-of-range = { $most ->
    [one] Admit at least one and at most { $most } person at once
   *[other] Admit at least one and at most { $most } people at once
}
nobody-to-accompany = There is no parent for the child to be with. Mark it as a child without a parent
of-age = This person is 18 or older. Mark them as an adult
under-age = Not yet 18. Only a parent with a child is here like an adult; otherwise choose child without a parent
has-died = The file says that this person has died. Check whether it is the same person
likely-duplicates = { $count ->
    [one] { $count } person may have a file already. Choose them or say that it is someone else
   *[other] { $count } people may be the same person. Choose one or say that it is someone else
}
id-taken = Something else is stored under this id already
not-of-the-team = A case is led by someone of this service’s team. Choose from the list
lead-changed = Someone else changed this meanwhile. See who leads the case now and choose again
named-twice = This person is written down twice
already-here = This person is in the service already. Look in the list
bed-unknown = There is no such bed in this service
bed-taken = The bed was taken just now. Choose another
no-unit = There is no unit to admit into. Check the structure
basis-child-alone = A child without a parent does not stay by own wish. Choose protection, an order or a decision
basis-no-parent = “With the parent” is only for a child that is here with a parent
basis-police-adult = Police protection is only for children
basis-number-missing = Write the number
ends-before-start = The end is before the start
basis-police-too-long = { $hours ->
    [one] Police protection lasts { $hours } hour at most
   *[other] Police protection lasts { $hours } hours at most
}
not-of-this-case = This person is not of this case
stay-over = This stay is over already
basis-police-again = Police protection is not extended. An order of the Directorate is needed
due-before-leaving = The return is before the leaving
not-here-then = The person was not here then. Check the time
away-already = It is written down already that they were away at that time
back-already = It is written down already that they came back
not-out = One of them is not out. Check who is back
back-before-leaving = The return cannot be before the leaving
contract-part-missing = Fill in this part, the contract is not complete without it
contract-runs = There is a running contract with this person
contract-over = This contract is ended or extended already
contract-within-limit = The term is within the limit of stay: no reason or document is needed
contract-over-limit = The stay may last until { $day } at most. The manager decides on a longer one, with reasons and a document of the Directorate
contract-over-limit-manager = The stay may last until { $day } at most. Only the manager may decide on a longer one
over-reason-missing = Write why a longer stay is needed
over-document-missing = Write which document of the Directorate allows it
extension-needs-assessment = An assessment of needs is needed, signed after the contract was concluded, that shows that the need goes on (ППЗСУ 42)
day-to-come = This day has not come yet
contract-ahead = { $months ->
    [one] A contract is concluded { $months } month before it starts at the earliest
   *[other] A contract is concluded { $months } months before it starts at the earliest
}
contract-before-admission = The person has been here since { $day }. The contract cannot start before that
contract-born-over = The term is over before the contract is concluded
contract-needs-assessment = The assessment of needs, signed by the team, comes first; then the contract is concluded
contract-before-assessment = The assessment of needs was signed on { $day }. The contract is concluded after it
contract-needs-plan = There is no plan signed by the team yet: it is a part of the contract. The manager decides on a contract without a plan
contract-plan-refused = The person does not accept the plan. Write why a contract is concluded without one, and what was agreed
contract-without-plan-why = There is no plan signed by the team yet. Write why a contract is concluded without one
contract-has-plan = There is a signed plan, it is a part of the contract. Leave this field empty
extension-too-late = The term was over by then. Conclude a new contract
contract-expired-before = The contract ended by itself on { $day }. Enter that day
death-ends-the-stay = If the person died, end the stay: the contract ends with it
protected-address = A protected address is written here, and this paper leaves the house. Write “in the crisis centre”
report-too-early = { $days ->
    [one] The report is made { $days } day before the end at the earliest. If the contract is to end sooner, say so
   *[other] The report is made { $days } days before the end at the earliest. If the contract is to end sooner, say so
}
report-delivered = The report was delivered and is not changed any more
report-of-the-past = The contract is ended: the report is not changed. Only the day of delivery can still be added
extension-needs-wish = A contract is extended only if the person wants it
not-here-now = This person is not in the service now
report-part-missing = Fill in this part of the report
report-day-outside = The day is before the contract began or has not come yet
delivered-outside = The day is before the report or has not come yet
ground-missing = Choose a ground: there is a running contract
ground-and-destination-differ = The ground and the destination do not agree
not-expired = The contract's term still runs
notice-day-missing = Write when the person gave notice
notice-too-short = { $days ->
    [one] Notice is given { $days } day before the end
   *[other] Notice is given { $days } days before the end
}
ground-needs-updated-assessment = This ground holds only after an assessment of needs signed after the contract was concluded
follow-up-month = A contact is after 1, 3 or 6 months
follow-up-early = It is too early: this contact is on { $day } at the earliest
stay-goes-on = The stay still goes on
not-left-then = The person was still here then
no-safe-way = We know no safe way of contact. Choose “not tried, it is not safe”
contact-channel-missing = Choose how you made or tried the contact
forbids-calls = Not so: the safe-contact rule forbids calls
forbids-evening-calls = Not so: the safe-contact rule forbids calls in the evening
forbids-messages = Not so: the safe-contact rule forbids text and chat messages
forbids-voicemail = Not so: the safe-contact rule forbids voicemail
forbids-address = Not so: the safe-contact rule forbids the address
forbids-relatives = Not so: the safe-contact rule forbids talking to relatives
forbids-work = Not so: the safe-contact rule forbids work and school
rule-not-kept = Read the rules of safe contact and confirm that they were kept
step-identified = Formally identified as trafficked (ЗБТХ 26)
step-consented = Agreed to work with the investigation (ЗБТХ 25)
step-number-missing = Enter the number of the identification document
step-recorded = This step is written down for this stay already
notice-before-contract = There was no contract then

## The limit of stay
days-left = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
days-over = { $days ->
    [one] { $days } day over
   *[other] { $days } days over
}

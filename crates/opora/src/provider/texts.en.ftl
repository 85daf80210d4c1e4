kind-crisis-centre = Crisis centre
kind-csc = Community support centre
kind-day-centre = Day centre
unit-counselling = Information and counselling
unit-advocacy = Advocacy and mediation
unit-community-work = Community work
unit-therapy = Therapy and rehabilitation
unit-skills-training = Skills training
unit-work-skills = Support for work skills
unit-day-care = Day care
unit-residential-care = Residential care
unit-shelter = Shelter
unit-assistance = Personal assistance
group-adults = Adults
group-mothers = Pregnant women and mothers with children
group-children = Children
group-children-with-disabilities = Children with disabilities
group-families = Families
group-everyone = Everyone
sex-any = Women and men
sex-women = Women only
sex-men = Men only
room-bedroom = Bedroom
room-kitchen = Kitchen or dining room
room-playroom = Children’s corner
room-common = Another common room
rule-same-sex = One sex, families together
rule-family = One family
rule-any = No rule
capacity-outside-standard = { $capacity ->
    [one] There is { $capacity } place; the ordinance asks for { $least } to { $most }
   *[other] There are { $capacity } places; the ordinance asks for { $least } to { $most }
}
staff-below-standard = Staff is { $staff } for one person; the ordinance asks for at least { $least }
stay-beyond-standard = { $months ->
    [one] By the ordinance a stay is { $months } month at most
   *[other] By the ordinance a stay is { $months } months at most
}
beds-differ = { $beds ->
    [one] The rooms have { $beds } bed; the capacity is { $capacity }
   *[other] The rooms have { $beds } beds; the capacity is { $capacity }
}
ages-backwards = The age “to” is less than the age “from”
period-backwards = The last day is before the first
not-a-coefficient = Write a number from 0 to 10 with at most two decimals, such as 0.9
bedroom-needs-unit = Choose whose beds stand in the bedroom
code-used = Another service already has these letters. Choose others
bed-in-use = The bed is taken after this day. Free it first
bed-was-in-use = The bed is taken before this day. Choose an earlier one
bed-taken = The bed is taken. Move the person first
bed-name-used = This room already has a bed of this number. Choose another
no-bedroom = Beds stand only in bedrooms. Choose a bedroom
room-has-beds = The room has beds. End or move them first
room-in-use = Beds in the room are taken. Free them first
lived-in-before = People were here before this day. Choose an earlier one
lived-in-after = { $people ->
    [one] After this day { $people } person lives here. End or move the stay first
   *[other] After this day { $people } people live here. End or move the stays first
}
since-ahead = This day has not come yet. Choose today or a past day
code-letters = Use letters and digits only, such as КЦ
ready-adults = Adults
ready-mothers = Mothers with children
ready-children = Children
ready-kitchen = Kitchen and dining room
ready-playroom = Children’s corner

title = Structure
what = Services, units, buildings, rooms and beds, with their dates.
services = Services
no-services = No services yet
no-services-more = Start with a ready crisis centre, or add a service.
start-ready = Start with a ready crisis centre of 30 places
ready-what = Three units of 10 places, buildings “Явор” and “Липа” with two floors each, rooms and beds. Then change what you need.
ready-name = Crisis centre
make-ready = Make the crisis centre
new-service = New service
edit-service = Change the service
edit = Change
save = Save
report = { $places ->
    [one] { $places } place
   *[other] { $places } places
}, { $buildings ->
    [one] { $buildings } building
   *[other] { $buildings } buildings
}, { $units ->
    [one] { $units } unit
   *[other] { $units } units
}
ended = ended
zzdn = Also funded by the programme of the Protection against Domestic Violence Act
zzdn-short = PDVA
name = Name
service-kind = Kind of service
code = Letters of the cases
code-hint = The numbers begin with them: КЦ-0001
valid-from = From
valid-until = Until
valid = In force
since = from { $day }
units = Units
unit = Unit
new-unit = New unit
edit-unit = Change the unit
unit-kind = Kind (art. 15 SSA)
group = For whom
sex-rule = Adults
age-from = Age from
age-until = Age to
ages = Age
ages-between = { $from }–{ $until } y
ages-from = { $from } y and over
ages-until = up to { $until } y
ages-all = any
capacity = Places
capacity-hint = Shelter for adults: 6–10. For children: 4–10.
staff = Staff for one person
staff-short = Staff
staff-hint = Shelter: 0.9
stay-limit = Longest stay in months
stay-limit-hint = Shelter: 6
months = Months
building = Building
building-called = Building “{ $name }”
new-building = New building
edit-building = Change the building
building-name-hint = Such as “Maple”. Do not write the street.
no-buildings = No buildings yet
no-buildings-more = Add a building, then its rooms and beds.
address = Address
address-protected = The address is protected
address-protected-hint = Only those who arrange the structure see it.
protected = Protected address
position = Place in the order
room = Room
room-name = Number or name
new-room = New room
edit-room = Change the room
room-kind = What it is for
room-rule = Rule
room-unit-hint = Whose beds stand here. Leave it empty for a common room.
room-of = { $building }, { $room }
accessible-room = Accessible by wheelchair
floor = Floor
floor-hint = The ground floor is 0
beds = Beds
overtaken = Somebody else changed this while you were typing. Nothing is saved, and what you typed is here: compare it and save what is true.
see-now = See what it is now
capacity-since = So many places since
unit-since = This unit since
since-hint = Earlier days are counted as they were. Empty is today.
beds-hint = Made together with the room
new-bed = New bed
edit-bed = Change the bed
bed-name = Number of the bed
accessible = accessible
calendar = Working calendar

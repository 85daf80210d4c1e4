rule-bed-not-valid = There is no such bed on this date. Choose another
rule-unit-not-valid = The room belongs to no unit in force. Choose another bed
rule-no-bedroom = Nobody sleeps in this room. Choose another bed
rule-trafficked-child = A trafficked child is placed apart from adults (Anti-Trafficking Act, art. 22). Choose another room
rule-harm = Somebody in this building is recorded in violence with this person
rule-capacity = { $capacity ->
    [one] The unit “{ $unit }” is full: { $capacity } person
   *[other] The unit “{ $unit }” is full: { $capacity } people
}
rule-unit-sex = The unit “{ $unit }” is not for this sex
rule-unit-age = The unit “{ $unit }” is for another age
rule-unit-group = The unit “{ $unit }” is for other people
rule-room-sex = Somebody of the other sex, who is not family, is in the room already
rule-room-family = Another family is in the room already
bed-taken = The bed is taken. Choose another
has-a-bed = This person has a bed already. Move them
has-no-bed = This person has no bed yet. Give them one
same-bed = The person is in this bed already
not-in-future = This time has not come yet. Choose the present or a past one
hold-in-past = Choose a time that is still to come
hold-too-long = { $days ->
    [one] A place is kept for { $days } day at most
   *[other] A place is kept for { $days } days at most
}
stay-ends-otherwise = A bed is freed by a move or by the end of the stay

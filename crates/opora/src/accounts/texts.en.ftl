# Who comes in and as what.

## Signing in
welcome = Welcome
services-of = Social services, { $provider }
sign-in-title = Sign in
email = Work e-mail
password = Password
sign-in = Sign in
signing-in = Signing in…
forgotten = Forgotten password?
no-access = No access? Ask the administrator of the municipality.
demo-note = This is a made-up municipality to explore. Do not enter data about real people.
typed-is-kept = The session ended, but what you typed is kept. Sign in and send it.
sign-in-wrong = The e-mail or the password is wrong. Check both and try again
too-early = { $seconds ->
    [one] There were many attempts. Try again in { $seconds } second
   *[other] There were many attempts. Try again in { $seconds } seconds
}
welcome-back = Welcome back, { $name }
nothing-lost = What you typed before the session ended is here. It only needs to be sent.
send-on = Send what I typed
do-not-send = Do not send it
back = Back
code-title = Code from your phone
code-why = Open the authenticator and copy the six digits for “Opora”.
code = Six-digit code
enter = Enter
code-lost = No phone at hand? Type a recovery code in the same place.
code-wrong = The code is wrong or was used already. Wait for the next one and try again
recover-title = A new password with a recovery code
recover-why = For people without a second step. If signing in asks for a code from your phone, or you have no recovery codes, ask the administrator for a new invitation.
recovery-code = Recovery code
recovery-wrong = The e-mail or the code is wrong, or signing in also asks for a code from your phone. Check both, or ask the administrator for an invitation
new-password = New password
password-hint = { $least ->
    [one] At least { $least } character. A few words are better than odd signs
   *[other] At least { $least } characters. A few words are better than odd signs
}
set-password = Set the password
invited = Hello, { $name }
invited-why = Choose the password you will sign in with.
invitation-stale = This invitation is no longer good
invitation-stale-why = It was used, has expired, or there is a newer one. Ask the administrator for another.
hidden-title = The screen is hidden
hidden-why = { $name }, type your password and go on where you were.
show-screen = Show the screen
someone-else = Sign out and use another account

## Passwords
password-short = { $least ->
    [one] The password must have at least { $least } character
   *[other] The password must have at least { $least } characters
}
password-long = { $most ->
    [one] The password can have at most { $most } character
   *[other] The password can have at most { $most } characters
}
password-common = This password is among the first that are tried. Choose another
password-has-name = The password must not contain the name in your e-mail. Choose another
password-wrong = The password is wrong

## The first visit
setup-title = Beginning
setup-why = The municipality and its first administrator. This is done once.
setup-secret = Open the address that the program printed when it started: the key to the beginning is in it.
provider = Provider
provider-hint = The full name: Kamengrad Municipality
municipality = Municipality
municipality-hint = The name alone: Kamengrad
your-name = Your name
set-up = Set up
setting-up = Setting up…
codes-title = Recovery codes
codes-why = They are shown only now. Each is good once: instead of a code from your phone, or for a new password.
codes-print = Print this page or copy the codes. Keep them away from the computer.
codes-kept = I have kept them, go on
codes-phone = I have kept them, turn on a code from my phone at sign-in

## One's own
me-title = My profile
nobody-yet = You have no role yet. When the administrator gives you one, you will see your service.
save = Save
done-password = The password was changed. Your other sessions have ended.
done-second-step = The second step is on.
done-second-step-ended = The second step is off.
done-session = The session has ended.
done-token = The token has ended.
old-password = Current password
change-password = Change the password
second-step = Second step at sign-in
second-step-on = On: signing in asks for a code from your phone.
second-step-off = Off: the password is enough to sign in.
second-step-begin = Turn on
second-step-end = Turn off
second-step-title = A code from your phone at sign-in
second-step-scan = Scan this with an authenticator
second-step-by-hand = Or type this key by hand
second-step-confirm = Type the code that the authenticator shows, and your password.
qr-label = Picture for the authenticator
recovery-codes = Recovery codes
codes-left = { $count ->
    [0] You have no unused codes.
    [one] { $count } unused code is left.
   *[other] { $count } unused codes are left.
}
codes-renew = Make new codes
codes-renew-why = The earlier ones stop being good.
sessions = Your sessions
this-session = this session
browser = Browser
began = Signed in
last-seen = Last seen
unknown-browser = unknown browser
end-session = End
tokens = Tokens for programs
tokens-why = A program with a token acts in your name. Give it only what it needs.
no-tokens = There are no tokens.
token-name = Name of the token
token-scope = What it may do
token-days-label = For how many days
make-token = Make a token
end-token = End
end-all-tokens = Also end all access tokens
scope-read = read only
scope-write = read and write
token-until = until { $day }
token-made = The new token
token-made-why = It is shown only now. Copy it into the program.
token-name-missing = Type a name of up to 80 characters
token-days = The number of days is from 1 to { $most }
to-profile = To my profile

## Everyone's
accounts = Access
accounts-why = { $count ->
    [one] { $count } open account
   *[other] { $count } open accounts
}
staff = Staff
new-account = New account
name = Name
post = Position
roles = Roles
state = State
state-open = open
state-invited = invited
state-closed = closed
no-roles = no role
first-role = First role
role = Role
service = Service
service-hint = Leave the service empty for a coordinator or an administrator.
whole-municipality = whole municipality
from = From
until = Until
make-account = Make and invite
invitation = Invitation
invitation-why = Hand this address to { $name } in person. It is good for a week, and once. It is shown only now.
invite-again = Make a new invitation
invite-again-why = When the password is forgotten or the invitation has expired. The earlier invitation stops being good.
forget-phone = Turn the second step off
forget-phone-why = When the phone is lost. Make sure in person that it is them.
close-account = Close the account
close-account-why = Ends all sessions at once. What the person has written stays.
reopen-account = Open the account again
give-role = Give a role
end-role = End
role-since = since { $from }
role-from-until = from { $from } until { $until }
role-ended = ended
particulars = Particulars
access = Signing in
done-saved = Saved.
done-role = The roles were changed.
done-closed = The account is closed.
done-reopened = The account is open.
done-phone = The second step is off.
not-an-email = Write the address like this: r.staneva@kamengrad.bg
email-taken = There is an account with this e-mail already
id-taken = There is an account with this id already
name-missing = Type a name
role-needs-service = Choose a service for this role
role-without-service = This role holds for the whole municipality. Leave the service empty
ends-before-it-begins = The end must be after the beginning
no-such-service = Choose a service from the list
last-administrator = At least one administrator must remain

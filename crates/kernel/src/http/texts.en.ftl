# What is said when something cannot be
refused-invalid = There is something to put right.
refused-denied = You may not do this.
refused-missing = There is no such record.
refused-stale = Someone else changed this record meanwhile. Open it again and see what has changed.
refused-repeated = This has been saved already.
refused-signed-out = Sign in first.
refused-broken = It was not saved. Try again in a moment.
body-too-large = This is too long.
bad-characters = There are characters that cannot be kept.
json-unreadable = The data cannot be read: { $reason }
to-first-page = To the first page

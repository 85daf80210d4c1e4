# Какво се казва, когато нещо не може
refused-invalid = Има нещо за поправяне.
refused-denied = Нямаш право на това действие.
refused-missing = Няма такъв запис.
refused-stale = Друг човек промени записа междувременно. Отвори го пак и провери какво е променено.
refused-repeated = Това вече е записано.
refused-signed-out = Първо влез.
refused-broken = Не се запази. Опитай пак след малко.
body-too-large = Написаното е твърде дълго.
bad-characters = Има знаци, които не могат да се запазят.
json-unreadable = Данните не се четат: { $reason }
to-first-page = Към първата страница

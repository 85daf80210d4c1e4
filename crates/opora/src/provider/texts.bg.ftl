kind-crisis-centre = Кризисен център
kind-csc = Център за обществена подкрепа
kind-day-centre = Дневен център

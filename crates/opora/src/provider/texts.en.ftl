kind-crisis-centre = Crisis centre
kind-csc = Community support centre
kind-day-centre = Day centre

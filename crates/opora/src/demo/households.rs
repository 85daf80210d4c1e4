//! Who lives in the house today: fourteen households, twenty-four people.

use super::staff::Who;
use crate::cases::{BroughtBy, Entry, Reason};
use crate::people::Sex;

/// How old somebody is on the day of the demonstration.
#[derive(Clone, Copy, Debug)]
pub enum Aged {
    /// So many years and days.
    Years(i16, i64),
    /// So many months.
    Months(i32),
    /// About so many years: nobody knows better.
    About(i64),
}

/// Somebody of a household.
#[derive(Clone, Copy, Debug)]
pub struct Someone {
    /// Собствено име.
    pub given: &'static str,
    /// Бащино име.
    pub middle: &'static str,
    /// Фамилия.
    pub family: &'static str,
    /// What they want to be called, if that is all they say.
    pub alias: &'static str,
    /// As in the papers.
    pub sex: Sex,
    /// How old.
    pub aged: Aged,
}

/// A household as it came.
#[derive(Clone, Copy, Debug)]
pub struct Household {
    /// The number of its case.
    pub number: i64,
    /// So many days of the six months are left.
    pub left: i64,
    /// When on the day of arrival.
    pub hour: (i8, i8),
    /// How they came in.
    pub entry: Entry,
    /// Why.
    pub reason: Reason,
    /// Who came with them to the door.
    pub brought_by: BroughtBy,
    /// That person's name or unit.
    pub brought_by_name: &'static str,
    /// In what condition they came.
    pub condition: &'static str,
    /// What they had with them.
    pub belongings: &'static str,
    /// Life or health was in danger.
    pub danger: bool,
    /// Who leads the case.
    pub manager: Who,
    /// Building, room and the first bed.
    pub room: (&'static str, &'static str, usize),
    /// The adult first.
    pub people: &'static [Someone],
}

const fn woman(given: &'static str, middle: &'static str, family: &'static str, years: i16, days: i64) -> Someone {
    Someone { given, middle, family, alias: "", sex: Sex::Female, aged: Aged::Years(years, days) }
}

const fn girl(given: &'static str, family: &'static str, years: i16, days: i64) -> Someone {
    Someone { given, middle: "", family, alias: "", sex: Sex::Female, aged: Aged::Years(years, days) }
}

const fn boy(given: &'static str, family: &'static str, years: i16, days: i64) -> Someone {
    Someone { given, middle: "", family, alias: "", sex: Sex::Male, aged: Aged::Years(years, days) }
}

const USUAL: Household = Household {
    number: 0,
    left: 0,
    hour: (14, 0),
    entry: Entry::Emergency,
    reason: Reason::PartnerViolence,
    brought_by: BroughtBy::Alone,
    brought_by_name: "",
    condition: "Уплашена и уморена, без видими наранявания.",
    belongings: "Една чанта с дрехи, лична карта.",
    danger: false,
    manager: Who::Ralitsa,
    room: ("", "", 0),
    people: &[],
};

/// In the order in which they came.
pub const HOUSEHOLDS: &[Household] = &[
    Household {
        number: 109,
        left: 6,
        hour: (16, 20),
        entry: Entry::Referral,
        brought_by: BroughtBy::Dsp,
        brought_by_name: "Инна Руменова, ДСП",
        manager: Who::Marta,
        room: ("Липа", "6", 0),
        people: &[woman("Магдалена", "Иванова", "Фотева", 41, 200)],
        ..USUAL
    },
    Household {
        number: 112,
        left: 21,
        hour: (2, 40),
        brought_by: BroughtBy::MobileTeam,
        brought_by_name: "Венцислав Гочев, мобилен екип 1",
        condition: "Синини по ръцете. Прегледана от лекар на място. Ива е спокойна, държи се за майка си.",
        belongings: "Една чанта, лична карта, акт за раждане на Ива, телефон (изключен).",
        danger: true,
        room: ("Явор", "1", 0),
        people: &[woman("Надежда", "Стефанова", "Колева", 34, 96), girl("Ива", "Колева", 7, 150)],
        ..USUAL
    },
    Household {
        number: 116,
        left: 28,
        hour: (11, 10),
        entry: Entry::Referral,
        reason: Reason::FamilyViolence,
        brought_by: BroughtBy::Dsp,
        brought_by_name: "Дирекция „Социално подпомагане“ Каменград",
        condition: "Спокойна. Приема лекарства за кръвно, носи си ги.",
        manager: Who::Boyan,
        room: ("Липа", "1", 0),
        people: &[woman("Теменуга", "Петрова", "Велкова", 58, 40)],
        ..USUAL
    },
    Household {
        number: 121,
        left: 65,
        hour: (19, 45),
        brought_by: BroughtBy::Police,
        brought_by_name: "Патрул 12, РУ Каменград",
        condition: "Разтревожена. Децата са добре.",
        belongings: "Раница с детски дрехи. Документите са останали в жилището.",
        danger: true,
        manager: Who::Boyan,
        room: ("Явор", "3", 0),
        people: &[
            woman("Елена", "Георгиева", "Димова", 36, 310),
            boy("Виктор", "Димов", 11, 65),
            girl("Мила", "Димова", 4, 220),
        ],
        ..USUAL
    },
    Household {
        number: 126,
        left: 80,
        hour: (13, 30),
        entry: Entry::Referral,
        brought_by: BroughtBy::Dsp,
        brought_by_name: "ДСП Каменград",
        room: ("Липа", "2", 0),
        people: &[woman("Лидия", "Асенова", "Стоева", 38, 12), girl("Никол", "Стоева", 13, 101)],
        ..USUAL
    },
    Household {
        number: 129,
        left: 98,
        hour: (23, 15),
        brought_by: BroughtBy::Police,
        brought_by_name: "Патрул 7, РУ Каменград",
        condition: "С бебе на ръце. Бебето е нахранено и спи.",
        belongings: "Чанта за бебе, лична карта.",
        danger: true,
        manager: Who::Marta,
        room: ("Явор", "4", 0),
        people: &[
            woman("Сабрие", "Мехмед", "Акиф", 23, 77),
            Someone {
                given: "Дениз", middle: "", family: "Акиф", alias: "", sex: Sex::Male, aged: Aged::Months(7)
            },
        ],
        ..USUAL
    },
    Household {
        number: 131,
        left: 112,
        hour: (15, 5),
        reason: Reason::Trafficking,
        brought_by: BroughtBy::Organisation,
        brought_by_name: "гражданска организация от областния град",
        condition: "Говори украински и малко български. Доверява се трудно.",
        belongings: "Паспорт, телефон без карта.",
        manager: Who::Boyan,
        room: ("Липа", "7", 0),
        people: &[woman("Оксана", "", "Левченко", 29, 180)],
        ..USUAL
    },
    Household {
        number: 133,
        left: 121,
        hour: (10, 50),
        brought_by: BroughtBy::Relative,
        brought_by_name: "сестра ѝ",
        condition: "Била е тук и миналата година. Дойде сама навреме, преди да стане опасно.",
        manager: Who::Boyan,
        room: ("Липа", "1", 1),
        people: &[woman("Ася", "Николова", "Русева", 31, 260)],
        ..USUAL
    },
    Household {
        number: 138,
        left: 138,
        hour: (21, 30),
        brought_by: BroughtBy::Police,
        brought_by_name: "Патрул 4, РУ Каменград",
        condition: "Прегледана в спешното. Калоян е мълчалив.",
        danger: true,
        room: ("Явор", "2", 0),
        people: &[woman("Гергана", "Тодорова", "Маринова", 33, 45), boy("Калоян", "Маринов", 9, 15)],
        ..USUAL
    },
    Household {
        number: 140,
        left: 145,
        hour: (18, 10),
        brought_by: BroughtBy::MobileTeam,
        brought_by_name: "Лили Тонева, мобилен екип 2",
        room: ("Липа", "5", 0),
        people: &[
            woman("Румяна", "Колева", "Бонева", 35, 134),
            boy("Стефан", "Бонев", 7, 30),
            girl("Анна", "Бонева", 3, 250),
        ],
        ..USUAL
    },
    Household {
        number: 141,
        left: 151,
        hour: (9, 40),
        entry: Entry::Referral,
        brought_by: BroughtBy::Dsp,
        brought_by_name: "ДСП Каменград",
        manager: Who::Boyan,
        room: ("Явор", "5", 0),
        people: &[
            woman("Юлия", "Борисова", "Панева", 32, 5),
            girl("Рая", "Панева", 8, 190),
            boy("Тео", "Панев", 5, 88),
        ],
        ..USUAL
    },
    Household {
        number: 143,
        left: 161,
        hour: (12, 25),
        reason: Reason::FamilyViolence,
        brought_by: BroughtBy::Medics,
        brought_by_name: "Център за спешна помощ",
        condition: "Придвижва се с количка. Настанена в достъпната стая.",
        room: ("Липа", "3", 0),
        people: &[woman("Цветелина", "Димитрова", "Ганчева", 45, 320)],
        ..USUAL
    },
    Household {
        number: 144,
        left: 170,
        hour: (22, 5),
        brought_by: BroughtBy::MobileTeam,
        brought_by_name: "Венцислав Гочев, мобилен екип 1",
        condition: "Не е спала от два дни. Иска тишина.",
        belongings: "Без багаж. Дадени дрехи и тоалетни принадлежности.",
        danger: true,
        room: ("Явор", "6", 0),
        people: &[woman("Здравка", "Христова", "Найденова", 27, 66)],
        ..USUAL
    },
    Household {
        number: 145,
        left: 179,
        hour: (17, 50),
        reason: Reason::OtherViolence,
        brought_by: BroughtBy::Police,
        brought_by_name: "Патрул 12, РУ Каменград",
        condition: "Разтревожена, но иска да говори.",
        danger: true,
        manager: Who::Marta,
        room: ("Липа", "4", 0),
        people: &[woman("Моника", "Йорданова", "Тасева", 22, 140)],
        ..USUAL
    },
];

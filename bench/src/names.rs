//! Names to choose from, and a generator of numbers that gives the same ones every time.

pub const WOMEN: [&str; 24] = [
    "Мария",
    "Надежда",
    "Елена",
    "Гергана",
    "Здравка",
    "Юлия",
    "Сабрие",
    "Лидия",
    "Цветелина",
    "Моника",
    "Теменуга",
    "Румяна",
    "Ася",
    "Оксана",
    "Магдалена",
    "Виолета",
    "Кристина",
    "Айше",
    "Радка",
    "Пенка",
    "Снежана",
    "Йорданка",
    "Жана",
    "Божидара",
];
pub const MEN: [&str; 12] = [
    "Георги",
    "Иван",
    "Димитър",
    "Калоян",
    "Виктор",
    "Мартин",
    "Стефан",
    "Тодор",
    "Мехмед",
    "Пламен",
    "Христо",
    "Ангел",
];
pub const FAMILIES: [&str; 24] = [
    "Колев",
    "Иванов",
    "Петров",
    "Димитров",
    "Георгиев",
    "Стоянов",
    "Желев",
    "Радев",
    "Станев",
    "Илчев",
    "Тонев",
    "Гочев",
    "Пеев",
    "Андреев",
    "Маринов",
    "Христов",
    "Николов",
    "Ангелов",
    "Тодоров",
    "Караджов",
    "Шопов",
    "Чакъров",
    "Юруков",
    "Кюркчиев",
];

/// SplitMix64: tiny, even, and the same everywhere.
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }
    pub fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len() as u64) as usize]
    }
}

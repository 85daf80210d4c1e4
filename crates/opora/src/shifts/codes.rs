//! The closed lists of the room: what a note and a task are about.

use super::t;
use kernel::i18n::Lang;
use kernel::view::Tone;

kernel::codes! {
    /// What a note is about.
    pub enum NoteCategory {
        /// Threats, alarms, the police, doors and cameras.
        Safety = "safety",
        /// Illness, medicines, a doctor.
        Health = "health",
        /// How the children are, school.
        Children = "children",
        /// Visits, calls, agreements.
        Contact = "contact",
        /// Kitchen, laundry, repairs, supplies.
        House = "house",
        /// A quiet shift, good news.
        Calm = "calm",
        /// Anything else.
        Other = "other",
    }
}

impl NoteCategory {
    /// What people call it.
    pub fn label(self, l: Lang) -> &'static str {
        match self {
            NoteCategory::Safety => t::category_safety(l),
            NoteCategory::Health => t::category_health(l),
            NoteCategory::Children => t::category_children(l),
            NoteCategory::Contact => t::category_contact(l),
            NoteCategory::House => t::category_house(l),
            NoteCategory::Calm => t::category_calm(l),
            NoteCategory::Other => t::category_other(l),
        }
    }

    /// The colour and the icon that say the same.
    pub fn mark(self) -> (Tone, &'static str) {
        match self {
            NoteCategory::Safety => (Tone::Danger, "shield-alert"),
            NoteCategory::Health => (Tone::Warn, "heart-pulse"),
            NoteCategory::Children => (Tone::Plan, "toy-brick"),
            NoteCategory::Contact => (Tone::Info, "phone"),
            NoteCategory::House => (Tone::Neutral, "house"),
            NoteCategory::Calm => (Tone::Ok, "moon"),
            NoteCategory::Other => (Tone::Neutral, "message-square"),
        }
    }

    /// (code, words) of every value, for a field of choices.
    pub fn options(l: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
        NoteCategory::ALL.iter().map(move |value| (value.code(), value.label(l)))
    }
}

kernel::codes! {
    /// What a task is about.
    pub enum TaskKind {
        /// Anything that every shift does.
        General = "general",
        /// Medicines, doctors.
        Health = "health",
        /// Court, police, documents.
        Legal = "legal",
        /// Meetings of support.
        Support = "support",
        /// Kitchen, laundry, beds.
        House = "house",
        /// Somebody arrives.
        Arrival = "arrival",
        /// A call, a visit.
        Contact = "contact",
    }
}

impl TaskKind {
    /// What people call it.
    pub fn label(self, l: Lang) -> &'static str {
        match self {
            TaskKind::General => t::task_general(l),
            TaskKind::Health => t::task_health(l),
            TaskKind::Legal => t::task_legal(l),
            TaskKind::Support => t::task_support(l),
            TaskKind::House => t::task_house(l),
            TaskKind::Arrival => t::task_arrival(l),
            TaskKind::Contact => t::task_contact(l),
        }
    }

    /// (code, words) of every value, for a field of choices.
    pub fn options(l: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
        TaskKind::ALL.iter().map(move |value| (value.code(), value.label(l)))
    }
}

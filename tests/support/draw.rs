//! Draws of plain values: numbers, choices, odd texts, dates, references that sometimes dangle.

use remit::model::*;

/// Texts that have broken somebody's file, screen or parser before.
const ODD_TEXTS: &[&str] = &[
    "",
    " ",
    "\u{a0}leading and trailing no-break space\u{a0}",
    "Überprüfung der Zugriffsrechte",
    "アクセス権の見直し",
    "مراجعة حقوق الوصول",
    "проверка доступа",
    "e\u{301} decomposed, é composed",
    "👩🏽‍💻 on call",
    "soft\u{ad}hyphen and zero\u{200b}width",
    "a \"quoted\" word, 'another', a \\ and a /",
    "first line\nsecond line\r\nthird line\twith a tab",
    "=SUM(A1:A9)",
    "+1 (0) 30 555-0100",
    "<script>alert(1)</script> & <b>",
    "semi;colon, comma | pipe # hash",
    "\u{feff}byte order mark",
    "control \u{1} character",
    "null",
    "{\"id\": 1}",
    "R (if needed)",
    "А С І that are Cyrillic",
];

const WORDS: &[&str] = &[
    "access", "account", "alert", "approve", "audit", "backup", "change", "firewall", "incident", "log",
    "manage", "monitor", "owner", "patch", "recover", "review", "risk", "server", "test", "vendor",
];

/// Draws values from a seeded sequence, with references into one matrix.
pub struct Draw<'a> {
    randomness: &'a mut SeededRandomness,
    matrix: &'a Matrix,
}

impl<'a> Draw<'a> {
    /// Draws from `randomness`; references point into `matrix`.
    pub fn new(randomness: &'a mut SeededRandomness, matrix: &'a Matrix) -> Self {
        Self { randomness, matrix }
    }

    pub fn matrix(&self) -> &'a Matrix {
        self.matrix
    }
    pub fn randomness(&mut self) -> &mut SeededRandomness {
        self.randomness
    }
    /// A number below `limit`; 0 where there is none.
    pub fn below(&mut self, limit: usize) -> usize {
        if limit == 0 { 0 } else { (self.randomness.next_bits() % limit as u64) as usize }
    }
    /// True `percent` times in a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
    pub fn pick<T: Clone>(&mut self, choices: &[T]) -> Option<T> {
        let index = self.below(choices.len());
        choices.get(index).cloned()
    }
    pub fn one_of<T: Copy + Default>(&mut self, choices: &[T]) -> T {
        self.pick(choices).unwrap_or_default()
    }
    pub fn sometimes<T>(&mut self, value: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.chance(60) { Some(value(self)) } else { None }
    }
    pub fn some_of<T>(&mut self, most: usize, mut value: impl FnMut(&mut Self) -> Option<T>) -> Vec<T> {
        (0..self.below(most + 1)).filter_map(|_| value(self)).collect()
    }

    pub fn text(&mut self) -> String {
        if self.chance(40) {
            return self.one_of(ODD_TEXTS).to_owned();
        }
        let count = 1 + self.below(6);
        let words: Vec<&str> = (0..count).map(|_| self.one_of(WORDS)).collect();
        words.join(" ")
    }
    pub fn texts(&mut self) -> Vec<String> {
        self.some_of(3, |draw| Some(draw.text()))
    }
    pub fn flag(&mut self) -> bool {
        self.chance(50)
    }
    pub fn date(&mut self) -> Option<Date> {
        self.sometimes(|draw| Date::default().plus_days(draw.below(40_000) as i32))
    }
    pub fn timestamp(&mut self) -> Option<Timestamp> {
        self.sometimes(|draw| Timestamp::from_seconds(draw.below(4_000_000_000) as i64))
    }
    /// Unknown fields of every JSON kind, in an order that is not the alphabet's.
    pub fn extra(&mut self) -> Extra {
        let mut extra = Extra::NONE;
        if self.chance(70) {
            return extra;
        }
        let nested = serde_json::json!({ "zebra": [1, -2, 0.5, null], "ant": { "deep": true } });
        for key in ["zz_later", "aa_later", "ключ \"quoted\""] {
            let text = serde_json::Value::String(self.text());
            let value = self.pick(&[nested.clone(), text, serde_json::Value::Null]);
            extra.insert(key.to_owned(), value.unwrap_or_default());
        }
        extra
    }
    /// Any letters of the matrix's scheme, often none.
    pub fn letters(&mut self) -> LetterSet {
        if self.chance(50) {
            return LetterSet::EMPTY;
        }
        let all: Vec<Letter> = self.matrix.scheme.all().iter().collect();
        (0..1 + self.below(2)).filter_map(|_| self.pick(&all)).collect()
    }
}

/// References to records: usually into the matrix, sometimes to something that is not there.
macro_rules! references {
    ($($name:ident: $id:ident from $list:ident),* $(,)?) => {
        impl Draw<'_> {$(
            pub fn $name(&mut self) -> $id {
                let known: Vec<$id> = self.matrix.$list.iter().map(|record| record.id).collect();
                match self.chance(95).then(|| self.pick(&known)).flatten() {
                    Some(id) => id,
                    None => $id::fresh(self.randomness),
                }
            }
        )*}
    };
}
references! {
    party: PartyId from parties,
    person: PersonId from people,
    scope_item: ScopeItemId from scope,
    decision_level: DecisionLevelId from decision_levels,
    escalation: EscalationId from escalations,
    waiver: WaiverId from waivers,
    question: QuestionId from questions,
    baseline: BaselineId from baselines,
}

impl Draw<'_> {
    pub fn role(&mut self) -> RoleId {
        let known: Vec<RoleId> = self.matrix.roles().map(|role| role.id).collect();
        self.pick(&known).unwrap_or_else(|| RoleId::fresh(self.randomness))
    }
    pub fn activity(&mut self) -> ActivityId {
        let known: Vec<ActivityId> = self.matrix.activities().map(|activity| activity.id).collect();
        self.pick(&known).unwrap_or_else(|| ActivityId::fresh(self.randomness))
    }
    pub fn area(&mut self) -> Option<AreaId> {
        let known: Vec<AreaId> = self.matrix.areas.iter().map(|area| area.id).collect();
        if self.chance(80) { self.pick(&known) } else { None }
    }
}

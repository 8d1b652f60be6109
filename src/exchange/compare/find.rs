//! Finds what differs between two matrices whose things have met: by identity alone.

use super::alphabet::Alphabet;
use super::order::stays;
use super::target::{Change, Difference, Kind, Register, RemarkPart, Target};
use super::words::{moved_after, name_of, scheme_words, value_words};
use crate::edit::{Edit, ListEdit};
use crate::model::{Activity, ActivityId, Id, Matrix, Record, Remark, RoleId, RuleSettings};

/// What differs, in reading order. `schemes` are the places of the two schemes in the alphabet.
pub(in crate::exchange) fn find(
    older: &Matrix,
    newer: &Matrix,
    alphabet: &Alphabet,
    schemes: [usize; 2],
) -> Vec<Difference> {
    let mut finder = Finder { older, newer, alphabet, schemes, found: Vec::new() };
    finder.info();
    finder.registers();
    finder.roles();
    finder.activities();
    finder.found
}

struct Finder<'a> {
    older: &'a Matrix,
    newer: &'a Matrix,
    alphabet: &'a Alphabet,
    schemes: [usize; 2],
    found: Vec<Difference>,
}

/// A field of a record, before and after.
type Fields = (&'static str, Edit, Edit);

impl Finder<'_> {
    fn add(&mut self, target: Target, kind: Kind, [old, new]: [String; 2], change: Change) {
        self.found.push(Difference { target, kind, old, new, change });
    }

    fn field(&mut self, register: Register, id: Id, (name, old, new): Fields) {
        let words = [value_words(self.older, &old), value_words(self.newer, &new)];
        self.add(Target::Field(register, id, name), Kind::Changed, words, Change::Set(Box::new(new)));
    }

    /// Fields that this version does not know.
    fn unknown(&mut self, register: Register, id: Id) {
        let words = ["of the older".to_owned(), "of the newer".to_owned()];
        self.add(Target::Field(register, id, ""), Kind::Changed, words, Change::Unknown);
    }

    fn info(&mut self) {
        let (old, new) = (&self.older.info, &self.newer.info);
        let set = |field| Edit::SetInfo(Box::new(field));
        let none = Id::default();
        for (before, after) in new.unlike(old).into_iter().zip(old.unlike(new)) {
            let name = after.name();
            self.field(Register::Info, none, (name, set(before), set(after)));
        }
        let (old, new) = (&self.older.scheme, &self.newer.scheme);
        if old != new {
            let change = Change::Set(Box::new(Edit::SetScheme(Box::new(new.clone()))));
            let words = [scheme_words(old), scheme_words(new)];
            self.add(Target::Field(Register::Scheme, none, "letters"), Kind::Changed, words, change);
        }
        for (name, old, new) in rule_parts(&self.older.rules, &self.newer.rules) {
            let set = |rules| Edit::SetRules(Box::new(rules));
            self.field(Register::Rules, none, (name, set(old), set(new)));
        }
    }

    fn registers(&mut self) {
        macro_rules! lists {
            ($($list:ident: $register:ident),* $(,)?) => {$({
                let register = Register::$register;
                let (older, newer) = (self.older, self.newer);
                self.list(register, &ids(&older.$list), &ids(&newer.$list));
                for (at, record) in newer.$list.iter().enumerate() {
                    let Some(old) = partner(&older.$list, at, record) else { continue };
                    if old == record {
                        continue;
                    }
                    let set = |field| Edit::$register(ListEdit::Set { id: record.id, field });
                    for (before, after) in record.unlike(old).into_iter().zip(old.unlike(record)) {
                        let name = after.name();
                        self.field(register, record.id.0, (name, set(before), set(after)));
                    }
                    if old.extra != record.extra {
                        self.unknown(register, record.id.0);
                    }
                }
            })*};
        }
        with_lists!(lists);
    }

    /// What was added, removed and moved in a list.
    fn list(&mut self, register: Register, older: &[Id], newer: &[Id]) {
        if older == newer {
            return;
        }
        let mut after = None;
        for (id, stays) in newer.iter().zip(stays(older, newer)) {
            let change = Change::After(after);
            match stays {
                None => {
                    let words = [String::new(), name_of(self.newer, register, *id).unwrap_or_default()];
                    self.add(Target::Record(register, *id), Kind::Added, words, change);
                }
                Some(false) => {
                    let before = older.iter().position(|other| other == id);
                    let before = before.and_then(|at| at.checked_sub(1)).and_then(|at| older.get(at));
                    let words = [
                        moved_after(self.older, register, before.copied()),
                        moved_after(self.newer, register, after),
                    ];
                    self.add(Target::Order(register, *id), Kind::Moved, words, change);
                }
                Some(true) => {}
            }
            after = Some(*id);
        }
        for (id, _) in older.iter().zip(stays(newer, older)).filter(|(_, stays)| stays.is_none()) {
            let words = [name_of(self.older, register, *id).unwrap_or_default(), String::new()];
            self.add(Target::Record(register, *id), Kind::Removed, words, Change::Gone);
        }
    }

    fn roles(&mut self) {
        let (older, newer) = (self.older, self.newer);
        self.list(Register::Role, &register_ids(older, Register::Role), &register_ids(newer, Register::Role));
        for role in newer.roles() {
            let Some(old) = older.role(role.id) else { continue };
            let set = |field| Edit::SetRole(role.id, Box::new(field));
            for (before, after) in role.unlike(old).into_iter().zip(old.unlike(role)) {
                let name = after.name();
                self.field(Register::Role, role.id.0, (name, set(before), set(after)));
            }
            if old.extra != role.extra {
                self.unknown(Register::Role, role.id.0);
            }
        }
    }

    fn activities(&mut self) {
        let (older, newer) = (self.older, self.newer);
        let ids = |matrix| register_ids(matrix, Register::Activity);
        self.list(Register::Activity, &ids(older), &ids(newer));
        // Each column of the newer matrix with its place in the older; columns that only one side has are not cells.
        let columns: Vec<(RoleId, usize, usize)> = newer
            .roles()
            .enumerate()
            .filter_map(|(at, role)| Some((role.id, older.role_index(role.id)?, at)))
            .collect();
        let alike = older.role_count() == newer.role_count()
            && columns.len() == newer.role_count()
            && columns.iter().all(|(_, old, new)| old == new)
            && self.alphabet.table(self.schemes[0]) == self.alphabet.table(self.schemes[1]);
        for row in newer.activities() {
            let Some(old) = older.activity(row.id) else { continue };
            self.row(old, row);
            if !alike || old.letters() != row.letters() {
                self.cells(row.id, old, row, &columns);
            }
            if !old.remarks().eq(row.remarks()) {
                self.remarks(row.id, old, row, &columns);
            }
        }
    }

    fn row(&mut self, old: &Activity, new: &Activity) {
        let id = new.id;
        if old.title != new.title {
            let set = |row: &Activity| Edit::SetActivityTitle(id, row.title.clone());
            self.field(Register::Activity, id.0, ("title", set(old), set(new)));
        }
        if old.area != new.area {
            let set = |row: &Activity| Edit::SetActivityArea(id, row.area);
            self.field(Register::Activity, id.0, ("area", set(old), set(new)));
        }
        let (before, after) = (old.details(), new.details());
        if std::ptr::eq(before, after) || before == after {
            return;
        }
        let set = |field| Edit::SetActivity(id, Box::new(field));
        for (old, new) in after.unlike(before).into_iter().zip(before.unlike(after)) {
            let name = new.name();
            self.field(Register::Activity, id.0, (name, set(old), set(new)));
        }
        if before.extra != after.extra {
            self.unknown(Register::Activity, id.0);
        }
    }

    fn cells(&mut self, id: ActivityId, old: &Activity, new: &Activity, columns: &[(RoleId, usize, usize)]) {
        let [first, second] = self.schemes;
        for (role, before, after) in columns {
            let before = self.alphabet.set(first, old.letters_at(*before));
            let after = self.alphabet.set(second, new.letters_at(*after));
            if before != after {
                let words = [self.alphabet.text(before), self.alphabet.text(after)];
                self.add(Target::Letters(id, *role), Kind::Changed, words, Change::Letters(after));
            }
        }
    }

    fn remarks(
        &mut self,
        id: ActivityId,
        old: &Activity,
        new: &Activity,
        columns: &[(RoleId, usize, usize)],
    ) {
        let none = Remark::default();
        for (role, _, _) in columns {
            let before = old.remark(*role).unwrap_or(&none);
            let after = new.remark(*role).unwrap_or(&none);
            let parts = [
                (RemarkPart::Condition, &before.condition, &after.condition),
                (RemarkPart::Note, &before.note, &after.note),
                (RemarkPart::Unread, &before.unread, &after.unread),
            ];
            for (part, before, after) in parts.into_iter().filter(|(_, before, after)| before != after) {
                let words = [before.clone(), after.clone()];
                self.add(Target::Remark(id, *role, part), Kind::Changed, words, Change::Text(after.clone()));
            }
        }
    }
}

/// A part of the rule settings and how it is taken over from others.
type RulesPart = (&'static str, fn(&mut RuleSettings, &RuleSettings));

const RULES_PARTS: [RulesPart; 3] = [
    ("grades", |to, from| to.grades.clone_from(&from.grades)),
    ("limits", |to, from| to.limits.clone_from(&from.limits)),
    ("one_owner_per_party", |to, from| to.one_owner_per_party = from.one_owner_per_party),
];

/// Takes the part of the rule settings with this name over.
pub(in crate::exchange) fn rules_part(name: &str, to: &mut RuleSettings, from: &RuleSettings) {
    if let Some((_, take)) = RULES_PARTS.iter().find(|(part, _)| *part == name) {
        take(to, from);
    }
}

/// The parts of the rule settings that differ: in both directions, settings with that one part and nothing else.
fn rule_parts(old: &RuleSettings, new: &RuleSettings) -> Vec<(&'static str, RuleSettings, RuleSettings)> {
    let only = |settings: &RuleSettings, take: fn(&mut RuleSettings, &RuleSettings)| {
        let mut part = RuleSettings::default();
        take(&mut part, settings);
        part
    };
    let both = RULES_PARTS.into_iter().map(|(name, take)| (name, only(old, take), only(new, take)));
    both.filter(|(_, old, new)| old != new).collect()
}

/// The identities of a list, in its order.
pub(in crate::exchange) fn register_ids(matrix: &Matrix, register: Register) -> Vec<Id> {
    macro_rules! lists {
        ($($list:ident: $register:ident),* $(,)?) => {
            match register {
                $(Register::$register => ids(&matrix.$list),)*
                Register::Role => matrix.roles().map(|role| role.id.0).collect(),
                Register::Activity => matrix.activities().map(|row| row.id.0).collect(),
                Register::Info | Register::Scheme | Register::Rules => Vec::new(),
            }
        };
    }
    with_lists!(lists)
}

fn ids<T: Record>(list: &[T]) -> Vec<Id> {
    list.iter().map(Record::raw_id).collect()
}

/// The older form of the record; it mostly stands at the same place.
fn partner<'a, T: Record>(older: &'a [T], at: usize, record: &T) -> Option<&'a T> {
    let same = |other: &&T| other.id() == record.id();
    older.get(at).filter(same).or_else(|| older.iter().find(same))
}

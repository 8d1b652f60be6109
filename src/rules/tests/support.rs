//! Small matrices written the way one says them, and random ones with random changes.

use crate::edit::{CellBlock, Edit, ListEdit, RoleColumn, Transaction};
use crate::model::*;
use crate::rules::{Engine, Finding, Fix, FixAction, RuleId};

/// The day on which the tests take place.
pub fn today() -> Date {
    "2026-11-22".parse().unwrap()
}

pub const CUSTOMER: PartyId = PartyId(Id::from_bits(1));
pub const PROVIDER: PartyId = PartyId(Id::from_bits(2));
pub const THIRD: PartyId = PartyId(Id::from_bits(3));

pub fn role_id(position: usize) -> RoleId {
    RoleId(Id::from_bits(100 + position as u64))
}

pub fn row_id(position: usize) -> ActivityId {
    ActivityId(Id::from_bits(1_000_000 + position as u64))
}

pub fn person_id(position: usize) -> PersonId {
    PersonId(Id::from_bits(10_000 + position as u64))
}

fn party(id: PartyId, kind: PartyKind, name: &str) -> Party {
    Party { id, kind, name: name.into(), ..Party::default() }
}

/// A matrix with three parties, a planned review and nothing else.
pub fn empty() -> Matrix {
    let next_review = Some(today().plus_months(2));
    Matrix {
        info: MatrixInfo { next_review, ..MatrixInfo::default() },
        parties: vec![
            party(CUSTOMER, PartyKind::Customer, "Acme"),
            party(PROVIDER, PartyKind::Provider, "Netcare"),
            party(THIRD, PartyKind::ThirdParty, "Auditors"),
        ],
        ..Matrix::default()
    }
}

/// A matrix in one text: the first line names the roles ("Owner, +Provider Engineer, *Auditor": `+` is the
/// provider's, `*` a third party's), each further line a row ("Change firewall | R A - CI").
pub fn sketch(text: &str) -> Matrix {
    let mut matrix = empty();
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    for (position, title) in lines.next().unwrap().split(',').map(str::trim).enumerate() {
        let party = if title.starts_with('+') {
            PROVIDER
        } else if title.starts_with('*') {
            THIRD
        } else {
            CUSTOMER
        };
        let person =
            Person { id: person_id(position), name: format!("Person {position}"), ..Person::default() };
        let title = title.trim_start_matches(['+', '*']).to_owned();
        let holders = vec![person.id];
        matrix.people.push(person);
        let authorisation_level = "Decides".into();
        let role =
            Role { id: role_id(position), title, party, holders, authorisation_level, ..Role::default() };
        assert!(matrix.push_role(role));
    }
    for (position, line) in lines.enumerate() {
        let (title, cells) = line.split_once('|').unwrap();
        let mut row = Activity::new(row_id(position), title.trim(), matrix.role_count());
        for (at, cell) in cells.split_whitespace().enumerate() {
            row.set_letters_at(at, matrix.scheme.parse(cell.trim_matches('-')).unwrap());
        }
        assert!(matrix.push_activity(row));
    }
    matrix
}

/// The matrix after the edits.
pub fn changed(matrix: &Matrix, edits: Vec<Edit>) -> Matrix {
    let mut after = matrix.clone();
    Transaction::new("", edits).apply(&mut after).unwrap();
    after
}

/// The places where the rule is reported.
pub fn places(matrix: &Matrix, rule: RuleId) -> Vec<Place> {
    reported(&Engine::new(matrix, today()), matrix, rule).into_iter().map(|finding| finding.place).collect()
}

pub fn reported(engine: &Engine, matrix: &Matrix, rule: RuleId) -> Vec<Finding> {
    engine.findings(matrix).filter(|finding| finding.rule == rule).collect()
}

/// Whether the rule is reported at all.
pub fn fires(matrix: &Matrix, rule: RuleId) -> bool {
    !places(matrix, rule).is_empty()
}

/// The message of the rule's first finding.
#[track_caller]
pub fn message(matrix: &Matrix, rule: RuleId) -> String {
    let engine = Engine::new(matrix, today());
    let finding = reported(&engine, matrix, rule).into_iter().next().expect("the rule fires");
    engine.explain(matrix, &finding).message
}

/// The fixes of the rule's first finding.
#[track_caller]
pub fn fixes(matrix: &Matrix, rule: RuleId) -> Vec<Fix> {
    let engine = Engine::new(matrix, today());
    let finding = reported(&engine, matrix, rule).into_iter().next().expect("the rule fires");
    engine.fixes(matrix, &finding, &mut SeededRandomness::new(5))
}

/// The matrix after the fix with this label, and the label of the transaction.
#[track_caller]
pub fn fixed(matrix: &Matrix, rule: RuleId, label: &str) -> (Matrix, String) {
    let fixes = fixes(matrix, rule);
    let labels: Vec<_> = fixes.iter().map(|fix| fix.label.clone()).collect();
    let fix =
        fixes.into_iter().find(|fix| fix.label == label).unwrap_or_else(|| panic!("{label} in {labels:?}"));
    let (FixAction::Apply(change) | FixAction::ApplyThenRename(change, _)) = fix.action else {
        panic!("{label} needs a person");
    };
    let mut after = matrix.clone();
    let name = change.label.clone();
    change.apply(&mut after).unwrap();
    (after, name)
}

/// The letters of a row as text: "R A - CI".
pub fn letters(matrix: &Matrix, row: usize) -> String {
    let cells = matrix.activity(row_id(row)).unwrap().letters().iter();
    let texts = cells.map(|cell| if cell.is_empty() { "-".into() } else { matrix.scheme.text(*cell) });
    texts.collect::<Vec<String>>().join(" ")
}

/// Changes one of a row's details.
pub fn detail(matrix: &mut Matrix, row: usize, field: ActivityField) {
    let edit = Edit::SetActivity(row_id(row), Box::new(field));
    Transaction::new("", vec![edit]).apply(matrix).unwrap();
}

/// Says when a role's letters hold.
pub fn condition(matrix: &mut Matrix, row: usize, role: usize, text: &str) {
    let remark = Box::new(Remark { condition: text.into(), ..Remark::default() });
    let edit = Edit::SetRemark { activity: row_id(row), role: role_id(role), remark };
    Transaction::new("", vec![edit]).apply(matrix).unwrap();
}

/// A waiver of the rule at the place.
pub fn waiver(rule: &str, place: Place, until: Option<&str>) -> Waiver {
    let until = until.map(|date| date.parse().unwrap());
    Waiver { id: WaiverId(Id::from_bits(77)), rule: rule.into(), place, until, ..Waiver::default() }
}

/// Random matrices and changes, the same for the same seed.
pub struct Chance(pub SeededRandomness);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(SeededRandomness::new(seed))
    }
    pub fn below(&mut self, limit: usize) -> usize {
        (self.0.next_bits() % limit.max(1) as u64) as usize
    }
    pub fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }
    pub fn of<T: Clone>(&mut self, items: &[T]) -> Option<T> {
        items.get(self.below(items.len())).cloned()
    }
    fn letters(&mut self, matrix: &Matrix) -> LetterSet {
        let all = matrix.scheme.all().0;
        if self.one_in(3) { LetterSet::EMPTY } else { LetterSet(self.0.next_bits() as u8 & all) }
    }
    fn title(&mut self) -> String {
        const TITLES: &[&str] = &[
            "",
            "TBD",
            "Firewall rule change",
            "Change of firewall rules",
            "firewall rule changes",
            "Backup",
            "Accept residual risk",
            "Backup recovery test",
            "Recovery test of backups",
            "Log review",
            "\u{410}ccess review",
            "Access review",
            "Approve access request",
            "Patch servers",
            "Patch server",
            "Firewall rule review",
            "Review access rights",
            "Create user accounts",
            "Audit the backup",
            "Exit planning",
        ];
        self.of(TITLES).unwrap().to_owned()
    }
    pub fn role_title(&mut self) -> String {
        const TITLES: &[&str] = &[
            "",
            "IT team",
            "Anna Schmidt",
            "Security Lead",
            "Lead Security",
            "Network Engineer",
            "Owner",
            "\u{421}IO",
            "CIO",
            "Application Owner",
            "Provider",
            "System Administrator",
            "Requester",
        ];
        self.of(TITLES).unwrap().to_owned()
    }
    pub fn party(&mut self) -> PartyId {
        self.of(&[CUSTOMER, CUSTOMER, PROVIDER, THIRD, PartyId::default()]).unwrap()
    }
    fn row(&mut self, matrix: &Matrix) -> Activity {
        let mut row = Activity::new(ActivityId::fresh(&mut self.0), self.title(), matrix.role_count());
        if !self.one_in(4) {
            (0..matrix.role_count()).for_each(|at| row.set_letters_at(at, self.letters(matrix)));
        }
        for _ in 0..self.below(4) {
            let field = self.detail_field(matrix);
            row.with_details(|details| details.swap(field));
        }
        row
    }
    fn role(&mut self) -> Role {
        let holders = (0..self.below(3)).map(|_| person_id(self.below(4))).collect();
        let (id, title, party) = (RoleId::fresh(&mut self.0), self.role_title(), self.party());
        Role { id, title, party, holders, ..Role::default() }
    }
    pub fn any_row(&mut self, matrix: &Matrix) -> Option<ActivityId> {
        matrix.activity_at(self.below(matrix.activity_count())).map(|row| row.id)
    }
    pub fn any_role(&mut self, matrix: &Matrix) -> Option<RoleId> {
        matrix.role_at(self.below(matrix.role_count())).map(|role| role.id)
    }

    pub fn matrix(&mut self, rows: usize, roles: usize) -> Matrix {
        let mut matrix = empty();
        for position in 0..3 {
            let name = format!("Person {position}");
            matrix.people.push(Person { id: person_id(position), name, ..Person::default() });
        }
        matrix.rules.limits =
            Limits { consulted: 1, informed: 2, overloaded_percent: 40, overloaded_minimum: 3 };
        self.fill_registers(&mut matrix);
        (0..roles).for_each(|_| assert!(matrix.push_role(self.role())));
        (0..rows).for_each(|_| {
            let row = self.row(&matrix);
            assert!(matrix.push_activity(row));
        });
        matrix
    }

    /// One to four edits of any kind that fit the matrix one after the other.
    pub fn transaction(&mut self, matrix: &Matrix) -> Transaction {
        let mut after = matrix.clone();
        let mut edits = Vec::new();
        for _ in 0..=self.below(4) {
            let Some(edit) = self.edit(&after) else { continue };
            if Transaction::new("", vec![edit.clone()]).apply(&mut after).is_ok() {
                edits.push(edit);
            }
        }
        Transaction::new("Change at random", edits)
    }

    fn edit(&mut self, matrix: &Matrix) -> Option<Edit> {
        Some(match self.below(30) {
            0..=5 => Edit::SetLetters {
                activity: self.any_row(matrix)?,
                role: self.any_role(matrix)?,
                letters: self.letters(matrix),
            },
            6 => self.block(matrix),
            7 => self.remark(matrix)?,
            8 | 9 => Edit::SetActivityTitle(self.any_row(matrix)?, self.title()),
            10 => {
                let rows = (0..=self.below(3)).map(|_| self.row(matrix)).collect();
                Edit::InsertActivities { at: self.below(matrix.activity_count() + 1), rows }
            }
            11 => {
                let at = self.below(matrix.activity_count());
                Edit::RemoveActivities { at, count: 1 + self.below(2) }
            }
            12 => {
                let count = matrix.activity_count();
                Edit::MoveActivity { from: self.below(count), to: self.below(count) }
            }
            13 | 14 => self.detail(matrix)?,
            15 => {
                let columns = vec![RoleColumn::from(self.role())];
                Edit::InsertRoles { at: self.below(matrix.role_count() + 1), columns }
            }
            16 if matrix.role_count() > 1 => {
                Edit::RemoveRoles { at: self.below(matrix.role_count()), count: 1 }
            }
            17 => {
                let count = matrix.role_count();
                Edit::MoveRole { from: self.below(count), to: self.below(count) }
            }
            18 | 19 => self.role_field(matrix)?,
            20 | 21 => self.waiver(matrix)?,
            24..=29 => self.register(matrix)?,
            _ => self.setting(matrix)?,
        })
    }

    fn block(&mut self, matrix: &Matrix) -> Edit {
        let from = self.below(matrix.activity_count());
        let activities: Vec<_> = matrix.activities().skip(from).take(3).map(|row| row.id).collect();
        let from = self.below(matrix.role_count());
        let roles: Vec<_> = matrix.roles().skip(from).take(3).map(|role| role.id).collect();
        let letters = (0..activities.len() * roles.len()).map(|_| self.letters(matrix)).collect();
        Edit::SetCells(Box::new(CellBlock { activities, roles, letters }))
    }

    fn remark(&mut self, matrix: &Matrix) -> Option<Edit> {
        let condition = self.of(&["", "at night"])?.to_owned();
        let unread = self.of(&["", "", "\u{410}"])?.to_owned();
        let remark = Box::new(Remark { condition, unread, ..Remark::default() });
        Some(Edit::SetRemark { activity: self.any_row(matrix)?, role: self.any_role(matrix)?, remark })
    }

    fn detail(&mut self, matrix: &Matrix) -> Option<Edit> {
        Some(Edit::SetActivity(self.any_row(matrix)?, Box::new(self.detail_field(matrix))))
    }

    fn waiver(&mut self, matrix: &Matrix) -> Option<Edit> {
        let count = matrix.waivers.len();
        if count > 0 && self.one_in(3) {
            return Some(Edit::Waiver(ListEdit::Remove { at: self.below(count), count: 1 }));
        }
        let (row, role) = (self.any_row(matrix)?, self.any_role(matrix)?);
        let person = person_id(self.below(4));
        let mut places =
            vec![Place::Activity(row), Place::Cell(row, role), Place::Role(role), Place::Person(person)];
        places.push(Place::Matrix);
        places.extend(matrix.scope.first().map(|item| Place::ScopeItem(item.id)));
        places.extend(matrix.escalations.first().map(|event| Place::Escalation(event.id)));
        let waiver = Waiver {
            id: WaiverId::fresh(&mut self.0),
            rule: self.of(RuleId::ALL)?.as_str().to_owned(),
            place: self.of(&places)?,
            until: self.of(&[None, Some(today().plus_days(-1)), Some(today())])?,
            ..Waiver::default()
        };
        Some(Edit::Waiver(ListEdit::Insert { at: self.below(count + 1), items: vec![waiver] }))
    }

    fn setting(&mut self, matrix: &Matrix) -> Option<Edit> {
        Some(match self.below(7) {
            0 => Edit::SetInfo(Box::new(MatrixField::Status(self.of(Status::ALL)?))),
            1 => {
                let mut rules = matrix.rules.clone();
                let grade = self.of(&[RuleGrade::Off, RuleGrade::Advice, RuleGrade::Error])?;
                rules.grades.insert(self.of(RuleId::ALL)?.as_str().to_owned(), grade);
                rules.one_owner_per_party = self.one_in(2);
                Edit::SetRules(Box::new(rules))
            }
            2 => {
                let (id, kind) = (self.of(&[CUSTOMER, PROVIDER])?, PartyKind::ThirdParty);
                let kind = self.of(&[kind, PartyKind::Customer, PartyKind::Provider])?;
                Edit::Party(ListEdit::Set { id, field: PartyField::Kind(kind) })
            }
            3 if !matrix.people.is_empty() => {
                Edit::Person(ListEdit::Remove { at: self.below(matrix.people.len()), count: 1 })
            }
            4 => {
                let next = self.of(&[None, Some(-1), Some(0), Some(30), Some(300)])?;
                let next = next.map(|days| today().plus_days(days));
                Edit::SetInfo(Box::new(MatrixField::NextReview(next)))
            }
            5 => {
                let chosen = self.of(&["nist-800-53", "iso-27001", "unknown"])?;
                Edit::SetInfo(Box::new(MatrixField::Catalogues(vec![chosen.to_owned()])))
            }
            _ => Edit::SetScheme(Box::new(self.of(&[Scheme::raci(), Scheme::rasci()])?)),
        })
    }
}

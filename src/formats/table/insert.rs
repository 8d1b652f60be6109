//! Turns a draft into one step: what the matrix lacks is added, what it has by the same title is filled in.

use std::collections::BTreeMap;

use super::draft::{Draft, DraftActivity, DraftRole, Note, NoteKind, TablePlace};
use super::party::{named, side_of};
use super::people::People;
use super::text::title_key;
use crate::catalog::words::counted;
use crate::edit::{CellBlock, Edit, ListEdit, RoleColumn, Transaction};
use crate::model::{
    Activity, ActivityDetails, ActivityField, ActivityId, Area, AreaId, Matrix, Party, PartyField, PartyId,
    PartyKind, Randomness, Record, Remark, Role, RoleId,
};

/// Where new rows and columns go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct InsertAt {
    /// Position of the first new activity; the end where it lies beyond.
    pub activity: usize,
    /// Position of the first new role; the end where it lies beyond.
    pub role: usize,
    /// The area of new activities that have none of their own.
    pub area: Option<AreaId>,
}

impl InsertAt {
    /// After everything there is.
    pub fn end() -> Self {
        Self { activity: usize::MAX, role: usize::MAX, area: None }
    }
}

/// A draft as one step.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Insertion {
    /// The step.
    pub transaction: Transaction,
    /// What the draft reported, and what became of titles that the matrix already had.
    pub report: Vec<Note>,
}

impl Draft {
    /// One step that adds what the draft holds. Roles, activities and areas that the matrix has by the same
    /// title are used again, and letters of the draft replace theirs only in cells where it has some.
    pub fn into_transaction(
        self,
        matrix: &Matrix,
        at: InsertAt,
        randomness: &mut dyn Randomness,
    ) -> Insertion {
        let counts = (self.activities.len(), self.roles.len());
        let mut inserting = Inserting { matrix, randomness, edits: Vec::new(), report: self.report };
        let roles = inserting.roles(self.roles, at.role);
        let areas = inserting.areas(self.areas);
        inserting.activities(self.activities, at, &roles, &areas);
        let Inserting { edits, report, .. } = inserting;
        let label = match counts {
            (0, roles) => format!("Paste {}", counted(roles, "role", "roles")),
            (rows, 0) => format!("Paste {}", counted(rows, "activity", "activities")),
            (rows, roles) => {
                let rows = counted(rows, "activity", "activities");
                format!("Paste {rows} and {}", counted(roles, "role", "roles"))
            }
        };
        Insertion { transaction: Transaction::new(label, edits), report }
    }
}

/// The draft's roles in the matrix.
struct Roles {
    /// For each role of the draft.
    ids: Vec<RoleId>,
    /// For each role of the draft, its position once the new ones are in.
    places: Vec<usize>,
    /// How many roles there are then.
    count: usize,
}

pub(super) struct Inserting<'a> {
    pub matrix: &'a Matrix,
    pub randomness: &'a mut dyn Randomness,
    edits: Vec<Edit>,
    report: Vec<Note>,
}

impl Inserting<'_> {
    pub fn note(&mut self, kind: NoteKind, text: String) {
        self.report.push(Note { place: TablePlace::default(), text, kind });
    }

    fn roles(&mut self, drafts: Vec<DraftRole>, at: usize) -> Roles {
        let existing = self.matrix.role_count();
        let at = at.min(existing);
        let mut free: BTreeMap<String, RoleId> =
            self.matrix.roles().rev().map(|role| (title_key(&role.title), role.id)).collect();
        let mut parties = Parties::default();
        let mut new = Vec::new();
        let mut ids = Vec::new();
        let mut people = People::default();
        for draft in drafts {
            if let Some(id) = free.remove(&title_key(&draft.title)) {
                self.note(
                    NoteKind::Guessed,
                    format!("The role \"{}\" is already in the matrix; its column is used.", draft.title),
                );
                ids.push(id);
                people.keep(self, id, &draft);
                continue;
            }
            let party = parties.party_of(self, &draft);
            let holders = people.person(self, &draft.holder).into_iter().collect();
            let id = RoleId::fresh(self.randomness);
            let role = Role { id, title: draft.title, party, holders, ..Role::default() };
            ids.push(role.id);
            new.push(RoleColumn::from(role));
        }
        self.edits.extend(parties.edits);
        self.edits.extend(people.edits());
        let added = new.len();
        let mut place_new = at..;
        let places = ids.iter().map(|id| match self.matrix.role_index(*id) {
            Some(place) if place < at => place,
            Some(place) => place + added,
            None => place_new.next().unwrap_or_default(),
        });
        let places = places.collect();
        if added > 0 {
            self.edits.push(Edit::InsertRoles { at, columns: new });
        }
        Roles { ids, places, count: existing + added }
    }

    fn areas(&mut self, titles: Vec<String>) -> Vec<AreaId> {
        let mut new = Vec::new();
        let mut ids = Vec::new();
        for title in titles {
            let key = title_key(&title);
            let known = self.matrix.areas.iter().find(|area| title_key(&area.title) == key);
            let id = known.map(|area| area.id).unwrap_or_else(|| {
                let area = Area { id: AreaId::fresh(self.randomness), title, ..Area::default() };
                let id = area.id;
                new.push(area);
                id
            });
            ids.push(id);
        }
        if !new.is_empty() {
            self.edits.push(Edit::Area(ListEdit::Insert { at: self.matrix.areas.len(), items: new }));
        }
        ids
    }

    fn activities(&mut self, drafts: Vec<DraftActivity>, at: InsertAt, roles: &Roles, areas: &[AreaId]) {
        let mut free: BTreeMap<String, ActivityId> =
            self.matrix.activities().rev().map(|row| (title_key(&row.title), row.id)).collect();
        let known_area = at.area.filter(|area| self.matrix.area(*area).is_some());
        let mut rows = Vec::new();
        let mut block = CellBlock { roles: roles.ids.clone(), ..CellBlock::default() };
        let mut later = Vec::new();
        for draft in drafts {
            let area = draft.area.and_then(|area| areas.get(area).copied());
            match free.remove(&title_key(&draft.title)).and_then(|id| self.matrix.activity(id)) {
                Some(row) => self.fill_in(row, draft, area, roles, &mut block, &mut later),
                None => rows.push(self.new_row(draft, area.or(known_area), roles)),
            }
        }
        if !rows.is_empty() {
            let at = at.activity.min(self.matrix.activity_count());
            self.edits.push(Edit::InsertActivities { at, rows });
        }
        if !block.activities.is_empty() && !block.roles.is_empty() {
            self.edits.push(Edit::SetCells(Box::new(block)));
        }
        self.edits.append(&mut later);
    }

    fn new_row(&mut self, draft: DraftActivity, area: Option<AreaId>, roles: &Roles) -> Activity {
        let mut row = Activity::new(ActivityId::fresh(self.randomness), draft.title, roles.count);
        row.area = area;
        for (place, letters) in roles.places.iter().zip(draft.letters) {
            row.set_letters_at(*place, letters);
        }
        for (index, remark) in draft.remarks {
            if let Some(role) = roles.ids.get(index) {
                row.swap_remark(*role, remark);
            }
        }
        for field in draft.details.iter().flat_map(|details| ActivityDetails::EMPTY.unlike(details)) {
            row.with_details(|details| details.swap(field));
        }
        for (field, text) in [
            (ActivityField::Description as fn(String) -> ActivityField, draft.description),
            (ActivityField::Notes, draft.notes),
            (ActivityField::Deliverable, draft.deliverable),
        ] {
            if !text.is_empty() {
                row.with_details(|details| details.swap(field(text)));
            }
        }
        row
    }

    /// Fills in a row that the matrix has already.
    fn fill_in(
        &mut self,
        row: &Activity,
        draft: DraftActivity,
        area: Option<AreaId>,
        roles: &Roles,
        block: &mut CellBlock,
        later: &mut Vec<Edit>,
    ) {
        let title = &draft.title;
        self.note(
            NoteKind::Guessed,
            format!("The activity \"{title}\" is already in the matrix; its row is filled in."),
        );
        if area.is_some() && area != row.area {
            self.note(NoteKind::Skipped, format!("\"{title}\" stays in the area where it stands."));
        }
        block.activities.push(row.id);
        let remarked: Vec<usize> = draft.remarks.iter().map(|(index, _)| *index).collect();
        for (index, role) in roles.ids.iter().enumerate() {
            let found = draft.letters.get(index).copied().unwrap_or_default();
            let before = self.matrix.letters(row.id, *role);
            let says = !found.is_empty();
            block.letters.push(if says { found } else { before });
            // A condition belongs to the letters that are replaced.
            if says && !remarked.contains(&index) {
                let stale =
                    row.remark(*role).filter(|remark| found != before && !remark.condition.is_empty());
                if let Some(remark) = stale {
                    let remark = Remark { condition: String::new(), ..remark.clone() };
                    later.push(Edit::SetRemark { activity: row.id, role: *role, remark: Box::new(remark) });
                }
            }
        }
        for (index, remark) in draft.remarks {
            let Some(role) = roles.ids.get(index).copied() else { continue };
            let note = match row.remark(role) {
                Some(before) if remark.note.is_empty() => before.note.clone(),
                _ => remark.note.clone(),
            };
            let remark = Box::new(Remark { note, ..remark });
            later.push(Edit::SetRemark { activity: row.id, role, remark });
        }
        let known = row.details();
        for field in draft.details.iter().flat_map(|details| ActivityDetails::EMPTY.unlike(details)) {
            let (name, mut probe) = (ActivityDetails::field_name(&field), known.clone());
            let usual = ActivityDetails::EMPTY.clone().swap(field.clone());
            match probe.swap(field.clone()) {
                before if before == field => {}
                before if before == usual => later.push(Edit::SetActivity(row.id, Box::new(field))),
                _ => {
                    self.note(NoteKind::Skipped, format!("\"{title}\" keeps its {}.", name.replace('_', " ")))
                }
            }
        }
        for (name, before, field, text) in [
            (
                "description",
                &known.description,
                ActivityField::Description as fn(String) -> ActivityField,
                draft.description,
            ),
            ("notes", &known.notes, ActivityField::Notes, draft.notes),
            ("deliverable", &known.deliverable, ActivityField::Deliverable, draft.deliverable),
        ] {
            if text.is_empty() || text == *before {
                continue;
            }
            if before.is_empty() {
                later.push(Edit::SetActivity(row.id, Box::new(field(text))));
            } else {
                self.note(NoteKind::Skipped, format!("\"{title}\" keeps its {name}; left out: \"{text}\"."));
            }
        }
    }
}

/// The parties that new roles belong to, found or made as roles need them.
#[derive(Default)]
struct Parties {
    edits: Vec<Edit>,
    added: Vec<Party>,
    /// Parties without a name that have got one.
    renamed: Vec<PartyId>,
    /// Headings that were spoken of already.
    reported: Vec<String>,
}

impl Parties {
    fn party_of(&mut self, inserting: &mut Inserting<'_>, role: &DraftRole) -> PartyId {
        if let Some(party) = named(inserting.matrix, &role.party) {
            return party.id;
        }
        let key = title_key(&role.party);
        if let Some(party) = self
            .added
            .iter()
            .find(|party| role.side == Some(party.kind) && !key.is_empty() && title_key(&party.name) == key)
        {
            return party.id;
        }
        let over = role.side.or_else(|| side_of(&role.party));
        let (kind, name) = match (over, side_of(&role.title)) {
            (Some(kind), _) => (kind, role.party.as_str()),
            // The title tells more than the heading, which then is not this party's name.
            (None, Some(kind)) if kind != PartyKind::Customer => (kind, ""),
            _ => (PartyKind::Customer, role.party.as_str()),
        };
        let id = self.party_of_kind(inserting, kind, name, role.side.is_some());
        if !role.party.is_empty() && !self.reported.contains(&role.party) {
            let side = match kind {
                PartyKind::Customer => "the customer",
                PartyKind::Provider => "the provider",
                PartyKind::ThirdParty => "a third party",
            };
            inserting
                .note(NoteKind::Guessed, format!("\"{}\" over the roles was taken for {side}.", role.party));
            self.reported.push(role.party.clone());
        }
        id
    }

    /// The party of this kind; where the name is certain, one of another name is another party.
    fn party_of_kind(
        &mut self,
        inserting: &mut Inserting<'_>,
        kind: PartyKind,
        name: &str,
        certain: bool,
    ) -> PartyId {
        let fits = |party: &Party, renamed: &[PartyId]| {
            let named = !party.name.is_empty() || renamed.contains(&party.id);
            party.kind == kind && !(certain && named && !name.is_empty())
        };
        if let Some(party) = inserting.matrix.parties.iter().find(|party| fits(party, &self.renamed)) {
            if party.name.is_empty() && !name.is_empty() && !self.renamed.contains(&party.id) {
                let field = PartyField::Name(name.to_owned());
                self.edits.push(Edit::Party(ListEdit::Set { id: party.id, field }));
                self.renamed.push(party.id);
            }
            return party.id;
        }
        let new = certain && !name.is_empty();
        if let Some(party) = self.added.iter().find(|party| party.kind == kind && !new) {
            return party.id;
        }
        let id = PartyId::fresh(inserting.randomness);
        let party = Party { id, kind, name: name.to_owned(), ..Party::default() };
        let at = inserting.matrix.parties.len() + self.added.len();
        self.edits.push(Edit::Party(ListEdit::Insert { at, items: vec![party.clone()] }));
        self.added.push(party);
        id
    }
}

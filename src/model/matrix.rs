//! The matrix: one document with its roles, activities, assignments and registers.
//!
//! It keeps two promises: every row has exactly one cell per role, and no identity stands twice
//! in a list. It is changed through `edit` alone; what is wrong with it is `rules`' concern.

use super::activity::{Activity, Area};
use super::agreement::{Baseline, LogEntry, Position, Question, SignOff, Waiver};
use super::id::{ActivityId, AreaId, IdMap, PartyId, PersonId, RoleId};
use super::letters::{LetterSet, Scheme};
use super::people::{Party, PartyKind, Person, Role};
use super::record::Extra;
use super::registers::{DecisionLevel, Escalation, Review, ScopeItem, SeparatedPair};
use super::settings::{MatrixInfo, RuleSettings};

/// One document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Matrix {
    /// What it says of itself.
    pub info: MatrixInfo,
    /// Its letters.
    pub scheme: Scheme,
    /// What it wants checked.
    pub rules: RuleSettings,
    /// The organisations.
    pub parties: Vec<Party>,
    /// The people.
    pub people: Vec<Person>,
    /// The groups of rows.
    pub areas: Vec<Area>,
    pub(crate) roles: IdMap<RoleId, Role>,
    pub(crate) activities: IdMap<ActivityId, Activity>,
    /// Systems, services and data the matrix is about.
    pub scope: Vec<ScopeItem>,
    /// Who decides what.
    pub decision_levels: Vec<DecisionLevel>,
    /// Who is called.
    pub escalations: Vec<Escalation>,
    /// Reviews that took place.
    pub reviews: Vec<Review>,
    /// Duties kept apart.
    pub separated_pairs: Vec<SeparatedPair>,
    /// Findings accepted on purpose.
    pub waivers: Vec<Waiver>,
    /// Parked points.
    pub questions: Vec<Question>,
    /// Wishes for disputed cells.
    pub positions: Vec<Position>,
    /// Snapshots.
    pub baselines: Vec<Baseline>,
    /// Attestations.
    pub sign_offs: Vec<SignOff>,
    /// What was changed, when, by whom; written by the session, never undone.
    pub log: Vec<LogEntry>,
    /// Fields that this version does not know.
    pub extra: Extra,
}

impl Matrix {
    /// The roles, in their order.
    pub fn roles(&self) -> impl ExactSizeIterator<Item = &Role> + DoubleEndedIterator {
        self.roles.values()
    }
    /// How many roles there are.
    pub fn role_count(&self) -> usize {
        self.roles.len()
    }
    /// The role.
    pub fn role(&self, id: RoleId) -> Option<&Role> {
        self.roles.get(&id)
    }
    /// The role at a position.
    pub fn role_at(&self, index: usize) -> Option<&Role> {
        self.roles.get_index(index).map(|(_, role)| role)
    }
    /// Where the role stands.
    pub fn role_index(&self, id: RoleId) -> Option<usize> {
        self.roles.get_index_of(&id)
    }
    /// The activities, in their order.
    pub fn activities(&self) -> impl ExactSizeIterator<Item = &Activity> + DoubleEndedIterator {
        self.activities.values()
    }
    /// How many activities there are.
    pub fn activity_count(&self) -> usize {
        self.activities.len()
    }
    /// The activity.
    pub fn activity(&self, id: ActivityId) -> Option<&Activity> {
        self.activities.get(&id)
    }
    /// The activity at a position.
    pub fn activity_at(&self, index: usize) -> Option<&Activity> {
        self.activities.get_index(index).map(|(_, activity)| activity)
    }
    /// Where the activity stands.
    pub fn activity_index(&self, id: ActivityId) -> Option<usize> {
        self.activities.get_index_of(&id)
    }
    /// The letters of the role for the activity; none where either is unknown.
    pub fn letters(&self, activity: ActivityId, role: RoleId) -> LetterSet {
        let cell = || Some(self.activity(activity)?.letters_at(self.role_index(role)?));
        cell().unwrap_or_default()
    }
    /// The area.
    pub fn area(&self, id: AreaId) -> Option<&Area> {
        self.areas.iter().find(|area| area.id == id)
    }
    /// The party.
    pub fn party(&self, id: PartyId) -> Option<&Party> {
        self.parties.iter().find(|party| party.id == id)
    }
    /// The person.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }
    /// Which side the role stands on; a role without a known party counts as the customer's.
    pub fn side(&self, role: &Role) -> PartyKind {
        self.party(role.party).map_or(PartyKind::Customer, |party| party.kind)
    }

    /// Appends a role to a matrix that is being built; every row gets an empty cell. `false` if the id is taken.
    pub fn push_role(&mut self, role: Role) -> bool {
        if self.roles.contains_key(&role.id) {
            return false;
        }
        self.roles.insert(role.id, role);
        for activity in self.activities.values_mut() {
            activity.letters.push(LetterSet::EMPTY);
        }
        true
    }

    /// Appends an activity to a matrix that is being built; missing cells are empty, surplus ones and remarks
    /// of unknown roles are cut. `false` if the id is taken.
    pub fn push_activity(&mut self, mut activity: Activity) -> bool {
        if self.activities.contains_key(&activity.id) {
            return false;
        }
        activity.letters.resize(self.roles.len(), LetterSet::EMPTY);
        activity.keep_remarks(|role| self.roles.contains_key(&role));
        self.activities.insert(activity.id, activity);
        true
    }
}

//! The edits: each a small piece of data whose application returns the edit that takes it back.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::cells::{self, CellBlock};
use super::columns::{self, RoleColumn};
use super::list::{ListEdit, apply_to_list};
use super::rows;
use super::touched::{Registers, Touched};
use crate::model::{
    Activity, ActivityField, ActivityId, Area, AreaId, Baseline, DecisionLevel, Escalation, LetterSet,
    Matrix, MatrixField, Party, Person, Position, Question, Record, Remark, Review, RoleField, RoleId,
    RuleSettings, Scheme, ScopeItem, SeparatedPair, SignOff, Waiver,
};

/// One change. [`Edit::apply`] makes it and returns its inverse.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// Replaces the letters of one cell.
    SetLetters {
        /// The row.
        activity: ActivityId,
        /// The column.
        role: RoleId,
        /// What it shall hold.
        letters: LetterSet,
    },
    /// Replaces the letters of a block of cells.
    SetCells(Box<CellBlock>),
    /// Replaces what is said of one cell; an empty remark takes it away.
    SetRemark {
        /// The row.
        activity: ActivityId,
        /// The column.
        role: RoleId,
        /// What shall be said.
        remark: Box<Remark>,
    },
    /// Puts rows before the one at `at`; their cells stand in the order of the roles.
    InsertActivities {
        /// Position of the first new row.
        at: usize,
        /// The rows.
        rows: Vec<Activity>,
    },
    /// Takes `count` rows away from `at` on.
    RemoveActivities {
        /// Position of the first row to go.
        at: usize,
        /// How many.
        count: usize,
    },
    /// Moves one row.
    MoveActivity {
        /// Where it stands.
        from: usize,
        /// Where it shall stand afterwards.
        to: usize,
    },
    /// Renames a row.
    SetActivityTitle(ActivityId, String),
    /// Puts a row into another area.
    SetActivityArea(ActivityId, Option<AreaId>),
    /// Changes one of a row's other fields.
    SetActivity(ActivityId, Box<ActivityField>),
    /// Puts columns before the one at `at`.
    InsertRoles {
        /// Position of the first new column.
        at: usize,
        /// The columns.
        columns: Vec<RoleColumn>,
    },
    /// Takes `count` columns away from `at` on.
    RemoveRoles {
        /// Position of the first column to go.
        at: usize,
        /// How many.
        count: usize,
    },
    /// Moves one column.
    MoveRole {
        /// Where it stands.
        from: usize,
        /// Where it shall stand afterwards.
        to: usize,
    },
    /// Changes one of a role's fields.
    SetRole(RoleId, Box<RoleField>),
    /// Changes one of the matrix's own fields.
    SetInfo(Box<MatrixField>),
    /// Replaces the letter scheme. Cells keep their positions in it; mapping them is a separate edit.
    SetScheme(Box<Scheme>),
    /// Replaces the rule settings.
    SetRules(Box<RuleSettings>),
    /// Changes the parties.
    Party(ListEdit<Party>),
    /// Changes the people.
    Person(ListEdit<Person>),
    /// Changes the areas.
    Area(ListEdit<Area>),
    /// Changes the scope register.
    Scope(ListEdit<ScopeItem>),
    /// Changes the decision levels.
    DecisionLevel(ListEdit<DecisionLevel>),
    /// Changes the escalation register.
    Escalation(ListEdit<Escalation>),
    /// Changes the review log.
    Review(ListEdit<Review>),
    /// Changes the separated pairs.
    SeparatedPair(ListEdit<SeparatedPair>),
    /// Changes the waivers.
    Waiver(ListEdit<Waiver>),
    /// Changes the open questions.
    Question(ListEdit<Question>),
    /// Changes the positions.
    Position(ListEdit<Position>),
    /// Changes the baselines.
    Baseline(ListEdit<Baseline>),
    /// Changes the sign-offs.
    SignOff(ListEdit<SignOff>),
}

/// Why an edit does not fit the matrix; the matrix is as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditError {
    /// Nothing has this identity.
    Unknown(String),
    /// The identity is taken.
    Taken(String),
    /// The identity stands twice where it may stand once.
    Twice(String),
    /// A position lies outside the list.
    OutOfRange {
        /// The position.
        at: usize,
        /// How many there are.
        len: usize,
    },
    /// The number of cells is not the number of roles (or activities).
    WrongWidth {
        /// How many cells came.
        found: usize,
        /// How many are needed.
        expected: usize,
    },
    /// A letter that the scheme does not have.
    UnknownLetter,
    /// A scheme that cannot be used, and why.
    BadScheme(String),
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(id) => write!(f, "nothing has the id {id}"),
            Self::Taken(id) => write!(f, "the id {id} is taken"),
            Self::Twice(id) => write!(f, "the id {id} stands twice in one block of cells"),
            Self::OutOfRange { at, len } => write!(f, "position {at} lies outside a list of {len}"),
            Self::WrongWidth { found, expected } => write!(f, "{found} cells where {expected} are needed"),
            Self::UnknownLetter => f.write_str("a letter that the scheme does not have"),
            Self::BadScheme(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for EditError {}

impl Edit {
    /// Makes the change, notes in `touched` what it concerned, and returns the edit that takes it back.
    ///
    /// # Errors
    /// Where the edit does not fit; then nothing has changed.
    pub fn apply(self, matrix: &mut Matrix, touched: &mut Touched) -> Result<Self, EditError> {
        match self {
            Self::SetLetters { activity, role, letters } => {
                cells::set_letters(matrix, touched, activity, role, letters)
            }
            Self::SetCells(block) => cells::set_block(matrix, touched, block),
            Self::SetRemark { activity, role, remark } => {
                cells::set_remark(matrix, touched, activity, role, *remark)
            }
            Self::InsertActivities { at, rows } => rows::insert(matrix, touched, at, rows),
            Self::RemoveActivities { at, count } => rows::remove(matrix, touched, at, count),
            Self::MoveActivity { from, to } => rows::shift(matrix, touched, from, to),
            Self::SetActivityTitle(id, title) => rows::set_title(matrix, touched, id, title),
            Self::SetActivityArea(id, area) => rows::set_area(matrix, touched, id, area),
            Self::SetActivity(id, field) => rows::set_field(matrix, touched, id, *field),
            Self::InsertRoles { at, columns } => columns::insert(matrix, touched, at, columns),
            Self::RemoveRoles { at, count } => columns::remove(matrix, touched, at, count),
            Self::MoveRole { from, to } => columns::shift(matrix, touched, from, to),
            Self::SetRole(id, field) => columns::set_field(matrix, touched, id, *field),
            Self::SetInfo(field) => {
                touched.registers.add(Registers::INFO);
                Ok(Self::SetInfo(Box::new(matrix.info.swap(*field))))
            }
            Self::SetScheme(scheme) => set_scheme(matrix, touched, *scheme),
            Self::SetRules(rules) => {
                touched.registers.add(Registers::RULES);
                Ok(Self::SetRules(Box::new(std::mem::replace(&mut matrix.rules, *rules))))
            }
            register => register.apply_to_register(matrix, touched),
        }
    }

    /// The edits of lists that have no cells.
    fn apply_to_register(self, matrix: &mut Matrix, touched: &mut Touched) -> Result<Self, EditError> {
        let (register, inverse) = match self {
            Self::Party(edit) => (Registers::PARTIES, Self::Party(apply_to_list(&mut matrix.parties, edit)?)),
            Self::Person(edit) => (Registers::PEOPLE, Self::Person(apply_to_list(&mut matrix.people, edit)?)),
            Self::Area(edit) => (Registers::AREAS, Self::Area(apply_to_list(&mut matrix.areas, edit)?)),
            Self::Scope(edit) => (Registers::SCOPE, Self::Scope(apply_to_list(&mut matrix.scope, edit)?)),
            Self::DecisionLevel(edit) => (
                Registers::DECISION_LEVELS,
                Self::DecisionLevel(apply_to_list(&mut matrix.decision_levels, edit)?),
            ),
            Self::Escalation(edit) => {
                (Registers::ESCALATIONS, Self::Escalation(apply_to_list(&mut matrix.escalations, edit)?))
            }
            Self::Review(edit) => {
                (Registers::REVIEWS, Self::Review(apply_to_list(&mut matrix.reviews, edit)?))
            }
            Self::SeparatedPair(edit) => (
                Registers::SEPARATED_PAIRS,
                Self::SeparatedPair(apply_to_list(&mut matrix.separated_pairs, edit)?),
            ),
            Self::Waiver(edit) => {
                (Registers::WAIVERS, Self::Waiver(apply_to_list(&mut matrix.waivers, edit)?))
            }
            Self::Question(edit) => {
                (Registers::QUESTIONS, Self::Question(apply_to_list(&mut matrix.questions, edit)?))
            }
            Self::Position(edit) => {
                (Registers::POSITIONS, Self::Position(apply_to_list(&mut matrix.positions, edit)?))
            }
            Self::Baseline(edit) => {
                (Registers::BASELINES, Self::Baseline(apply_to_list(&mut matrix.baselines, edit)?))
            }
            Self::SignOff(edit) => {
                (Registers::SIGN_OFFS, Self::SignOff(apply_to_list(&mut matrix.sign_offs, edit)?))
            }
            // Everything else was dealt with in `apply`; handing it back unchanged keeps the match total.
            other => return Ok(other),
        };
        touched.registers.add(register);
        Ok(inverse)
    }
}

fn set_scheme(matrix: &mut Matrix, touched: &mut Touched, scheme: Scheme) -> Result<Edit, EditError> {
    if let Some(why) = scheme.problem() {
        return Err(EditError::BadScheme(why));
    }
    let allowed = scheme.all();
    let orphaned = |letters: &LetterSet| !letters.without(allowed).is_empty();
    if matrix.activities().any(|activity| activity.letters().iter().any(orphaned)) {
        return Err(EditError::UnknownLetter);
    }
    touched.registers.add(Registers::SCHEME);
    Ok(Edit::SetScheme(Box::new(std::mem::replace(&mut matrix.scheme, scheme))))
}

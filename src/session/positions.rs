//! Disputed cells: what each side wants, and how a dispute is settled.
//!
//! A cell is disputed while somebody's position about it is recorded and none is decided.

use super::{Dialog, Request, Session};
use crate::catalog::choices::Choice;
use crate::edit::{Edit, ListEdit};
use crate::model::{
    ActivityId, Date, LetterSet, Matrix, Position, PositionField, PositionId, PositionSide, Record, RoleId,
    Scheme,
};

/// What one side wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// Whose wish it is.
    pub side: PositionSide,
    /// The letters wished for.
    pub letters: LetterSet,
    /// Why.
    pub reason: String,
}

impl Wish {
    fn is_blank(&self) -> bool {
        self.letters.is_empty() && self.reason.trim().is_empty()
    }
}

/// How a dispute is settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Whose wish it follows.
    pub side: PositionSide,
    /// Why.
    pub reason: String,
}

/// The letters that a position wishes for, as far as the scheme knows them.
fn letters_of(position: &Position, scheme: &Scheme) -> LetterSet {
    position.letters.chars().filter_map(|symbol| scheme.letter(symbol)).collect()
}

/// Whether the position is about the cell.
fn is_about(position: &Position, activity: ActivityId, role: RoleId) -> bool {
    position.activity == activity && position.role == role
}

/// The edits that make a decided position true in the grid: its cell gets its letters, and no other position
/// about the cell stays decided.
pub(super) fn carry_out(position: &Position, matrix: &Matrix) -> Vec<Edit> {
    let (activity, role) = (position.activity, position.role);
    let others = matrix
        .positions
        .iter()
        .filter(|other| other.decided && other.id != position.id && is_about(other, activity, role));
    let mut edits: Vec<Edit> = others.flat_map(undecided).collect();
    let letters = letters_of(position, &matrix.scheme);
    let is_known = matrix.activity(activity).is_some() && matrix.role(role).is_some();
    if is_known && matrix.letters(activity, role) != letters {
        edits.push(Edit::SetLetters { activity, role, letters });
    }
    edits
}

fn set(id: PositionId, field: PositionField) -> Edit {
    Edit::Position(ListEdit::Set { id, field })
}

/// The edits that open a decided position again.
fn undecided(position: &Position) -> impl Iterator<Item = Edit> {
    let open = Position { decided: false, decision: String::new(), decided_on: None, ..position.clone() };
    differences(position, open)
}

/// The edits of the fields in which the positions differ.
fn differences(before: &Position, after: Position) -> impl Iterator<Item = Edit> + use<> {
    let mut known = before.clone();
    let fields = [
        PositionField::Letters(after.letters),
        PositionField::Reason(after.reason),
        PositionField::Decided(after.decided),
        PositionField::Decision(after.decision),
        PositionField::DecidedOn(after.decided_on),
    ];
    let id = before.id;
    fields
        .into_iter()
        .filter(move |field| known.swap(field.clone()) != *field)
        .map(move |field| set(id, field))
}

impl Session {
    /// The positions about a cell, in the order they were recorded.
    pub fn positions_of(&self, activity: ActivityId, role: RoleId) -> impl Iterator<Item = &Position> {
        self.matrix.positions.iter().filter(move |position| is_about(position, activity, role))
    }

    /// Whether somebody's position about the cell is recorded and none is decided.
    pub fn is_disputed(&self, activity: ActivityId, role: RoleId) -> bool {
        let mut positions = self.positions_of(activity, role).peekable();
        positions.peek().is_some() && !positions.any(|position| position.decided)
    }

    /// The roles whose cells of a row are disputed.
    pub fn disputed_roles(&self, activity: ActivityId) -> Vec<RoleId> {
        let of_row = self.matrix.positions.iter().filter(|position| position.activity == activity);
        let mut roles: Vec<RoleId> = of_row.map(|position| position.role).collect();
        roles.sort_unstable();
        roles.dedup();
        roles.retain(|role| self.is_disputed(activity, *role));
        roles
    }

    /// What each side wants: the recorded wishes, with nothing for the sides that said nothing.
    pub fn wishes(&self, activity: ActivityId, role: RoleId) -> Vec<Wish> {
        let wish = |side: &PositionSide| {
            let position = self.positions_of(activity, role).find(|position| position.side == *side);
            Wish {
                side: *side,
                letters: position.map(|it| letters_of(it, &self.matrix.scheme)).unwrap_or_default(),
                reason: position.map(|it| it.reason.clone()).unwrap_or_default(),
            }
        };
        PositionSide::ALL.iter().map(wish).collect()
    }

    /// The positions about a cell in one sentence; empty where there are none.
    pub fn positions_in_words(&self, activity: ActivityId, role: RoleId) -> String {
        let wanted = |position: &Position| {
            let letters = if position.letters.is_empty() { "nothing" } else { &position.letters };
            format!("{} {letters}", position.side.words().to_lowercase())
        };
        let decided = self.positions_of(activity, role).find(|position| position.decided);
        let all: Vec<String> = self.positions_of(activity, role).map(wanted).collect();
        match decided {
            Some(position) => format!("Decided: {}", wanted(position)),
            None if all.is_empty() => String::new(),
            None => format!("Disputed: {}", all.join(", ")),
        }
    }

    /// Opens the positions of the active cell. `false` where no cell is active.
    pub(super) fn open_positions(&mut self) -> bool {
        let cell = self.active_activity().zip(self.active_role());
        let Some((activity, role)) = cell.map(|(activity, role)| (activity.id, role.id)) else {
            return false;
        };
        self.request(Request::ShowDialog(Dialog::Positions(activity, role)));
        true
    }

    /// Records what the sides want and, where there is a decision, makes it true in the cell: one step. A side that
    /// is missing or says nothing has no position afterwards. Returns whether anything changed.
    pub fn settle_positions(
        &mut self,
        activity: ActivityId,
        role: RoleId,
        wishes: &[Wish],
        decision: Option<&Decision>,
    ) -> bool {
        if self.matrix.activity(activity).is_none() || self.matrix.role(role).is_none() {
            return false;
        }
        let now = self.matrix.letters(activity, role);
        let is_recorded = self.positions_of(activity, role).next().is_some();
        let said = wishes.iter().filter(|wish| !wish.is_blank());
        // How it is today is no dispute by itself.
        let news = said.filter(|wish| {
            wish.side != PositionSide::AsIs || wish.letters != now || !wish.reason.trim().is_empty()
        });
        if !is_recorded && decision.is_none() && news.count() == 0 {
            return false;
        }
        let plan = self.planned(activity, role, wishes, decision);
        let label = match decision {
            Some(_) => format!("Decide {}", self.cell_name(activity, role)),
            None => format!("Positions of {}", self.cell_name(activity, role)),
        };
        let edits = self.position_edits(plan);
        self.edit(label, edits)
    }

    /// Every position about the cell as it is (if it is) and as it shall be (if it shall be).
    fn planned(
        &mut self,
        activity: ActivityId,
        role: RoleId,
        wishes: &[Wish],
        decision: Option<&Decision>,
    ) -> Vec<(Option<Position>, Option<Position>)> {
        let mut plan = Vec::new();
        for side in PositionSide::ALL {
            let decides = decision.filter(|decision| decision.side == *side);
            let wish =
                wishes.iter().find(|wish| wish.side == *side && (decides.is_some() || !wish.is_blank()));
            let known: Vec<Position> =
                self.positions_of(activity, role).filter(|it| it.side == *side).cloned().collect();
            let mut known = known.into_iter();
            let first = known.next();
            let after = wish.map(|wish| {
                let position = first.clone().unwrap_or_else(|| Position {
                    id: PositionId::fresh(self.randomness.as_mut()),
                    activity,
                    role,
                    side: *side,
                    ..Position::default()
                });
                settled(position, wish, decides, &self.matrix.scheme, self.today)
            });
            plan.push((first, after));
            // A second position of one side, as a file may have it, is no wish of its own here.
            plan.extend(known.map(|other| {
                let open =
                    Position { decided: false, decision: String::new(), decided_on: None, ..other.clone() };
                (Some(other), Some(open))
            }));
        }
        plan
    }

    /// The edits of a plan: what changes, what goes, what is new, and what the decision means for the cell.
    fn position_edits(&self, plan: Vec<(Option<Position>, Option<Position>)>) -> Vec<Edit> {
        let (mut edits, mut gone, mut new, mut cell) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (before, after) in plan {
            // A decision that stands already is not carried out again: the cell may have moved on since.
            let is_news = before.as_ref().map(|it| (it.decided, &it.letters))
                != after.as_ref().map(|it| (it.decided, &it.letters));
            if let Some(decided) = after.as_ref().filter(|it| it.decided && is_news) {
                let letters = letters_of(decided, &self.matrix.scheme);
                let (activity, role) = (decided.activity, decided.role);
                if self.matrix.letters(activity, role) != letters {
                    cell.push(Edit::SetLetters { activity, role, letters });
                }
            }
            match (before, after) {
                (Some(before), Some(after)) => edits.extend(differences(&before, after)),
                (Some(before), None) => {
                    gone.extend(self.matrix.positions.iter().position(|it| it.id == before.id));
                }
                (None, Some(after)) => new.push(after),
                (None, None) => {}
            }
        }
        gone.sort_unstable();
        let at = self.matrix.positions.len() - gone.len();
        let removed = gone.into_iter().rev().map(|at| Edit::Position(ListEdit::Remove { at, count: 1 }));
        edits.extend(removed);
        if !new.is_empty() {
            edits.push(Edit::Position(ListEdit::Insert { at, items: new }));
        }
        edits.extend(cell);
        edits
    }

    /// "Change firewall rules × Security Lead".
    fn cell_name(&self, activity: ActivityId, role: RoleId) -> String {
        let row = self.matrix.activity(activity).map(|row| self.activity_name(row)).unwrap_or_default();
        let role = self.matrix.role(role).map(|role| self.role_name(role)).unwrap_or_default();
        format!("{row} × {role}")
    }
}

/// The position with the wish, and decided or not.
fn settled(
    mut position: Position,
    wish: &Wish,
    decides: Option<&Decision>,
    scheme: &Scheme,
    today: Date,
) -> Position {
    // Symbols that the scheme does not know stay until the letters are chosen anew.
    if letters_of(&position, scheme) != wish.letters {
        position.letters = scheme.text(wish.letters);
    }
    wish.reason.trim().clone_into(&mut position.reason);
    let (was, before) = (position.decided, position.decided_on);
    position.decided = decides.is_some();
    position.decision = decides.map(|it| it.reason.trim().to_owned()).unwrap_or_default();
    position.decided_on = decides.and(if was { before } else { Some(today) });
    position
}

#[cfg(test)]
mod tests;

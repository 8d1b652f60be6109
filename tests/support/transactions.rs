//! Transactions of every kind of edit that fit a matrix, and edits that do not.

use remit::edit::*;
use remit::model::*;

use super::draw::Draw;
use super::records;

/// How many kinds of [`Edit`] there are.
pub const EDIT_KINDS: usize = 29;

/// One to four edits that fit the matrix one after the other, with a label and at times selections.
pub fn random_transaction(matrix: &Matrix, randomness: &mut SeededRandomness) -> Transaction {
    let mut trial = matrix.clone();
    let count = 1 + Draw::new(randomness, &trial).below(4);
    let mut edits = Vec::new();
    for _ in 0..count {
        let edit = random_edit(&trial, randomness);
        edit.clone().apply(&mut trial, &mut Touched::default()).expect("a drawn edit fits");
        edits.push(edit);
    }
    let draw = &mut Draw::new(randomness, matrix);
    let label = draw.text();
    let (before, after) = (draw.sometimes(selection), draw.sometimes(selection));
    Transaction::new(label, edits).selecting(before, after)
}

fn selection(draw: &mut Draw<'_>) -> Selection {
    Selection { anchor: spot(draw), head: spot(draw) }
}

fn spot(draw: &mut Draw<'_>) -> Spot {
    let row = match draw.below(5) {
        0 => RowSpot::Parties,
        1 => RowSpot::Roles,
        2 => draw.area().map_or(RowSpot::New, RowSpot::Area),
        3 => RowSpot::Activity(draw.activity()),
        _ => RowSpot::New,
    };
    let column = match draw.below(3) {
        0 => ColumnSpot::Title,
        1 => ColumnSpot::Role(draw.role()),
        _ => ColumnSpot::New(draw.party()),
    };
    Spot { row, column }
}

/// Any edit that fits the matrix.
pub fn random_edit(matrix: &Matrix, randomness: &mut SeededRandomness) -> Edit {
    let draw = &mut Draw::new(randomness, matrix);
    loop {
        let kind = draw.below(EDIT_KINDS);
        if let Some(edit) = edit_of_kind(kind, draw) {
            return edit;
        }
    }
}

/// The number of the edit's kind, below [`EDIT_KINDS`]. A kind added to the library must be added here.
pub fn kind_of(edit: &Edit) -> usize {
    match edit {
        Edit::SetLetters { .. } => 0,
        Edit::SetCells(_) => 1,
        Edit::SetRemark { .. } => 2,
        Edit::InsertActivities { .. } => 3,
        Edit::RemoveActivities { .. } => 4,
        Edit::MoveActivity { .. } => 5,
        Edit::SetActivityTitle(..) => 6,
        Edit::SetActivityArea(..) => 7,
        Edit::SetActivity(..) => 8,
        Edit::InsertRoles { .. } => 9,
        Edit::RemoveRoles { .. } => 10,
        Edit::MoveRole { .. } => 11,
        Edit::SetRole(..) => 12,
        Edit::SetInfo(_) => 13,
        Edit::SetScheme(_) => 14,
        Edit::SetRules(_) => 15,
        Edit::Party(_) => 16,
        Edit::Person(_) => 17,
        Edit::Area(_) => 18,
        Edit::Scope(_) => 19,
        Edit::DecisionLevel(_) => 20,
        Edit::Escalation(_) => 21,
        Edit::Review(_) => 22,
        Edit::SeparatedPair(_) => 23,
        Edit::Waiver(_) => 24,
        Edit::Question(_) => 25,
        Edit::Position(_) => 26,
        Edit::Baseline(_) => 27,
        Edit::SignOff(_) => 28,
    }
}

/// An edit of the kind, where the matrix has what it needs.
fn edit_of_kind(kind: usize, draw: &mut Draw<'_>) -> Option<Edit> {
    let matrix = draw.matrix();
    match kind {
        0..=8 => row_edit(kind, draw),
        9..=12 => column_edit(kind, draw),
        13 => Some(Edit::SetInfo(Box::new(records::info_field(draw)))),
        14 => Some(Edit::SetScheme(Box::new(fitting_scheme(draw)))),
        15 => Some(Edit::SetRules(Box::new(records::rules(draw)))),
        16 => list_edit(draw, &matrix.parties, records::party, records::party_field).map(Edit::Party),
        17 => list_edit(draw, &matrix.people, records::person, records::person_field).map(Edit::Person),
        18 => list_edit(draw, &matrix.areas, records::area, records::area_field).map(Edit::Area),
        19 => list_edit(draw, &matrix.scope, records::scope_item, records::scope_item_field).map(Edit::Scope),
        20 => {
            let (whole, one) = (records::decision_level, records::decision_level_field);
            list_edit(draw, &matrix.decision_levels, whole, one).map(Edit::DecisionLevel)
        }
        21 => list_edit(draw, &matrix.escalations, records::escalation, records::escalation_field)
            .map(Edit::Escalation),
        22 => list_edit(draw, &matrix.reviews, records::review, records::review_field).map(Edit::Review),
        23 => {
            let (whole, one) = (records::separated_pair, records::separated_pair_field);
            list_edit(draw, &matrix.separated_pairs, whole, one).map(Edit::SeparatedPair)
        }
        24 => list_edit(draw, &matrix.waivers, records::waiver, records::waiver_field).map(Edit::Waiver),
        25 => {
            list_edit(draw, &matrix.questions, records::question, records::question_field).map(Edit::Question)
        }
        26 => {
            list_edit(draw, &matrix.positions, records::position, records::position_field).map(Edit::Position)
        }
        27 => {
            list_edit(draw, &matrix.baselines, records::baseline, records::baseline_field).map(Edit::Baseline)
        }
        _ => {
            list_edit(draw, &matrix.sign_offs, records::sign_off, records::sign_off_field).map(Edit::SignOff)
        }
    }
}

fn row_edit(kind: usize, draw: &mut Draw<'_>) -> Option<Edit> {
    let (rows, columns) = (draw.matrix().activity_count(), draw.matrix().role_count());
    let has_rows = rows > 0;
    let has_cells = has_rows && columns > 0;
    match kind {
        0 => has_cells.then(|| Edit::SetLetters {
            activity: draw.activity(),
            role: draw.role(),
            letters: draw.letters(),
        }),
        1 => Some(Edit::SetCells(Box::new(block(draw)))),
        2 => has_cells.then(|| Edit::SetRemark {
            activity: draw.activity(),
            role: draw.role(),
            remark: Box::new(if draw.chance(30) { Remark::default() } else { records::remark(draw) }),
        }),
        3 => {
            let at = draw.below(rows + 1);
            Some(Edit::InsertActivities { at, rows: draw.some_of(3, |draw| Some(records::activity(draw))) })
        }
        4 => {
            let (at, count) = range(draw, rows);
            Some(Edit::RemoveActivities { at, count })
        }
        5 => has_rows.then(|| Edit::MoveActivity { from: draw.below(rows), to: draw.below(rows) }),
        6 => has_rows.then(|| Edit::SetActivityTitle(draw.activity(), draw.text())),
        7 => has_rows.then(|| Edit::SetActivityArea(draw.activity(), draw.area())),
        _ => has_rows.then(|| Edit::SetActivity(draw.activity(), Box::new(records::activity_field(draw)))),
    }
}

fn column_edit(kind: usize, draw: &mut Draw<'_>) -> Option<Edit> {
    let columns = draw.matrix().role_count();
    match kind {
        9 => {
            let at = draw.below(columns + 1);
            Some(Edit::InsertRoles { at, columns: draw.some_of(2, |draw| Some(column(draw))) })
        }
        10 => {
            let (at, count) = range(draw, columns);
            Some(Edit::RemoveRoles { at, count })
        }
        11 => (columns > 0).then(|| Edit::MoveRole { from: draw.below(columns), to: draw.below(columns) }),
        _ => (columns > 0).then(|| Edit::SetRole(draw.role(), Box::new(records::role_field(draw)))),
    }
}

/// A few places in a list of that length.
fn range(draw: &mut Draw<'_>, len: usize) -> (usize, usize) {
    let at = draw.below(len + 1);
    (at, draw.below(3.min(len - at) + 1))
}

fn column(draw: &mut Draw<'_>) -> RoleColumn {
    let mut column = RoleColumn::from(records::role(draw));
    for activity in draw.matrix().activities() {
        column.letters.push(draw.letters());
        if draw.chance(20) {
            // An empty remark is the same as none.
            let remark = records::remark(draw);
            column.remarks.extend((!remark.is_empty()).then_some((activity.id, remark)));
        }
    }
    if draw.chance(20) {
        column.letters.clear();
    }
    column
}

fn block(draw: &mut Draw<'_>) -> CellBlock {
    let mut activities: Vec<_> = draw.matrix().activities().map(|activity| activity.id).collect();
    let mut roles: Vec<_> = draw.matrix().roles().map(|role| role.id).collect();
    activities.retain(|_| draw.chance(50));
    roles.retain(|_| draw.chance(50));
    roles.reverse();
    let letters = (0..activities.len() * roles.len()).map(|_| draw.letters()).collect();
    CellBlock { activities, roles, letters }
}

/// A scheme that has every letter in use.
fn fitting_scheme(draw: &mut Draw<'_>) -> Scheme {
    let cells = draw.matrix().activities().flat_map(|activity| activity.letters());
    let used = cells.fold(LetterSet::EMPTY, |all, letters| all.union(*letters));
    let needed = used.iter().last().map_or(0, |letter| usize::from(letter.0) + 1);
    records::scheme(draw, needed)
}

fn list_edit<T: Record>(
    draw: &mut Draw<'_>,
    list: &[T],
    whole: fn(&mut Draw<'_>) -> T,
    one: fn(&mut Draw<'_>) -> T::Field,
) -> Option<ListEdit<T>> {
    let ids: Vec<T::Id> = list.iter().map(T::id).collect();
    match draw.below(4) {
        0 => {
            let at = draw.below(list.len() + 1);
            Some(ListEdit::Insert { at, items: draw.some_of(2, |draw| Some(whole(draw))) })
        }
        1 => {
            let (at, count) = range(draw, list.len());
            Some(ListEdit::Remove { at, count })
        }
        2 if !list.is_empty() => {
            Some(ListEdit::Move { from: draw.below(list.len()), to: draw.below(list.len()) })
        }
        _ => draw.pick(&ids).map(|id| ListEdit::Set { id, field: one(draw) }),
    }
}

/// An edit that does not fit the matrix, whatever the matrix is.
pub fn random_bad_edit(matrix: &Matrix, randomness: &mut SeededRandomness) -> Edit {
    let draw = &mut Draw::new(randomness, matrix);
    let nobody = RoleId::fresh(draw.randomness());
    let nothing = ActivityId::fresh(draw.randomness());
    let beyond = matrix.activity_count() + matrix.role_count() + 99;
    let mut stranger = Activity::new(nothing, "a row that is too wide", matrix.role_count() + 1);
    stranger.area = draw.area();
    let mut remarked = Activity::new(nothing, "a remark of a role that is not there", matrix.role_count());
    remarked.swap_remark(nobody, Remark { note: "whose?".to_owned(), ..Remark::default() });
    let twice = records::role(draw);
    let bad = [
        Edit::SetLetters { activity: nothing, role: draw.role(), letters: LetterSet::EMPTY },
        Edit::SetCells(Box::new(CellBlock {
            activities: vec![nothing],
            roles: vec![nobody],
            letters: vec![LetterSet::EMPTY],
        })),
        Edit::SetCells(Box::new(CellBlock { letters: vec![LetterSet::EMPTY], ..CellBlock::default() })),
        Edit::SetCells(Box::new(CellBlock { activities: vec![nothing; 2], ..CellBlock::default() })),
        Edit::SetRemark { activity: draw.activity(), role: nobody, remark: Box::default() },
        Edit::InsertActivities { at: beyond, rows: Vec::new() },
        Edit::InsertActivities { at: 0, rows: vec![stranger] },
        Edit::InsertActivities { at: 0, rows: vec![remarked] },
        Edit::RemoveActivities { at: 0, count: beyond },
        Edit::MoveActivity { from: 0, to: beyond },
        Edit::SetActivityTitle(nothing, draw.text()),
        Edit::InsertRoles { at: 0, columns: vec![twice.clone().into(), twice.into()] },
        Edit::RemoveRoles { at: beyond, count: 0 },
        Edit::MoveRole { from: beyond, to: 0 },
        Edit::SetRole(nobody, Box::new(records::role_field(draw))),
        Edit::SetScheme(Box::new(Scheme { name: draw.text(), letters: Vec::new() })),
        Edit::Party(ListEdit::Insert { at: 0, items: vec![Party::default(), Party::default()] }),
        Edit::Question(ListEdit::Remove { at: beyond, count: 1 }),
    ];
    let index = draw.below(bad.len());
    bad[index].clone()
}

//! Another letter scheme: which letter becomes which, and the edits that carry every cell over.
//!
//! Each letter becomes its counterpart; one that has none is kept as text in the cell's remark, so that nothing is
//! lost. Knows nothing of who chooses the counterparts.

use std::collections::BTreeSet;

use super::{CellBlock, Edit, ListEdit};
use crate::model::{
    Letter, LetterDefinition, LetterSet, Matrix, Part, Position, PositionField, RoleId, Scheme,
};

/// How many sets of letters there can be.
const SETS: usize = 256;

/// What becomes of each letter of a scheme, in the scheme's order; `None` where it has no counterpart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LetterMapping(Vec<Option<Letter>>);

impl LetterMapping {
    /// The mapping with these counterparts.
    pub fn new(targets: Vec<Option<Letter>>) -> Self {
        Self(targets)
    }

    /// The mapping that keeps the letters' meaning best: the same symbol or name where it plays the same part,
    /// else another letter that plays it. Where the rules look at no part, only the name tells what is meant.
    pub fn proposed(from: &Scheme, to: &Scheme) -> Self {
        Self(from.letters.iter().map(|definition| counterpart(definition, to)).collect())
    }

    /// The counterparts, in the order of the scheme they are mapped from.
    pub fn targets(&self) -> &[Option<Letter>] {
        &self.0
    }

    /// What the letter becomes.
    pub fn target(&self, letter: Letter) -> Option<Letter> {
        self.0.get(usize::from(letter.0)).copied().flatten()
    }

    /// The counterparts of a cell's letters.
    pub fn carried(&self, letters: LetterSet) -> LetterSet {
        letters.iter().filter_map(|letter| self.target(letter)).collect()
    }

    /// Those of a cell's letters that have no counterpart.
    pub fn left_over(&self, letters: LetterSet) -> LetterSet {
        letters.iter().filter(|letter| self.target(*letter).is_none()).collect()
    }

    /// The mapping without counterparts that the scheme does not have.
    fn within(&self, scheme: &Scheme) -> Self {
        let all = scheme.all();
        Self(self.0.iter().map(|target| target.filter(|letter| all.has(*letter))).collect())
    }
}

/// The letter of the scheme that means the same.
fn counterpart(definition: &LetterDefinition, to: &Scheme) -> Option<Letter> {
    let mut best: Option<((u8, usize), Letter)> = None;
    for letter in to.all().iter() {
        let Some(other) = to.definition(letter) else { continue };
        let likeness = (likeness(definition, other), shared_words(definition, other));
        if likeness.0 > 0 && best.is_none_or(|(before, _)| likeness > before) {
            best = Some((likeness, letter));
        }
    }
    best.map(|(_, letter)| letter)
}

/// How sure it is that two letters mean the same; zero where nothing speaks for it.
fn likeness(one: &LetterDefinition, other: &LetterDefinition) -> u8 {
    let symbol = one.symbol == other.symbol;
    let name = !one.name.is_empty() && one.name.to_lowercase() == other.name.to_lowercase();
    let part = one.part == other.part;
    let known = part && one.part != Part::Other;
    match (symbol, name, part, known) {
        (true, true, ..) => 4,
        (true, _, _, true) => 3,
        (_, true, true, _) => 2,
        (_, _, _, true) => 1,
        _ => 0,
    }
}

/// How many words the two letters' names and meanings share, to choose among letters that play one part.
fn shared_words(one: &LetterDefinition, other: &LetterDefinition) -> usize {
    let words = |it: &LetterDefinition| -> BTreeSet<String> {
        let text = format!("{} {}", it.name, it.meaning).to_lowercase();
        text.split(|at: char| !at.is_alphanumeric())
            .filter(|word| word.len() > 2)
            .map(str::to_owned)
            .collect()
    };
    words(one).intersection(&words(other)).count()
}

/// How many cells hold each set of letters, so that every question about letters is answered without the matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterTally(Vec<u32>);

impl LetterTally {
    /// Counts the cells, in one pass.
    pub fn of(matrix: &Matrix) -> Self {
        let mut counts = vec![0; SETS];
        for letters in matrix.activities().flat_map(|activity| activity.letters()) {
            if let Some(count) = counts.get_mut(usize::from(letters.0)) {
                *count += 1;
            }
        }
        Self(counts)
    }

    /// How many cells hold the letter.
    pub fn holding(&self, letter: Letter) -> u32 {
        self.sum(|letters| letters.has(letter))
    }

    /// How many cells hold a letter without a counterpart.
    pub fn left_over(&self, mapping: &LetterMapping) -> u32 {
        self.sum(|letters| !mapping.left_over(letters).is_empty())
    }

    /// How many cells hold any letter.
    pub fn filled(&self) -> u32 {
        self.sum(|letters| !letters.is_empty())
    }

    fn sum(&self, counts: impl Fn(LetterSet) -> bool) -> u32 {
        (0u8..=u8::MAX).zip(&self.0).filter(|(set, _)| counts(LetterSet(*set))).map(|(_, count)| count).sum()
    }
}

/// What another scheme does to a matrix.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Relettering {
    /// The edits, in the order they must be made; none where nothing would change.
    pub edits: Vec<Edit>,
    /// How many cells keep a letter without a counterpart as text in their remark.
    pub left_over: usize,
}

/// The edits that give the matrix the scheme and carry cells and positions over.
pub fn reletter(matrix: &Matrix, scheme: Scheme, mapping: &LetterMapping) -> Relettering {
    let mapping = mapping.within(&scheme);
    let mut edits = Vec::new();
    let left_over = keep_left_over(matrix, &mapping, &mut edits);
    let cells = carried_cells(matrix, &mapping).map(|block| Edit::SetCells(Box::new(block)));
    let positions =
        matrix.positions.iter().flat_map(|it| carried_position(it, &matrix.scheme, &scheme, &mapping));
    let positions: Vec<Edit> = positions.collect();
    // The letters must be known when they are set, and none may be unknown when the scheme is: so the scheme that
    // has more letters is in force while the cells change.
    let grows = scheme.letters.len() >= matrix.scheme.letters.len();
    let exchange = (scheme != matrix.scheme).then(|| Edit::SetScheme(Box::new(scheme)));
    if grows {
        edits.extend(exchange);
        edits.extend(cells);
    } else {
        edits.extend(cells);
        edits.extend(exchange);
    }
    edits.extend(positions);
    Relettering { edits, left_over }
}

/// Writes letters without a counterpart into the remarks of their cells, and counts the cells.
fn keep_left_over(matrix: &Matrix, mapping: &LetterMapping, edits: &mut Vec<Edit>) -> usize {
    let lost: Vec<String> =
        (0u8..=u8::MAX).map(|set| matrix.scheme.text(mapping.left_over(LetterSet(set)))).collect();
    let mut count = 0;
    for activity in matrix.activities() {
        for (role, letters) in matrix.roles().zip(activity.letters()) {
            let Some(symbols) = lost.get(usize::from(letters.0)).filter(|symbols| !symbols.is_empty()) else {
                continue;
            };
            let mut remark = activity.remark(role.id).cloned().unwrap_or_default();
            let before = if remark.unread.is_empty() { "" } else { " / " };
            remark.unread = format!("{symbols}{before}{}", remark.unread);
            edits.push(Edit::SetRemark { activity: activity.id, role: role.id, remark: Box::new(remark) });
            count += 1;
        }
    }
    count
}

/// The cells of every row and column in which a letter becomes another one.
fn carried_cells(matrix: &Matrix, mapping: &LetterMapping) -> Option<CellBlock> {
    let after: Vec<LetterSet> = (0u8..=u8::MAX).map(|set| mapping.carried(LetterSet(set))).collect();
    let carried = |letters: LetterSet| after.get(usize::from(letters.0)).copied().unwrap_or_default();
    let mut is_concerned = vec![false; matrix.role_count()];
    let mut rows = Vec::new();
    for activity in matrix.activities() {
        let mut changes = false;
        for (concerned, letters) in is_concerned.iter_mut().zip(activity.letters()) {
            if carried(*letters) != *letters {
                *concerned = true;
                changes = true;
            }
        }
        rows.extend(changes.then_some(activity));
    }
    let columns: Vec<(usize, RoleId)> = matrix
        .roles()
        .enumerate()
        .filter(|(column, _)| is_concerned.get(*column) == Some(&true))
        .map(|(column, role)| (column, role.id))
        .collect();
    let mut letters = Vec::with_capacity(rows.len() * columns.len());
    for row in &rows {
        letters.extend(columns.iter().map(|(column, _)| carried(row.letters_at(*column))));
    }
    let roles = columns.into_iter().map(|(_, role)| role).collect();
    let activities = rows.iter().map(|row| row.id).collect::<Vec<_>>();
    (!activities.is_empty()).then_some(CellBlock { activities, roles, letters })
}

/// The edits of a position whose letters are called otherwise; what has no counterpart goes into its reason.
fn carried_position(position: &Position, from: &Scheme, to: &Scheme, mapping: &LetterMapping) -> Vec<Edit> {
    let Ok(letters) = from.parse(&position.letters) else { return Vec::new() };
    let (text, lost) = (to.text(mapping.carried(letters)), from.text(mapping.left_over(letters)));
    let mut fields = Vec::new();
    if text != position.letters {
        fields.push(PositionField::Letters(text));
    }
    if !lost.is_empty() {
        let reason = format!("{} (Before the letters changed also: {lost}.)", position.reason);
        fields.push(PositionField::Reason(reason.trim_start().to_owned()));
    }
    let set = |field| Edit::Position(ListEdit::Set { id: position.id, field });
    fields.into_iter().map(set).collect()
}

//! The scope register, the decision levels and the separated pairs as tables.

use super::register::{Column, ColumnKind, Derived, Register, column};
use super::values::{self, Pen};
use crate::catalog::choices::Choice;
use crate::edit::{Edit, ListEdit};
use crate::model::{
    ActivityField, Criticality, DecisionLevel, DecisionLevelField, DecisionLevelId, Matrix, Place,
    ProviderScope, Randomness, ScopeItem, ScopeItemField, ScopeItemId, ScopeKind, SeparatedPair,
    SeparatedPairField, SeparatedPairId,
};

impl Register for ScopeItem {
    const COLUMNS: &'static [Column] = &[
        column("Name", ColumnKind::Text, 220),
        column("Kind", ColumnKind::Choice(ScopeKind::all_words), 160),
        column("Owner", ColumnKind::Role, 190),
        column("Criticality", ColumnKind::Choice(Criticality::all_words), 140),
        column("Classification", ColumnKind::Text, 140),
        column("In provider's scope", ColumnKind::Choice(ProviderScope::all_words), 150),
        column("Monitored by", ColumnKind::Text, 160),
        column("Notes", ColumnKind::Long, 240),
        column("Touched by", ColumnKind::Shown, 260),
    ];
    fn list(matrix: &Matrix) -> &[Self] {
        &matrix.scope
    }
    fn edit(edit: ListEdit<Self>) -> Edit {
        Edit::Scope(edit)
    }
    fn fresh(randomness: &mut dyn Randomness) -> Self {
        Self { id: ScopeItemId::fresh(randomness), ..Self::default() }
    }
    fn read(&self, column: usize, matrix: &Matrix, derived: &Derived) -> String {
        match column {
            0 => self.name.clone(),
            1 => self.kind.words().to_owned(),
            2 => values::role_title(matrix, self.owner),
            3 => self.criticality.words().to_owned(),
            4 => self.classification.clone(),
            5 => self.provider_scope.words().to_owned(),
            6 => self.monitored_by.clone(),
            7 => self.notes.clone(),
            _ => derived.text(self.id.0),
        }
    }
    fn derived(matrix: &Matrix) -> Derived {
        Derived::of(matrix, |row| {
            let systems = &row.details().systems;
            // A row that names an item twice touches it once.
            let is_first = |(at, id): &(usize, &ScopeItemId)| !systems.iter().take(*at).any(|it| it == *id);
            systems.iter().enumerate().filter(is_first).map(|(_, id)| id.0)
        })
    }
    fn write(&self, column: usize, text: &str, pen: &Pen<'_>) -> Result<ScopeItemField, String> {
        Ok(match column {
            0 => ScopeItemField::Name(text.to_owned()),
            1 => ScopeItemField::Kind(values::choice(text)?),
            2 => ScopeItemField::Owner(pen.role(text)?),
            3 => ScopeItemField::Criticality(values::choice(text)?),
            4 => ScopeItemField::Classification(text.to_owned()),
            5 => ScopeItemField::ProviderScope(values::choice(text)?),
            6 => ScopeItemField::MonitoredBy(text.to_owned()),
            7 => ScopeItemField::Notes(text.to_owned()),
            _ => return Err(values::shown_only()),
        })
    }
    fn place(&self) -> Option<Place> {
        Some(Place::ScopeItem(self.id))
    }
    fn before_removal(leaving: &[Self], matrix: &Matrix) -> Vec<Edit> {
        let leaves = |id: &ScopeItemId| leaving.iter().any(|item| item.id == *id);
        let touching = matrix.activities().filter(|row| row.details().systems.iter().any(leaves));
        touching
            .map(|row| {
                let stay = row.details().systems.iter().copied().filter(|id| !leaves(id)).collect();
                Edit::SetActivity(row.id, Box::new(ActivityField::Systems(stay)))
            })
            .collect()
    }
}

impl Register for DecisionLevel {
    const COLUMNS: &'static [Column] = &[
        column("Level", ColumnKind::Text, 200),
        column("Covers", ColumnKind::Long, 240),
        column("Who decides", ColumnKind::Long, 220),
        column("Approvals needed", ColumnKind::Number, 110),
        column("Time limit", ColumnKind::Text, 150),
        column("Documentation", ColumnKind::Long, 260),
        column("Reviewed afterwards", ColumnKind::YesNo, 120),
        column("Activities", ColumnKind::Shown, 260),
    ];
    fn list(matrix: &Matrix) -> &[Self] {
        &matrix.decision_levels
    }
    fn edit(edit: ListEdit<Self>) -> Edit {
        Edit::DecisionLevel(edit)
    }
    fn fresh(randomness: &mut dyn Randomness) -> Self {
        Self { id: DecisionLevelId::fresh(randomness), approvals_needed: 1, ..Self::default() }
    }
    fn read(&self, column: usize, _: &Matrix, derived: &Derived) -> String {
        match column {
            0 => self.title.clone(),
            1 => self.covers.clone(),
            2 => self.decided_by.clone(),
            3 => self.approvals_needed.to_string(),
            4 => self.time_limit.clone(),
            5 => self.documentation.clone(),
            6 => values::yes_no_text(self.reviewed_afterwards),
            _ => derived.text(self.id.0),
        }
    }
    fn derived(matrix: &Matrix) -> Derived {
        Derived::of(matrix, |row| row.details().decision_level.map(|level| level.0))
    }
    fn write(&self, column: usize, text: &str, _pen: &Pen<'_>) -> Result<DecisionLevelField, String> {
        Ok(match column {
            0 => DecisionLevelField::Title(text.to_owned()),
            1 => DecisionLevelField::Covers(text.to_owned()),
            2 => DecisionLevelField::DecidedBy(text.to_owned()),
            3 => DecisionLevelField::ApprovalsNeeded(approvals(text)?),
            4 => DecisionLevelField::TimeLimit(text.to_owned()),
            5 => DecisionLevelField::Documentation(text.to_owned()),
            6 => DecisionLevelField::ReviewedAfterwards(values::yes_no(text)?),
            _ => return Err(values::shown_only()),
        })
    }
    fn place(&self) -> Option<Place> {
        Some(Place::DecisionLevel(self.id))
    }
    fn before_removal(leaving: &[Self], matrix: &Matrix) -> Vec<Edit> {
        let leaves = |id: &DecisionLevelId| leaving.iter().any(|level| level.id == *id);
        let under =
            matrix.activities().filter(|row| row.details().decision_level.as_ref().is_some_and(leaves));
        under.map(|row| Edit::SetActivity(row.id, Box::new(ActivityField::DecisionLevel(None)))).collect()
    }
}

/// How many must approve.
fn approvals(text: &str) -> Result<u8, String> {
    const MOST: u8 = 9;
    let number = if text.is_empty() { Some(0) } else { text.parse().ok() };
    number
        .filter(|number| *number <= MOST)
        .ok_or_else(|| format!("\"{text}\" is no number of approvals: write 0 to {MOST}."))
}

impl Register for SeparatedPair {
    const COLUMNS: &'static [Column] = &[
        column("One duty", ColumnKind::Text, 240),
        column("The other duty", ColumnKind::Text, 240),
        column("Why they are kept apart", ColumnKind::Long, 420),
    ];
    fn list(matrix: &Matrix) -> &[Self] {
        &matrix.separated_pairs
    }
    fn edit(edit: ListEdit<Self>) -> Edit {
        Edit::SeparatedPair(edit)
    }
    fn fresh(randomness: &mut dyn Randomness) -> Self {
        Self { id: SeparatedPairId::fresh(randomness), ..Self::default() }
    }
    fn read(&self, column: usize, _: &Matrix, _: &Derived) -> String {
        match column {
            0 => self.first.clone(),
            1 => self.second.clone(),
            _ => self.reason.clone(),
        }
    }
    fn write(&self, column: usize, text: &str, _pen: &Pen<'_>) -> Result<SeparatedPairField, String> {
        Ok(match column {
            0 => SeparatedPairField::First(text.to_owned()),
            1 => SeparatedPairField::Second(text.to_owned()),
            _ => SeparatedPairField::Reason(text.to_owned()),
        })
    }
}

//! The lines of the coverage table: a catalogue's themes and controls with their activities, those that are wanted.

use crate::analysis::coverage::{Coverage, Covered, Standing};
use crate::catalog::controls::{Entry, EntryKind};
use crate::model::{ActivityId, Matrix};

/// An activity that refers to a control.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Referred {
    pub(super) id: ActivityId,
    pub(super) title: String,
    pub(super) has_one_owner: bool,
}

/// A line of the table.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Line {
    /// Where its entry stands in the catalogue.
    pub(super) place: usize,
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    /// How it stands, for a control.
    pub(super) standing: Option<&'static str>,
    /// Controls covered and controls in all, for a heading with its depth.
    pub(super) heading: Option<(u8, usize, usize)>,
    pub(super) activities: Vec<Referred>,
}

/// Which lines are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Wanted {
    /// Only controls that are not covered.
    pub(super) gaps_only: bool,
    /// Only controls that have all these words in identifier or title, in small letters.
    pub(super) words: String,
}

/// The name of a standing in styles and keys.
pub(super) const fn name(standing: Standing) -> &'static str {
    match standing {
        Standing::Covered => "covered",
        Standing::Unowned => "unowned",
        Standing::Missing => "missing",
    }
}

/// A standing as people read it.
pub(super) fn words(standing: &str) -> &'static str {
    match standing {
        "covered" => "Covered",
        "unowned" => "Without one owner",
        _ => "Missing",
    }
}

/// The wanted controls, each theme before its first one.
pub(super) fn lines(matrix: &Matrix, coverage: &Coverage, wanted: &Wanted) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut above: Vec<Line> = Vec::new();
    for covered in coverage.entries() {
        match covered.entry.kind {
            EntryKind::Heading(level) => {
                above.retain(|line| line.heading.is_some_and(|(other, ..)| other < level));
                let counts = coverage.counts_below(covered.entry);
                let heading = Some((level, counts.covered, counts.controls));
                above.push(Line { heading, ..line(matrix, &covered) });
            }
            EntryKind::Control if is_wanted(&covered, wanted) => {
                lines.append(&mut above);
                lines.push(Line { standing: Some(name(covered.standing())), ..line(matrix, &covered) });
            }
            EntryKind::Control | EntryKind::Part => {}
        }
    }
    lines
}

fn is_wanted(covered: &Covered<'_>, wanted: &Wanted) -> bool {
    let Entry { id, title, .. } = covered.entry;
    let is_gap = covered.standing() != Standing::Covered;
    let text = || format!("{id} {title}").to_lowercase();
    (is_gap || !wanted.gaps_only)
        && (wanted.words.is_empty() || {
            let text = text();
            wanted.words.split_whitespace().all(|word| text.contains(word))
        })
}

fn line(matrix: &Matrix, covered: &Covered<'_>) -> Line {
    let Entry { place, id, title, .. } = covered.entry;
    let referred = covered.activities.iter().map(|it| Referred {
        id: it.activity,
        title: matrix.activity(it.activity).map(|row| row.title.clone()).unwrap_or_default(),
        has_one_owner: it.has_one_owner,
    });
    Line { place, id, title, standing: None, heading: None, activities: referred.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::controls::catalogue;
    use crate::model::{Activity, Id};

    fn coverage() -> (Matrix, Coverage) {
        let mut matrix = Matrix::default();
        let mut row = Activity::new(ActivityId(Id::from_bits(1)), "Screen applicants", 0);
        row.with_details(|it| it.controls.push("A.6.1".to_owned()));
        assert!(matrix.push_activity(row));
        let coverage = Coverage::of(&matrix, catalogue("iso-27001").unwrap());
        (matrix, coverage)
    }

    #[test]
    fn each_control_stands_below_its_themes_with_its_activities() {
        let (matrix, coverage) = coverage();
        let lines = lines(&matrix, &coverage, &Wanted { words: "screening".into(), ..Wanted::default() });
        let titles: Vec<&str> = lines.iter().map(|line| line.title).collect();
        assert_eq!(titles, ["Annex A controls", "People controls", "Screening before and during employment"]);
        assert_eq!(lines[1].heading, Some((2, 0, 8)));
        assert_eq!(lines[2].standing, Some("unowned"));
        assert_eq!(lines[2].activities[0].title, "Screen applicants");
        assert!(!lines[2].activities[0].has_one_owner);
    }

    #[test]
    fn without_a_filter_every_control_is_there_once() {
        let (matrix, coverage) = coverage();
        let all = lines(&matrix, &coverage, &Wanted::default());
        let controls = all.iter().filter(|line| line.standing.is_some()).count();
        assert_eq!(controls, coverage.counts().controls);
        let gaps = lines(&matrix, &coverage, &Wanted { gaps_only: true, ..Wanted::default() });
        assert_eq!(gaps.len(), all.len(), "nothing is covered yet");
    }
}

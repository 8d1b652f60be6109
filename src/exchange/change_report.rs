//! What changed between two baselines, or between a baseline and today, as a document for people.

use super::baseline::{find, read_baseline};
use super::compare::{Comparison, Difference, Kind, compare, place_of};
use super::content::agreed_content;
use super::standing::content_hash;
use crate::formats::report::{Block, Document, Table, Text};
use crate::model::{BaselineId, Matrix};

/// The report from one baseline to another; to the matrix as it is where there is no other.
///
/// # Errors
/// A sentence where a baseline cannot be read.
pub fn change_report(matrix: &Matrix, from: BaselineId, to: Option<BaselineId>) -> Result<Document, String> {
    let then = read_baseline(matrix, from)?;
    let now = to.map_or_else(|| Ok(agreed_content(matrix)), |to| read_baseline(matrix, to))?;
    let (from, to) = (find(matrix, from)?, to.map(|to| find(matrix, to)).transpose()?);
    let name =
        |name: &str| if name.trim().is_empty() { "Unnamed".to_owned() } else { name.trim().to_owned() };
    let newer = to.map_or_else(|| "today".to_owned(), |to| name(&to.name));
    let comparison = compare(&then, &now);
    let title = format!("Changes from {} to {newer}", name(&from.name));
    let mut document = Document { landscape: true, ..Document::of(matrix, title) };
    let hash = to.map_or_else(|| content_hash(matrix), |to| to.hash.clone());
    document.blocks.push(Block::Facts(vec![
        ("In short".to_owned(), comparison.summary().into()),
        (format!("SHA-256 of {}", name(&from.name)), Text::code(from.hash.as_str())),
        (format!("SHA-256 of {newer}"), Text::code(hash)),
    ]));
    if comparison.is_same() {
        document.paragraph("Nothing that is agreed differs.");
    }
    document.table(table(&then, &comparison));
    document.paragraph(
        "Compared is what is agreed: letters, rules, parties, roles, activities, scope, decision levels, escalation and \
         separated duties. People, contacts, notes, waivers, reviews and questions are not.",
    );
    Ok(document)
}

fn table(then: &Matrix, comparison: &Comparison) -> Table {
    let mut table = Table::headed(["Where", "What happened", "Before", "After"]);
    let row = |difference: &Difference| {
        let happened = match difference.kind {
            Kind::Added => "New",
            Kind::Removed => "Gone",
            Kind::Moved => "Moved",
            Kind::Changed => "Changed",
        };
        vec![
            place_of(&[&comparison.newer, then], &difference.target).into(),
            happened.into(),
            difference.old.as_str().into(),
            difference.new.as_str().into(),
        ]
    };
    table.rows = comparison.differences.iter().map(row).collect();
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog;
    use crate::edit::{Edit, Transaction};
    use crate::exchange::take;
    use crate::formats::report::markdown;
    use crate::model::{MatrixField, SeededRandomness, Timestamp};

    #[test]
    fn two_baselines_are_told_apart_and_today_from_the_newer_one() {
        let mut matrix = catalog::pack("outsourcing").unwrap().build(&mut SeededRandomness::new(7), "en");
        let step = |matrix: &mut Matrix, number: u64, title: &str| {
            let edit = Edit::SetInfo(Box::new(MatrixField::Title(title.to_owned())));
            Transaction::new("", vec![edit]).apply(matrix).unwrap();
            let (name, at) = (format!("v{number}"), Timestamp::from_seconds(number as i64));
            let edits = take(matrix, &name, at, &mut SeededRandomness::new(number)).unwrap();
            Transaction::new("", edits).apply(matrix).unwrap();
        };
        step(&mut matrix, 1, "First");
        step(&mut matrix, 2, "Second");
        let ids: Vec<_> = matrix.baselines.iter().map(|baseline| baseline.id).collect();
        let report = change_report(&matrix, ids[0], Some(ids[1])).unwrap();
        assert_eq!(report.title, "Changes from v1 to v2");
        let text = markdown(&report);
        assert!(text.contains("| matrix: title | Changed | First | Second |"), "{text}");
        assert!(matrix.baselines.iter().all(|baseline| text.contains(&baseline.hash)));
        let today = markdown(&change_report(&matrix, ids[1], None).unwrap());
        assert!(
            today.contains("Changes from v2 to today") && today.contains("Nothing that is agreed differs.")
        );
    }
}

//! Parts of the analysis that set one thing against another: owners and doers, areas and roles, duties kept apart.

use super::document::{Document, Table, Text};
use super::words;
use crate::analysis::{Bearer, HeatMap, Held, Interface, Sides, conflicts};
use crate::model::{ActivityId, Matrix};
use crate::rules::Engine;

/// Who owns what another side does, and the activities behind each number.
pub(super) fn interface(matrix: &Matrix, document: &mut Document) {
    let interface = Interface::of(matrix);
    let (owners, doers): (Vec<Sides>, Vec<Sides>) =
        (interface.owners().collect(), interface.doers().collect());
    if owners.is_empty() {
        document.paragraph("The matrix has no activities yet.");
        return;
    }
    let headings: Vec<String> = doers.iter().map(|does| format!("#{}", does_it(*does))).collect();
    let mut table = Table::headed(std::iter::once("Who owns").chain(headings.iter().map(String::as_str)));
    let mut behind = Vec::new();
    for owns in &owners {
        let mut row = vec![owns_it(*owns).into()];
        for does in &doers {
            let activities = interface.activities(*owns, *does);
            row.push((activities.len() as u32).into());
            if !activities.is_empty() {
                let title = format!("{}, {}", owns_it(*owns), words::lowered(&does_it(*does)));
                let said = format!(" ({}): {}", activities.len(), titles(matrix, activities));
                behind.push(Text::strong(title).then(said));
            }
        }
        table.rows.push(row);
    }
    document.table(table);
    document.list(behind);
}

fn owns_it(sides: Sides) -> String {
    with_verb(sides, "owns", "own")
}

fn does_it(sides: Sides) -> String {
    with_verb(sides, "does it", "do it")
}

fn with_verb(sides: Sides, one: &str, several: &str) -> String {
    let is_one =
        [Sides::NONE].into_iter().chain(Sides::ALL.into_iter().take(3)).any(|single| single == sides);
    format!("{} {}", sides.words(), if is_one { one } else { several })
}

fn titles(matrix: &Matrix, activities: &[ActivityId]) -> String {
    activities.iter().map(|id| words::activity_of(matrix, *id)).collect::<Vec<_>>().join("; ")
}

/// Roles by areas.
pub(super) fn coverage(matrix: &Matrix, heat: &HeatMap, document: &mut Document) {
    document.paragraph("How many activities of the area the role does / owns / hears of.");
    let areas: Vec<String> = heat
        .areas
        .iter()
        .map(|area| format!("#{} ({})", words::area_of(matrix, area.area), area.activities))
        .collect();
    let mut table = Table::headed(std::iter::once("Role").chain(areas.iter().map(String::as_str)));
    for (position, role) in heat.roles.iter().enumerate() {
        let cells = heat.of_role(position).map(|(_, tally)| match tally.any {
            0 => Text::default(),
            _ => format!("{} / {} / {}", tally.does, tally.owns, tally.hears()).into(),
        });
        table.rows.push(std::iter::once(words::role_of(matrix, *role).into()).chain(cells).collect());
    }
    document.table(table);
}

/// Who holds both sides of a pair that is kept apart.
pub(super) fn separation(matrix: &Matrix, engine: &Engine, document: &mut Document) {
    let found = conflicts(matrix, engine);
    if matrix.separated_pairs.is_empty() {
        document.paragraph("The matrix keeps no duties apart.");
    } else if found.is_empty() {
        let count = matrix.separated_pairs.len() as u32;
        let pairs = words::counted(count as usize, "pair", "pairs");
        document.paragraph(format!("Nobody holds both sides of any of the {pairs} kept apart."));
    }
    let mut table = Table::headed(["Kept apart", "Who holds both", "First through", "Second through"]);
    for conflict in &found {
        let pair = matrix.separated_pairs.iter().find(|pair| pair.id == conflict.pair);
        let duties = pair.map(|pair| format!("{} / {}", pair.first.trim(), pair.second.trim()));
        let through = |held: &[Held], with_role: bool| -> Text {
            let line = |held: &Held| match with_role {
                true => format!(
                    "{} as {}",
                    words::activity_of(matrix, held.activity),
                    words::role_of(matrix, held.role)
                ),
                false => words::activity_of(matrix, held.activity).to_owned(),
            };
            held.iter().map(line).collect::<Vec<_>>().join("\n").into()
        };
        let (who, is_person) = match conflict.bearer {
            Bearer::Role(role) => (words::role_of(matrix, role), false),
            Bearer::Person(id) => {
                let name = matrix.person(id).map(|person| person.name.as_str()).unwrap_or_default();
                (words::or(name, "Unnamed"), true)
            }
        };
        let (first, second) = (through(&conflict.first, is_person), through(&conflict.second, is_person));
        table.rows.push(vec![duties.unwrap_or_default().into(), who.into(), first, second]);
    }
    document.table(table);
}

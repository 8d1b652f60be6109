//! Gives the things of a matrix that came back under other identities those that they had.

use super::pairs::Item;
use super::rename::{Names, rename};
use super::target::Register;
use crate::model::{Id, Matrix, Record};

/// The newer matrix with the older one's identities wherever a thing is without a partner by identity and has one
/// by its wording. Where all meet by identity it is unchanged.
pub fn align(older: &Matrix, newer: Matrix) -> Matrix {
    let mut names = Names::default();
    macro_rules! meet {
        ($($list:ident: $register:ident, $title:ident;)*) => {$({
            let items = |matrix: &Matrix| -> Vec<Item> {
                matrix.$list.iter().map(|record| item(record, Id::default(), &record.$title)).collect()
            };
            names.meet(Register::$register, &items(older), &items(&newer), false);
        })*};
    }
    meet! {
        parties: Party, name;
        people: Person, name;
        areas: Area, title;
        scope: Scope, name;
        decision_levels: DecisionLevel, title;
        escalations: Escalation, event;
        questions: Question, text;
    }
    let roles = |matrix: &Matrix, names: &Names| -> Vec<Item> {
        let group = |id: Id| names.of(Register::Party, id);
        matrix.roles().map(|role| item(role, group(role.party.0), &role.title)).collect()
    };
    names.meet(Register::Role, &roles(older, &Names::default()), &roles(&newer, &names), true);
    let rows = |matrix: &Matrix, names: &Names| -> Vec<Item> {
        let group = |id: Option<Id>| id.map_or(Id::default(), |id| names.of(Register::Area, id));
        let item = |row: &crate::model::Activity| Item {
            id: row.id.0,
            group: group(row.area.map(|area| area.0)),
            title: row.title.clone(),
        };
        matrix.activities().map(item).collect()
    };
    names.meet(Register::Activity, &rows(older, &Names::default()), &rows(&newer, &names), true);
    if names.is_empty() { newer } else { rename(newer, &names) }
}

fn item<T: Record>(record: &T, group: Id, title: &str) -> Item {
    Item { id: record.raw_id(), group, title: title.to_owned() }
}

//! Areas of templates: what each would bring to this matrix, and bringing it.

use super::{Request, Session};
use crate::catalog::words::{counted, first_of};
use crate::catalog::{AreaAddition, add_area};
use crate::edit::{ColumnSpot, Edit, RowSpot, Selection, Spot};
use crate::model::{AreaId, Matrix};

/// What an area of a template would bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaOffer {
    /// The area in the template.
    pub area: AreaId,
    /// What it is called.
    pub title: String,
    /// Titles of the activities that would come.
    pub activities: Vec<String>,
    /// Titles of the roles that would come.
    pub roles: Vec<String>,
    /// How many of its activities the matrix has already.
    pub already_there: usize,
}

impl Session {
    /// What each area of an opened template would bring, in the template's order. Changes nothing, but draws
    /// identities.
    pub fn area_offers(&mut self, pack: &Matrix) -> Vec<AreaOffer> {
        let offer = |area: &crate::model::Area| {
            let addition = add_area(&self.matrix, pack, area.id, self.randomness.as_mut())?;
            Some(AreaOffer {
                area: area.id,
                title: area.title.clone(),
                activities: added_rows(&addition).map(|row| row.title.clone()).collect(),
                roles: addition.roles,
                already_there: addition.already_there.len(),
            })
        };
        pack.areas.iter().filter_map(offer).collect()
    }

    /// Adds an area of an opened template in one step, selects its first new activity and says what came. Returns
    /// whether anything came.
    pub fn add_area_from(&mut self, pack: &Matrix, area: AreaId) -> bool {
        let Some(addition) = add_area(&self.matrix, pack, area, self.randomness.as_mut()) else {
            return false;
        };
        let title = pack.area(area).map(|area| area.title.clone()).unwrap_or_default();
        if addition.activities == 0 {
            let text = format!("Every activity of {title} is in this matrix already.");
            self.request(Request::Toast { text, undo: false });
            return false;
        }
        let text = summary(&title, &addition);
        let first = added_rows(&addition).next().map(|row| row.id);
        let spot = first.map(|row| Spot { row: RowSpot::Activity(row), column: ColumnSpot::Title });
        let transaction = addition.transaction.selecting(self.selection(), spot.map(Selection::cell));
        let done = self.perform(transaction);
        if done {
            self.request(Request::ShowSheet(super::Sheet::Matrix));
            self.request(Request::Toast { text, undo: true });
        }
        done
    }
}

/// The rows that the step brings.
fn added_rows(addition: &AreaAddition) -> impl Iterator<Item = &crate::model::Activity> {
    addition.transaction.edits.iter().flat_map(|edit| match edit {
        Edit::InsertActivities { rows, .. } => rows.as_slice(),
        _ => &[],
    })
}

/// So many new roles are named in a message; the others are counted.
const NAMED: usize = 3;

/// "Added Access: 7 activities, 2 new roles (Requester, Service Desk Engineer). 1 activity was here already."
fn summary(title: &str, addition: &AreaAddition) -> String {
    let mut text = format!("Added {title}: {}", counted(addition.activities, "activity", "activities"));
    if !addition.roles.is_empty() {
        let count = counted(addition.roles.len(), "new role", "new roles");
        let roles: Vec<&str> = addition.roles.iter().map(String::as_str).collect();
        text.push_str(&format!(", {count} ({})", first_of(&roles, NAMED)));
    }
    text.push('.');
    match addition.already_there.len() {
        0 => {}
        1 => text.push_str(" 1 activity was here already."),
        count => text.push_str(&format!(" {count} activities were here already.")),
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::pack;
    use crate::grid::View;
    use crate::model::SeededRandomness;

    fn session() -> Session {
        let today = "2026-11-22".parse().unwrap();
        let matrix = pack("blank").unwrap().build(&mut SeededRandomness::new(1), "en");
        Session::new(matrix, View::default(), today, Box::new(SeededRandomness::new(3)))
    }

    fn outsourcing() -> Matrix {
        pack("outsourcing").unwrap().build(&mut SeededRandomness::new(2), "en")
    }

    #[test]
    fn an_area_brings_what_its_offer_says_and_undo_takes_it_back() {
        let (mut session, pack) = (session(), outsourcing());
        let before = session.matrix().clone();
        let offers = session.area_offers(&pack);
        assert_eq!(offers.len(), pack.areas.len());
        assert_eq!(*session.matrix(), before, "an offer changes nothing");
        let offer = offers.first().unwrap();
        assert!(session.add_area_from(&pack, offer.area));
        let rows: Vec<String> = session.matrix().activities().map(|it| it.title.clone()).collect();
        assert_eq!(rows, offer.activities);
        assert_eq!(session.matrix().role_count(), before.role_count() + offer.roles.len());
        assert_eq!(session.active_activity().map(|it| it.title.clone()).as_ref(), rows.first());
        assert_eq!(session.history().depth(), 1);
        session.undo();
        assert_eq!(*session.matrix(), before);
    }

    #[test]
    fn what_came_is_said_once_and_what_is_there_is_not_added_again() {
        let (mut session, pack) = (session(), outsourcing());
        let area = pack.areas.first().unwrap();
        session.add_area_from(&pack, area.id);
        let toast = |session: &mut Session| {
            let requests = session.take_changes().requests;
            requests.into_iter().find_map(|it| match it {
                Request::Toast { text, undo } => Some((text, undo)),
                _ => None,
            })
        };
        let (text, undo) = toast(&mut session).unwrap();
        assert!(text.starts_with(&format!("Added {}: ", area.title)) && text.contains("new role"), "{text}");
        assert!(undo);
        assert!(text.contains(" more)") && text.matches(',').count() < 5, "a few are named: {text}");
        let offer = session.area_offers(&pack).swap_remove(0);
        assert!(offer.activities.is_empty() && offer.roles.is_empty() && offer.already_there > 0);
        assert!(!session.add_area_from(&pack, area.id));
        assert_eq!(
            toast(&mut session).unwrap().0,
            format!("Every activity of {} is in this matrix already.", area.title)
        );
        assert_eq!(session.history().depth(), 1);
    }
}

//! The documents of the sheet of documents: which there are, what each says, what its file is called.
//!
//! What a document says is `formats::report`'s concern, the same as on the command line.

use super::Session;
use crate::catalog::choices::Choice;
use crate::formats::report::{self, Document, role_title};
use crate::model::{Party, Role, RoleId};

/// One of the documents that are made from a matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Paper {
    /// Who is called when something happens.
    #[default]
    Escalation,
    /// The card of one role.
    RoleCard(RoleId),
    /// The cards of all roles.
    RoleCards,
    /// The matrix counted.
    Analysis,
    /// The matrix itself, page by page.
    Matrix,
}

impl Paper {
    /// Those that every matrix has, with what the list calls them.
    pub const ALWAYS: [(Self, &'static str); 4] = [
        (Self::Matrix, "Matrix"),
        (Self::Escalation, "Escalation sheet"),
        (Self::Analysis, "Analysis report"),
        (Self::RoleCards, "All role cards"),
    ];
}

/// The roles of one party whose cards the list offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardShelf {
    /// The party's name.
    pub party: String,
    /// The roles with their titles, in the matrix's order.
    pub roles: Vec<(RoleId, String)>,
}

impl Session {
    /// What the document says. The card of a role that is gone is the escalation sheet.
    pub fn paper(&self, paper: Paper) -> Document {
        let card = match paper {
            Paper::RoleCard(role) => report::role_card(&self.matrix, role),
            Paper::RoleCards => Some(report::role_cards(&self.matrix)),
            Paper::Analysis => Some(report::analysis(&self.matrix, &self.engine)),
            Paper::Matrix => Some(self.matrix_on_paper()),
            Paper::Escalation => None,
        };
        card.unwrap_or_else(|| report::escalation_sheet(&self.matrix))
    }

    /// What stands above the matrix on paper.
    fn matrix_on_paper(&self) -> Document {
        let info = &self.matrix.info;
        let title = info.title.trim();
        let title = if title.is_empty() { super::UNTITLED } else { title };
        let status = info.status.words();
        // The usual source repeats the title.
        let source = match info.version_label.trim() {
            "" => status.to_owned(),
            version => format!("Version {version}, {}", status.to_lowercase()),
        };
        Document { source, ..Document::of(&self.matrix, title) }
    }

    /// The document itself where there is such a one, else what is shown in its place.
    pub fn paper_there(&self, paper: Paper) -> Paper {
        match paper {
            Paper::RoleCard(role) if self.matrix.role(role).is_none() => Paper::default(),
            paper => paper,
        }
    }

    /// The roles by party whose title, holder, deputy or party has every one of the words.
    pub fn card_shelves(&self, words: &str) -> Vec<CardShelf> {
        let wanted: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
        let shelf = |party: &Party| {
            let name = match party.name.trim() {
                "" => party.kind.words(),
                name => name,
            };
            let of_party = self.matrix.roles().filter(|role| role.party == party.id);
            let fitting = of_party.filter(|role| {
                let text = self.words_of(role, name);
                wanted.iter().all(|word| text.contains(word.as_str()))
            });
            let roles: Vec<_> = fitting.map(|role| (role.id, role_title(role).to_owned())).collect();
            (!roles.is_empty()).then(|| CardShelf { party: name.to_owned(), roles })
        };
        self.matrix.parties.iter().filter_map(shelf).collect()
    }

    /// Everything by which a role is looked for, in small letters.
    fn words_of(&self, role: &Role, party: &str) -> String {
        let people = role.holders.iter().chain(&role.deputy);
        let names = people.filter_map(|id| self.matrix.person(*id)).map(|person| person.name.as_str());
        let words: Vec<&str> = [role_title(role), party].into_iter().chain(names).collect();
        words.join(" ").to_lowercase()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::packs;
    use crate::grid::View;
    use crate::model::{Date, Id, SeededRandomness};

    fn session() -> Session {
        let matrix = packs()[0].build(&mut SeededRandomness::new(7), "en");
        let today = Date::new(2026, 11, 22).unwrap();
        Session::new(matrix, View::default(), today, Box::new(SeededRandomness::new(1)))
    }

    #[test]
    fn the_list_has_every_role_once_under_its_party() {
        let session = session();
        let shelves = session.card_shelves("");
        assert_eq!(shelves.len(), session.matrix().parties.len());
        let mut listed: Vec<RoleId> =
            shelves.iter().flat_map(|shelf| &shelf.roles).map(|(id, _)| *id).collect();
        let mut roles: Vec<RoleId> = session.matrix().roles().map(|role| role.id).collect();
        listed.sort();
        roles.sort();
        assert_eq!(listed, roles);
    }

    #[test]
    fn the_list_is_filtered_by_title_party_and_person() {
        let mut session = session();
        let role = session.matrix().role_at(0).unwrap();
        let (id, title, party) = (role.id, role.title.clone(), role.party);
        session.add_holder(id, "Ada Osei", None);
        let found = |words: &str| session.card_shelves(words);
        assert_eq!(found("osei ADA"), found(&format!("osei {title}")));
        assert_eq!(found("osei").iter().flat_map(|it| &it.roles).collect::<Vec<_>>(), [&(id, title.clone())]);
        let name = session.matrix().party(party).unwrap().name.clone();
        let of_party = session.matrix().roles().filter(|role| role.party == party).count();
        assert!(found(&name).iter().any(|shelf| shelf.party == name && shelf.roles.len() == of_party));
        assert!(found("nobody is called this").is_empty());
    }

    #[test]
    fn each_document_is_the_one_of_the_command_line() {
        let session = session();
        let role = session.matrix().role_at(0).unwrap();
        let (matrix, engine) = (session.matrix(), session.engine());
        assert_eq!(Some(session.paper(Paper::RoleCard(role.id))), report::role_card(matrix, role.id));
        assert_eq!(session.paper(Paper::RoleCards), report::role_cards(matrix));
        assert_eq!(session.paper(Paper::Analysis), report::analysis(matrix, engine));
        assert_eq!(session.paper(Paper::Escalation), report::escalation_sheet(matrix));
    }

    #[test]
    fn the_card_of_a_role_that_is_gone_is_not_an_empty_page() {
        let session = session();
        let gone = Paper::RoleCard(RoleId(Id::from_bits(1)));
        assert_eq!(session.paper_there(gone), Paper::Escalation);
        assert_eq!(session.paper(gone), report::escalation_sheet(session.matrix()));
    }
}

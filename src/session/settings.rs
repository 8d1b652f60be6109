//! The matrix's own settings: changed together in a dialog, as one step of only what differs.

use super::{Session, WaiverText};
use crate::edit::{Edit, ListEdit};
use crate::model::{
    Matrix, MatrixField, MatrixInfo, Party, PartyField, PartyId, PartyKind, Record, RuleSettings, Scheme,
    WaiverField, WaiverId,
};

/// Everything the settings dialog shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// What the matrix says of itself.
    pub info: MatrixInfo,
    /// Its letters.
    pub scheme: Scheme,
    /// What it wants checked.
    pub rules: RuleSettings,
    /// The organisations.
    pub parties: Vec<Party>,
}

impl Session {
    /// The settings as they are.
    pub fn settings(&self) -> Settings {
        let Matrix { info, scheme, rules, parties, .. } = &self.matrix;
        Settings {
            info: info.clone(),
            scheme: scheme.clone(),
            rules: rules.clone(),
            parties: parties.clone(),
        }
    }

    /// A party to add to the settings.
    pub fn new_party(&mut self, kind: PartyKind) -> Party {
        Party { id: PartyId::fresh(self.randomness.as_mut()), kind, ..Party::default() }
    }

    /// Whether a role belongs to the party, so that it cannot be removed.
    pub fn has_roles(&self, party: PartyId) -> bool {
        self.matrix.roles().any(|role| role.party == party)
    }

    /// Whether any cell has a letter, so that the scheme's symbols must stay.
    pub fn has_letters(&self) -> bool {
        self.matrix.activities().any(|activity| !activity.is_unassigned())
    }

    /// Makes the settings true, as one step. Parties with roles stay whatever the settings say; so do the
    /// scheme's symbols while a cell has letters. Returns whether anything changed.
    pub fn change_settings(&mut self, settings: Settings) -> bool {
        let mut edits = info_edits(&self.matrix.info, settings.info);
        edits.extend(self.party_edits(&settings.parties));
        if settings.scheme != self.matrix.scheme && self.fits(&settings.scheme) {
            edits.push(Edit::SetScheme(Box::new(settings.scheme)));
        }
        if settings.rules != self.matrix.rules {
            edits.push(Edit::SetRules(Box::new(settings.rules)));
        }
        self.edit("Change the matrix settings", edits)
    }

    /// Whether the cells keep their meaning under the other scheme.
    fn fits(&self, scheme: &Scheme) -> bool {
        let symbols =
            |scheme: &Scheme| scheme.letters.iter().map(|it| (it.symbol, it.part)).collect::<Vec<_>>();
        !self.has_letters() || symbols(scheme) == symbols(&self.matrix.scheme)
    }

    fn party_edits(&self, wanted: &[Party]) -> Vec<Edit> {
        // A role to come needs a party to belong to.
        if wanted.is_empty() && !self.matrix.parties.iter().any(|party| self.has_roles(party.id)) {
            return Vec::new();
        }
        let mut edits = Vec::new();
        let mut left = 0;
        for party in &self.matrix.parties {
            match wanted.iter().find(|other| other.id == party.id) {
                Some(other) => {
                    let fields = [
                        (other.name != party.name).then(|| PartyField::Name(other.name.clone())),
                        (other.kind != party.kind).then_some(PartyField::Kind(other.kind)),
                    ];
                    let set = |field| Edit::Party(ListEdit::Set { id: party.id, field });
                    edits.extend(fields.into_iter().flatten().map(set));
                    left += 1;
                }
                None if self.has_roles(party.id) => left += 1,
                // What was removed before it has moved it up to the number of those that stay.
                None => edits.push(Edit::Party(ListEdit::Remove { at: left, count: 1 })),
            }
        }
        let known = |party: &&Party| self.matrix.party(party.id).is_none();
        let added: Vec<Party> = wanted.iter().filter(known).cloned().collect();
        if !added.is_empty() {
            edits.push(Edit::Party(ListEdit::Insert { at: left, items: added }));
        }
        edits
    }

    /// Gives a waiver a new end, and says again why it holds. Returns whether anything changed.
    pub fn renew_waiver(&mut self, id: WaiverId, text: WaiverText) -> bool {
        let fields = [
            WaiverField::Reason(text.reason),
            WaiverField::CompensatingControl(text.compensating_control),
            WaiverField::AcceptedBy(text.accepted_by),
            WaiverField::AcceptedOn(Some(self.today)),
            WaiverField::Until(text.until),
        ];
        let edits = fields.map(|field| Edit::Waiver(ListEdit::Set { id, field }));
        self.edit("Renew a waiver", edits.into())
    }
}

/// The edits of those fields that differ. An empty title leaves the title as it was.
fn info_edits(before: &MatrixInfo, after: MatrixInfo) -> Vec<Edit> {
    let mut known = before.clone();
    let title = if after.title.is_empty() { before.title.clone() } else { after.title };
    let fields = [
        MatrixField::Title(title),
        MatrixField::Purpose(after.purpose),
        MatrixField::Status(after.status),
        MatrixField::VersionLabel(after.version_label),
        MatrixField::Language(after.language),
        MatrixField::Owner(after.owner),
        MatrixField::ReviewCycle(after.review_cycle),
        MatrixField::NextReview(after.next_review),
        MatrixField::Catalogues(after.catalogues),
    ];
    let mut differs = |field: &MatrixField| known.swap(field.clone()) != *field;
    fields.into_iter().filter(|field| differs(field)).map(|field| Edit::SetInfo(Box::new(field))).collect()
}

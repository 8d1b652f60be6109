//! Reads a pack into a matrix with fresh identities; strict, so that a slip in the data is found by its line.
//!
//! What an entry may say is written down in the match arms: one keyword, one arm.

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as ValueError, StrDeserializer};

use super::defaults;
use super::lines::{BadPack, Entry, Line, entries, split_word};
use super::rows;
use crate::model::{
    Area, AreaId, Criticality, DecisionLevel, DecisionLevelId, Escalation, EscalationId, Matrix, Party,
    PartyId, PartyKind, Randomness, Role, RoleId, ScopeItem, ScopeItemId, SeparatedPair, SeparatedPairId,
};

/// Reads a pack.
///
/// # Errors
/// The first line that cannot be read, and why.
pub fn read_pack(text: &str, randomness: &mut dyn Randomness) -> Result<Matrix, BadPack> {
    let mut reader = Reader { matrix: Matrix::default(), randomness, roles: Vec::new(), scope: Vec::new() };
    for entry in entries(text)? {
        reader.read(&entry)?;
    }
    Ok(reader.matrix)
}

/// A matrix that is being read, with the short names that its text uses.
pub(super) struct Reader<'a, 'r> {
    pub(super) matrix: Matrix,
    pub(super) randomness: &'r mut dyn Randomness,
    roles: Vec<(&'a str, RoleId)>,
    scope: Vec<(&'a str, ScopeItemId)>,
}

/// Reads a choice by its name in files.
pub(super) fn choice<'a, T: Deserialize<'a>>(text: &'a str) -> Option<T> {
    let text: StrDeserializer<'a, ValueError> = text.into_deserializer();
    T::deserialize(text).ok()
}

/// Reads a choice, or says what was expected.
fn expect<'a, T: Deserialize<'a>>(line: &Line<'_>, text: &'a str, what: &'static str) -> Result<T, BadPack> {
    choice(text).map_or_else(|| line.bad(what, text), Ok)
}

fn unknown_field<T>(field: &Line<'_>) -> Result<T, BadPack> {
    field.bad("the entry has no such field", field.word)
}

impl<'a> Reader<'a, '_> {
    fn read(&mut self, entry: &Entry<'a>) -> Result<(), BadPack> {
        let head = &entry.head;
        let takes_fields = matches!(head.word, "role" | "scope" | "level" | "apart" | "escalation" | "-");
        if let Some(field) = entry.fields.first().filter(|_| !takes_fields) {
            return unknown_field(field);
        }
        if head.rest.is_empty() {
            return head.bad("something is missing after", head.word);
        }
        match head.word {
            "title" => self.matrix.info.title = head.rest.to_owned(),
            "purpose" => self.matrix.info.purpose = head.rest.to_owned(),
            "cycle" => self.matrix.info.review_cycle = Some(expect(head, head.rest, "no review cycle")?),
            "scheme" => match super::scheme(head.rest) {
                Some(scheme) => self.matrix.scheme = scheme,
                None => return head.bad("no scheme is called", head.rest),
            },
            "party" => self.party(head)?,
            "role" => self.role_entry(entry)?,
            "scope" => self.scope_entry(entry)?,
            "standard" => self.standard(head)?,
            "level" => self.level(entry)?,
            "apart" => self.pair(entry)?,
            "escalation" => self.escalation(entry)?,
            "area" => {
                let id = AreaId::fresh(self.randomness);
                self.matrix.areas.push(Area { id, title: head.rest.to_owned(), ..Area::default() });
            }
            "-" => rows::read(self, entry)?,
            _ => return head.bad("no entry begins with", head.word),
        }
        Ok(())
    }

    /// The role with this short name.
    pub(super) fn role(&self, line: &Line<'_>, key: &str) -> Result<RoleId, BadPack> {
        let found = self.roles.iter().find(|(known, _)| *known == key);
        found.map_or_else(|| line.bad("no role has the short name", key), |(_, id)| Ok(*id))
    }

    /// The scope item with this short name.
    pub(super) fn scope_item(&self, line: &Line<'_>, key: &str) -> Result<ScopeItemId, BadPack> {
        let found = self.scope.iter().find(|(known, _)| *known == key);
        found.map_or_else(|| line.bad("no scope item has the short name", key), |(_, id)| Ok(*id))
    }

    fn standard(&mut self, head: &Line<'_>) -> Result<(), BadPack> {
        match head.rest {
            "levels" => self.matrix.decision_levels = defaults::default_decision_levels(self.randomness),
            "pairs" => self.matrix.separated_pairs = defaults::default_separated_pairs(self.randomness),
            other => return head.bad("no standard register is called", other),
        }
        Ok(())
    }

    /// `party customer Customer`: at most one of each kind.
    fn party(&mut self, head: &Line<'a>) -> Result<(), BadPack> {
        let (kind, name) = split_word(head.rest);
        let kind: PartyKind = expect(head, kind, "no kind of party")?;
        if self.matrix.parties.iter().any(|party| party.kind == kind) {
            return head.bad("the party stands twice", head.rest);
        }
        let id = PartyId::fresh(self.randomness);
        self.matrix.parties.push(Party { id, kind, name: name.to_owned(), ..Party::default() });
        Ok(())
    }

    /// `role SL customer Security Lead`.
    fn role_entry(&mut self, entry: &Entry<'a>) -> Result<(), BadPack> {
        let (key, rest) = split_word(entry.head.rest);
        let (kind, title) = split_word(rest);
        if title.is_empty() || self.roles.iter().any(|(known, _)| *known == key) {
            return entry
                .head
                .bad("a role has a short name of its own, a party and a title", entry.head.rest);
        }
        let kind: PartyKind = expect(&entry.head, kind, "no kind of party")?;
        let Some(party) = self.matrix.parties.iter().find(|party| party.kind == kind) else {
            return entry.head.bad("the role's party is not there", entry.head.rest);
        };
        let id = RoleId::fresh(self.randomness);
        let mut role = Role { id, title: title.to_owned(), party: party.id, ..Role::default() };
        for field in &entry.fields {
            let text = field.rest.to_owned();
            match field.word {
                "may" => role.authorisation_level = text,
                "owns" => role.assets = text,
                "does" => role.responsibilities = text,
                "skill" => match text.parse::<u8>().ok().filter(|level| (1..=6).contains(level)) {
                    Some(level) => role.skill_level = Some(level),
                    None => return field.bad("a skill level is 1 to 6", &text),
                },
                _ => return unknown_field(field),
            }
        }
        self.roles.push((key, id));
        self.matrix.push_role(role);
        Ok(())
    }

    /// `scope FW firewall Perimeter firewalls`.
    fn scope_entry(&mut self, entry: &Entry<'a>) -> Result<(), BadPack> {
        let (key, rest) = split_word(entry.head.rest);
        let (kind, name) = split_word(rest);
        if name.is_empty() || self.scope.iter().any(|(known, _)| *known == key) {
            let what = "a scope item has a short name of its own, a kind and a name";
            return entry.head.bad(what, entry.head.rest);
        }
        let kind = expect(&entry.head, kind, "no kind of scope item")?;
        let id = ScopeItemId::fresh(self.randomness);
        let mut item = ScopeItem { id, kind, name: name.to_owned(), ..ScopeItem::default() };
        for field in &entry.fields {
            match field.word {
                "owner" => item.owner = Some(self.role(field, field.rest)?),
                "provider" => item.provider_scope = expect(field, field.rest, "yes, no or partly, not")?,
                "class" => item.classification = field.rest.to_owned(),
                "watched" => item.monitored_by = field.rest.to_owned(),
                "note" => item.notes = field.rest.to_owned(),
                "critical" => item.criticality = Criticality::Critical,
                _ => return unknown_field(field),
            }
        }
        self.scope.push((key, id));
        self.matrix.scope.push(item);
        Ok(())
    }

    /// `level 1 routine`.
    fn level(&mut self, entry: &Entry<'a>) -> Result<(), BadPack> {
        let id = DecisionLevelId::fresh(self.randomness);
        let mut level = DecisionLevel { id, title: entry.head.rest.to_owned(), ..DecisionLevel::default() };
        for field in &entry.fields {
            let text = field.rest.to_owned();
            match field.word {
                "covers" => level.covers = text,
                "decides" => level.decided_by = text,
                "approvals" => match text.parse() {
                    Ok(count) => level.approvals_needed = count,
                    Err(_) => return field.bad("no number of approvals", &text),
                },
                "within" => level.time_limit = text,
                "documents" => level.documentation = text,
                "reviewed" => level.reviewed_afterwards = true,
                _ => return unknown_field(field),
            }
        }
        self.matrix.decision_levels.push(level);
        Ok(())
    }

    /// `apart operate / audit`.
    fn pair(&mut self, entry: &Entry<'a>) -> Result<(), BadPack> {
        let Some((first, second)) = entry.head.rest.split_once(" / ") else {
            return entry.head.bad("two duties stand apart with \" / \" between them", entry.head.rest);
        };
        let id = SeparatedPairId::fresh(self.randomness);
        let (first, second) = (first.to_owned(), second.to_owned());
        let mut pair = SeparatedPair { id, first, second, ..SeparatedPair::default() };
        for field in &entry.fields {
            match field.word {
                "why" => pair.reason = field.rest.to_owned(),
                _ => return unknown_field(field),
            }
        }
        self.matrix.separated_pairs.push(pair);
        Ok(())
    }

    /// `escalation Data breach`.
    fn escalation(&mut self, entry: &Entry<'a>) -> Result<(), BadPack> {
        let id = EscalationId::fresh(self.randomness);
        let mut row = Escalation { id, event: entry.head.rest.to_owned(), ..Escalation::default() };
        for field in &entry.fields {
            let answer = match field.word {
                "first" => &mut row.first_notified,
                "classifies" => &mut row.classifies,
                "emergency" => &mut row.approves_emergency_change,
                "business" => &mut row.contacts_business,
                "contains" => &mut row.decides_containment,
                "reports" => &mut row.writes_report,
                "within" => {
                    row.response_time = field.rest.to_owned();
                    continue;
                }
                "updates" => {
                    row.update_interval = field.rest.to_owned();
                    continue;
                }
                _ => return unknown_field(field),
            };
            *answer = Some(self.role(field, field.rest)?);
        }
        self.matrix.escalations.push(row);
        Ok(())
    }
}

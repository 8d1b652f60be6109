//! Random registers and what is said of rows and roles: what rows touch, who is called, who approves, what is kept apart, what is due.

use super::support::{Chance, person_id, today};
use crate::edit::{Edit, ListEdit};
use crate::model::*;

const SIDES: &[(&str, &str)] = &[
    ("approve access", "provision access"),
    ("provision access", "review access"),
    ("operate", "audit"),
    ("patch", "log review"),
    ("submit request", "approve request"),
    ("", "audit"),
];

impl Chance {
    /// A few entries in every register.
    pub fn fill_registers(&mut self, matrix: &mut Matrix) {
        for _ in 0..self.below(3) {
            matrix.scope.push(self.scope_item(matrix));
            matrix.decision_levels.push(self.level());
            matrix.separated_pairs.push(self.pair());
            matrix.escalations.push(self.escalation(matrix));
        }
    }

    fn scope_item(&mut self, matrix: &Matrix) -> ScopeItem {
        ScopeItem {
            id: ScopeItemId::fresh(&mut self.0),
            name: self.of(&["", "Production servers", "Intranet"]).unwrap().into(),
            kind: self.of(ScopeKind::ALL).unwrap(),
            owner: self.any_role(matrix).filter(|_| self.one_in(2)),
            provider_scope: self.of(ProviderScope::ALL).unwrap(),
            ..ScopeItem::default()
        }
    }

    fn level(&mut self) -> DecisionLevel {
        DecisionLevel {
            id: DecisionLevelId::fresh(&mut self.0),
            title: self.of(&["1 routine", "3 high-risk", "4 emergency", ""]).unwrap().into(),
            approvals_needed: self.below(4) as u8,
            reviewed_afterwards: self.one_in(2),
            ..DecisionLevel::default()
        }
    }

    fn pair(&mut self) -> SeparatedPair {
        let (first, second) = self.of(SIDES).unwrap();
        let id = SeparatedPairId::fresh(&mut self.0);
        SeparatedPair { id, first: first.into(), second: second.into(), ..SeparatedPair::default() }
    }

    fn escalation(&mut self, matrix: &Matrix) -> Escalation {
        let mut answer = || self.any_role(matrix).filter(|_| !self.one_in(6));
        let answers: [Option<RoleId>; 6] = std::array::from_fn(|_| answer());
        let [
            first_notified,
            classifies,
            approves_emergency_change,
            contacts_business,
            decides_containment,
            writes_report,
        ] = answers;
        Escalation {
            id: EscalationId::fresh(&mut self.0),
            event: "Data breach".into(),
            first_notified,
            classifies,
            approves_emergency_change,
            contacts_business,
            decides_containment,
            writes_report,
            response_time: self.of(&["", "1 hour"]).unwrap().into(),
            ..Escalation::default()
        }
    }

    fn question(&mut self, matrix: &Matrix) -> Question {
        Question {
            id: QuestionId::fresh(&mut self.0),
            place: self.any_row(matrix).map_or(Place::Matrix, Place::Activity),
            text: self.of(&["", "Who pays?", "Nights too"]).unwrap().into(),
            resolved_by: self.of(&["", "Anna"]).unwrap().into(),
            due: self.of(&[None, Some(today())]).unwrap(),
            answer: self.of(&["", "", "We do"]).unwrap().into(),
            ..Question::default()
        }
    }

    /// Something said of a role.
    pub fn role_field(&mut self, matrix: &Matrix) -> Option<Edit> {
        let deputy = Some(person_id(self.below(4))).filter(|_| self.one_in(2));
        let holders = (0..self.below(3)).map(|_| person_id(self.below(4))).collect();
        let fields = [
            RoleField::Title(self.role_title()),
            RoleField::Holders(holders),
            RoleField::Party(self.party()),
            RoleField::Width(Some(80)),
            RoleField::Notes("Seen.".into()),
            RoleField::Deputy(deputy),
            RoleField::Contact(self.of(&["", "soc@example.com", "+49 170 1234567"])?.into()),
            RoleField::AuthorisationLevel(self.of(&["", "Decides"])?.into()),
            RoleField::Assets(self.of(&["", "Servers"])?.into()),
        ];
        Some(Edit::SetRole(self.any_role(matrix)?, Box::new(self.of(&fields)?)))
    }

    /// Something said of an activity beside its letters.
    pub fn detail_field(&mut self, matrix: &Matrix) -> ActivityField {
        let text = |chance: &mut Self| chance.of(&["", "Record"]).unwrap().to_owned();
        match self.below(13) {
            0 | 1 => ActivityField::Nature(self.of(Nature::ALL).unwrap()),
            2 => ActivityField::Split(Split { parts: text(self), ..Split::default() }),
            3 => ActivityField::Nature(Nature::RiskAcceptance),
            4 => ActivityField::Systems(self.of(&matrix.scope).map(|item| item.id).into_iter().collect()),
            5 => ActivityField::ChangeControl(
                self.of(&[None, Some(ChangeControl::Formal), Some(ChangeControl::Standard)]).unwrap(),
            ),
            6 => ActivityField::Criticality(self.of(Criticality::ALL).unwrap()),
            7 => ActivityField::Emergency(self.of(&[None, Some(EmergencyRule::NotPermitted)]).unwrap()),
            8 => ActivityField::DecisionLevel(self.of(&matrix.decision_levels).map(|level| level.id)),
            9 => {
                let approvers = (0..self.below(4)).filter_map(|_| self.any_role(matrix));
                ActivityField::Approvers(approvers.collect())
            }
            10 => ActivityField::Controls(self.of(&[vec![], vec!["A.8.13".to_owned()]]).unwrap()),
            11 => ActivityField::Deliverable(text(self)),
            _ => ActivityField::Retention(text(self)),
        }
    }

    /// A change of a register.
    pub fn register(&mut self, matrix: &Matrix) -> Option<Edit> {
        Some(match self.below(16) {
            0 => Edit::Scope(ListEdit::Insert { at: 0, items: vec![self.scope_item(matrix)] }),
            1 => Edit::Scope(ListEdit::Remove { at: self.below(matrix.scope.len()), count: 1 }),
            2 | 3 => {
                let fields = [
                    ScopeItemField::Owner(self.any_role(matrix).filter(|_| self.one_in(2))),
                    ScopeItemField::ProviderScope(self.of(ProviderScope::ALL)?),
                    ScopeItemField::Kind(self.of(ScopeKind::ALL)?),
                ];
                Edit::Scope(ListEdit::Set { id: self.of(&matrix.scope)?.id, field: self.of(&fields)? })
            }
            4 => Edit::DecisionLevel(ListEdit::Insert { at: 0, items: vec![self.level()] }),
            5 => {
                let fields = [
                    DecisionLevelField::ApprovalsNeeded(self.below(4) as u8),
                    DecisionLevelField::ReviewedAfterwards(self.one_in(2)),
                    DecisionLevelField::Title(self.of(&["4", "Emergency", "1 routine"])?.into()),
                ];
                Edit::DecisionLevel(ListEdit::Set {
                    id: self.of(&matrix.decision_levels)?.id,
                    field: self.of(&fields)?,
                })
            }
            6 => Edit::DecisionLevel(ListEdit::Remove {
                at: self.below(matrix.decision_levels.len()),
                count: 1,
            }),
            7 => Edit::SeparatedPair(ListEdit::Insert { at: 0, items: vec![self.pair()] }),
            8 => Edit::SeparatedPair(ListEdit::Remove {
                at: self.below(matrix.separated_pairs.len()),
                count: 1,
            }),
            9 => {
                let (first, _) = self.of(SIDES)?;
                let field = SeparatedPairField::First(first.into());
                Edit::SeparatedPair(ListEdit::Set { id: self.of(&matrix.separated_pairs)?.id, field })
            }
            10 => Edit::Escalation(ListEdit::Insert { at: 0, items: vec![self.escalation(matrix)] }),
            11 => Edit::Escalation(ListEdit::Remove { at: self.below(matrix.escalations.len()), count: 1 }),
            12 => Edit::Question(ListEdit::Insert { at: 0, items: vec![self.question(matrix)] }),
            13 => {
                let contact = self.of(&["", "helpdesk@example.com", "anna@example.com"])?.to_owned();
                let field = PersonField::Contact(contact);
                Edit::Person(ListEdit::Set { id: person_id(self.below(3)), field })
            }
            14 => {
                let next_date = self.of(&[None, Some(today().plus_days(-1)), Some(today())])?;
                let review = Review { id: ReviewId::fresh(&mut self.0), next_date, ..Review::default() };
                Edit::Review(ListEdit::Insert { at: 0, items: vec![review] })
            }
            _ => {
                let field = EscalationField::FirstNotified(self.any_role(matrix));
                Edit::Escalation(ListEdit::Set { id: self.of(&matrix.escalations)?.id, field })
            }
        })
    }
}

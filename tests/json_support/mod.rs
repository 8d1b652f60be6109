//! Random matrices for the tests of the file format: every register filled, hostile text, unknown fields.

#![allow(dead_code, reason = "each test file uses its own part")]

use remit::model::*;
use serde_json::{Value, json};

/// Text that breaks what is careless about quotes, lines, directions and planes.
const HOSTILE: [&str; 16] = [
    "",
    "plain",
    "\"quoted\" and \\ back",
    "line\nbreak\r\nand\ttab",
    "\u{0}\u{1}\u{1f}\u{7f}",
    "\u{feff}mark",
    "\u{2028}\u{2029}",
    "\u{202e}right to left",
    "e\u{301} \u{1f469}\u{200d}\u{1f4bb}",
    "</script><!-- ]]>",
    "{\"format\":\"remit-matrix\",\"version\":9}",
    "= SUM(A1)",
    "\\u0041 \\n",
    " leading and trailing ",
    "\u{10ffff}\u{fffd}",
    "Пётр 中文 ٣",
];

/// Names that no version of ours has.
const UNKNOWN: [&str; 8] =
    ["x", "", "with \"quotes\"", "a.b[0]", "back\\slash", "new\nline", "ünbekannt", "Format"];

/// Draws values from a seed.
pub struct Draw(SeededRandomness);

impl Draw {
    pub fn new(seed: u64) -> Self {
        Self(SeededRandomness::new(seed))
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        self.0.next_bits() % limit
    }

    fn one_in(&mut self, chances: u64) -> bool {
        self.below(chances) == 0
    }

    fn of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len() as u64) as usize].clone()
    }

    fn some<T>(&mut self, draw: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.one_in(2) { Some(draw(self)) } else { None }
    }

    fn list<T>(&mut self, most: u64, mut draw: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| draw(self)).collect()
    }

    fn text(&mut self) -> String {
        if self.one_in(3) { String::new() } else { self.of(&HOSTILE).to_owned() + self.of(&HOSTILE) }
    }

    fn id(&mut self) -> Id {
        Id::from_bits(self.0.next_bits())
    }

    fn date(&mut self) -> Date {
        let (year, month, day) = (self.below(10_000), self.below(12), self.below(28));
        Date::new(year as i32, month as u32 + 1, day as u32 + 1).unwrap()
    }

    fn time(&mut self) -> Timestamp {
        Timestamp::from_seconds(self.below(4_000_000_000) as i64 - 1_000_000_000)
    }

    fn value(&mut self, depth: u64) -> Value {
        match self.below(if depth == 0 { 7 } else { 9 }) {
            0 => Value::Null,
            1 => json!(self.one_in(2)),
            2 => json!(self.0.next_bits()),
            3 => json!(self.0.next_bits() as i64),
            4 => json!(i64::MIN),
            5 => json!(self.below(1_000_000) as f64 / 64.0),
            6 => json!(self.text()),
            7 => Value::Array(self.list(3, |draw| draw.value(depth - 1))),
            _ => {
                Value::Object(self.list(3, |draw| (draw.text(), draw.value(depth - 1))).into_iter().collect())
            }
        }
    }

    fn extra(&mut self) -> Extra {
        let mut extra = Extra::NONE;
        if self.one_in(3) {
            for _ in 0..=self.below(3) {
                extra.insert(self.of(&UNKNOWN).to_owned(), self.value(3));
            }
        }
        extra
    }

    /// A matrix with something in every place where something can be.
    pub fn matrix(&mut self) -> Matrix {
        let mut matrix = Matrix::default();
        matrix.info = self.info();
        matrix.scheme = self.scheme();
        matrix.rules = self.rules();
        matrix.parties = self.list(3, |draw| Party {
            id: PartyId(draw.id()),
            kind: draw.of(&[PartyKind::Customer, PartyKind::Provider, PartyKind::ThirdParty]),
            name: draw.text(),
            extra: draw.extra(),
        });
        matrix.people = self.list(4, |draw| Person {
            id: PersonId(draw.id()),
            name: draw.text(),
            contact: draw.text(),
            notes: draw.text(),
            extra: draw.extra(),
        });
        matrix.areas =
            self.list(3, |draw| Area { id: AreaId(draw.id()), title: draw.text(), extra: draw.extra() });
        for _ in 0..self.below(6) {
            let role = self.role(&matrix);
            assert!(matrix.push_role(role));
        }
        for _ in 0..self.below(7) {
            let activity = self.activity(&matrix);
            assert!(matrix.push_activity(activity));
        }
        self.registers(&mut matrix);
        self.agreement(&mut matrix);
        matrix.extra = self.extra();
        matrix
    }

    fn info(&mut self) -> MatrixInfo {
        MatrixInfo {
            id: MatrixId(self.id()),
            title: self.text(),
            purpose: self.text(),
            status: self.of(Status::ALL),
            version_label: self.text(),
            language: self.text(),
            owner: self.text(),
            review_cycle: self.some(|draw| draw.of(ReviewCycle::ALL)),
            next_review: self.some(Self::date),
            catalogues: self.list(2, Self::text),
            copy: self.some(|draw| CopyNote {
                left_out: draw.list(3, |draw| draw.of(LeftOut::ALL)),
                made: draw.some(Self::date),
                of: draw.text(),
            }),
            extra: Extra::NONE,
        }
    }

    fn scheme(&mut self) -> Scheme {
        let symbols = ['R', 'A', 'Ж', '中', '1', 'Ø', 'X', 'Z'];
        let parts = [Part::Does, Part::Owns, Part::Before, Part::After, Part::Other];
        match self.below(3) {
            0 => Scheme::raci(),
            1 => Scheme::rasci(),
            _ => Scheme {
                name: self.text(),
                letters: (0..=self.below(8) as usize)
                    .filter_map(|index| symbols.get(index))
                    .map(|symbol| LetterDefinition {
                        symbol: *symbol,
                        name: self.text(),
                        meaning: self.text(),
                        part: self.of(&parts),
                    })
                    .collect(),
            },
        }
    }

    fn rules(&mut self) -> RuleSettings {
        if self.one_in(2) {
            return RuleSettings::default();
        }
        let grades = [RuleGrade::Off, RuleGrade::Error, RuleGrade::Warning, RuleGrade::Advice];
        RuleSettings {
            grades: self.list(3, |draw| (draw.text(), draw.of(&grades))).into_iter().collect(),
            limits: Limits { consulted: self.below(65_536) as u16, ..Limits::default() },
            one_owner_per_party: self.one_in(2),
        }
    }

    fn role(&mut self, matrix: &Matrix) -> Role {
        let people: Vec<PersonId> = matrix.people.iter().map(|person| person.id).collect();
        Role {
            id: RoleId(self.id()),
            title: self.text(),
            party: matrix.parties.first().map(|party| party.id).unwrap_or_default(),
            holders: if people.is_empty() { Vec::new() } else { self.list(3, |draw| draw.of(&people)) },
            deputy: people.last().copied(),
            contact: self.text(),
            authorisation_level: self.text(),
            assets: self.text(),
            skill_level: self.some(|draw| draw.below(256) as u8),
            responsibilities: self.text(),
            notes: self.text(),
            width: self.some(|draw| draw.below(65_536) as u16),
            extra: self.extra(),
        }
    }

    fn activity(&mut self, matrix: &Matrix) -> Activity {
        let mut activity = Activity::new(ActivityId(self.id()), self.text(), matrix.role_count());
        let areas: Vec<AreaId> = matrix.areas.iter().map(|area| area.id).collect();
        activity.area = if areas.is_empty() { None } else { self.some(|draw| draw.of(&areas)) };
        let letters = matrix.scheme.all();
        for (column, role) in matrix.roles().enumerate() {
            let chosen = letters.iter().filter(|_| self.one_in(4)).collect();
            activity.set_letters_at(column, chosen);
            if self.one_in(4) {
                let remark = Remark { condition: self.text(), note: self.text(), unread: self.text() };
                activity.swap_remark(role.id, remark);
            }
        }
        if self.one_in(2) {
            activity.with_details(|details| *details = self.details());
        }
        activity
    }

    fn details(&mut self) -> ActivityDetails {
        ActivityDetails {
            id: ActivityId::default(),
            description: self.text(),
            kind: self.of(ActivityKind::ALL),
            criticality: self.of(Criticality::ALL),
            nature: self.of(Nature::ALL),
            frequency: self.some(|draw| draw.of(Frequency::ALL)),
            systems: self.list(2, |draw| ScopeItemId(draw.id())),
            change_control: self.some(|draw| draw.of(ChangeControl::ALL)),
            emergency: self.some(Self::emergency),
            decision_level: self.some(|draw| DecisionLevelId(draw.id())),
            approvers: self.list(2, |draw| RoleId(draw.id())),
            deliverable: self.text(),
            retention: self.text(),
            controls: self.list(2, Self::text),
            split: Split { parts: self.text(), evidence: self.text(), hand_over: self.text() },
            notes: self.text(),
            extra: self.extra(),
        }
    }

    fn emergency(&mut self) -> EmergencyRule {
        match self.below(3) {
            0 => EmergencyRule::ProviderActs { document_within_hours: self.below(65_536) as u16 },
            1 => EmergencyRule::ApprovalFirst { approver: self.some(|draw| RoleId(draw.id())) },
            _ => EmergencyRule::NotPermitted,
        }
    }

    fn place(&mut self) -> Place {
        match self.below(11) {
            0 => Place::Matrix,
            1 => Place::Activity(ActivityId(self.id())),
            2 => Place::Role(RoleId(self.id())),
            3 => Place::Cell(ActivityId(self.id()), RoleId(self.id())),
            4 => Place::Area(AreaId(self.id())),
            5 => Place::Person(PersonId(self.id())),
            6 => Place::ScopeItem(ScopeItemId(self.id())),
            7 => Place::DecisionLevel(DecisionLevelId(self.id())),
            8 => Place::Escalation(EscalationId(self.id())),
            9 => Place::Waiver(WaiverId(self.id())),
            _ => Place::Question(QuestionId(self.id())),
        }
    }

    fn registers(&mut self, matrix: &mut Matrix) {
        matrix.scope = self.list(2, |draw| ScopeItem {
            id: ScopeItemId(draw.id()),
            name: draw.text(),
            kind: draw.of(ScopeKind::ALL),
            owner: draw.some(|draw| RoleId(draw.id())),
            criticality: draw.of(Criticality::ALL),
            classification: draw.text(),
            provider_scope: draw.of(ProviderScope::ALL),
            monitored_by: draw.text(),
            notes: draw.text(),
            extra: draw.extra(),
        });
        matrix.decision_levels = self.list(2, |draw| DecisionLevel {
            id: DecisionLevelId(draw.id()),
            title: draw.text(),
            covers: draw.text(),
            decided_by: draw.text(),
            approvals_needed: draw.below(256) as u8,
            time_limit: draw.text(),
            documentation: draw.text(),
            reviewed_afterwards: draw.one_in(2),
            extra: draw.extra(),
        });
        matrix.escalations = self.list(2, |draw| Escalation {
            id: EscalationId(draw.id()),
            event: draw.text(),
            first_notified: draw.some(|draw| RoleId(draw.id())),
            classifies: draw.some(|draw| RoleId(draw.id())),
            approves_emergency_change: draw.some(|draw| RoleId(draw.id())),
            contacts_business: draw.some(|draw| RoleId(draw.id())),
            decides_containment: draw.some(|draw| RoleId(draw.id())),
            writes_report: draw.some(|draw| RoleId(draw.id())),
            response_time: draw.text(),
            update_interval: draw.text(),
            extra: draw.extra(),
        });
        matrix.reviews = self.list(2, |draw| Review {
            id: ReviewId(draw.id()),
            date: draw.some(Self::date),
            trigger: draw.of(ReviewTrigger::ALL),
            reviewers: draw.text(),
            checks: ReviewChecks {
                responsibilities: draw.one_in(2),
                contacts: draw.one_in(2),
                repeated_issues: draw.one_in(2),
            },
            outcome: draw.text(),
            changes: draw.text(),
            next_date: draw.some(Self::date),
            extra: draw.extra(),
        });
        matrix.separated_pairs = self.list(2, |draw| SeparatedPair {
            id: SeparatedPairId(draw.id()),
            first: draw.text(),
            second: draw.text(),
            reason: draw.text(),
            extra: draw.extra(),
        });
    }

    fn agreement(&mut self, matrix: &mut Matrix) {
        matrix.waivers = self.list(2, |draw| Waiver {
            id: WaiverId(draw.id()),
            rule: draw.text(),
            place: draw.place(),
            reason: draw.text(),
            compensating_control: draw.text(),
            accepted_by: draw.text(),
            accepted_on: draw.some(Self::date),
            until: draw.some(Self::date),
            extra: draw.extra(),
        });
        matrix.questions = self.list(2, |draw| Question {
            id: QuestionId(draw.id()),
            place: draw.place(),
            text: draw.text(),
            raised_by: draw.text(),
            resolved_by: draw.text(),
            due: draw.some(Self::date),
            answer: draw.text(),
            extra: draw.extra(),
        });
        matrix.positions = self.list(2, |draw| Position {
            id: PositionId(draw.id()),
            activity: ActivityId(draw.id()),
            role: RoleId(draw.id()),
            side: draw.of(PositionSide::ALL),
            letters: draw.text(),
            reason: draw.text(),
            decided: draw.one_in(2),
            decision: draw.text(),
            decided_on: draw.some(Self::date),
            extra: draw.extra(),
        });
        matrix.baselines = self.list(2, |draw| Baseline {
            id: BaselineId(draw.id()),
            name: draw.text(),
            taken: draw.some(Self::time),
            hash: draw.text(),
            content: draw.text(),
            extra: draw.extra(),
        });
        matrix.sign_offs = self.list(2, |draw| SignOff {
            id: SignOffId(draw.id()),
            baseline: BaselineId(draw.id()),
            name: draw.text(),
            role: draw.some(|draw| RoleId(draw.id())),
            date: draw.some(Self::date),
            hash: draw.text(),
            extra: draw.extra(),
        });
        matrix.log = self.list(3, |draw| LogEntry { at: draw.time(), who: draw.text(), what: draw.text() });
    }
}

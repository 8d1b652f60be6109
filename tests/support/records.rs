//! Records with every field filled, and single fields with a value.
//!
//! Each record is built without a default, so that a field added to the model must be added here.

use remit::model::*;

use super::draw::Draw;

/// Declares how a record is filled: one function for the whole, one for any one of its fields.
macro_rules! filled {
    ($whole:ident, $one:ident($draw:ident): $record:ident, $field:ident, $id:ident {
        $($variant:ident $name:ident: $value:expr),* $(,)?
    }) => {
        pub fn $whole($draw: &mut Draw<'_>) -> $record {
            let id = $id::fresh($draw.randomness());
            $record { id, $($name: $value,)* extra: $draw.extra() }
        }
        pub fn $one($draw: &mut Draw<'_>) -> $field {
            let fields: &[fn(&mut Draw<'_>) -> $field] = &[$(|$draw| $field::$variant($value)),*];
            fields[$draw.below(fields.len())]($draw)
        }
    };
}

const PARTY_KINDS: &[PartyKind] = &[PartyKind::Customer, PartyKind::Provider, PartyKind::ThirdParty];

filled!(party, party_field(draw): Party, PartyField, PartyId {
    Kind kind: draw.one_of(PARTY_KINDS),
    Name name: draw.text(),
});

filled!(person, person_field(draw): Person, PersonField, PersonId {
    Name name: draw.text(),
    Contact contact: draw.text(),
    Notes notes: draw.text(),
});

filled!(role, role_field(draw): Role, RoleField, RoleId {
    Title title: draw.text(),
    Party party: draw.party(),
    Holders holders: draw.some_of(3, |draw| Some(draw.person())),
    Deputy deputy: draw.sometimes(|draw| draw.person()),
    Contact contact: draw.text(),
    AuthorisationLevel authorisation_level: draw.text(),
    Assets assets: draw.text(),
    SkillLevel skill_level: draw.sometimes(|draw| 1 + draw.below(6) as u8),
    Responsibilities responsibilities: draw.text(),
    Notes notes: draw.text(),
    Width width: draw.sometimes(|draw| 24 + draw.below(400) as u16),
});

filled!(area, area_field(draw): Area, AreaField, AreaId {
    Title title: draw.text(),
});

filled!(details, activity_field(draw): ActivityDetails, ActivityField, ActivityId {
    Description description: draw.text(),
    Kind kind: draw.one_of(ActivityKind::ALL),
    Criticality criticality: draw.one_of(Criticality::ALL),
    Nature nature: draw.one_of(Nature::ALL),
    Frequency frequency: draw.sometimes(|draw| draw.one_of(Frequency::ALL)),
    Systems systems: draw.some_of(3, |draw| Some(draw.scope_item())),
    ChangeControl change_control: draw.sometimes(|draw| draw.one_of(ChangeControl::ALL)),
    Emergency emergency: draw.sometimes(|draw| emergency_rule(draw)),
    DecisionLevel decision_level: draw.sometimes(|draw| draw.decision_level()),
    Approvers approvers: draw.some_of(3, |draw| Some(draw.role())),
    Deliverable deliverable: draw.text(),
    Retention retention: draw.text(),
    Controls controls: draw.texts(),
    Split split: split(draw),
    Notes notes: draw.text(),
});

fn emergency_rule(draw: &mut Draw<'_>) -> EmergencyRule {
    match draw.below(4) {
        0 => EmergencyRule::ProviderActs { document_within_hours: draw.below(100) as u16 },
        1 => EmergencyRule::ApprovalFirst { approver: None },
        2 => EmergencyRule::ApprovalFirst { approver: Some(draw.role()) },
        _ => EmergencyRule::NotPermitted,
    }
}

fn split(draw: &mut Draw<'_>) -> Split {
    Split { parts: draw.text(), evidence: draw.text(), hand_over: draw.text() }
}

pub fn remark(draw: &mut Draw<'_>) -> Remark {
    Remark { condition: draw.text(), note: draw.text(), unread: draw.text() }
}

filled!(scope_item, scope_item_field(draw): ScopeItem, ScopeItemField, ScopeItemId {
    Name name: draw.text(),
    Kind kind: draw.one_of(ScopeKind::ALL),
    Owner owner: draw.sometimes(|draw| draw.role()),
    Criticality criticality: draw.one_of(Criticality::ALL),
    Classification classification: draw.text(),
    ProviderScope provider_scope: draw.one_of(ProviderScope::ALL),
    MonitoredBy monitored_by: draw.text(),
    Notes notes: draw.text(),
});

filled!(decision_level, decision_level_field(draw): DecisionLevel, DecisionLevelField, DecisionLevelId {
    Title title: draw.text(),
    Covers covers: draw.text(),
    DecidedBy decided_by: draw.text(),
    ApprovalsNeeded approvals_needed: draw.below(4) as u8,
    TimeLimit time_limit: draw.text(),
    Documentation documentation: draw.text(),
    ReviewedAfterwards reviewed_afterwards: draw.flag(),
});

filled!(escalation, escalation_field(draw): Escalation, EscalationField, EscalationId {
    Event event: draw.text(),
    FirstNotified first_notified: draw.sometimes(|draw| draw.role()),
    Classifies classifies: draw.sometimes(|draw| draw.role()),
    ApprovesEmergencyChange approves_emergency_change: draw.sometimes(|draw| draw.role()),
    ContactsBusiness contacts_business: draw.sometimes(|draw| draw.role()),
    DecidesContainment decides_containment: draw.sometimes(|draw| draw.role()),
    WritesReport writes_report: draw.sometimes(|draw| draw.role()),
    ResponseTime response_time: draw.text(),
    UpdateInterval update_interval: draw.text(),
});

fn checks(draw: &mut Draw<'_>) -> ReviewChecks {
    ReviewChecks { responsibilities: draw.flag(), contacts: draw.flag(), repeated_issues: draw.flag() }
}

filled!(review, review_field(draw): Review, ReviewField, ReviewId {
    Date date: draw.date(),
    Trigger trigger: draw.one_of(ReviewTrigger::ALL),
    Reviewers reviewers: draw.text(),
    Checks checks: checks(draw),
    Outcome outcome: draw.text(),
    Changes changes: draw.text(),
    NextDate next_date: draw.date(),
});

filled!(separated_pair, separated_pair_field(draw): SeparatedPair, SeparatedPairField, SeparatedPairId {
    First first: draw.text(),
    Second second: draw.text(),
    Reason reason: draw.text(),
});

pub fn place(draw: &mut Draw<'_>) -> Place {
    match draw.below(11) {
        0 => Place::Matrix,
        1 => Place::Activity(draw.activity()),
        2 => Place::Role(draw.role()),
        3 => Place::Cell(draw.activity(), draw.role()),
        4 => draw.area().map_or(Place::Matrix, Place::Area),
        5 => Place::Person(draw.person()),
        6 => Place::ScopeItem(draw.scope_item()),
        7 => Place::DecisionLevel(draw.decision_level()),
        8 => Place::Escalation(draw.escalation()),
        9 => Place::Waiver(draw.waiver()),
        _ => Place::Question(draw.question()),
    }
}

filled!(waiver, waiver_field(draw): Waiver, WaiverField, WaiverId {
    Rule rule: draw.text(),
    Place place: place(draw),
    Reason reason: draw.text(),
    CompensatingControl compensating_control: draw.text(),
    AcceptedBy accepted_by: draw.text(),
    AcceptedOn accepted_on: draw.date(),
    Until until: draw.date(),
});

filled!(question, question_field(draw): Question, QuestionField, QuestionId {
    Place place: place(draw),
    Text text: draw.text(),
    RaisedBy raised_by: draw.text(),
    ResolvedBy resolved_by: draw.text(),
    Due due: draw.date(),
    Answer answer: draw.text(),
});

filled!(position, position_field(draw): Position, PositionField, PositionId {
    Activity activity: draw.activity(),
    Role role: draw.role(),
    Side side: draw.one_of(PositionSide::ALL),
    Letters letters: draw.text(),
    Reason reason: draw.text(),
    Decided decided: draw.flag(),
    Decision decision: draw.text(),
    DecidedOn decided_on: draw.date(),
});

filled!(baseline, baseline_field(draw): Baseline, BaselineField, BaselineId {
    Name name: draw.text(),
    Taken taken: draw.timestamp(),
    Hash hash: draw.text(),
    Content content: draw.text(),
});

filled!(sign_off, sign_off_field(draw): SignOff, SignOffField, SignOffId {
    Baseline baseline: draw.baseline(),
    Name name: draw.text(),
    Role role: draw.sometimes(|draw| draw.role()),
    Date date: draw.date(),
    Hash hash: draw.text(),
});

filled!(info, info_field(draw): MatrixInfo, MatrixField, MatrixId {
    Title title: draw.text(),
    Purpose purpose: draw.text(),
    Status status: draw.one_of(Status::ALL),
    VersionLabel version_label: draw.text(),
    Language language: draw.text(),
    Owner owner: draw.text(),
    ReviewCycle review_cycle: draw.sometimes(|draw| draw.one_of(ReviewCycle::ALL)),
    NextReview next_review: draw.date(),
    Catalogues catalogues: draw.texts(),
    Copy copy: draw.sometimes(|draw| copy_note(draw)),
});

fn copy_note(draw: &mut Draw<'_>) -> CopyNote {
    let left_out = draw.some_of(4, |draw| Some(draw.one_of(LeftOut::ALL)));
    CopyNote { left_out, made: draw.date(), of: draw.text() }
}

pub fn rules(draw: &mut Draw<'_>) -> RuleSettings {
    const GRADES: &[RuleGrade] = &[RuleGrade::Off, RuleGrade::Error, RuleGrade::Warning, RuleGrade::Advice];
    let graded = draw.some_of(4, |draw| Some((draw.text(), GRADES[draw.below(GRADES.len())])));
    RuleSettings {
        grades: graded.into_iter().collect(),
        limits: Limits {
            consulted: draw.below(9) as u16,
            informed: draw.below(9) as u16,
            overloaded_percent: draw.below(101) as u8,
            overloaded_minimum: draw.below(30) as u16,
        },
        one_owner_per_party: draw.flag(),
    }
}

/// A scheme that has at least the first `letters` letters.
pub fn scheme(draw: &mut Draw<'_>, letters: usize) -> Scheme {
    const PARTS: &[Part] = &[Part::Does, Part::Owns, Part::Before, Part::After, Part::Other];
    let fixed = [Scheme::raci(), Scheme::rasci()];
    let own_count = letters.max(1 + draw.below(MOST_LETTERS));
    let own = "RACIÖ7ДX".chars().take(own_count).map(|symbol| LetterDefinition {
        symbol,
        name: draw.text(),
        meaning: draw.text(),
        part: draw.one_of(PARTS),
    });
    let own = Scheme { letters: own.collect(), name: draw.text() };
    let fitting: Vec<Scheme> =
        fixed.into_iter().chain([own]).filter(|scheme| scheme.letters.len() >= letters).collect();
    draw.pick(&fitting).unwrap_or_default()
}

/// A row for the matrix, with letters, remarks and details.
pub fn activity(draw: &mut Draw<'_>) -> Activity {
    let roles: Vec<RoleId> = draw.matrix().roles().map(|role| role.id).collect();
    let mut row = Activity::new(ActivityId::fresh(draw.randomness()), draw.text(), roles.len());
    row.area = draw.area();
    for (index, role) in roles.iter().enumerate() {
        row.set_letters_at(index, draw.letters());
        if draw.chance(20) {
            row.swap_remark(*role, remark(draw));
        }
    }
    if draw.chance(60) {
        let mut filled = details(draw);
        filled.id = ActivityId::default();
        row.with_details(|details| *details = filled);
    }
    row
}

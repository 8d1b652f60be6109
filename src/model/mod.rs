//! What a responsibility matrix *is*: plain data in the field's own words.
//!
//! Knows nobody: not how it is changed, checked, drawn, stored or sent.

pub mod activity;
pub mod agreement;
pub mod date;
pub mod id;
pub mod letters;
pub mod matrix;
pub mod people;
pub mod record;
pub mod registers;
pub mod settings;
pub mod text;

pub use activity::{
    Activity, ActivityDetails, ActivityField, ActivityKind, Area, AreaField, ChangeControl, Criticality,
    EmergencyRule, Frequency, Nature, Remark, Split,
};
pub use agreement::{
    Baseline, BaselineField, CopyNote, LeftOut, LogEntry, Place, Position, PositionField, PositionSide,
    Question, QuestionField, SignOff, SignOffField, Status, Waiver, WaiverField,
};
pub use date::{BadDate, Date, Timestamp};
pub use id::{
    ActivityId, AreaId, BaselineId, DecisionLevelId, EscalationId, Id, IdHash, IdMap, MatrixId, PartyId,
    PersonId, PositionId, QuestionId, Randomness, ReviewId, RoleId, ScopeItemId, SeededRandomness,
    SeparatedPairId, SignOffId, WaiverId,
};
pub use letters::{Letter, LetterDefinition, LetterSet, MOST_LETTERS, Part, Scheme};
pub use matrix::Matrix;
pub use people::{Party, PartyField, PartyKind, Person, PersonField, Role, RoleField};
pub use record::{Extra, ExtraMap, Record};
pub use registers::{
    DecisionLevel, DecisionLevelField, Escalation, EscalationField, ProviderScope, Review, ReviewChecks,
    ReviewCycle, ReviewField, ReviewTrigger, ScopeItem, ScopeItemField, ScopeKind, SeparatedPair,
    SeparatedPairField,
};
pub use settings::{Limits, MatrixField, MatrixInfo, RuleGrade, RuleSettings, Severity};

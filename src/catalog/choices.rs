//! The model's choices in words, as selects offer them, and the way between a choice and its position there.

use crate::model::{
    ActivityKind, ChangeControl, Criticality, Frequency, LeftOut, Nature, Part, PartyKind, PositionSide,
    ProviderScope, ReviewCycle, ReviewTrigger, ScopeKind, Status,
};

/// What stands for a choice that nobody has made yet.
pub const UNSETTLED: &str = "Not settled";

/// The sides of a contract, in the order they are offered.
pub const SIDES: [PartyKind; 3] = [PartyKind::Customer, PartyKind::Provider, PartyKind::ThirdParty];

/// The parts that letters play, in the order they are offered.
pub const PARTS: [Part; 5] = [Part::Does, Part::Owns, Part::Before, Part::After, Part::Other];

/// What is usually left out: all that is one side's own. Names of people and contacts of roles go along,
/// because the other side must know whom to call.
pub const USUALLY_LEFT_OUT: [LeftOut; 7] = [
    LeftOut::Notes,
    LeftOut::Contacts,
    LeftOut::Waivers,
    LeftOut::Questions,
    LeftOut::Positions,
    LeftOut::Reviews,
    LeftOut::History,
];

/// A choice with its words.
pub trait Choice: Copy + PartialEq + Send + Sync + 'static {
    /// Every choice, in the order it is offered.
    const CHOICES: &'static [Self];
    /// What people read.
    fn words(self) -> &'static str;

    /// The words of every choice, in order.
    fn all_words() -> Vec<String> {
        Self::CHOICES.iter().map(|choice| choice.words().to_owned()).collect()
    }
    /// The words of every choice, after those for none.
    fn all_words_or_none() -> Vec<String> {
        std::iter::once(UNSETTLED.to_owned()).chain(Self::all_words()).collect()
    }
    /// The choice's position among all.
    fn position(self) -> usize {
        Self::CHOICES.iter().position(|choice| *choice == self).unwrap_or_default()
    }
    /// The position of a choice that may be open, with none as the first.
    fn position_or_none(choice: Option<Self>) -> usize {
        choice.map_or(0, |choice| choice.position() + 1)
    }
    /// The choice at the position.
    fn at(position: usize) -> Option<Self> {
        Self::CHOICES.get(position).copied()
    }
    /// The choice at the position, with none as the first.
    fn at_or_none(position: usize) -> Option<Self> {
        position.checked_sub(1).and_then(Self::at)
    }
}

/// Writes the words of a type's choices.
macro_rules! words {
    ($($type:ident from $all:expr => { $($choice:ident $words:literal),* $(,)? })*) => {$(
        impl Choice for $type {
            const CHOICES: &'static [Self] = $all;
            fn words(self) -> &'static str {
                match self { $(Self::$choice => $words),* }
            }
        }
    )*};
}

words! {
    ActivityKind from Self::ALL => {
        Operational "Operation", Security "Security", Governance "Governance",
    }
    Criticality from Self::ALL => { Normal "Normal", Critical "Business-critical" }
    Nature from Self::ALL => {
        Task "Task", Decision "Decision", RiskAcceptance "Risk acceptance", Review "Review", Audit "Audit",
    }
    Frequency from Self::ALL => {
        Event "When it happens", Daily "Daily", Weekly "Weekly", Monthly "Monthly",
        Quarterly "Quarterly", Yearly "Yearly",
    }
    ChangeControl from Self::ALL => { Standard "Standard: approved beforehand", Formal "Formal: case by case" }
    Status from Self::ALL => {
        Draft "Draft", InReview "In review", Agreed "Agreed", Superseded "Superseded",
    }
    ReviewCycle from Self::ALL => {
        Quarterly "Every three months", HalfYearly "Every six months", Yearly "Every year",
    }
    ScopeKind from Self::ALL => {
        Server "Server", Workstation "Workstation", NetworkDevice "Network device",
        CloudService "Cloud service", BusinessApplication "Business application", Firewall "Firewall",
        Vpn "VPN", Identity "Identity", Backup "Backup", Endpoint "Endpoint", Monitoring "Monitoring",
        LogSource "Log source", Process "Process", Service "Service", DataSet "Data set",
    }
    ProviderScope from Self::ALL => { Unsettled "Not settled", Yes "Yes", No "No", Partly "Partly" }
    ReviewTrigger from Self::ALL => {
        Cycle "Planned cycle", InfrastructureChange "Major infrastructure change",
        NewApplication "New business-critical application", NewRequirement "New compliance or audit requirement",
        Incident "Security incident or near miss", OwnerChange "Change of provider, team or owner",
        Expansion "New site, cloud or remote work", RoleChange "Role change",
    }
    LeftOut from Self::ALL => {
        Notes "Internal notes", People "People", Contacts "Contacts of people", RoleContacts "Contacts of roles",
        Waivers "Waivers", Questions "Open questions", Positions "Positions", Reviews "Review log",
        History "Change log and earlier baselines",
    }
    PositionSide from Self::ALL => {
        AsIs "As it is", ToBe "As it should be", Customer "Customer", Provider "Provider",
    }
    Part from &PARTS => {
        Does "Does the work", Owns "Owns the outcome", Before "Gives input before", After "Is told after",
        Other "Another duty, not looked at by rules",
    }
    PartyKind from &SIDES => { Customer "Customer", Provider "Provider", ThirdParty "Third party" }
}

//! The sheets of the window: the matrix and the registers beside it, with their words.

/// What the window shows in its middle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Sheet {
    /// The matrix.
    #[default]
    Matrix,
    /// Systems, services, processes, data.
    Scope,
    /// Who holds the roles.
    People,
    /// How far decisions reach and who takes them.
    DecisionLevels,
    /// Who is called when something happens.
    Escalation,
    /// The review log.
    Reviews,
    /// Duties that must be kept apart.
    SeparatedPairs,
    /// Parked points.
    Questions,
    /// What counting and the rules together show.
    Analysis,
    /// Documents for people, made from the matrix.
    Documents,
    /// Which controls of the chosen catalogues have an owner.
    Controls,
    /// What was disputed, and how it was settled.
    Positions,
    /// What differs from a file that came back; there only while something is compared.
    Changes,
    /// Baselines, signatures and what proves them.
    Agreement,
}

impl Sheet {
    /// Every sheet in the order of the tabs.
    pub const ALL: [Self; 14] = [
        Self::Matrix,
        Self::Scope,
        Self::People,
        Self::DecisionLevels,
        Self::Escalation,
        Self::Reviews,
        Self::SeparatedPairs,
        Self::Questions,
        Self::Positions,
        Self::Controls,
        Self::Agreement,
        Self::Analysis,
        Self::Documents,
        Self::Changes,
    ];

    /// What its tab says.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Matrix => "Matrix",
            Self::Scope => "Scope",
            Self::People => "People",
            Self::DecisionLevels => "Decision levels",
            Self::Escalation => "Escalation",
            Self::Reviews => "Reviews",
            Self::SeparatedPairs => "Separation",
            Self::Questions => "Questions",
            Self::Analysis => "Analysis",
            Self::Documents => "Documents",
            Self::Controls => "Controls",
            Self::Positions => "Decisions",
            Self::Changes => "Changes",
            Self::Agreement => "Agreement",
        }
    }

    /// What one line of it is called.
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Matrix => "activity",
            Self::Scope => "scope item",
            Self::People => "person",
            Self::DecisionLevels => "decision level",
            Self::Escalation => "event",
            Self::Reviews => "review",
            Self::SeparatedPairs => "separated pair",
            Self::Questions => "question",
            Self::Analysis => "figure",
            Self::Documents => "document",
            Self::Controls => "control",
            Self::Positions => "position",
            Self::Changes => "change",
            Self::Agreement => "baseline",
        }
    }

    /// The noun with its article: "a person", "an event".
    pub fn one(self) -> String {
        let noun = self.noun();
        let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        format!("{article} {noun}")
    }

    /// What it is for, for the person who opens it for the first time.
    pub const fn about(self) -> &'static str {
        match self {
            Self::Matrix => "Who does, owns, is asked and is told, activity by activity.",
            Self::Scope => {
                "What the matrix is about. Each item needs an owner; each should be touched by an activity."
            }
            Self::People => "Who holds the roles today, with a number that works at night.",
            Self::DecisionLevels => "How far a decision reaches, how many must approve it and how fast.",
            Self::Escalation => {
                "What happened, and who is told, decides and reports. Every question needs a role."
            }
            Self::Reviews => "When the matrix was confirmed, by whom, and what came of it.",
            Self::SeparatedPairs => "Duties that one role or person must not hold both.",
            Self::Controls => "Which controls have an activity with one owner, and which have none.",
            Self::Questions => "Points that the workshop parked: who resolves them, and by when.",
            Self::Analysis => "Who carries how much, where, and for whom. Every number leads to its rows.",
            Self::Documents => "Who to call, role cards and the analysis: to read, print and hand over.",
            Self::Changes => "What the other side changed, to accept or to reject.",
            Self::Agreement => "What both sides signed, and whether the matrix still is exactly that.",
            Self::Positions => "What each side wanted where a cell was disputed, what was decided, and why.",
        }
    }
}

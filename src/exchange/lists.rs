//! The lists of a matrix that have no cells, named once for everything that goes through all of them.

/// Calls the macro with every list and its register.
macro_rules! with_lists {
    ($callback:ident) => {
        $callback! {
            parties: Party, people: Person, areas: Area, scope: Scope, decision_levels: DecisionLevel,
            escalations: Escalation, reviews: Review, separated_pairs: SeparatedPair, waivers: Waiver,
            questions: Question, positions: Position, baselines: Baseline, sign_offs: SignOff,
        }
    };
}

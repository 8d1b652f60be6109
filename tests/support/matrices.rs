//! Whole matrices: every list and every field filled.

use remit::model::*;

use super::draw::Draw;
use super::records;

/// A matrix of that many roles and activities, with every list filled; the same seed gives the same matrix.
pub fn random_matrix(seed: u64, roles: usize, activities: usize) -> Matrix {
    let randomness = &mut SeededRandomness::new(seed);
    let mut matrix = Matrix::default();
    // Each list is drawn when those it refers to are there.
    macro_rules! fill {
        ($($list:ident: $count:expr, $record:expr;)*) => {$(
            for _ in 0..$count {
                let record = $record(&mut Draw::new(randomness, &matrix));
                matrix.$list.push(record);
            }
        )*};
    }
    fill! { parties: 3, records::party; people: 4, records::person; areas: 3, records::area; }
    matrix.scheme = records::scheme(&mut Draw::new(randomness, &matrix), 4);
    for _ in 0..roles {
        let role = records::role(&mut Draw::new(randomness, &matrix));
        assert!(matrix.push_role(role), "ids do not repeat");
    }
    fill! {
        scope: 4, records::scope_item;
        decision_levels: 4, records::decision_level;
        escalations: 3, records::escalation;
    }
    for _ in 0..activities {
        let activity = records::activity(&mut Draw::new(randomness, &matrix));
        assert!(matrix.push_activity(activity), "ids do not repeat");
    }
    fill! {
        reviews: 2, records::review;
        separated_pairs: 3, records::separated_pair;
        waivers: 3, records::waiver;
        questions: 3, records::question;
        positions: 3, records::position;
        baselines: 2, records::baseline;
        sign_offs: 2, records::sign_off;
        log: 3, log_entry;
    }
    let mut draw = Draw::new(randomness, &matrix);
    let (info, rules, extra) = (records::info(&mut draw), records::rules(&mut draw), draw.extra());
    matrix.info = info;
    matrix.rules = rules;
    matrix.extra = extra;
    matrix
}

fn log_entry(draw: &mut Draw<'_>) -> LogEntry {
    LogEntry { at: draw.timestamp().unwrap_or_default(), who: draw.text(), what: draw.text() }
}

/// Everything in the matrix as text, in order. Equality of matrices does not look at the order of
/// rows and columns; this does.
pub fn serialised(matrix: &Matrix) -> String {
    let mut text = String::new();
    let mut add = |part: serde_json::Result<String>| {
        text.push_str(&part.unwrap_or_else(|error| error.to_string()));
        text.push('\n');
    };
    for role in matrix.roles() {
        add(serde_json::to_string(role));
    }
    for activity in matrix.activities() {
        add(serde_json::to_string(activity));
    }
    add(serde_json::to_string(&matrix.info));
    add(serde_json::to_string(&matrix.scheme));
    add(serde_json::to_string(&matrix.rules));
    add(serde_json::to_string(&matrix.parties));
    add(serde_json::to_string(&matrix.people));
    add(serde_json::to_string(&matrix.areas));
    add(serde_json::to_string(&matrix.scope));
    add(serde_json::to_string(&matrix.decision_levels));
    add(serde_json::to_string(&matrix.escalations));
    add(serde_json::to_string(&matrix.reviews));
    add(serde_json::to_string(&matrix.separated_pairs));
    add(serde_json::to_string(&matrix.waivers));
    add(serde_json::to_string(&matrix.questions));
    add(serde_json::to_string(&matrix.positions));
    add(serde_json::to_string(&matrix.baselines));
    add(serde_json::to_string(&matrix.sign_offs));
    add(serde_json::to_string(&matrix.log));
    text.push_str(&format!("{:?}", matrix.extra));
    text
}

//! How a matrix stands to its baselines, put into words for whoever looks at the sheet.

use super::{Agreement, ChangeTold, Changes, Content, Kept, Mark, Mood, Signed, Signer};
use crate::exchange::compare::{Difference, Kind, compare, place_of};
use crate::exchange::{
    self, BaselineCheck, ContentState, Standing, Verification, agreed_content, findings_of, read_baseline,
    standing_among, standing_words, unsigned_sides,
};
use crate::formats::report::role_title;
use crate::model::{Baseline, BaselineId, Date, Matrix, PartyKind, Role};
use crate::rules::Engine;

/// How many changes are told one by one.
const MOST_TOLD: usize = 50;

/// The standing in a line.
pub(super) fn mark(matrix: &Matrix, standing: Standing) -> Mark {
    Mark {
        words: standing_words(matrix, standing),
        mood: match standing {
            Standing::NoBaseline => Mood::None,
            Standing::Exactly { agreed: true, .. } => Mood::Agreed,
            Standing::Exactly { agreed: false, .. } => Mood::Unsigned,
            Standing::ChangedSince { .. } => Mood::Changed,
        },
    }
}

/// How a matrix that came from elsewhere stands: to the baselines of the own one where it is the same matrix, else
/// to those that it brings.
pub(super) fn received(received: &Matrix, own: &Matrix) -> Mark {
    if received.info.id == own.info.id && !own.baselines.is_empty() {
        return mark(own, standing_among(received, own));
    }
    mark(received, exchange::standing(received))
}

/// All that the sheet shows.
pub(super) fn agreement(matrix: &Matrix, today: Date) -> Agreement {
    let found = exchange::verify(matrix);
    let measured = match found.now {
        Standing::ChangedSince { baseline, .. } => Some(baseline),
        _ => None,
    };
    let (changes, problem) = match measured.map(|baseline| since(matrix, baseline, None)) {
        None => (Changes::default(), String::new()),
        Some(Ok(changes)) => (changes, String::new()),
        Some(Err(problem)) => (Changes::default(), problem),
    };
    let mut baselines: Vec<(&Baseline, &BaselineCheck)> =
        matrix.baselines.iter().zip(&found.baselines).rev().collect();
    baselines.sort_by_key(|(baseline, _)| std::cmp::Reverse(baseline.taken));
    let kept = baselines.into_iter().map(|(baseline, check)| kept(matrix, baseline, check, &found, today));
    Agreement {
        mark: mark(matrix, found.now),
        hash: found.hash.clone(),
        falsely_agreed: found.falsely_agreed,
        errors: Engine::strict(matrix, today).counts().errors,
        measured,
        changes,
        problem,
        baselines: kept.collect(),
        next_name: next_name(matrix),
    }
}

/// What changed between a baseline and another, or today.
pub(super) fn since(matrix: &Matrix, from: BaselineId, to: Option<BaselineId>) -> Result<Changes, String> {
    let then = read_baseline(matrix, from)?;
    let now = to.map_or_else(|| Ok(agreed_content(matrix)), |to| read_baseline(matrix, to))?;
    let comparison = compare(&then, &now);
    let told = |difference: &Difference| ChangeTold {
        place: capitalised(&place_of(&[&comparison.newer, &then], &difference.target)),
        words: words(difference),
        activity: difference.target.activity().filter(|row| matrix.activity(*row).is_some()),
        role: difference.target.role().filter(|role| matrix.role(*role).is_some()),
    };
    Ok(Changes {
        summary: comparison.summary(),
        count: comparison.differences.len() as u32,
        first: comparison.differences.iter().take(MOST_TOLD).map(told).collect(),
    })
}

/// With a capital, as the beginning of a line.
fn capitalised(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

/// What happened, in words.
fn words(difference: &Difference) -> String {
    let value = |text: &str| if text.is_empty() { "nothing".to_owned() } else { text.to_owned() };
    match difference.kind {
        Kind::Added => "new".to_owned(),
        Kind::Removed => "gone".to_owned(),
        Kind::Moved => format!("now {}, was {}", difference.new, difference.old),
        Kind::Changed => format!("{} → {}", value(&difference.old), value(&difference.new)),
    }
}

fn kept(
    matrix: &Matrix,
    baseline: &Baseline,
    check: &BaselineCheck,
    found: &Verification,
    today: Date,
) -> Kept {
    let content = read_baseline(matrix, baseline.id).ok();
    let unsigned = unsigned_sides(matrix, baseline.id).unwrap_or_default();
    let signed: Vec<_> = matrix.sign_offs.iter().zip(&found.sign_offs).collect();
    let signed: Vec<_> = signed.into_iter().filter(|(it, _)| it.baseline == baseline.id).collect();
    let signers = content.as_ref().map(|then| {
        let has_signed = |role: &Role| signed.iter().any(|(it, _)| it.role == Some(role.id));
        let waiting = then.roles().filter(|role| !has_signed(role)).map(|role| signer(matrix, then, role));
        let mut waiting: Vec<Signer> = waiting.collect();
        waiting.sort_by_key(|signer| (!unsigned.contains(&signer.side), signer.side != PartyKind::Customer));
        waiting
    });
    let signatures = signed.iter().map(|(it, check)| {
        let then = content.as_ref().unwrap_or(matrix);
        let role = it.role.and_then(|role| then.role(role));
        Signed {
            id: it.id,
            name: it.name.trim().to_owned(),
            role: role.map_or_else(String::new, |role| role_title(role).to_owned()),
            side: role.map(|role| then.side(role)),
            date: it.date,
            problem: check.problem.unwrap_or_default().to_owned(),
        }
    });
    // What every side signed has been judged; reading and judging it again would tell nothing new.
    let errors = if check.agreed { None } else { findings_of(matrix, baseline.id, today).ok() };
    Kept {
        id: baseline.id,
        name: baseline.name.trim().to_owned(),
        taken: baseline.taken,
        hash: baseline.hash.clone(),
        content: match check.content {
            ContentState::Intact => Content::Intact,
            ContentState::Changed => Content::Changed,
            ContentState::Missing => Content::Missing,
        },
        agreed: check.agreed,
        now: baseline.hash == found.hash,
        errors: errors.map_or(0, |counts| counts.errors),
        unsigned,
        signatures: signatures.collect(),
        signers: signers.unwrap_or_default(),
    }
}

/// A role of a baseline with whoever holds it today.
fn signer(matrix: &Matrix, then: &Matrix, role: &Role) -> Signer {
    let holders = matrix.role(role.id).map(|role| role.holders.as_slice()).unwrap_or_default();
    let holder = holders.iter().find_map(|id| matrix.person(*id)).map(|person| person.name.trim());
    Signer {
        role: role.id,
        title: role_title(role).to_owned(),
        side: then.side(role),
        holder: holder.unwrap_or_default().to_owned(),
    }
}

/// The version that the matrix says it has; else the newest baseline's number and one more: "v1.3" after "v1.2".
fn next_name(matrix: &Matrix) -> String {
    let label = matrix.info.version_label.trim();
    let is_taken = |name: &str| matrix.baselines.iter().any(|it| it.name.trim().eq_ignore_ascii_case(name));
    if !label.is_empty() {
        let name = if label.starts_with(['v', 'V']) { label.to_owned() } else { format!("v{label}") };
        if !matrix.baselines.iter().any(|it| version(&it.name) == version(&name)) {
            return name;
        }
    }
    let newest = matrix.baselines.iter().max_by_key(|baseline| baseline.taken);
    let mut parts = newest.and_then(|it| version(&it.name)).unwrap_or_else(|| vec![1, 0]);
    loop {
        let name = format!("v{}", parts.iter().map(u32::to_string).collect::<Vec<_>>().join("."));
        let is_known = matrix.baselines.iter().any(|it| version(&it.name).as_ref() == Some(&parts));
        if !is_known && !is_taken(&name) {
            return name;
        }
        match parts.last_mut() {
            Some(last) => *last = last.saturating_add(1),
            None => return name,
        }
    }
}

/// The first number with points in the name: "1.2" of "v1.2 agreed". None where there is none.
fn version(name: &str) -> Option<Vec<u32>> {
    let start = name.find(|character: char| character.is_ascii_digit())?;
    let rest = name.get(start..)?;
    let end = rest.find(|character: char| !character.is_ascii_digit() && character != '.');
    let number = rest.get(..end.unwrap_or(rest.len()))?;
    number.trim_end_matches('.').split('.').map(|part| part.parse().ok()).collect()
}

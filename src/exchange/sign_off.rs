//! Sign-offs: a role attests one exact baseline.
//!
//! A baseline is *agreed* when nothing in it is an error and each side that has roles in it, customer and
//! provider, has signed through at least one of them. Third parties (auditors, vendors, regulators) may sign
//! and are not waited for. A matrix of one side alone needs that side. Who must sign within a side is an affair
//! of the parties, not of the program.

use super::baseline::{find, read_baseline};
use super::standing::content_hash;
use crate::edit::{Edit, ListEdit};
use crate::model::{
    Baseline, BaselineId, Date, Matrix, MatrixField, PartyKind, Randomness, RoleId, SignOff, SignOffId,
    Status,
};
use crate::rules::{Counts, Engine};

/// Who signs what, and when.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Signature<'a> {
    /// The baseline.
    pub baseline: BaselineId,
    /// The role that signs.
    pub role: RoleId,
    /// The name of the person.
    pub name: &'a str,
    /// The day.
    pub date: Date,
}

/// What the rules say of a baseline as of today, with the waivers that hold today. `errors` of it is what
/// [`sign`] asks for.
///
/// # Errors
/// A sentence where the baseline cannot be read.
pub fn findings_of(matrix: &Matrix, baseline: BaselineId, today: Date) -> Result<Counts, String> {
    let content = read_baseline(matrix, baseline)?;
    let judged = super::content::within(content, matrix);
    Ok(Engine::strict(&judged, today).counts())
}

/// Signs a baseline in which the rules find so many errors. The matrix becomes *agreed* with the last
/// signature that is needed, if it is still exactly what was signed.
///
/// # Errors
/// A sentence where the baseline cannot be read, an error is open, the name is missing, the role is not in it,
/// or has signed it.
pub fn sign(
    matrix: &Matrix,
    signature: &Signature<'_>,
    errors: u32,
    randomness: &mut dyn Randomness,
) -> Result<Vec<Edit>, String> {
    let baseline = find(matrix, signature.baseline)?;
    let content = read_baseline(matrix, signature.baseline)?;
    let title = baseline.name.trim();
    match errors {
        0 => {}
        1 => return Err(format!("\"{title}\" has an error. Settle or waive it before anybody signs.")),
        _ => {
            return Err(format!(
                "\"{title}\" has {errors} errors. Settle or waive them before anybody signs."
            ));
        }
    }
    let name = signature.name.trim();
    if name.is_empty() {
        return Err("The sign-off needs the name of the person who signs.".to_owned());
    }
    let Some(role) = content.role(signature.role) else {
        return Err(format!("That role is not in \"{title}\", so it cannot sign it."));
    };
    let is_same = |it: &&SignOff| it.baseline == baseline.id && it.role == Some(role.id);
    if let Some(before) = matrix.sign_offs.iter().find(is_same) {
        let role = role.title.trim();
        return Err(format!("{} has signed \"{title}\" as {role} already.", before.name.trim()));
    }
    let sign_off = SignOff {
        id: SignOffId::fresh(randomness),
        baseline: baseline.id,
        name: name.to_owned(),
        role: Some(role.id),
        date: Some(signature.date),
        hash: baseline.hash.clone(),
        ..SignOff::default()
    };
    let signed = matrix.sign_offs.iter().chain([&sign_off]);
    let complete = missing_sides(&content, baseline, signed).is_empty();
    let mut edits = Vec::new();
    if complete && matrix.info.status != Status::Agreed && is_exactly(matrix, baseline) {
        edits.push(status(Status::Agreed));
    }
    let insert = ListEdit::Insert { at: matrix.sign_offs.len(), items: vec![sign_off] };
    edits.insert(0, Edit::SignOff(insert));
    Ok(edits)
}

/// Takes a sign-off back. A matrix that is no longer agreed without it is in review again. No edits where there
/// is no such sign-off.
pub fn withdraw(matrix: &Matrix, id: SignOffId) -> Vec<Edit> {
    let Some(at) = matrix.sign_offs.iter().position(|sign_off| sign_off.id == id) else { return Vec::new() };
    let mut edits = vec![Edit::SignOff(ListEdit::Remove { at, count: 1 })];
    let mut others = matrix.clone();
    others.sign_offs.remove(at);
    let agreed = |baseline| is_agreed(&others, baseline) && is_exactly(matrix, baseline);
    if matrix.info.status == Status::Agreed && !matrix.baselines.iter().any(agreed) {
        edits.push(status(Status::InReview));
    }
    edits
}

fn status(status: Status) -> Edit {
    Edit::SetInfo(Box::new(MatrixField::Status(status)))
}

/// Whether the matrix is now what the baseline keeps.
fn is_exactly(matrix: &Matrix, baseline: &Baseline) -> bool {
    content_hash(matrix) == baseline.hash
}

/// The sides that have not signed the baseline yet.
///
/// # Errors
/// A sentence where the baseline cannot be read.
pub fn unsigned_sides(matrix: &Matrix, baseline: BaselineId) -> Result<Vec<PartyKind>, String> {
    let content = read_baseline(matrix, baseline)?;
    Ok(missing_sides(&content, find(matrix, baseline)?, matrix.sign_offs.iter()))
}

/// Whether every side signed the baseline. Without any sign-off this asks for no reading.
pub(super) fn is_agreed(matrix: &Matrix, baseline: &Baseline) -> bool {
    let signed = |sign_off: &SignOff| sign_off.baseline == baseline.id && sign_off.hash == baseline.hash;
    matrix.sign_offs.iter().any(signed)
        && unsigned_sides(matrix, baseline.id).is_ok_and(|sides| sides.is_empty())
}

/// The sides with roles in the content, of which no role signed exactly this; both where nobody can.
fn missing_sides<'a>(
    content: &Matrix,
    baseline: &Baseline,
    sign_offs: impl Iterator<Item = &'a SignOff>,
) -> Vec<PartyKind> {
    let valid = sign_offs.filter(|it| it.baseline == baseline.id && it.hash == baseline.hash);
    let signed: Vec<PartyKind> = valid.filter_map(|it| Some(content.side(content.role(it.role?)?))).collect();
    let mut sides = vec![PartyKind::Customer, PartyKind::Provider];
    let has_roles = |side: PartyKind| content.roles().any(|role| content.side(role) == side);
    if sides.iter().any(|side| has_roles(*side)) {
        sides.retain(|side| has_roles(*side) && !signed.contains(side));
    }
    sides
}

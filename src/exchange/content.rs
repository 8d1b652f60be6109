//! The agreed content of a matrix: exactly what a baseline keeps, what its hash is over, and what is signed.
//!
//! In it: the matrix's identity, title, purpose, language, review cycle and catalogues; letters, rule settings,
//! parties, roles, areas, activities with their letters and conditions, scope, decision levels, escalation,
//! separated pairs, and fields of later versions. Not in it:
//!
//! * what says how far the matrix has come: status, version label, next review, baselines, sign-offs, log;
//! * what changes without a change of duties: people, holders, deputies, who keeps the matrix, contacts, reviews;
//! * what is one side's own: notes on activities, cells, roles and people, waivers, questions, positions;
//! * how it looks: the widths of columns.
//!
//! The notes of the scope register are in it, because they say which part of a system is the provider's.

use super::leaving_out::fill;
use crate::formats::json::write;
use crate::model::{LeftOut, Matrix, MatrixInfo, Remark, RoleId, Status};

/// The agreed content as a matrix.
pub fn agreed_content(matrix: &Matrix) -> Matrix {
    let info = MatrixInfo {
        status: Status::default(),
        version_label: String::new(),
        owner: String::new(),
        next_review: None,
        copy: None,
        ..matrix.info.clone()
    };
    // Named one by one, because the lists that stay behind may be large.
    let mut content = Matrix {
        info,
        scheme: matrix.scheme.clone(),
        rules: matrix.rules.clone(),
        parties: matrix.parties.clone(),
        areas: matrix.areas.clone(),
        roles: matrix.roles.clone(),
        activities: matrix.activities.clone(),
        scope: matrix.scope.clone(),
        decision_levels: matrix.decision_levels.clone(),
        escalations: matrix.escalations.clone(),
        separated_pairs: matrix.separated_pairs.clone(),
        extra: matrix.extra.clone(),
        ..Matrix::default()
    };
    for role in content.roles.values_mut() {
        role.holders.clear();
        role.deputy = None;
        role.contact.clear();
        role.notes.clear();
        role.width = None;
    }
    without_notes(&mut content);
    content
}

/// The agreed content as text: a file of ours in canonical form. The SHA-256 of these bytes is the hash of a
/// baseline, so `sha256sum` on a file with exactly this text gives the same.
pub fn content_text(matrix: &Matrix) -> String {
    write(&agreed_content(matrix))
}

/// The content with everything that is not agreed as the own matrix has it.
pub fn within(mut content: Matrix, own: &Matrix) -> Matrix {
    fill(&mut content, own, LeftOut::ALL);
    content.info.status = own.info.status;
    content.info.version_label.clone_from(&own.info.version_label);
    content.info.next_review = own.info.next_review;
    content.info.copy.clone_from(&own.info.copy);
    for role in content.roles.values_mut() {
        role.width = own.role(role.id).and_then(|own| own.width);
    }
    content
}

/// Takes the notes on activities and their cells away.
pub(super) fn without_notes(matrix: &mut Matrix) {
    for activity in matrix.activities.values_mut() {
        if !activity.details().notes.is_empty() {
            activity.with_details(|details| details.notes.clear());
        }
        let noted: Vec<(RoleId, Remark)> = activity
            .remarks()
            .filter(|(_, remark)| !remark.note.is_empty())
            .map(|(role, remark)| (role, Remark { note: String::new(), ..remark.clone() }))
            .collect();
        for (role, remark) in noted {
            activity.swap_remark(role, remark);
        }
    }
}

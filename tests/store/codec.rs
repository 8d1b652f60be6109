//! A plain codec and plain matrices for these tests; the product's file format is tested elsewhere.

use std::cell::Cell;

use remit::edit::{Edit, Transaction};
use remit::model::{
    Activity, ActivityId, Id, LetterSet, Matrix, MatrixField, MatrixId, MatrixInfo, Role, RoleId,
};
use remit::store::Codec;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Document {
    info: MatrixInfo,
    roles: Vec<Role>,
    activities: Vec<Activity>,
}

/// Writes the matrix's own fields, roles and activities.
#[derive(Default)]
pub struct PlainCodec {
    version: Cell<u32>,
}

impl PlainCodec {
    pub fn of_version(version: u32) -> Self {
        Self { version: Cell::new(version) }
    }
}

impl Codec for PlainCodec {
    fn version(&self) -> u32 {
        self.version.get()
    }

    fn encode(&self, matrix: &Matrix) -> Vec<u8> {
        serde_json::to_vec(&Document {
            info: matrix.info.clone(),
            roles: matrix.roles().cloned().collect(),
            activities: matrix.activities().cloned().collect(),
        })
        .unwrap()
    }

    fn decode(&self, bytes: &[u8]) -> Result<Matrix, String> {
        let document: Document = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        let mut matrix = Matrix::default();
        matrix.info = document.info;
        for role in document.roles {
            matrix.push_role(role);
        }
        for activity in document.activities {
            matrix.push_activity(activity);
        }
        Ok(matrix)
    }
}

pub fn matrix_id(number: u64) -> MatrixId {
    MatrixId(Id::from_bits(number))
}

pub fn activity(number: usize) -> ActivityId {
    ActivityId(Id::from_bits(1_000 + number as u64))
}

pub fn role(number: usize) -> RoleId {
    RoleId(Id::from_bits(500 + number as u64))
}

/// A matrix of three roles and three activities.
pub fn matrix(number: u64, title: &str) -> Matrix {
    sized(number, title, 3, 3)
}

pub fn sized(number: u64, title: &str, activities: usize, roles: usize) -> Matrix {
    let mut matrix = Matrix::default();
    matrix.info.id = matrix_id(number);
    matrix.info.title = title.to_owned();
    for at in 0..roles {
        matrix.push_role(Role { id: role(at), title: format!("Role {at}"), ..Role::default() });
    }
    for at in 0..activities {
        let mut row = Activity::new(activity(at), format!("Activity {at}"), roles);
        for column in 0..roles {
            row.set_letters_at(column, LetterSet(((at + column) % 4) as u8));
        }
        matrix.push_activity(row);
    }
    matrix
}

/// A change that renames the first activity.
pub fn retitle(title: &str) -> Transaction {
    Transaction::new(
        format!("Rename to {title}"),
        vec![Edit::SetActivityTitle(activity(0), title.to_owned())],
    )
}

/// A change of the matrix's title.
pub fn rename(title: &str) -> Transaction {
    Transaction::new("Rename matrix", vec![Edit::SetInfo(Box::new(MatrixField::Title(title.to_owned())))])
}

/// The title that [`retitle`] sets.
pub fn first_title(matrix: &Matrix) -> &str {
    &matrix.activity(activity(0)).unwrap().title
}

//! What the reader is held to.

use super::*;
use crate::formats::json::write;
use crate::model::{Activity, ActivityId, Letter, LetterSet, Matrix, Role, RoleId, SeededRandomness};

fn matrix(activities: usize, roles: usize) -> Matrix {
    let mut random = SeededRandomness::new(3);
    let mut matrix = Matrix::default();
    for _ in 0..roles {
        assert!(matrix.push_role(Role { id: RoleId::fresh(&mut random), ..Role::default() }));
    }
    for _ in 0..activities {
        let mut activity = Activity::new(ActivityId::fresh(&mut random), "Patch", roles);
        (0..roles).for_each(|role| activity.set_letters_at(role, LetterSet::of(Letter(0))));
        assert!(matrix.push_activity(activity));
    }
    matrix
}

#[test]
fn no_more_than_a_few_slices_stand_in_memory() {
    const SLICE: usize = 16 * 1024;
    let matrix = matrix(1000, 20);
    let text = write(&matrix);
    assert!(text.len() > 30 * SLICE);
    let mut reader = Reader::default();
    for slice in text.as_bytes().chunks(SLICE) {
        reader.push(slice).unwrap();
        assert!(reader.buffer.memory() <= 3 * SLICE, "{} bytes", reader.buffer.memory());
    }
    assert_eq!(reader.finish().unwrap().matrix, matrix);
}

#[test]
fn rows_are_read_as_soon_as_they_are_complete() {
    let text = write(&matrix(100, 3));
    let mut reader = Reader::default();
    let (first, second) = text.as_bytes().split_at(text.len() / 2);
    reader.push(first).unwrap();
    assert!(reader.building.matrix.activity_count() > 40);
    reader.push(second).unwrap();
    assert_eq!(reader.finish().unwrap().matrix.activity_count(), 100);
}

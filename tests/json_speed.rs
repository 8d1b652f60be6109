//! How long reading and writing a large file takes. Run it with
//! `cargo test --profile native --test json_speed -- --ignored --nocapture`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test a panic is the answer"
)]

use std::time::{Duration, Instant};

use remit::formats::json;
use remit::model::{
    Activity, ActivityId, Area, AreaId, Letter, LetterSet, Matrix, Randomness, Role, RoleId, SeededRandomness,
};

/// A matrix in which 35 % of the cells are filled, a fifth of those with two letters.
fn generated(activities: usize, roles: usize) -> Matrix {
    let mut random = SeededRandomness::new(1);
    let mut matrix = Matrix::default();
    matrix.info.title = "Generated".to_owned();
    for index in 0..20 {
        let title = format!("Area {index}");
        matrix.areas.push(Area { id: AreaId::fresh(&mut random), title, ..Area::default() });
    }
    for index in 0..roles {
        let title = format!("Role {index}");
        assert!(matrix.push_role(Role { id: RoleId::fresh(&mut random), title, ..Role::default() }));
    }
    for index in 0..activities {
        let title = format!("Activity number {index}");
        let mut activity = Activity::new(ActivityId::fresh(&mut random), title, roles);
        activity.area = matrix.areas.get(index % 20).map(|area| area.id);
        for role in 0..roles {
            activity.set_letters_at(role, cell(random.next_bits()));
        }
        assert!(matrix.push_activity(activity));
    }
    matrix
}

fn cell(bits: u64) -> LetterSet {
    let letter = |shift: u32| LetterSet::of(Letter((bits >> shift) as u8 % 4));
    match bits % 100 {
        0..28 => letter(8),
        28..35 => letter(8).union(letter(16)),
        _ => LetterSet::EMPTY,
    }
}

/// The same with a description, an owner's note and a control on every row.
fn with_details(matrix: &Matrix) -> Matrix {
    let mut rich = Matrix::default();
    rich.areas.clone_from(&matrix.areas);
    for role in matrix.roles() {
        assert!(rich.push_role(role.clone()));
    }
    for activity in matrix.activities() {
        let mut activity = activity.clone();
        activity.with_details(|details| {
            details.description =
                "Everything that keeps it running, in one sentence of usual length.".to_owned();
            details.notes = "Ask before the quarter ends.".to_owned();
            details.controls = vec!["ISO 27001:2022 A.5.15".to_owned()];
        });
        assert!(rich.push_activity(activity));
    }
    rich
}

/// The fastest of many runs, which other work on the machine disturbs least.
fn fastest(mut run: impl FnMut()) -> Duration {
    let time = |_| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    (0..25).map(time).min().unwrap()
}

fn write_and_check(matrix: &Matrix) -> String {
    let text = json::write(matrix);
    assert_eq!(json::read(text.as_bytes()).unwrap().matrix, *matrix);
    text
}

#[test]
#[ignore = "prints figures; wants an optimised build"]
fn reading_and_writing_ten_thousand_activities() {
    let matrix = generated(10_000, 100);
    let text = write_and_check(&matrix);
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let minified = serde_json::to_string(&value).unwrap();
    drop(value);
    println!("canonical: {} bytes, without spaces: {} bytes", text.len(), minified.len());
    println!("write:                {:?}", fastest(|| drop(json::write(&matrix))));
    println!("read:                 {:?}", fastest(|| drop(json::read(text.as_bytes()).unwrap())));
    println!("read without spaces:  {:?}", fastest(|| drop(json::read(minified.as_bytes()).unwrap())));
    let rich = write_and_check(&with_details(&matrix));
    println!(
        "read with details:    {:?} for {} bytes",
        fastest(|| drop(json::read(rich.as_bytes()).unwrap())),
        rich.len()
    );
    let skipped = || assert!(serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok());
    println!("JSON library, unread: {:?}", fastest(skipped));
}

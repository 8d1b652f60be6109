//! What must hold of every matrix that is written and read, whatever is in it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test a panic is the answer"
)]

mod json_support;

use json_support::Draw;
use proptest::prelude::*;
use remit::formats::json::{Reader, read, write};
use serde_json::Value;

/// The document with its members in the opposite order, without spaces.
fn turned_around(text: &str) -> String {
    let Value::Object(members) = serde_json::from_str(text).unwrap() else { panic!("an object") };
    let members: serde_json::Map<String, Value> = members.into_iter().rev().collect();
    serde_json::to_string(&members).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_written_matrix_is_read_back_as_it_was(seed: u64) {
        let matrix = Draw::new(seed).matrix();
        let text = write(&matrix);
        let opened = read(text.as_bytes()).unwrap();
        prop_assert_eq!(&opened.matrix, &matrix);
        prop_assert!(!opened.read_only);
        prop_assert_eq!(opened.notices, vec![]);
        prop_assert_eq!(write(&opened.matrix), text);
    }

    #[test]
    fn slices_of_any_size_give_the_same_matrix(seed: u64, largest in 1..400u64) {
        let mut draw = Draw::new(seed);
        let matrix = draw.matrix();
        let text = write(&matrix);
        let (mut reader, mut rest) = (Reader::default(), text.as_bytes());
        while !rest.is_empty() {
            let (slice, others) = rest.split_at((draw.below(largest) as usize + 1).min(rest.len()));
            reader.push(slice).unwrap();
            rest = others;
        }
        prop_assert_eq!(reader.finish().unwrap().matrix, matrix);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn order_and_spacing_of_the_file_do_not_matter(seed: u64) {
        let matrix = Draw::new(seed).matrix();
        let text = write(&matrix);
        let other_order = turned_around(&text);
        prop_assert_eq!(&read(other_order.as_bytes()).unwrap().matrix, &matrix);
        let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        prop_assert_eq!(&read(windows.as_bytes()).unwrap().matrix, &matrix);
    }

    #[test]
    fn a_file_cut_off_anywhere_is_refused(seed: u64, share in 0.0..1.0f64) {
        let text = write(&Draw::new(seed).matrix());
        let cut = (share * (text.trim_end().len() as f64)) as usize;
        let error = read(&text.as_bytes()[..cut]).unwrap_err();
        prop_assert!(error.what.contains("cut off") || error.what.contains("empty"), "{error}");
    }

    #[test]
    fn a_changed_byte_never_makes_the_reader_fail_otherwise_than_by_an_error(seed: u64, place: usize, byte: u8) {
        let mut bytes = write(&Draw::new(seed).matrix()).into_bytes();
        let place = place % bytes.len();
        bytes[place] = byte;
        if let Err(error) = read(&bytes) {
            prop_assert!(error.to_string().ends_with('.'), "{error}");
        }
    }
}

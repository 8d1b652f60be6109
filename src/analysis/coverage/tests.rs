//! Coverage as people read it: who refers to what, with one owner or not, and where the gaps are.

use std::time::Instant;

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::catalog::controls::{catalogue, catalogues, find};
use crate::model::{Id, Party, PartyKind, Role, RoleId, Scheme};

const CUSTOMER: PartyId = PartyId(Id::from_bits(1));
const PROVIDER: PartyId = PartyId(Id::from_bits(2));

fn activity_id(position: usize) -> ActivityId {
    ActivityId(Id::from_bits(1_000_000 + position as u64))
}

/// A matrix of two customer roles and one of the provider's; each row is its cells and its references.
fn matrix(rows: &[(&str, &[&str])]) -> Matrix {
    let party = |id, kind| Party { id, kind, ..Party::default() };
    let parties = vec![party(CUSTOMER, PartyKind::Customer), party(PROVIDER, PartyKind::Provider)];
    let mut matrix = Matrix { parties, ..Matrix::default() };
    for (position, party) in [CUSTOMER, CUSTOMER, PROVIDER].into_iter().enumerate() {
        let id = RoleId(Id::from_bits(100 + position as u64));
        assert!(matrix.push_role(Role { id, party, ..Role::default() }));
    }
    for (cells, references) in rows {
        add(&mut matrix, cells, references.iter().map(|it| (*it).to_owned()).collect());
    }
    matrix
}

fn add(matrix: &mut Matrix, cells: &str, references: Vec<String>) {
    let mut row = Activity::new(activity_id(matrix.activity_count()), "Row", matrix.role_count());
    for (at, cell) in cells.split(' ').enumerate() {
        row.set_letters_at(at, matrix.scheme.parse(cell.trim_matches('-')).unwrap());
    }
    row.with_details(|details| details.controls = references);
    assert!(matrix.push_activity(row));
}

fn of(matrix: &Matrix, catalogue_id: &str) -> Coverage {
    Coverage::of(matrix, catalogue(catalogue_id).unwrap())
}

/// The rows that refer to the entry, by position.
fn rows(coverage: &Coverage, id: &str) -> Vec<usize> {
    let own = coverage.entries().find(|it| it.entry.id == id).unwrap();
    let position = |it: &Referring| (0..).find(|at| activity_id(*at) == it.activity).unwrap();
    own.activities.iter().map(position).collect()
}

fn standing(coverage: &Coverage, id: &str) -> Standing {
    coverage.entries().find(|it| it.entry.id == id).unwrap().standing()
}

#[test]
fn a_control_is_covered_by_an_activity_with_exactly_one_owner() {
    let coverage = of(
        &matrix(&[
            ("A R -", &["ISO 27001:2022 A.5.15"]),
            ("A A -", &["ISO 27001:2022 A.5.16"]),
            ("R - -", &["ISO 27001:2022 A.5.17"]),
            ("A A R", &["ISO 27001:2022 A.5.18"]),
            ("- RA -", &["ISO 27001:2022 A.5.18"]),
        ]),
        "iso-27001",
    );
    assert_eq!(standing(&coverage, "A.5.15"), Standing::Covered);
    assert_eq!(standing(&coverage, "A.5.16"), Standing::Unowned, "two owners are none");
    assert_eq!(standing(&coverage, "A.5.17"), Standing::Unowned, "nobody owns it");
    assert_eq!(standing(&coverage, "A.5.18"), Standing::Covered, "one good activity is enough");
    assert_eq!(standing(&coverage, "A.5.19"), Standing::Missing);
    assert_eq!(rows(&coverage, "A.5.18"), [3, 4]);
}

#[test]
fn references_count_however_they_are_written_and_once_an_activity() {
    let coverage = of(
        &matrix(&[
            ("A - -", &["5.15", "a5.15", "ISO A.5.15 Access control"]),
            ("A - -", &["A.9.1.1", "A.5.16; A.5.17, A.5.18"]),
        ]),
        "iso-27001",
    );
    assert_eq!(rows(&coverage, "A.5.15"), [0, 1], "A.9.1.1 is the number of 2013");
    for id in ["A.5.16", "A.5.17", "A.5.18"] {
        assert_eq!(rows(&coverage, id), [1]);
    }
}

#[test]
fn what_refers_to_a_part_refers_to_its_control() {
    let coverage = of(&matrix(&[("A - -", &["9.2.1", "9.2.2", "9.2"]), ("A - -", &["9.3.2"])]), "iso-27001");
    assert_eq!((rows(&coverage, "9.2"), rows(&coverage, "9.2.1")), (vec![0], vec![0]));
    assert_eq!((rows(&coverage, "9.3"), rows(&coverage, "9.3.2")), (vec![1], vec![1]));
    assert_eq!(coverage.counts().covered, 2);
    let families = of(&matrix(&[("A - -", &["NIST SP 800-53 Rev. 5 AC-2", "AC-6"])]), "nist-800-53");
    assert_eq!(rows(&families, "AC"), [0]);
}

#[test]
fn a_heading_that_is_named_covers_nothing_below_it() {
    let coverage = of(&matrix(&[("A - -", &["PR.AA", "A.9"])]), "nist-csf-2");
    assert_eq!(rows(&coverage, "PR.AA"), [0]);
    assert_eq!(coverage.counts().covered, 0);
    assert_eq!(of(&matrix(&[("A - -", &["A.9"])]), "iso-27001").counts().covered, 0);
}

#[test]
fn other_catalogues_and_unknown_texts_are_passed_over() {
    let rows: &[(&str, &[&str])] = &[("A - -", &["SOC 2 CC6.1", "ISO 27001:2022 A.5.15", "our policy 7"])];
    let covered = catalogues().iter().map(|it| Coverage::of(&matrix(rows), it).counts().covered);
    assert_eq!(covered.collect::<Vec<_>>(), [1, 1, 0, 0, 0]);
}

#[test]
fn gaps_come_in_the_order_of_the_catalogue() {
    let rows: &[(&str, &[&str])] = &[("A A -", &["SR", "AT"]), ("A - -", &["AU", "AC"])];
    let coverage = of(&matrix(rows), "nist-800-53");
    let gaps: Vec<_> = coverage.gaps().map(|gap| (gap.entry.id, gap.standing())).collect();
    assert_eq!(gaps.len(), 18);
    assert_eq!(gaps[..2], [("AT", Standing::Unowned), ("CA", Standing::Missing)]);
    assert_eq!(gaps[17], ("SR", Standing::Unowned));
}

#[test]
fn figures_are_given_for_the_whole_and_for_what_stands_below_a_heading() {
    let rows: &[(&str, &[&str])] =
        &[("A - -", &["A.5.1", "A.8.34", "4.1", "6.1.3"]), ("- - -", &["A.5.2", "A.5.1"])];
    let coverage = of(&matrix(rows), "iso-27001");
    let counts = |controls, covered, unowned| CoverageCounts {
        controls,
        covered,
        unowned,
        missing: controls - covered - unowned,
    };
    assert_eq!(coverage.counts(), counts(118, 4, 1));
    let below = |title: &str| {
        let heading = coverage.entries().find(|it| it.entry.title == title).unwrap().entry;
        coverage.counts_below(heading)
    };
    assert_eq!(below("Annex A controls"), counts(93, 2, 1));
    assert_eq!(below("Management system clauses"), counts(25, 2, 0));
    assert_eq!(below("Organisational controls"), counts(37, 1, 1));
    assert_eq!(below("Technological controls"), counts(34, 1, 0));
    assert_eq!(below("Planning"), counts(5, 1, 0));
    assert_eq!(below("Risks and opportunities"), counts(3, 1, 0));
    assert_eq!(below("Internal and external issues"), counts(0, 0, 0), "a control is no heading");
}

#[test]
fn one_owner_of_each_party_is_enough_where_the_matrix_says_so() {
    let rows: &[(&str, &[&str])] =
        &[("A - A", &["AC"]), ("A A -", &["AT"]), ("- - -", &["AU"]), ("- - A", &["CA"])];
    let mut matrix = matrix(rows);
    let standings =
        |matrix: &Matrix| ["AC", "AT", "AU", "CA"].map(|id| standing(&of(matrix, "nist-800-53"), id));
    use Standing::{Covered, Unowned};
    assert_eq!(standings(&matrix), [Unowned, Unowned, Unowned, Covered]);
    matrix.rules.one_owner_per_party = true;
    assert_eq!(standings(&matrix), [Covered, Unowned, Unowned, Covered]);
}

#[test]
fn the_letter_that_owns_is_that_of_the_scheme() {
    let mut matrix = matrix(&[("R A -", &["AC"])]);
    matrix.scheme = Scheme::rasci();
    let mut described = matrix.scheme.clone();
    described.letters.swap(0, 1);
    matrix.scheme = described;
    // The first letter owns now, and it stands in one cell.
    assert_eq!(standing(&of(&matrix, "nist-800-53"), "AC"), Standing::Covered);
    for letter in &mut matrix.scheme.letters {
        letter.part = Part::Other;
    }
    assert_eq!(standing(&of(&matrix, "nist-800-53"), "AC"), Standing::Unowned);
}

#[test]
fn the_template_packs_refer_to_controls_that_exist() {
    for pack in crate::catalog::packs() {
        let matrix = pack.build(&mut crate::model::SeededRandomness::new(1), "en");
        for reference in matrix.activities().flat_map(|activity| &activity.details().controls) {
            let found = find(reference).unwrap_or_else(|| panic!("{}: {reference}", pack.id));
            assert_eq!(&found.reference(), reference);
        }
    }
}

/// What coverage means, worked out control by control the slow way.
fn slowly(matrix: &Matrix, catalogue: &'static Catalogue) -> Vec<(Entry, Vec<ActivityId>)> {
    let index = catalogue.index();
    let refers = |activity: &&Activity, control: &Entry| {
        let mut meant = activity.details().controls.iter().flat_map(|it| index.meant(it));
        meant.any(|it| it == *control)
    };
    let of_control = |control: Entry| {
        let own = matrix.activities().filter(|activity| refers(activity, &control));
        (control, own.map(|activity| activity.id).collect())
    };
    catalogue.controls().map(of_control).collect()
}

proptest! {
    #[test]
    fn one_pass_says_the_same_as_looking_for_each_control(
        drawn in prop::collection::vec((select(vec!["A - -", "A A -", "R - -"]), prop::collection::vec(0usize..400, 0..4)), 0..12),
    ) {
        let all: Vec<Entry> = catalogues().iter().flat_map(Catalogue::controls).collect();
        let mut matrix = matrix(&[]);
        for (cells, picked) in drawn {
            add(&mut matrix, cells, picked.iter().filter_map(|at| all.get(*at)).map(Entry::reference).collect());
        }
        for catalogue in catalogues() {
            let coverage = Coverage::of(&matrix, catalogue);
            let found: Vec<_> = coverage
                .controls()
                .map(|it| (it.entry, it.activities.iter().map(|it| it.activity).collect::<Vec<_>>()))
                .collect();
            prop_assert_eq!(found, slowly(&matrix, catalogue));
            let counts = coverage.counts();
            prop_assert_eq!(counts.controls, catalogue.count());
            prop_assert_eq!(counts.covered + counts.unowned + counts.missing, counts.controls);
            prop_assert_eq!(coverage.gaps().count(), counts.unowned + counts.missing);
        }
    }
}

/// Run it optimised: `cargo test --profile native --lib speed_of_coverage -- --ignored --nocapture`.
#[test]
#[ignore = "figures for a person to read"]
fn speed_of_coverage() {
    let all: Vec<Entry> = catalogues().iter().flat_map(Catalogue::controls).collect();
    for canonical in [true, false] {
        let mut matrix = Matrix::default();
        for position in 0..100 {
            let id = RoleId(Id::from_bits(100 + position));
            assert!(matrix.push_role(Role { id, party: CUSTOMER, ..Role::default() }));
        }
        for row in 0..10_000 {
            let picked = (0..3).map(|at| all[(row * 7 + at * 131) % all.len()]);
            let text = |it: Entry| if canonical { it.reference() } else { it.id.to_lowercase() };
            add(&mut matrix, "A R C", picked.map(text).collect());
        }
        for catalogue in catalogues() {
            let times = (0..25).map(|_| {
                let start = Instant::now();
                let covered = Coverage::of(&matrix, catalogue).counts().covered;
                (start.elapsed(), covered)
            });
            let (time, covered) = times.min().unwrap();
            println!("coverage of {}, {covered} covered, canonical {canonical}: {time:?}", catalogue.id);
        }
    }
    let all: Vec<&'static Catalogue> = catalogues().iter().collect();
    for text in ["access", "A.9.2", "pr.aa-0"] {
        let start = Instant::now();
        let found = crate::catalog::controls::search(&all, text, 20).len();
        println!("search for {text}, {found} found: {:?}", start.elapsed());
    }
}

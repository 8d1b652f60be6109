//! What moving in the grid is held to.

use super::*;
use crate::model::*;

/// Two areas with rows, one row without an area, a provider role typed before the customer's.
fn matrix() -> Matrix {
    let mut random = SeededRandomness::new(1);
    let mut matrix = Matrix::default();
    for kind in [PartyKind::Customer, PartyKind::Provider] {
        matrix.parties.push(Party { id: PartyId::fresh(&mut random), kind, ..Party::default() });
    }
    for (title, party) in [("Engineer", 1), ("Owner", 0), ("Lead", 0)] {
        let party = matrix.parties[party].id;
        matrix.push_role(Role {
            id: RoleId::fresh(&mut random),
            title: title.into(),
            party,
            ..Role::default()
        });
    }
    for title in ["Access", "Backup"] {
        matrix.areas.push(Area { id: AreaId::fresh(&mut random), title: title.into(), ..Area::default() });
    }
    for (title, area) in
        [("Restore files", Some(1)), ("Grant access", Some(0)), ("Pay", None), ("Revoke access", Some(0))]
    {
        let mut activity = Activity::new(ActivityId::fresh(&mut random), title, 3);
        activity.area = area.map(|area| matrix.areas[area].id);
        matrix.push_activity(activity);
    }
    matrix
}

/// The layout as lines of text.
fn picture(matrix: &Matrix, view: &View) -> Vec<String> {
    let layout = Layout::new(matrix, view, &|_| false);
    (0..layout.line_count())
        .map(|line| match layout.line(line).unwrap() {
            Line::Parties => "parties".into(),
            Line::Roles => (1..layout.new_column())
                .map(|column| matrix.role_at(layout.role_at(column).unwrap()).unwrap().title.clone())
                .collect::<Vec<_>>()
                .join(" "),
            Line::Area(area) => format!("# {}", matrix.areas[area].title),
            Line::Activity(index) => matrix.activity_at(index).unwrap().title.clone(),
            Line::New => "+".into(),
        })
        .collect()
}

#[test]
fn rows_stand_under_their_areas_and_roles_beside_their_party() {
    let lines = picture(&matrix(), &View::default());
    let expected = [
        "parties",
        "Owner Lead Engineer",
        "Pay",
        "# Access",
        "Grant access",
        "Revoke access",
        "# Backup",
        "Restore files",
        "+",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn a_collapsed_area_keeps_its_heading_and_hides_its_rows() {
    let matrix = matrix();
    let mut view = View::default();
    view.collapsed.insert(matrix.areas[0].id);
    assert_eq!(picture(&matrix, &view)[2..], ["Pay", "# Access", "# Backup", "Restore files", "+"]);
}

#[test]
fn a_filter_shows_matching_rows_and_only_their_areas() {
    let matrix = matrix();
    let view = View { filter: Filter { text: "ACCESS re".into(), ..Filter::default() }, ..View::default() };
    assert_eq!(picture(&matrix, &view)[2..], ["# Access", "Revoke access", "+"]);
}

#[test]
fn a_filter_by_area_shows_its_rows_or_those_without_one() {
    let mut matrix = matrix();
    let shown = |matrix: &Matrix, area| {
        let filter = Filter { area: Some(area), ..Filter::default() };
        picture(matrix, &View { filter, ..View::default() })[2..].to_vec()
    };
    assert_eq!(shown(&matrix, Some(matrix.areas[1].id)), ["# Backup", "Restore files", "+"]);
    assert_eq!(shown(&matrix, None), ["Pay", "+"]);
    matrix.areas.remove(1);
    assert_eq!(shown(&matrix, None), ["Restore files", "Pay", "+"], "an area that is gone is none");
}

#[test]
fn every_place_is_found_again_by_its_identity() {
    let matrix = matrix();
    let layout = Layout::new(&matrix, &View::default(), &|_| false);
    for line in 0..layout.line_count() {
        for column in 0..layout.column_count() {
            let point = Point { line, column };
            let spot = layout.spot(&matrix, point).unwrap();
            assert_eq!(layout.point(&matrix, spot), Some(point), "{spot:?}");
        }
    }
}

#[test]
fn a_column_is_found_by_its_pixels() {
    let matrix = matrix();
    let layout = Layout::new(&matrix, &View::default(), &|_| false);
    assert_eq!(layout.column_under(0), 1);
    assert_eq!(layout.column_under(layout.left(3)), 3);
    assert_eq!(layout.column_under(layout.left(3) - 1), 2);
    assert_eq!(layout.column_under(100_000), layout.new_column());
}

/// Moves over a small matrix in which `filled` names the filled cells of the first row line (line 2).
fn walk(from: usize, motion: Motion, filled: &[usize]) -> usize {
    let matrix = matrix();
    let layout = Layout::new(&matrix, &View::default(), &|_| false);
    let is_filled = |point: Point| point.line == 2 && filled.contains(&point.column);
    moved(&layout, Point { line: 2, column: from }, motion, 10, &is_filled).column
}

#[test]
fn control_arrow_goes_to_the_edge_of_a_stretch() {
    assert_eq!(walk(0, Motion::EdgeRight, &[0, 1, 2]), 2, "to the end of the filled stretch");
    assert_eq!(walk(0, Motion::EdgeRight, &[0, 3]), 3, "over the gap to the next filled cell");
    assert_eq!(walk(1, Motion::EdgeRight, &[]), 3, "to the last role where nothing is filled");
    assert_eq!(walk(3, Motion::EdgeLeft, &[0]), 0);
    assert_eq!(walk(0, Motion::EdgeLeft, &[]), 0, "stays at the edge");
}

#[test]
fn arrows_stop_at_the_edges_and_reach_the_headings() {
    let matrix = matrix();
    let layout = Layout::new(&matrix, &View::default(), &|_| false);
    let go = |line, column, motion| moved(&layout, Point { line, column }, motion, 3, &|_| false);
    assert_eq!(go(2, 1, Motion::Up), Point { line: 1, column: 1 });
    assert_eq!(go(2, 1, Motion::Left), Point { line: 2, column: 0 });
    assert_eq!(go(2, 0, Motion::Left), Point { line: 2, column: 0 });
    assert_eq!(go(8, 1, Motion::Down), Point { line: 8, column: 1 });
    assert_eq!(go(2, 1, Motion::Last), Point { line: 7, column: 3 });
    assert_eq!(go(7, 2, Motion::PageUp), Point { line: 4, column: 2 });
    assert_eq!(go(4, 2, Motion::PageUp), Point { line: 2, column: 2 });
}

#[test]
fn a_block_tiles_an_exact_multiple_and_nothing_else() {
    assert_eq!(tile((1, 1), (3, 4)), (3, 4));
    assert_eq!(tile((2, 2), (4, 6)), (4, 6));
    assert_eq!(tile((2, 2), (3, 3)), (2, 2));
    assert_eq!(tile((5, 1), (1, 1)), (5, 1));
}

#[test]
fn fills_repeat_the_first_row_or_column() {
    let letters = |text: &str| text.bytes().map(|byte| LetterSet(byte - b'0')).collect::<Vec<_>>();
    assert_eq!(fill_down(&letters("123456"), 3), letters("123123"));
    assert_eq!(fill_right(&letters("123456"), 3), letters("111444"));
}

#[test]
fn the_window_keeps_its_size_while_it_moves() {
    let axis = |scroll| Axis { scroll, extent: 100 };
    assert_eq!(axis(0).uniform(10, 1000), Span { first: 0, end: 13 });
    assert_eq!(axis(505).uniform(10, 1000), Span { first: 49, end: 62 });
    assert_eq!(axis(99_999).uniform(10, 1000), Span { first: 987, end: 1000 });
    assert_eq!(axis(0).uniform(10, 4), Span { first: 0, end: 4 });
}

#[test]
fn scrolling_shows_what_is_hidden_and_leaves_alone_what_is_not() {
    let axis = Axis { scroll: 100, extent: 50 };
    assert_eq!(scroll_to_show(axis, 120, 10), 100);
    assert_eq!(scroll_to_show(axis, 90, 10), 90);
    assert_eq!(scroll_to_show(axis, 145, 10), 105);
}

#[test]
fn words_are_found_in_titles_and_conditions() {
    let mut matrix = matrix();
    let (activity, role) = (matrix.activity_at(0).unwrap().id, matrix.role_at(0).unwrap().id);
    let remark = Remark { condition: "if access is lost".into(), ..Remark::default() };
    matrix.activities.get_mut(&activity).unwrap().swap_remark(role, remark);
    let layout = Layout::new(&matrix, &View::default(), &|_| false);
    let found = find_all(&matrix, &layout, "ACCESS");
    let places: Vec<_> = found.iter().map(|point| (point.line, point.column)).collect();
    assert_eq!(places, [(3, 0), (4, 0), (5, 0), (7, 3)]);
}

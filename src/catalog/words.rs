//! Small pieces of sentences that documents, labels and screens share.

/// "1 activity", "2 activities".
pub fn counted(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

/// The first so many, the others counted: "A.5.1, A.5.2 and 3 more".
pub fn first_of(items: &[&str], most: usize) -> String {
    let named = items.iter().take(most).copied().collect::<Vec<_>>().join(", ");
    match items.len().saturating_sub(most) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}

#[cfg(test)]
mod tests {
    use super::{counted, first_of};

    #[test]
    fn one_is_not_several() {
        assert_eq!(counted(1, "row", "rows"), "1 row");
        assert_eq!(counted(0, "row", "rows"), "0 rows");
    }

    #[test]
    fn the_first_are_named_and_the_others_counted() {
        assert_eq!(first_of(&["A", "B"], 3), "A, B");
        assert_eq!(first_of(&["A", "B", "C", "D"], 2), "A, B and 2 more");
        assert_eq!(first_of(&[], 2), "");
    }
}

//! Separation of duties: which role or person holds both sides of a pair that the matrix keeps apart.
//!
//! Gives the shape of the picture, pair by bearer. Whether that is an error is the rules' concern.

use crate::model::{Activity, ActivityId, LetterSet, Matrix, Part, PersonId, RoleId, SeparatedPairId};

/// Who holds both sides of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bearer {
    /// One role alone.
    Role(RoleId),
    /// A person through several roles, of which none holds both sides alone.
    Person(PersonId),
}

/// A duty held: through which activity and in which role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Held {
    /// The activity.
    pub activity: ActivityId,
    /// The role.
    pub role: RoleId,
}

/// A pair, who holds both sides of it, and through what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The pair.
    pub pair: SeparatedPairId,
    /// Who holds both sides.
    pub bearer: Bearer,
    /// What is held of the first duty.
    pub first: Vec<Held>,
    /// What is held of the second.
    pub second: Vec<Held>,
}

/// Every conflict: pair by pair, the roles before the people, each in the matrix's order.
pub fn conflicts(matrix: &Matrix) -> Vec<Conflict> {
    let rows: Vec<(&Activity, Vec<String>)> =
        matrix.activities().map(|activity| (activity, words(&activity.title))).collect();
    let load = matrix.scheme.playing(Part::Does).union(matrix.scheme.playing(Part::Owns));
    let people = people(matrix);
    let mut found = Vec::new();
    for pair in &matrix.separated_pairs {
        let (first, second) = (meant(&rows, &pair.first), meant(&rows, &pair.second));
        if first.is_empty() || second.is_empty() {
            continue;
        }
        let (first, second) = (columns(matrix, &first, load), columns(matrix, &second, load));
        let mut alone = vec![false; first.len()];
        for ((first, second), alone) in first.iter().zip(&second).zip(&mut alone) {
            if let (Some(held), false) = (first.first(), second.is_empty()) {
                *alone = true;
                let (bearer, first, second) = (Bearer::Role(held.role), first.clone(), second.clone());
                found.push(Conflict { pair: pair.id, bearer, first, second });
            }
        }
        for (person, roles) in &people {
            let together = |side: &[Vec<Held>]| -> Vec<Held> {
                roles.iter().filter_map(|role| side.get(*role)).flatten().copied().collect()
            };
            let (first, second) = (together(&first), together(&second));
            let said_of_a_role = roles.iter().any(|role| alone.get(*role) == Some(&true));
            if !first.is_empty() && !second.is_empty() && !said_of_a_role {
                found.push(Conflict { pair: pair.id, bearer: Bearer::Person(*person), first, second });
            }
        }
    }
    found
}

/// The people with several roles, and the positions of these.
fn people(matrix: &Matrix) -> Vec<(PersonId, Vec<usize>)> {
    let held = |person: PersonId| {
        let roles = matrix.roles().enumerate().filter(move |(_, role)| role.holders.contains(&person));
        roles.map(|(position, _)| position).collect::<Vec<_>>()
    };
    let people = matrix.people.iter().map(|person| (person.id, held(person.id)));
    people.filter(|(_, roles)| roles.len() > 1).collect()
}

/// The rows whose title names the duty.
fn meant<'a>(rows: &[(&'a Activity, Vec<String>)], duty: &str) -> Vec<&'a Activity> {
    let duty = words(duty);
    rows.iter().filter(|(_, title)| names_duty(title, &duty)).map(|(activity, _)| *activity).collect()
}

/// Per role, the rows of these that it does or owns.
fn columns(matrix: &Matrix, rows: &[&Activity], load: LetterSet) -> Vec<Vec<Held>> {
    let mut columns = vec![Vec::new(); matrix.role_count()];
    for row in rows {
        let cells = row.letters().iter().zip(matrix.roles()).zip(&mut columns);
        for ((_, role), held) in cells.filter(|((letters, _), _)| letters.meets(load)) {
            held.push(Held { activity: row.id, role: role.id });
        }
    }
    columns
}

/// Whether a title names a duty: each word of the duty stands in it, in any of its forms.
fn names_duty(title: &[String], duty: &[String]) -> bool {
    !duty.is_empty() && duty.iter().all(|wanted| title.iter().any(|word| is_same_word(word, wanted)))
}

/// Whether two words are forms of one: "approve" and "approval", "log" and "logs", "run" and "running".
fn is_same_word(one: &str, other: &str) -> bool {
    let alike = one.bytes().zip(other.bytes()).take_while(|(left, right)| left == right).count();
    let (shorter, longer) = (one.len().min(other.len()), one.len().max(other.len()));
    if shorter < 5 {
        return alike == shorter && longer - shorter <= if shorter < 3 { 0 } else { 4 };
    }
    alike + 1 >= shorter && longer - shorter <= 7
}

/// The words of a text in lower case.
fn words(text: &str) -> Vec<String> {
    let parts = text.split(|character: char| !character.is_alphanumeric());
    parts.filter(|part| !part.is_empty()).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{names_duty, words};

    #[track_caller]
    fn check(title: &str, duty: &str, wanted: bool) {
        assert_eq!(names_duty(&words(title), &words(duty)), wanted, "{title} / {duty}");
    }

    #[test]
    fn a_duty_is_known_in_any_form_of_its_words() {
        check("User access request approval", "approve access", true);
        check("Deploying to Production", "deploy production", true);
        check("Backup recovery test and verification", "verify recovery", true);
        check("Review of audit logs", "review log", true);
        check("Risk acceptance", "accept risk", true);
        check("Running the ISMS", "run ISMS", true);
    }

    #[test]
    fn other_words_with_the_same_beginning_are_not_meant() {
        check("Approach to access", "approve access", false);
        check("Access request", "approve access", false);
        check("Operator training", "audit", false);
        check("Anything", "", false);
    }
}

//! Texts as values: choices by their words, roles by their titles, dates, yes and no.

use super::super::fields::one_line;
use crate::catalog::choices::Choice;
use crate::catalog::words::first_of;
use crate::model::{ActivityId, Date, Matrix, Role, RoleId};

/// How "yes" is shown.
pub(super) const YES: &str = "Yes";
/// How "no" is shown.
pub(super) const NO: &str = "No";

/// What turns texts into values: it knows the matrix that they speak of.
pub(super) struct Pen<'a> {
    pub(super) matrix: &'a Matrix,
    pub(super) today: Date,
}

impl Pen<'_> {
    /// The role that a title means; none for no text.
    ///
    /// # Errors
    /// Where no role is called so.
    pub(super) fn role(&self, text: &str) -> Result<Option<RoleId>, String> {
        let wanted = one_line(text).to_lowercase();
        if wanted.is_empty() {
            return Ok(None);
        }
        let title = |role: &Role| one_line(&role.title).to_lowercase();
        let same = self.matrix.roles().find(|role| title(role) == wanted);
        // The beginning of a title is enough where only one begins so.
        let mut begun = self.matrix.roles().filter(|role| title(role).starts_with(&wanted));
        let only = begun.next().filter(|_| begun.next().is_none());
        same.or(only)
            .map(|role| Some(role.id))
            .ok_or_else(|| format!("No role is called \"{text}\": add it to the matrix first."))
    }
}

impl Pen<'_> {
    /// The activity that a title means.
    ///
    /// # Errors
    /// Where no activity, or more than one, is called so.
    pub(super) fn activity(&self, text: &str) -> Result<ActivityId, String> {
        let wanted = one_line(text).to_lowercase();
        let mut called = self
            .matrix
            .activities()
            .filter(|row| !wanted.is_empty() && one_line(&row.title).to_lowercase() == wanted);
        match (called.next(), called.next()) {
            (Some(row), None) => Ok(row.id),
            (Some(_), Some(_)) => Err(format!("More than one activity is called \"{text}\".")),
            (None, _) => Err(format!("No activity is called \"{text}\": add it to the matrix first.")),
        }
    }

    /// The letters of the scheme that a text means, as they are written: each once, in the scheme's order.
    ///
    /// # Errors
    /// Where one is no letter of the scheme.
    pub(super) fn letters(&self, text: &str) -> Result<String, String> {
        let scheme = &self.matrix.scheme;
        let symbols = text.chars().filter(|symbol| symbol.is_alphanumeric());
        let letters = symbols.map(|symbol| scheme.letter(symbol).ok_or(symbol)).collect::<Result<_, char>>();
        let known = || scheme.text(scheme.all());
        letters
            .map(|letters| scheme.text(letters))
            .map_err(|symbol| format!("{symbol} is no letter of this matrix: it has {}.", known()))
    }
}

/// The title of a role; empty for none and for one that is gone.
pub(super) fn role_title(matrix: &Matrix, role: Option<RoleId>) -> String {
    role.and_then(|role| matrix.role(role)).map(|role| role.title.clone()).unwrap_or_default()
}

/// The choice that the words mean; the usual one for no text.
///
/// # Errors
/// Where there is no such choice.
pub(super) fn choice<C: Choice + Default>(text: &str) -> Result<C, String> {
    if text.is_empty() {
        return Ok(C::default());
    }
    let wanted = text.to_lowercase();
    let exact = C::CHOICES.iter().find(|choice| choice.words().to_lowercase() == wanted);
    let begun = || C::CHOICES.iter().find(|choice| choice.words().to_lowercase().starts_with(&wanted));
    exact.or_else(begun).copied().ok_or_else(|| {
        let words: Vec<_> = C::CHOICES.iter().map(|choice| choice.words()).collect();
        format!("\"{text}\" is not one of {}.", words.join(", "))
    })
}

/// The date that the text means: "2026-11-30" or "30.11.2026".
///
/// # Errors
/// Where it is no date.
pub(super) fn date(text: &str) -> Result<Option<Date>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let parts: Vec<&str> = text.split('.').map(str::trim).collect();
    let day_first = match parts.as_slice() {
        [day, month, year] => match (year.parse(), month.parse(), day.parse()) {
            (Ok(year), Ok(month), Ok(day)) => Date::new(year, month, day),
            _ => None,
        },
        _ => None,
    };
    let date = text.parse().ok().or(day_first);
    date.map(Some).ok_or_else(|| format!("\"{text}\" is no date: write it as 2026-11-30."))
}

/// A date as text; empty for none.
pub(super) fn date_text(date: Option<Date>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// Yes or no; no text means no.
///
/// # Errors
/// Where it is neither.
pub(super) fn yes_no(text: &str) -> Result<bool, String> {
    match text.to_lowercase().as_str() {
        "" | "no" | "n" | "-" | "false" | "0" => Ok(false),
        "yes" | "y" | "x" | "✓" | "true" | "1" => Ok(true),
        _ => Err(format!("\"{text}\" is neither yes nor no.")),
    }
}

/// Yes or no as text.
pub(super) fn yes_no_text(yes: bool) -> String {
    if yes { YES } else { NO }.to_owned()
}

/// What is said where a column only shows.
pub(super) fn shown_only() -> String {
    "This column follows from the matrix and cannot be written here.".to_owned()
}

/// A few titles: "Patch servers, Restore backup and 3 more".
pub(super) fn listed(titles: &[&str]) -> String {
    const MOST: usize = 3;
    first_of(titles, MOST)
}

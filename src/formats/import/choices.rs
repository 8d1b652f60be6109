//! The corrections a person makes to what was guessed. Everything not chosen stays a guess.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::plan::{ColumnUse, Layout, RowUse, UpperUse};
use crate::model::{PartyKind, Scheme};

/// All corrections for one file.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    /// The letters, where they are not to be guessed.
    pub scheme: Option<Scheme>,
    /// By the table's position in the file, from 0.
    pub tables: BTreeMap<usize, TableChoice>,
    /// By the text of a cell.
    pub letters: BTreeMap<String, LetterChoice>,
    /// By the title of the role as it stands in the file.
    pub roles: BTreeMap<String, RoleChoice>,
    /// Whether a slash stands between two roles wherever it stands between names.
    pub slash_divides: Option<bool>,
}

/// How one table is read.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TableChoice {
    /// Its layout.
    pub layout: Option<Layout>,
    /// The row with the titles of columns, from 0, as the layout reads it.
    pub header_row: Option<usize>,
    /// The row over it.
    pub upper_row: Option<usize>,
    /// What the row over the titles holds.
    pub upper: Option<UpperUse>,
    /// Uses of columns, from 0, as the layout reads them.
    pub columns: BTreeMap<usize, ColumnUse>,
    /// Uses of rows, from 0, as the layout reads them.
    pub rows: BTreeMap<usize, RowUse>,
    /// Whether what stands over the table is the activity.
    pub title_is_activity: Option<bool>,
}

/// What cells with one text become.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LetterChoice {
    /// The letters, by symbol; none where the text means nothing.
    pub letters: String,
    /// When they hold.
    pub condition: String,
    /// A note on the cell.
    pub note: String,
}

/// What a role becomes.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RoleChoice {
    /// Another title.
    pub title: Option<String>,
    /// Which side it stands on.
    pub side: Option<PartyKind>,
    /// The name of its party.
    pub party: Option<String>,
    /// Who holds it.
    pub holder: Option<String>,
}

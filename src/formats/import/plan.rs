//! How a table is read: its layout, and what each row and column is for. Guessed first, then corrected.

use serde::{Deserialize, Serialize};

use crate::formats::table::TextTable;

/// How a table says who does what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// Activities are rows, roles are columns, letters are in the cells.
    #[default]
    Grid,
    /// Roles are rows, activities are columns, letters are in the cells.
    Rotated,
    /// Letters are columns, and names of roles are in the cells.
    Transposed,
    /// Letters are rows, and names of roles are in the cells.
    RotatedTransposed,
    /// Each row is one assignment: activity, role, letter.
    Records,
    /// Under each role stand columns R, A, C, I with marks.
    Marks,
    /// The cells say who: you, the provider, or both.
    Sides,
    /// Nothing of it is taken.
    Nothing,
}

impl Layout {
    /// Every layout, in the order they are offered.
    pub const ALL: [Self; 8] = [
        Self::Grid,
        Self::Rotated,
        Self::Transposed,
        Self::RotatedTransposed,
        Self::Records,
        Self::Marks,
        Self::Sides,
        Self::Nothing,
    ];

    /// Whether rows are read as columns and columns as rows.
    pub fn is_turned(self) -> bool {
        matches!(self, Self::Rotated | Self::RotatedTransposed)
    }

    /// The layout in words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Grid => "activities in rows, roles in columns",
            Self::Rotated => "roles in rows, activities in columns",
            Self::Transposed => "letters in columns, names of roles in the cells",
            Self::RotatedTransposed => "letters in rows, names of roles in the cells",
            Self::Records => "one assignment to a row",
            Self::Marks => "columns of letters under each role, with marks",
            Self::Sides => "the cells say which side does it",
            Self::Nothing => "nothing is taken",
        }
    }

    /// The layout in a few words, as part of a sentence.
    pub fn in_short(self) -> &'static str {
        match self {
            Self::Grid => "activities down, roles across",
            Self::Rotated => "roles down, activities across",
            Self::Transposed => "letters across, roles in the cells",
            Self::RotatedTransposed => "letters down, roles in the cells",
            Self::Records => "one assignment to a row",
            Self::Marks => "letters under each role, with marks",
            Self::Sides => "the cells name the side",
            Self::Nothing => "nothing is taken",
        }
    }

    /// The layout of this short name: `grid`, `rotated`, `rotated-transposed`.
    pub fn named(name: &str) -> Option<Self> {
        let short = |layout: &Self| match layout {
            Self::Grid => "grid",
            Self::Rotated => "rotated",
            Self::Transposed => "transposed",
            Self::RotatedTransposed => "rotated-transposed",
            Self::Records => "records",
            Self::Marks => "marks",
            Self::Sides => "sides",
            Self::Nothing => "nothing",
        };
        Self::ALL.into_iter().find(|layout| short(layout) == name)
    }
}

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnUse {
    /// Nothing stands in it.
    #[default]
    Empty,
    /// It is left out.
    Ignored,
    /// Step numbers, which are left out.
    Number,
    /// Titles of areas.
    Area,
    /// Titles of activities.
    Activity,
    /// The letters of one role.
    Role,
    /// Names of roles that have this letter.
    NamesOf(char),
    /// Marks for this letter of the role above.
    MarkOf(char),
    /// Names of roles, one assignment to a row.
    RoleName,
    /// Letters, one assignment to a row.
    Letters,
    /// Which side does it.
    Side,
    /// Text for the activity's description.
    Description,
    /// Text for the activity's notes.
    Notes,
    /// Text for the activity's deliverable.
    Deliverable,
    /// When the letters of the row hold.
    Condition,
}

/// What a row is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowUse {
    /// Nothing stands in it.
    #[default]
    Blank,
    /// Titles of columns.
    Header,
    /// What stands over the titles: parties or persons.
    Upper,
    /// The title of an area.
    Area,
    /// An activity, or an assignment.
    Activity,
    /// It explains letters.
    Legend,
    /// It is left out.
    Ignored,
}

/// What the row over the titles of roles holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UpperUse {
    /// The parties that the roles belong to.
    #[default]
    Parties,
    /// The people who hold the roles.
    Holders,
    /// The titles of the roles; the row below names the people.
    Titles,
}

/// A table with the use of its rows and columns.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub layout: Layout,
    /// The table as it is read; rows and columns have changed places where the layout is turned.
    pub table: TextTable,
    pub rows: Vec<RowUse>,
    pub columns: Vec<ColumnUse>,
    pub header_row: Option<usize>,
    pub upper_row: Option<usize>,
    pub upper: UpperUse,
    /// Whether what stands over the table is the activity.
    pub title_is_activity: bool,
    pub alternatives: Vec<Layout>,
}

impl Plan {
    /// The columns with this use.
    pub fn columns_for(&self, wanted: ColumnUse) -> impl Iterator<Item = usize> {
        self.columns.iter().enumerate().filter(move |(_, found)| **found == wanted).map(|(at, _)| at)
    }

    /// The first column with this use.
    pub fn column_for(&self, wanted: ColumnUse) -> Option<usize> {
        self.columns_for(wanted).next()
    }

    /// What a row is for.
    pub fn row(&self, row: usize) -> RowUse {
        self.rows.get(row).copied().unwrap_or_default()
    }

    /// The text over a column.
    pub fn header(&self, column: usize) -> &str {
        self.header_row.map_or("", |row| self.table.cell(row, column))
    }

    /// Row and column of the file's table for a place of the table as it is read.
    pub fn source(&self, row: usize, column: usize) -> (usize, usize) {
        if self.layout.is_turned() { (column, row) } else { (row, column) }
    }
}

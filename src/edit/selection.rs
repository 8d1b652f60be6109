//! Where the keyboard is, by identity, so that it survives sorting, filtering and undo.

use serde::{Deserialize, Serialize};

use crate::model::{ActivityId, AreaId, PartyId, RoleId};

/// A line of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowSpot {
    /// The band of party names.
    Parties,
    /// The role titles.
    Roles,
    /// An area's heading.
    Area(AreaId),
    /// A row.
    Activity(ActivityId),
    /// The empty line below the last row, where a new one is typed.
    New,
}

/// A column of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnSpot {
    /// The activity titles.
    Title,
    /// A role.
    Role(RoleId),
    /// The empty column after a party's last role, where a new one is typed.
    New(PartyId),
}

/// One cell of the grid, headings included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Spot {
    /// Its line.
    pub row: RowSpot,
    /// Its column.
    pub column: ColumnSpot,
}

/// A rectangle of cells between two corners.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Selection {
    /// The corner that stays when the selection is extended; the active cell.
    pub anchor: Spot,
    /// The corner that moves.
    pub head: Spot,
}

impl Selection {
    /// One cell.
    pub const fn cell(spot: Spot) -> Self {
        Self { anchor: spot, head: spot }
    }

    /// Whether it is one cell.
    pub fn is_cell(&self) -> bool {
        self.anchor == self.head
    }
}

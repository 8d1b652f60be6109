//! What a person likes, kept in this browser: theme, row height, zoom, panel.

use serde::{Deserialize, Serialize};

use crate::grid::Density;
use crate::session::Panel;

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The next choice.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    /// What style sheets and people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Everything that is remembered between visits beside the matrices.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Light or dark.
    pub theme: Theme,
    /// Row height.
    pub density: Density,
    /// Zoom in per cent.
    pub percent: u32,
    /// Width of the title column.
    pub title_width: u32,
    /// The open tab of the side panel.
    pub panel: Option<Panel>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: Theme::default(),
            density: Density::default(),
            percent: 100,
            title_width: 330,
            panel: Some(Panel::Findings),
        }
    }
}

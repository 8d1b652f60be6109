//! The rules themselves, one family per file: words, checks, explanations and fixes side by side.

pub(super) mod approval;
pub(super) mod communication;
pub(super) mod controls;
pub(super) mod escalation;
pub(super) mod evidence;
pub(super) mod exit;
pub(super) mod ownership;
pub(super) mod reviews;
pub(super) mod risk;
pub(super) mod role_titles;
pub(super) mod roles;
pub(super) mod scope;
pub(super) mod separation;
pub(super) mod sides;
pub(super) mod titles;
pub(super) mod waivers;

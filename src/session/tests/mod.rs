//! What keys, pointer and clipboard do to a matrix, told in pictures: the grid before, what is pressed, the grid after.
//!
//! `desk` draws and presses; each other file has one subject.

mod clipboard;
mod columns;
mod desk;
mod filling;
mod findings;
mod letters;
mod looking;
mod rows;
mod titles;
mod undo;

use desk::{Desk, does};

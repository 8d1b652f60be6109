//! What must hold of the store, whatever the browser does: nothing acknowledged is lost, and the person is told.

mod browser;
mod codec;
mod damage;
mod faults;
mod laws;
mod library;
mod tabs;

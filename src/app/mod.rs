//! Signals as a view cache over the session; dispatch, the only writer; autosave.

//! What a session is held to.

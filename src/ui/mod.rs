//! What is drawn: the Leptos components.

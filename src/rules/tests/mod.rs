//! Tests of the rules: each fires where it should and only there, its fix settles it, and the engine keeps up.

mod activity_rules;
mod approval_rules;
mod incremental;
mod random_registers;
mod register;
mod register_rules;
mod role_rules;
mod separation_rules;
mod speed;
mod state;
mod support;

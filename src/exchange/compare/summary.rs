//! What differs, in one line.

use super::target::{Kind, Register, Target};
use crate::catalog::words::counted;

/// "3 cells changed, 1 row added, 1 role renamed"; "nothing differs" where there is nothing.
pub fn summary<'a>(differences: impl Iterator<Item = (&'a Target, Kind)>) -> String {
    // Each kind of thing once, in the order of the registers, cells first.
    let mut counts: Vec<(Group, Vec<Target>)> = Vec::new();
    for (target, kind) in differences {
        let (group, thing) = group_of(target, kind);
        match counts.iter_mut().find(|(known, _)| *known == group) {
            Some((_, things)) => things.push(thing),
            None => counts.push((group, vec![thing])),
        }
    }
    counts.sort_by_key(|(group, _)| *group);
    let said = counts.into_iter().map(|((register, verb), mut things)| {
        // A row with three changed fields is one changed row.
        things.sort_unstable();
        things.dedup();
        let verb = match verb {
            0 => "added",
            1 => "removed",
            2 => "moved",
            3 => "renamed",
            _ => "changed",
        };
        let count = things.len();
        let thing = match register {
            None => counted(count, "cell", "cells"),
            Some(register @ (Register::Info | Register::Scheme | Register::Rules)) => {
                register.one().to_owned()
            }
            Some(register) => counted(count, register.one(), register.several()),
        };
        [thing.as_str(), " ", verb].concat()
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() { "nothing differs".to_owned() } else { said.join(", ") }
}

/// The register, none for cells, and what happened there.
type Group = (Option<Register>, u8);

fn group_of(target: &Target, kind: Kind) -> (Group, Target) {
    match *target {
        Target::Letters(activity, role) | Target::Remark(activity, role, _) => {
            ((None, 4), Target::Letters(activity, role))
        }
        Target::Record(register, _) => ((Some(register), u8::from(kind == Kind::Removed)), *target),
        Target::Order(register, _) => ((Some(register), 2), *target),
        Target::Field(register, id, field) => {
            let is_name = matches!(field, "title" | "name" | "event") && register != Register::Info;
            ((Some(register), if is_name { 3 } else { 4 }), Target::Record(register, id))
        }
    }
}

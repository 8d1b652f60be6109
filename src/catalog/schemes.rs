//! The letter schemes that can be chosen, each letter with the part it plays and what it means.

use crate::model::letters::{ACCOUNTABLE, CONSULTED, INFORMED, PresetLetter, RESPONSIBLE};
use crate::model::{Part, Scheme};

const VERIFIES: PresetLetter =
    ('V', "Verifies", "Checks the result against what was asked for.", Part::Other);
const SIGNS_OFF: PresetLetter = ('S', "Signs off", "Releases the verified result.", Part::Other);
const OMITTED: PresetLetter = ('O', "Omitted", "Is left out on purpose.", Part::Other);

const RACI_VS: &[PresetLetter] = &[RESPONSIBLE, ACCOUNTABLE, CONSULTED, INFORMED, VERIFIES, SIGNS_OFF];
const CAIRO: &[PresetLetter] = &[CONSULTED, ACCOUNTABLE, INFORMED, RESPONSIBLE, OMITTED];
const DACI: &[PresetLetter] = &[
    ('D', "Driver", "Brings the decision about: gathers facts, keeps the dates.", Part::Does),
    ('A', "Approver", "Takes the decision and owns it; exactly one per activity.", Part::Owns),
    ('C', "Contributor", "Gives knowledge before the decision.", Part::Before),
    ('I', "Informed", "Is told of the decision.", Part::After),
];
const RAPID: &[PresetLetter] = &[
    ('R', "Recommends", "Prepares the proposal.", Part::Other),
    ('A', "Agrees", "Must agree to the proposal before it is decided.", Part::Before),
    ('P', "Performs", "Carries the decision out.", Part::Does),
    ('I', "Input", "Gives facts and views before the proposal.", Part::Before),
    ('D', "Decides", "Takes the decision and owns it; exactly one per activity.", Part::Owns),
];

/// Every scheme, in the order it is offered.
pub fn schemes() -> Vec<Scheme> {
    vec![
        Scheme::raci(),
        Scheme::rasci(),
        Scheme::preset("RACI-VS", RACI_VS),
        Scheme::preset("DACI", DACI),
        Scheme::preset("CAIRO", CAIRO),
        Scheme::preset("RAPID", RAPID),
    ]
}

/// The scheme with this name; RACIO is another name for CAIRO.
pub fn scheme(name: &str) -> Option<Scheme> {
    let name = if name == "RACIO" { "CAIRO" } else { name };
    schemes().into_iter().find(|scheme| scheme.name == name)
}

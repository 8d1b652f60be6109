//! What a person sees who opens a template: no errors, and no more warnings than there is to do.

use remit::catalog::packs;
use remit::model::{Date, SeededRandomness, Severity};
use remit::rules::{Engine, RuleId};

#[test]
fn every_pack_opens_without_errors() {
    for pack in packs() {
        let matrix = pack.build(&mut SeededRandomness::new(5), "en");
        let engine = Engine::strict(&matrix, Date::default());
        let errors = engine.findings(&matrix).filter(|it| it.severity == Severity::Error);
        let errors: Vec<_> = errors.map(|it| engine.explain(&matrix, &it).message).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", pack.id);
    }
}

/// Who holds a role is for the company to say; everything else a pack can settle beforehand.
#[test]
fn packs_warn_of_nothing_but_what_only_the_company_knows() {
    for pack in packs() {
        let matrix = pack.build(&mut SeededRandomness::new(5), "en");
        let engine = Engine::new(&matrix, Date::default());
        let warnings = engine.findings(&matrix).filter(|it| it.severity == Severity::Warning);
        let others = warnings.filter(|it| it.rule != RuleId::HolderMissing);
        let others: Vec<_> = others.map(|it| engine.explain(&matrix, &it).message).collect();
        assert!(others.is_empty(), "{}: {others:#?}", pack.id);
    }
}

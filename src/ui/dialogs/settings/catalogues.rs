//! The control catalogues that the matrix answers to.

use leptos::html::div;
use leptos::prelude::*;

use crate::catalog::controls::{Catalogue, catalogues};
use crate::model::MatrixInfo;
use crate::session::with_catalogue;
use crate::ui::fields::{check, hint};

/// The fields.
#[derive(Clone, Copy)]
pub(super) struct Draft(RwSignal<Vec<String>>);

impl Draft {
    pub(super) fn new(info: &MatrixInfo) -> Self {
        Self(RwSignal::new(info.catalogues.clone()))
    }

    pub(super) fn fields(self) -> AnyView {
        let ids = self.0;
        let field = |catalogue: &'static Catalogue| {
            let is_chosen = move || ids.with(|ids| ids.iter().any(|id| id == catalogue.id));
            let words = format!("{}, {} ({} controls)", catalogue.name, catalogue.version, catalogue.count());
            check(words, Signal::derive(is_chosen), move |chosen| {
                ids.update(|ids| *ids = with_catalogue(ids, catalogue.id, chosen));
            })
        };
        (
            div().attr("class", "catalogue-checks").child(catalogues().iter().map(field).collect_view()),
            hint("The sheet Controls shows which of their controls have an activity with one owner."),
        )
            .into_any()
    }

    pub(super) fn write(self, info: &mut MatrixInfo) {
        info.catalogues = self.0.get_untracked();
    }
}

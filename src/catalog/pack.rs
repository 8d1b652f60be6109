//! The template packs: each a text per language that is read into a fresh matrix when opened.

use super::reader::read_pack;
use crate::model::{Matrix, MatrixId, Randomness};

/// The pack that a person sees first.
pub const DEFAULT_PACK: &str = "outsourcing";

/// A template for a new matrix.
#[derive(Debug)]
pub struct Pack {
    /// Its name in files and addresses; stable.
    pub id: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// When to choose it and what it settles, in one sentence.
    pub summary: &'static str,
    /// Language tag and text; the first language is the one that is always there.
    texts: &'static [(&'static str, &'static str)],
}

static PACKS: [Pack; 7] = [
    Pack {
        id: "outsourcing",
        title: "Outsourcing IT operations",
        summary: "For handing daily operations to a provider: the provider works, ownership and risk stay with you, and the way out is settled.",
        texts: &[("en", include_str!("data/outsourcing.en.txt"))],
    },
    Pack {
        id: "iam",
        title: "IAM for a mid-sized company",
        summary: "For putting access in order without a provider: who asks, who decides on four levels, who sets it up and who reviews it.",
        texts: &[("en", include_str!("data/iam.en.txt"))],
    },
    Pack {
        id: "isms",
        title: "ISO 27001 ISMS roles",
        summary: "For an ISO 27001 certification: who answers for each clause and for each of the 93 controls of Annex A.",
        texts: &[("en", include_str!("data/isms.en.txt"))],
    },
    Pack {
        id: "access",
        title: "Access management coordination",
        summary: "For one access coordinator: what the role does itself, and what stays with owners, managers, HR, security and audit.",
        texts: &[("en", include_str!("data/access.en.txt"))],
    },
    Pack {
        id: "incident",
        title: "Incident response and escalation",
        summary: "For the night something happens: who triages, contains, decides and speaks, with a security provider and outside experts.",
        texts: &[("en", include_str!("data/incident.en.txt"))],
    },
    Pack {
        id: "cloud",
        title: "Cloud shared responsibility",
        summary: "For services in the cloud: what the cloud provider secures, what an integrator runs and what stays with you.",
        texts: &[("en", include_str!("data/cloud.en.txt"))],
    },
    Pack {
        id: "blank",
        title: "Blank",
        summary: "For a start of your own: parties, decision levels and separated duties are there; roles and activities are yours.",
        texts: &[("en", include_str!("data/blank.en.txt"))],
    },
];

/// Every pack, in the order it is offered.
pub fn packs() -> &'static [Pack] {
    &PACKS
}

/// The pack with this id.
pub fn pack(id: &str) -> Option<&'static Pack> {
    PACKS.iter().find(|pack| pack.id == id)
}

impl Pack {
    /// Makes a matrix from the pack in the language that fits the tag best ("de-AT" takes "de").
    ///
    /// The packs ship with the program and a test reads each of them; should one be broken all
    /// the same, the matrix is empty rather than half filled.
    pub fn build(&self, randomness: &mut dyn Randomness, language: &str) -> Matrix {
        let wanted = language.split('-').next().unwrap_or_default();
        let of_language = self.texts.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(wanted));
        let Some((tag, text)) = of_language.or(self.texts.first()) else { return Matrix::default() };
        let mut matrix = read_pack(text, randomness).unwrap_or_default();
        matrix.info.id = MatrixId::fresh(randomness);
        matrix.info.language = (*tag).to_owned();
        matrix
    }

    /// The texts, for tests that read each of them.
    #[cfg(test)]
    pub(super) fn texts(&self) -> impl Iterator<Item = &'static str> {
        self.texts.iter().map(|(_, text)| *text)
    }
}

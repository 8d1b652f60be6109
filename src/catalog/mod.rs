//! What we *know*: template packs and letter schemes, as data.

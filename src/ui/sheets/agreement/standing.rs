//! How the matrix stands, what is missing until it is agreed, and what changed.

use leptos::html::{div, h3, h4, li, p, section, ul};
use leptos::prelude::*;

use super::{changes, hash, stop_button};
use crate::app::App;
use crate::catalog::choices::Choice;
use crate::command::Command;
use crate::errand::agreement::{Agreement, Mood};
use crate::model::PartyKind;
use crate::ui::words::counted;

/// What a mood is called in the styles.
pub(in crate::ui) const fn mood_name(mood: Mood) -> &'static str {
    match mood {
        Mood::None => "none",
        Mood::Agreed => "agreed",
        Mood::Unsigned => "unsigned",
        Mood::Changed => "changed",
    }
}

/// The sides in words: "Customer and Provider".
pub(super) fn sides(sides: &[PartyKind]) -> String {
    sides.iter().map(|side| side.words()).collect::<Vec<_>>().join(" and ")
}

/// The part of the sheet.
pub(super) fn standing(app: App) -> AnyView {
    let sheet = app.signals.agreement.sheet;
    let content = move || sheet.get().map(|sheet| told(app, sheet));
    let mood = move || sheet.with(|sheet| sheet.as_ref().map(|sheet| mood_name(sheet.mark.mood)));
    section().attr("class", "agreement-standing").attr("data-mood", mood).child(content).into_any()
}

fn told(app: App, sheet: Agreement) -> AnyView {
    let missing = missing(app, &sheet);
    let missing = (!missing.is_empty()).then(|| ul().attr("class", "missing").child(missing));
    let meaning = p().attr("class", "meaning").child(meaning(&sheet));
    let name = sheet.baselines.iter().find(|it| Some(it.id) == sheet.measured).map(|it| it.name.clone());
    let list = sheet.measured.zip(name).filter(|_| sheet.problem.is_empty()).map(|(since, name)| {
        let title = format!("What changed since {name}");
        let summary = p().attr("class", "summary").child(sheet.changes.summary.clone());
        (h4().child(title), summary, changes::changes(app, since, None, &name, sheet.changes.clone()))
    });
    // Where the matrix is exactly a baseline, the hash stands there.
    let is_kept = sheet.baselines.iter().any(|kept| kept.now);
    let content_hash = (!is_kept).then(|| {
        div().attr("class", "today").child((
            h4().child("SHA-256 of what the matrix says today"),
            hash(app, sheet.hash.clone(), "the matrix today"),
        ))
    });
    (h3().attr("class", "headline").child(sheet.mark.words.clone()), meaning, missing, list, content_hash)
        .into_any()
}

/// What the standing means, in a sentence.
fn meaning(sheet: &Agreement) -> String {
    match sheet.mark.mood {
        Mood::None => {
            "A baseline keeps the matrix exactly as it is now, under a name. Then each side signs it."
                .to_owned()
        }
        Mood::Agreed => "Every side signed exactly what the matrix says today.".to_owned(),
        Mood::Unsigned => "The matrix is exactly this baseline, and it waits for signatures.".to_owned(),
        Mood::Changed if !sheet.problem.is_empty() => sheet.problem.clone(),
        Mood::Changed => {
            let what = counted(sheet.changes.count as usize, "thing differs", "things differ");
            format!(
                "{what} from that baseline. Take a new baseline when the changes are settled, or restore the old one."
            )
        }
    }
}

/// What is missing until the matrix is agreed.
fn missing(app: App, sheet: &Agreement) -> Vec<AnyView> {
    let mut missing = Vec::new();
    if sheet.errors > 0 {
        let words = counted(sheet.errors as usize, "error is open", "errors are open");
        missing.push(
            li().attr("data-severity", "error")
                .child((
                    format!("{words} today. Nobody can sign while there are any. "),
                    stop_button("link", "Show the findings", "findings", move || show_findings(app)),
                ))
                .into_any(),
        );
    }
    let now = sheet.baselines.iter().find(|baseline| baseline.now && !baseline.agreed);
    if let Some(now) = now.filter(|_| sheet.mark.mood == Mood::Unsigned) {
        let have = if now.unsigned.len() == 1 { "has" } else { "have" };
        missing.push(
            li().child(format!("{} {have} not signed {} yet.", sides(&now.unsigned), now.name)).into_any(),
        );
    }
    if sheet.falsely_agreed {
        missing.push(
            li().attr("data-severity", "error")
                .child((
                    "The matrix calls itself agreed, but not every side signed what it says today. ",
                    stop_button("link", "Matrix settings", "settings", move || {
                        app.run(Command::MatrixSettings);
                    }),
                ))
                .into_any(),
        );
    }
    missing
}

/// Opens the findings; where all errors are in rows that count as unfinished, those are checked too.
fn show_findings(app: App) {
    let hidden = app.read(|session| session.tally().errors == 0 && !session.engine().is_strict());
    if hidden {
        app.run(Command::CheckAll);
    }
    app.run(Command::ShowFindings);
}

//! Puts the steps together: legend, letters, plans, cells, and the draft of a matrix.

use std::collections::BTreeMap;

use super::choices::{Choices, TableChoice};
use super::gather::{FoundCell, Gathered, Says};
use super::letters::{self, Meaning};
use super::names::Names;
use super::plan::{ColumnUse, Layout, Plan};
use super::proposal::{
    ActivityPreview, ImportNoteKind, Place, Proposal, Question, QuestionKind, RoleProposal, TableProposal,
};
use super::source::{FileKind, SourceTable, Tables};
use super::{guess, legend, scheme, take};
use crate::formats::table::cell::CellReader;
use crate::formats::table::party::side_of;
use crate::formats::table::text::{clean_title, tidy, title_key};
use crate::formats::table::{Draft, DraftActivity, DraftRole};
use crate::model::{LetterSet, Part, PartyKind, Scheme};

/// How many rows of a table, and how many activities, are shown.
const SAMPLE: usize = 30;
/// How many columns of a table are shown.
const SAMPLE_WIDTH: usize = 60;

/// What the tables seem to mean, given the choices made so far. The same tables and choices give the same answer.
pub fn propose(tables: &Tables, choices: &Choices) -> Proposal {
    let (legend, only_legend) = legend::find(tables);
    let (scheme, mut questions) = scheme::guess(tables, &legend, choices);
    let reader = CellReader::new(&scheme.scheme);
    let none = TableChoice::default();
    let plan_of = |(index, source): (usize, &SourceTable)| {
        let explains = only_legend.get(index) == Some(&true) && !choices.tables.contains_key(&index);
        let left_out = TableChoice { layout: Some(Layout::Nothing), ..TableChoice::default() };
        let choice = if explains { &left_out } else { choices.tables.get(&index).unwrap_or(&none) };
        let mut plan = guess::plan(source, &reader, choice);
        if explains {
            plan.rows.fill(super::plan::RowUse::Legend);
        }
        plan
    };
    let plans: Vec<Plan> = tables.tables.iter().enumerate().map(plan_of).collect();
    let mut names = Names::new(choices.slash_divides);
    for plan in &plans {
        learn(&mut names, plan);
    }
    let mut gathered = Gathered::default();
    asides(tables, &mut gathered);
    let taken = plans.iter().filter(|plan| plan.layout != Layout::Nothing).count();
    for (index, (source, plan)) in tables.tables.iter().zip(&plans).enumerate() {
        // Several tables are told apart by what stands over them.
        let area = match (plan.title_is_activity, taken > 1) {
            (true, _) => source.above.as_str(),
            (false, true) => source.title.as_str(),
            (false, false) => "",
        };
        take::take(&mut gathered, &mut names, &reader, index, source, plan, area);
    }
    if gathered.activities.is_empty() {
        let sentence = "No table of this file has letters of a responsibility matrix.";
        gathered.note(ImportNoteKind::NotRead, Place::default(), "", sentence);
    }
    duplicates(&mut gathered);
    questions.extend(name_questions(&names, choices));
    let (meanings, shown) = letters::read(&mut gathered, &reader, choices);
    let roles = roles(tables, &gathered, choices);
    let mut proposal = Proposal {
        file: tables.file.clone(),
        kind: tables.kind,
        questions,
        letters: shown,
        roles,
        ..Proposal::default()
    };
    proposal.title = title(tables, &plans);
    proposal.tables =
        tables.tables.iter().zip(&plans).map(|(source, plan)| shown_table(source, plan)).collect();
    proposal.notes = std::mem::take(&mut gathered.notes);
    if tables.kind == FileKind::Workbook {
        number_rows(&mut proposal);
    }
    proposal.notes.sort_by_key(|note| (note.kind, note.place));
    proposal.areas.clone_from(&gathered.areas);
    proposal.draft = draft(gathered, &meanings, &scheme.scheme, &mut proposal.roles);
    proposal.activity_count = proposal.draft.activities.len();
    proposal.assignment_count = proposal
        .draft
        .activities
        .iter()
        .map(|row| row.letters.iter().filter(|it| !it.is_empty()).count())
        .sum();
    proposal.preview = proposal
        .draft
        .activities
        .iter()
        .take(SAMPLE)
        .map(|row| preview(row, &proposal.areas, &scheme.scheme))
        .collect();
    proposal.scheme = scheme;
    proposal
}

/// A workbook has no lines; its rows have the numbers that the sheet shows.
fn number_rows(proposal: &mut Proposal) {
    let notes = proposal.notes.iter_mut().map(|note| &mut note.place);
    for place in notes.chain(proposal.letters.iter_mut().map(|letter| &mut letter.place)) {
        if place.row > 0 && place.line > 0 {
            place.row = place.line;
        }
        place.line = 0;
    }
}

/// Learns the names of roles that surely are some.
fn learn(names: &mut Names, plan: &Plan) {
    let columns = plan.columns.iter().enumerate();
    for (column, _) in columns.filter(|(_, it)| matches!(it, ColumnUse::NamesOf(_) | ColumnUse::RoleName)) {
        for row in (0..plan.table.height()).filter(|row| plan.row(*row) == super::plan::RowUse::Activity) {
            names.learn(&tidy(plan.table.cell(row, column)));
        }
    }
    for column in plan.columns_for(ColumnUse::Role) {
        names.learn(&tidy(plan.header(column)));
    }
}

fn asides(tables: &Tables, gathered: &mut Gathered) {
    for notice in &tables.notices {
        gathered.note(ImportNoteKind::Guessed, Place::default(), "", notice.clone());
    }
    let place = |line: usize| Place { line, ..Place::default() };
    for aside in &tables.asides {
        let explains = !legend::entries(&aside.text).is_empty();
        let sentence = if explains {
            "It explains the letters."
        } else {
            "It stands outside the tables and was left out."
        };
        gathered.note(ImportNoteKind::LeftOut, place(aside.line), &aside.text, sentence);
    }
    for unread in &tables.unread {
        gathered.note(ImportNoteKind::NotRead, place(unread.line), &unread.text, "This was not understood.");
    }
}

/// Tells of activities that have the same title and area.
fn duplicates(gathered: &mut Gathered) {
    let mut counts: BTreeMap<(Option<usize>, String), usize> = BTreeMap::new();
    for activity in &gathered.activities {
        *counts.entry((activity.area, title_key(&activity.title))).or_default() += 1;
    }
    for ((_, title), count) in counts.into_iter().filter(|(_, count)| *count > 1) {
        let sentence = format!("{count} activities have this title; all are kept.");
        gathered.note(ImportNoteKind::Guessed, Place::default(), &title, sentence);
    }
}

fn name_questions(names: &Names, choices: &Choices) -> Vec<Question> {
    let unsettled =
        names.uncertain.iter().filter(|(name, _)| choices.slash_divides.is_none() || !name.contains('/'));
    unsettled
        .map(|(name, divided)| {
            let (one, several) = ("one role".to_owned(), "several roles".to_owned());
            let options = if *divided { vec![several, one] } else { vec![one, several] };
            Question {
                kind: QuestionKind::Names,
                text: format!("Is \"{name}\" one role or several?"),
                options,
            }
        })
        .collect()
}

/// What the matrix is called.
fn title(tables: &Tables, plans: &[Plan]) -> String {
    let mut taken = tables
        .tables
        .iter()
        .zip(plans)
        .filter(|(_, plan)| plan.layout != Layout::Nothing && !plan.title_is_activity);
    if let (Some((source, _)), None) = (taken.next(), taken.next())
        && !source.title.is_empty()
        && !source.records
    {
        return clean_title(&source.title);
    }
    let named = tables.asides.iter().find_map(|aside| aside.text.strip_prefix("title: "));
    if let Some(title) = named {
        return clean_title(title);
    }
    let name = tables.file.rsplit(['/', '\\']).next().unwrap_or_default();
    clean_title(name.rsplit_once('.').map_or(name, |(stem, _)| stem))
}

fn roles(tables: &Tables, gathered: &Gathered, choices: &Choices) -> Vec<RoleProposal> {
    let proposed = |role: &super::gather::FoundRole| {
        let choice = choices.roles.get(&role.title);
        let chosen = choice.and_then(|choice| choice.side);
        let said = tables.side(&role.party);
        let over = said.or_else(|| side_of(&role.party));
        let own = side_of(&role.title);
        let party = choice.and_then(|choice| choice.party.clone()).unwrap_or_else(|| role.party.clone());
        RoleProposal {
            found: role.title.clone(),
            title: choice
                .and_then(|choice| choice.title.clone())
                .filter(|title| !title.trim().is_empty())
                .unwrap_or_else(|| role.title.clone()),
            side: chosen.or(over).or(own).unwrap_or(PartyKind::Customer),
            party,
            side_guessed: chosen.or(said).is_none(),
            holder: choice.and_then(|choice| choice.holder.clone()).unwrap_or_else(|| role.holder.clone()),
            count: 0,
        }
    };
    gathered.roles.iter().map(proposed).collect()
}

/// Everything as a draft; counts the activities of each role.
fn draft(gathered: Gathered, meanings: &[Meaning], scheme: &Scheme, roles: &mut [RoleProposal]) -> Draft {
    let width = roles.len();
    let mut draft = Draft { areas: gathered.areas, ..Draft::default() };
    for role in roles.iter() {
        draft.roles.push(DraftRole {
            title: role.title.clone(),
            party: role.party.clone(),
            side: Some(role.side),
            holder: role.holder.clone(),
        });
    }
    for found in gathered.activities {
        draft.activities.push(DraftActivity {
            title: found.title,
            area: found.area,
            description: found.description,
            notes: found.notes,
            deliverable: found.deliverable,
            details: found.details,
            letters: vec![LetterSet::EMPTY; width],
            ..DraftActivity::default()
        });
    }
    for cell in &gathered.cells {
        let Some(row) = draft.activities.get_mut(cell.activity) else { continue };
        put(row, cell, meanings, scheme);
    }
    for row in &mut draft.activities {
        row.remarks.sort_by_key(|(role, _)| *role);
        for (role, letters) in roles.iter_mut().zip(&row.letters) {
            role.count += usize::from(!letters.is_empty());
        }
    }
    draft
}

/// Puts one cell into its row; what is there already stays.
fn put(row: &mut DraftActivity, cell: &FoundCell, meanings: &[Meaning], scheme: &Scheme) {
    let meaning = match &cell.says {
        Says::Text(number) => meanings.get(*number as usize).cloned().unwrap_or_default(),
        Says::Letter(symbol) => Meaning {
            letters: scheme.letter(*symbol).map(LetterSet::of).unwrap_or_default(),
            ..Meaning::default()
        },
        Says::Does => Meaning {
            letters: scheme.first_playing(Part::Does).map(LetterSet::of).unwrap_or_default(),
            ..Meaning::default()
        },
    };
    let Some(place) = row.letters.get_mut(cell.role) else { return };
    let before = *place;
    *place = before.union(meaning.letters);
    let mut remark = meaning.remark;
    if let Says::Letter(symbol) = cell.says
        && meaning.letters.is_empty()
    {
        join(&mut remark.unread, &symbol.to_string(), " / ");
    }
    if let Some(condition) = &cell.condition {
        join(&mut remark.condition, condition, "; ");
    }
    if let Some(unread) = &cell.unread {
        join(&mut remark.unread, unread, " / ");
    }
    if remark.is_empty() {
        return;
    }
    // A condition that holds for some of the letters says for which.
    if !before.is_empty() && !remark.condition.is_empty() {
        remark.condition = format!("{}: {}", scheme.text(meaning.letters), remark.condition);
    }
    match row.remarks.iter_mut().find(|(role, _)| *role == cell.role) {
        Some((_, known)) => {
            join(&mut known.condition, &remark.condition, "; ");
            join(&mut known.unread, &remark.unread, " / ");
            join(&mut known.note, &remark.note, "; ");
        }
        None => row.remarks.push((cell.role, remark)),
    }
}

fn join(known: &mut String, new: &str, between: &str) {
    if new.is_empty() || known == new {
        return;
    }
    if !known.is_empty() {
        known.push_str(between);
    }
    known.push_str(new);
}

fn preview(row: &DraftActivity, areas: &[String], scheme: &Scheme) -> ActivityPreview {
    let area = row.area.and_then(|area| areas.get(area)).cloned().unwrap_or_default();
    let letters = row.letters.iter().map(|letters| scheme.text(*letters)).collect();
    ActivityPreview { area, title: row.title.clone(), letters }
}

fn shown_table(source: &SourceTable, plan: &Plan) -> TableProposal {
    let width = plan.table.width().min(SAMPLE_WIDTH);
    let cells = |row: usize| {
        (0..width).map(|column| plan.table.cell(row, column).chars().take(200).collect()).collect()
    };
    TableProposal {
        title: source.title.clone(),
        layout: plan.layout,
        alternatives: plan.alternatives.clone(),
        turned: plan.layout.is_turned(),
        height: plan.table.height(),
        width: plan.table.width(),
        header_row: plan.header_row,
        upper_row: plan.upper_row,
        upper: plan.upper,
        columns: plan
            .columns
            .iter()
            .enumerate()
            .map(|(column, found)| (clean_title(plan.header(column)), *found))
            .collect(),
        rows: plan.rows.clone(),
        title_is_activity: plan.title_is_activity,
        sample: (0..plan.table.height().min(SAMPLE)).map(cells).collect(),
    }
}

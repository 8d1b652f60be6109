//! The registers as tables of text, under the headings they have on screen.

use super::options::Parts;
use super::shape;
use crate::analysis::coverage::{Coverage, Standing};
use crate::catalog::choices::Choice;
use crate::catalog::controls;
use crate::formats::report::{Document, Table, words};
use crate::model::{Activity, Date, Matrix, PersonId, Place, RoleId};

/// A register.
pub(super) struct Register {
    /// Its title, short enough for the tab of a sheet.
    pub title: &'static str,
    /// Its headings.
    pub columns: Vec<&'static str>,
    /// Its rows, with a text per heading.
    pub rows: Vec<Vec<String>>,
}

impl Register {
    /// A register with these rows; its headings stand in one text, divided by bars.
    pub(super) fn new(
        title: &'static str,
        headings: &'static str,
        rows: impl Iterator<Item = Vec<String>>,
    ) -> Self {
        Self { title, columns: headings.split('|').collect(), rows: rows.collect() }
    }

    /// Writes it below a heading.
    pub(super) fn write(self, document: &mut Document) {
        document.heading(2, self.title);
        let mut table = Table::headed(self.columns);
        table.rows = self.rows.into_iter().map(|row| row.into_iter().map(Into::into).collect()).collect();
        document.table(table);
    }
}

/// Every register that has rows.
pub(super) fn registers(matrix: &Matrix, parts: &Parts) -> Vec<Register> {
    let mut all = Vec::new();
    if parts.registers {
        all.extend([parties(matrix), roles(matrix), people(matrix), scope(matrix), levels(matrix)]);
        all.extend([escalation(matrix), reviews(matrix), separated_pairs(matrix), questions(matrix)]);
        all.extend([positions(matrix), waivers(matrix), coverage(matrix)]);
    }
    if parts.notes {
        all.push(notes(matrix));
    }
    all.retain(|register| !register.rows.is_empty());
    all
}

fn parties(matrix: &Matrix) -> Register {
    let rows = matrix.parties.iter().map(|party| {
        let roles = matrix.roles().filter(|role| role.party == party.id).map(|role| role.title.trim());
        vec![party.name.clone(), words::side(party.kind).to_owned(), joined(roles)]
    });
    Register::new("Parties", "Name|Side|Roles", rows)
}

fn roles(matrix: &Matrix) -> Register {
    let rows = shape::columns(matrix).into_iter().map(|column| {
        let role = column.role;
        vec![
            role.title.clone(),
            column.party,
            joined(role.holders.iter().map(|id| person(matrix, *id))),
            role.deputy.map(|id| person(matrix, id)).unwrap_or_default().to_owned(),
            role.contact.clone(),
            role.authorisation_level.clone(),
            role.assets.clone(),
            role.skill_level.map(|level| level.to_string()).unwrap_or_default(),
            role.responsibilities.clone(),
        ]
    });
    Register::new(
        "Roles",
        "Role|Party|Holders|Deputy|Contact|Authority|Owns|Skill level|Responsibilities",
        rows,
    )
}

fn people(matrix: &Matrix) -> Register {
    let rows = matrix.people.iter().map(|person| {
        let held = matrix.roles().filter(|role| role.holders.contains(&person.id));
        let deputised = matrix.roles().filter(|role| role.deputy == Some(person.id));
        vec![
            person.name.clone(),
            person.contact.clone(),
            joined(held.map(|role| role.title.trim())),
            joined(deputised.map(|role| role.title.trim())),
        ]
    });
    Register::new("People", "Name|Contact|Holds|Stands in for", rows)
}

fn scope(matrix: &Matrix) -> Register {
    let rows = matrix.scope.iter().map(|item| {
        vec![
            item.name.clone(),
            item.kind.words().to_owned(),
            role(matrix, item.owner),
            item.criticality.words().to_owned(),
            item.classification.clone(),
            item.provider_scope.words().to_owned(),
            item.monitored_by.clone(),
            item.notes.clone(),
        ]
    });
    Register::new(
        "Scope",
        "Name|Kind|Owner|Criticality|Classification|In provider's scope|Monitored by|Notes",
        rows,
    )
}

fn levels(matrix: &Matrix) -> Register {
    let rows = matrix.decision_levels.iter().map(|level| {
        vec![
            level.title.clone(),
            level.covers.clone(),
            level.decided_by.clone(),
            level.approvals_needed.to_string(),
            level.time_limit.clone(),
            level.documentation.clone(),
            yes(level.reviewed_afterwards),
        ]
    });
    Register::new(
        "Decision levels",
        "Level|Covers|Who decides|Approvals needed|Time limit|Documentation|Reviewed afterwards",
        rows,
    )
}

fn escalation(matrix: &Matrix) -> Register {
    let rows = matrix.escalations.iter().map(|event| {
        let asked = [
            event.first_notified,
            event.classifies,
            event.approves_emergency_change,
            event.contacts_business,
            event.decides_containment,
            event.writes_report,
        ];
        let mut row = vec![event.event.clone()];
        row.extend(asked.map(|id| role(matrix, id)));
        row.extend([event.response_time.clone(), event.update_interval.clone()]);
        row
    });
    Register::new(
        "Escalation",
        "What happened|First notified|Operational or security?|Approves emergency changes|\
         Contacts the business|Decides on containment|Writes the report|Response time|Update every",
        rows,
    )
}

fn reviews(matrix: &Matrix) -> Register {
    let rows = matrix.reviews.iter().map(|review| {
        vec![
            date(review.date),
            review.trigger.words().to_owned(),
            review.reviewers.clone(),
            yes(review.checks.responsibilities),
            yes(review.checks.contacts),
            yes(review.checks.repeated_issues),
            review.outcome.clone(),
            review.changes.clone(),
            date(review.next_date),
        ]
    });
    Register::new(
        "Reviews",
        "Date|Why|Reviewers|Responsibilities still true|Contacts still right|Repeated issues looked at|Outcome|\
         Changes made|Next review",
        rows,
    )
}

fn separated_pairs(matrix: &Matrix) -> Register {
    let rows = matrix.separated_pairs.iter();
    let rows = rows.map(|pair| vec![pair.first.clone(), pair.second.clone(), pair.reason.clone()]);
    Register::new("Separated duties", "One duty|The other duty|Why they are kept apart", rows)
}

fn questions(matrix: &Matrix) -> Register {
    let rows = matrix.questions.iter().map(|question| {
        vec![
            question.text.clone(),
            place(matrix, question.place),
            question.raised_by.clone(),
            question.resolved_by.clone(),
            date(question.due),
            question.answer.clone(),
        ]
    });
    Register::new("Questions", "Question|About|Raised by|Who resolves it|By when|Answer", rows)
}

fn positions(matrix: &Matrix) -> Register {
    let rows = matrix.positions.iter().map(|position| {
        vec![
            words::activity_of(matrix, position.activity).to_owned(),
            words::role_of(matrix, position.role).to_owned(),
            position.side.words().to_owned(),
            position.letters.clone(),
            position.reason.clone(),
            yes(position.decided),
            position.decision.clone(),
            date(position.decided_on),
        ]
    });
    Register::new(
        "Positions",
        "Activity|Role|Whose wish|Letters|Reason|Decided|Why it was decided so|Decided on",
        rows,
    )
}

fn waivers(matrix: &Matrix) -> Register {
    let rows = matrix.waivers.iter().map(|waiver| {
        vec![
            waiver.rule.clone(),
            place(matrix, waiver.place),
            waiver.reason.clone(),
            waiver.compensating_control.clone(),
            waiver.accepted_by.clone(),
            date(waiver.accepted_on),
            date(waiver.until),
        ]
    });
    Register::new(
        "Waivers",
        "Rule|About|Reason|Compensating control|Accepted by|Accepted on|Holds until",
        rows,
    )
}

/// Every control of the catalogues that the matrix answers to.
fn coverage(matrix: &Matrix) -> Register {
    let mut rows = Vec::new();
    for catalogue in matrix.info.catalogues.iter().filter_map(|id| controls::catalogue(id)) {
        for covered in Coverage::of(matrix, catalogue).controls() {
            let standing = match covered.standing() {
                Standing::Covered => "Covered",
                Standing::Unowned => "Without one owner",
                Standing::Missing => "No activity",
            };
            let by = covered.activities.iter().map(|it| words::activity_of(matrix, it.activity));
            let control = [catalogue.name, covered.entry.id, covered.entry.title, standing];
            rows.push(control.map(str::to_owned).into_iter().chain([joined(by)]).collect());
        }
    }
    Register::new("Controls", "Catalogue|Control|Title|Coverage|Activities", rows.into_iter())
}

/// Internal notes wherever they stand.
fn notes(matrix: &Matrix) -> Register {
    let about_cells = |activity: &Activity| {
        let remarks = activity.remarks().filter(|(_, remark)| !remark.note.trim().is_empty());
        let id = activity.id;
        let row = |(role, remark): (RoleId, &crate::model::Remark)| {
            vec![place(matrix, Place::Cell(id, role)), remark.note.clone()]
        };
        remarks.map(row).collect::<Vec<_>>()
    };
    let cells = matrix.activities().flat_map(about_cells);
    let about = |title: &str, text: &str| vec![title.to_owned(), text.to_owned()];
    let noted = |row: &Vec<String>| row.last().is_some_and(|text| !text.trim().is_empty());
    let roles = matrix.roles().map(|role| about(&role.title, &role.notes));
    let people = matrix.people.iter().map(|person| about(&person.name, &person.notes));
    Register::new(
        "Internal notes",
        "About|Note",
        cells.chain(roles.filter(noted)).chain(people.filter(noted)),
    )
}

fn joined<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.filter(|name| !name.is_empty()).collect::<Vec<_>>().join("; ")
}

fn role(matrix: &Matrix, id: Option<RoleId>) -> String {
    id.map(|id| words::role_of(matrix, id).to_owned()).unwrap_or_default()
}

fn person(matrix: &Matrix, id: PersonId) -> &str {
    matrix.person(id).map(|person| person.name.trim()).unwrap_or_default()
}

fn date(date: Option<Date>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

fn yes(is: bool) -> String {
    if is { "Yes" } else { "No" }.to_owned()
}

/// What a waiver or a question is about.
fn place(matrix: &Matrix, place: Place) -> String {
    let name = match place {
        Place::Matrix => "The matrix",
        Place::Activity(id) => words::activity_of(matrix, id),
        Place::Role(id) => words::role_of(matrix, id),
        Place::Cell(row, id) => {
            return format!("{} × {}", words::activity_of(matrix, row), words::role_of(matrix, id));
        }
        Place::Area(id) => words::area_of(matrix, Some(id)),
        Place::Person(id) => person(matrix, id),
        Place::ScopeItem(id) => matrix.scope.iter().find(|it| it.id == id).map_or("", |it| &it.name),
        Place::DecisionLevel(id) => {
            matrix.decision_levels.iter().find(|it| it.id == id).map_or("", |it| &it.title)
        }
        Place::Escalation(id) => matrix.escalations.iter().find(|it| it.id == id).map_or("", |it| &it.event),
        Place::Waiver(id) => matrix.waivers.iter().find(|it| it.id == id).map_or("", |it| &it.rule),
        Place::Question(id) => matrix.questions.iter().find(|it| it.id == id).map_or("", |it| &it.text),
    };
    name.to_owned()
}

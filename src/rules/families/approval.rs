//! Who approves: enough roles, the right ones, none alone for its own work, and formally where much hangs on it.

use crate::edit::{Edit, ListEdit, Registers, Transaction};
use crate::model::{
    Activity, ActivityField, ActivityId, ChangeControl, DecisionLevel, DecisionLevelField, Nature, Part,
    Place, Role, RoleId, Severity,
};
use crate::rules::case::{
    Case, Explanation, Fix, FixAction, cells_of, listed, named, number, quoted, role_name,
};
use crate::rules::layout::{ColumnTraits, Layout};
use crate::rules::register_traits::{is_delicate, is_for_emergencies};
use crate::rules::registry::{MatrixCheck, Rule, RuleId, Scope, Words};
use crate::rules::rows::RowFacts;
use crate::rules::topics::Topics;

/// From so many approvals on, law and the business must be among those who approve.
const HIGH_RISK: u8 = 3;

/// The roles that approve the activity and are there, each once.
fn approvers<'a>(layout: &'a Layout, activity: &Activity) -> Vec<&'a ColumnTraits> {
    let mut known: Vec<&ColumnTraits> = Vec::new();
    for approver in &activity.details().approvers {
        if let Some(column) =
            layout.column_of(*approver).filter(|it| !known.iter().any(|other| other.role == it.role))
        {
            known.push(column);
        }
    }
    known
}

/// What the approvers of an activity lack.
struct Lack {
    /// How many of them there are too few.
    count: usize,
    compliance: bool,
    business: bool,
}

impl Lack {
    /// What the activity lacks by its decision level; `None` where it has none.
    fn of(layout: &Layout, activity: &Activity) -> Option<Self> {
        let needed = layout.registers.approvals_for(activity)?;
        let known = approvers(layout, activity);
        let is_high = needed >= HIGH_RISK;
        Some(Self {
            count: usize::from(needed).saturating_sub(known.len()),
            compliance: is_high && !known.iter().any(|it| it.compliance),
            business: is_high && !known.iter().any(|it| it.business),
        })
    }

    const fn is_something(&self) -> bool {
        self.count > 0 || self.compliance || self.business
    }
}

pub(in crate::rules) static APPROVERS_TOO_FEW: Rule = Rule::new(
    RuleId::ApproversTooFew,
    Severity::Error,
    Scope::Row,
    Words {
        title: "Too few approvers",
        reason: "The decision level says how many must agree; with high risk, law and the business are among them.",
        example: "Privileged access approval is of level 2, which asks for two approvals, and names one role.",
    },
    |case| {
        case.on_row(|title, activity| {
            let Some(lack) = Lack::of(case.layout(), activity) else { return Explanation::default() };
            let level = case.matrix.decision_levels.iter().find(|it| Some(it.id) == activity.details().decision_level);
            let level_name = level.map_or("its decision level", |it| named(&it.title, "its decision level"));
            let has = approvers(case.layout(), activity).len();
            let message = if lack.count > 0 {
                let needed = level.map_or(0, |it| usize::from(it.approvals_needed));
                format!("{title} needs {} approving at level {level_name} and has {}. Name who approves.", roles(needed), number(has))
            } else {
                let who = match (lack.compliance, lack.business) {
                    (true, true) => "somebody for compliance and a business owner",
                    (true, false) => "somebody for compliance",
                    _ => "a business owner",
                };
                format!("{title} is of level {level_name}, and {who} must be among those who approve. Add who is missing.")
            };
            Explanation::new(message)
        })
    },
)
.on_row(|row| Lack::of(row.layout, row.activity).is_some_and(|lack| lack.is_something()))
.settled_by("Let roles that take part approve; choose who approves.")
.fixed_by(|case, _| {
    let Some(activity) = case.activity() else { return Vec::new() };
    let mut fixes: Vec<Fix> = add_approvers(case, activity).into_iter().collect();
    fixes.push(Fix::new("Choose who approves", FixAction::EditActivity(activity.id)));
    fixes
});

/// "one role", "three roles".
fn roles(count: usize) -> String {
    format!("{} {}", number(count), if count == 1 { "role" } else { "roles" })
}

/// Names the customer's roles that take part already as approvers, owners first, until nothing is lacking.
fn add_approvers(case: &Case<'_>, activity: &Activity) -> Option<Fix> {
    let layout = case.layout();
    let lack = Lack::of(layout, activity)?;
    let does = layout.parts.does.without(layout.parts.owns);
    let mut candidates = case.customers_first_involved(activity);
    candidates.retain(|role| !activity.details().approvers.contains(&role.id));
    // Who does the work should not approve it, so those come last.
    candidates.sort_by_key(|role| {
        let letters = case.matrix.letters(activity.id, role.id);
        (letters.meets(does), !letters.meets(layout.parts.owns))
    });
    let mut chosen: Vec<&Role> = Vec::new();
    let mut choose = |fits: &dyn Fn(&ColumnTraits) -> bool| -> Option<()> {
        let free = candidates.iter().position(|role| layout.column_of(role.id).is_some_and(fits))?;
        chosen.push(candidates.remove(free));
        Some(())
    };
    if lack.compliance {
        choose(&|column| column.compliance)?;
    }
    if lack.business {
        choose(&|column| column.business)?;
    }
    let already = usize::from(lack.compliance) + usize::from(lack.business);
    for _ in already..lack.count {
        choose(&|_| true)?;
    }
    let label = format!("Let {} approve", listed(&chosen));
    let known = approvers(layout, activity).into_iter().map(|column| column.role);
    let all: Vec<RoleId> = known.chain(chosen.iter().map(|role| role.id)).collect();
    let what = format!("{label} {}", quoted(&activity.title));
    let edits = vec![Edit::SetActivity(activity.id, Box::new(ActivityField::Approvers(all)))];
    Some(Fix::new(label, FixAction::Apply(Transaction::new(what, edits))))
}

/// Whether the only role that does the work approves it too.
fn approves_itself(row: &RowFacts<'_>) -> bool {
    let details = row.activity.details();
    let by_level =
        details.decision_level.is_some() && row.layout.registers.approvals_for(row.activity).is_some();
    let is_formal = details.change_control == Some(ChangeControl::Formal);
    if row.total.does != 1 || !(by_level || is_formal) {
        return false;
    }
    let mut cells = row.activity.letters().iter().zip(&row.layout.columns);
    cells.any(|(letters, column)| {
        letters.meets(row.layout.parts.does)
            && (details.approvers.contains(&column.role)
                // A formal change that names no approver is approved by its owner.
                || (is_formal && details.approvers.is_empty() && letters.meets(row.layout.parts.owns)))
    })
}

pub(in crate::rules) static SELF_APPROVAL: Rule = Rule::new(
    RuleId::SelfApproval,
    Severity::Warning,
    Scope::Row,
    Words {
        title: "Approves its own work",
        reason: "An approval is a second pair of eyes; given by the only one who does the work, it is none.",
        example: "Infrastructure Manager is the only R for Server configuration change and approves it.",
    },
    |case| {
        case.on_row(|title, activity| {
            let does = case.meant(activity);
            let message = format!(
                "{} is the only one to do {title}, and approves it too. Let another role approve.",
                listed(&does)
            );
            Explanation::new(message).about(cells_of(activity.id, &does))
        })
    },
)
.on_row(approves_itself)
.on_cell(|cell| cell.does())
.settled_by("Let another role that takes part approve.")
.fixed_by(|case, _| {
    let Some(activity) = case.activity() else { return Vec::new() };
    let does = case.with_letters(activity, case.layout().parts.does);
    let mut others = case.customers_first_involved(activity);
    others.retain(|role| {
        !does.iter().any(|it| it.id == role.id) && !activity.details().approvers.contains(&role.id)
    });
    others.sort_by_key(|role| !case.matrix.letters(activity.id, role.id).meets(case.layout().parts.owns));
    let mut fixes: Vec<Fix> =
        others.iter().take(2).map(|other| let_approve(activity, &does, other)).collect();
    fixes.push(case.choose(activity, Part::Does));
    fixes
});

/// Puts another role in the place of those who approve what they do.
fn let_approve(activity: &Activity, does: &[&Role], other: &Role) -> Fix {
    let mut approvers = activity.details().approvers.clone();
    approvers.retain(|approver| !does.iter().any(|role| role.id == *approver));
    approvers.push(other.id);
    let label = format!("Let {} approve instead", role_name(other));
    let what = format!("Let {} approve {}", role_name(other), quoted(&activity.title));
    let edits = vec![Edit::SetActivity(activity.id, Box::new(ActivityField::Approvers(approvers)))];
    Fix::new(label, FixAction::Apply(Transaction::new(what, edits)))
}

pub(in crate::rules) static RETRO_REVIEW_MISSING: Rule = Rule::new(
    RuleId::RetroReviewMissing,
    Severity::Error,
    Scope::Matrix,
    Words {
        title: "No review after an emergency",
        reason: "What is decided in a hurry by one person is looked at afterwards, or the emergency becomes the rule.",
        example: "Level 4 emergency / executive does not ask for a review afterwards.",
    },
    |case| {
        let Some(level) = level(case) else { return Explanation::default() };
        let title = named(&level.title, "without a title");
        Explanation::new(format!("Decision level {title} is for emergencies and asks for no review afterwards. Make the review mandatory."))
    },
)
.on_matrix(MatrixCheck {
    concerned: |touched| touched.registers.meets(Registers::DECISION_LEVELS),
    find: |facts, report| {
        let unreviewed = facts.matrix.decision_levels.iter().filter(|it| !it.reviewed_afterwards && is_for_emergencies(it));
        unreviewed.for_each(|level| report(Place::DecisionLevel(level.id)));
    },
})
.settled_by("Ask for a review afterwards on that level.")
.fixed_by(|case, _| {
    let Some(level) = level(case) else { return Vec::new() };
    let field = DecisionLevelField::ReviewedAfterwards(true);
    let edits = vec![Edit::DecisionLevel(ListEdit::Set { id: level.id, field })];
    let label = "Make the review mandatory";
    vec![Fix::new(label, FixAction::Apply(Transaction::new(label, edits)))]
});

fn level<'a>(case: &Case<'a>) -> Option<&'a DecisionLevel> {
    let Place::DecisionLevel(id) = case.finding.place else { return None };
    case.matrix.decision_levels.iter().find(|level| level.id == id)
}

pub(in crate::rules) static FORMAL_CHANGE_EXPECTED: Rule = Rule::new(
    RuleId::FormalChangeExpected,
    Severity::Warning,
    Scope::Row,
    Words {
        title: "Formal approval expected",
        reason: "Firewalls, VPN, privileged rights and production servers are changed after approval case by case, not by habit.",
        example: "Firewall rule change is a standard change.",
    },
    |case| {
        case.on_row(|title, activity| {
            let how = match activity.details().change_control {
                None => "nothing says how it is approved",
                Some(_) => "it is a standard change",
            };
            Explanation::new(format!("{title} touches what must not be changed by habit, and {how}. Ask for formal approval."))
        })
    },
)
.on_row(|row| {
    // Looking at something changes nothing.
    let looks = row.topics.meets(Topics::CONTROL.and(Topics::MONITOR).and(Topics::LOG)) && !row.topics.meets(Topics::APPROVE);
    let details = row.activity.details();
    let is_change = !looks && !matches!(details.nature, Nature::Review | Nature::Audit | Nature::RiskAcceptance);
    let is_titled = !row.activity.title.is_empty();
    is_change
        && is_titled
        && details.change_control != Some(ChangeControl::Formal)
        && (is_delicate(row.topics) || row.layout.registers.touched_by(row.activity).any(|item| item.is_delicate))
})
.settled_by("Ask for formal approval.")
.fixed_by(|case, _| case.activity().map(make_formal).into_iter().collect());

fn make_formal(activity: &Activity) -> Fix {
    let what = format!("Ask for formal approval of {}", quoted(&activity.title));
    Fix::new("Ask for formal approval", FixAction::Apply(set_control(activity.id, what)))
}

fn set_control(activity: ActivityId, label: String) -> Transaction {
    let field = ActivityField::ChangeControl(Some(ChangeControl::Formal));
    Transaction::new(label, vec![Edit::SetActivity(activity, Box::new(field))])
}

//! From a figure to its rows: the matrix is shown with a filter and the cursor where it was meant.

use leptos::prelude::Set;

use crate::app::App;
use crate::command::Sheet;
use crate::grid::{Filter, Point, View};
use crate::model::{ActivityId, RoleId};
use crate::session::Session;
use crate::ui::sheets::show;

/// Shows the rows that the filter lets through, with the cursor on the first and in the role's column.
pub(super) fn to_rows(app: App, filter: Filter, role: Option<RoleId>) {
    let shown = app.act(|session| {
        let mut view = View { filter, ..session.view().clone() };
        if let Some(Some(area)) = view.filter.area {
            view.collapsed.remove(&area);
        }
        session.set_view(view);
        let column = role.and_then(|role| column_of(session, role)).unwrap_or(0);
        let layout = session.layout();
        let mut lines = layout.heading_lines()..layout.new_line();
        if let Some(line) = lines.find(|line| layout.activity_at(*line).is_some()) {
            session.select(Point { line, column });
        }
        session.layout().shown_activities()
    });
    app.signals
        .announcement
        .set(format!("The matrix shows {}.", crate::ui::words::counted(shown, "activity", "activities")));
    show(app, Sheet::Matrix);
}

fn column_of(session: &Session, role: RoleId) -> Option<usize> {
    session.layout().column_of(session.matrix().role_index(role)?)
}

/// Shows an activity (in a role's column, if one is given) or a role.
pub(super) fn to_place(app: App, activity: Option<ActivityId>, role: Option<RoleId>) {
    app.act(|session| session.go_to(activity, role));
}

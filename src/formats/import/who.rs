//! Cells that say which side does it: "You", "Shared", "Provider", as cloud providers write it.

use super::choices::TableChoice;
use super::plan::{ColumnUse, Layout, Plan, RowUse};
use super::view::text_use;
use crate::formats::table::recognise::survey::Survey;
use crate::formats::table::text::title_key;

/// Who does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// The customer.
    You,
    /// The provider.
    Provider,
    /// Both.
    Shared,
}

const YOU: &str = "you|customer|client|tenant|us|customer managed|customer responsibility|kunde|sie|client|cliente|klant|고객|利用者|顧客|заказчик|клиент";
const PROVIDER: &str = "provider|cloud provider|csp|vendor|microsoft|aws|google|provider managed|anbieter|dienstleister|fournisseur|prestataire|proveedor|leverancier|공급자|事業者|ベンダー|провайдер|поставщик";
const SHARED: &str = "shared|both|joint|shared responsibility|gemeinsam|geteilt|beide|partagé|partagée|compartido|compartida|gedeeld|공동|공유|共有|共同|совместно|общая";

/// What the text says, if it is such a word.
pub(super) fn who(text: &str) -> Option<Who> {
    if text.len() > 100 {
        return None;
    }
    let key = title_key(text);
    let listed = |list: &str| list.split('|').any(|word| word == key);
    let both = || {
        let parts: Vec<&str> = key.split(['/', '+', '&', ',']).map(str::trim).collect();
        parts.len() == 2
            && parts.iter().all(|part| YOU.split('|').chain(PROVIDER.split('|')).any(|word| word == *part))
    };
    if key.is_empty() {
        None
    } else if listed(SHARED) || both() {
        Some(Who::Shared)
    } else if listed(YOU) {
        Some(Who::You)
    } else if listed(PROVIDER) {
        Some(Who::Provider)
    } else {
        None
    }
}

/// Whether most filled cells to the right of the first column say who.
pub(super) fn fits(survey: &Survey<'_>) -> bool {
    if survey.height < 2 || survey.height * survey.width > 100_000 {
        return false;
    }
    let (mut said, mut all, mut kinds) = (0, 0, Vec::new());
    for row in 1..survey.height {
        for column in survey.filled(row).filter(|column| *column > 0) {
            all += 1;
            if let Some(who) = who(&survey.text(row, column)) {
                said += 1;
                if !kinds.contains(&who) {
                    kinds.push(who);
                }
            }
        }
    }
    said > 1 && said * 10 >= all * 6 && kinds.len() > 1
}

/// The plan of such a table: each column of such words is an area of its own.
pub(super) fn plan(survey: &Survey<'_>, choice: &TableChoice) -> Plan {
    let table = survey.table;
    let header = choice.header_row.unwrap_or(0);
    let mut plan =
        Plan { layout: Layout::Sides, table: table.clone(), header_row: Some(header), ..Plan::default() };
    for column in 0..table.width() {
        let texts = || {
            (header + 1..table.height()).map(|row| survey.text(row, column)).filter(|text| !text.is_empty())
        };
        let said = texts().filter(|text| who(text).is_some()).count();
        plan.columns.push(if texts().next().is_none() {
            ColumnUse::Empty
        } else if said * 2 >= texts().count() {
            ColumnUse::Side
        } else if plan.column_for(ColumnUse::Activity).is_none() {
            ColumnUse::Activity
        } else {
            text_use(&survey.text(header, column))
        });
    }
    plan.rows = (0..table.height())
        .map(|row| match row {
            _ if survey.is_blank(row) => RowUse::Blank,
            _ if row == header => RowUse::Header,
            _ if row < header => RowUse::Ignored,
            _ => RowUse::Activity,
        })
        .collect();
    plan
}

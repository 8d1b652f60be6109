//! What only grows: the log and fields that this version does not know are united without asking.

use crate::model::{Extra, Matrix};

/// Puts into `mine` what theirs has logged, and the unknown fields of the matrix itself that theirs added or,
/// unlike mine, changed since the base. No edit can say this, so it cannot be taken back.
pub fn unite(base: Option<&Matrix>, mine: &mut Matrix, theirs: &Matrix) {
    let fresh: Vec<_> = theirs.log.iter().filter(|entry| !mine.log.contains(entry)).cloned().collect();
    if !fresh.is_empty() {
        mine.log.extend(fresh);
        mine.log
            .sort_by(|one, other| (one.at, &one.who, &one.what).cmp(&(other.at, &other.who, &other.what)));
    }
    unknown(base.map(|base| &base.extra), &mut mine.extra, &theirs.extra);
    unknown(base.map(|base| &base.info.extra), &mut mine.info.extra, &theirs.info.extra);
}

fn unknown(base: Option<&Extra>, mine: &mut Extra, theirs: &Extra) {
    let value =
        |extra: &Extra, name: &String| extra.iter().find(|(key, _)| *key == name).map(|it| it.1.clone());
    for (name, new) in theirs.iter() {
        let old = base.and_then(|base| value(base, name));
        let own = value(mine, name);
        if own.is_none() && old.is_none() || own.is_some() && own == old {
            mine.insert(name.clone(), new.clone());
        }
    }
}

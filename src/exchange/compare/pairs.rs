//! Pairs things of two lists by what they are called, surest first, each at most once.

use std::collections::HashMap;

use crate::model::{Id, IdHash};
use crate::rules::{folded, for_each_word, title_key};

/// A thing that looks for its partner.
#[derive(Debug, Clone)]
pub(in crate::exchange) struct Item {
    /// Its identity.
    pub id: Id,
    /// Where it belongs: an area, a party.
    pub group: Id,
    /// What it is called.
    pub title: String,
}

/// More comparisons of single words than this are not worth the wait.
const MOST_COMPARISONS: usize = 4_000_000;

/// Pairs of (older, newer). First the same title in the same group, then nearly the same title there, then nearly
/// the same title anywhere, then, where `reworded` allows it, titles that share most of their words.
pub(in crate::exchange) fn pair(mut older: Vec<Item>, mut newer: Vec<Item>, reworded: bool) -> Vec<(Id, Id)> {
    let mut pairs = Vec::new();
    let keys: [fn(&Item) -> u64; 3] = [
        |item| in_group(item, text_key(&folded(&item.title))),
        |item| in_group(item, title_key(&item.title)),
        |item| title_key(&item.title),
    ];
    for key in keys {
        if !older.is_empty() && !newer.is_empty() {
            by_key(&mut older, &mut newer, key, &mut pairs);
        }
    }
    if reworded && older.len().saturating_mul(newer.len()) <= MOST_COMPARISONS {
        by_words(&older, &newer, &mut pairs);
    }
    pairs
}

/// FNV-1a; nothing for a text that says nothing.
fn text_key(text: &str) -> u64 {
    if text.is_empty() {
        return 0;
    }
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |key, byte| (key ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn in_group(item: &Item, key: u64) -> u64 {
    if key == 0 { 0 } else { key.rotate_left(7) ^ item.group.bits().wrapping_mul(0x9e37_79b9_7f4a_7c15) }
}

/// Pairs the items of one key, the first with the first, and takes them out of the lists.
fn by_key(older: &mut Vec<Item>, newer: &mut Vec<Item>, key: fn(&Item) -> u64, pairs: &mut Vec<(Id, Id)>) {
    let mut waiting: HashMap<u64, Vec<Id>, IdHash> = HashMap::default();
    for item in older.iter().rev() {
        waiting.entry(key(item)).or_default().push(item.id);
    }
    waiting.remove(&0);
    let before = pairs.len();
    newer.retain(|item| match waiting.get_mut(&key(item)).and_then(Vec::pop) {
        Some(partner) => {
            pairs.push((partner, item.id));
            false
        }
        None => true,
    });
    let mut paired: Vec<Id> = pairs.iter().skip(before).map(|(older, _)| *older).collect();
    paired.sort_unstable();
    older.retain(|item| paired.binary_search(&item.id).is_err());
}

/// Pairs what shares at least two words and two thirds of them; in the same group half of them will do.
fn by_words(older: &[Item], newer: &[Item], pairs: &mut Vec<(Id, Id)>) {
    let words = |items: &[Item]| items.iter().map(|item| words_of(&item.title)).collect::<Vec<_>>();
    let (older_words, newer_words) = (words(older), words(newer));
    let mut likely: Vec<(usize, usize, usize)> = Vec::new();
    for (at, (item, words)) in newer.iter().zip(&newer_words).enumerate() {
        for (old_at, (old, old_words)) in older.iter().zip(&older_words).enumerate() {
            let shared = words.iter().filter(|word| old_words.contains(word)).count();
            let all = words.len() + old_words.len();
            let share = 2 * 100 * shared / all.max(1);
            if shared >= 2 && share >= if item.group == old.group { 50 } else { 66 } {
                likely.push((100 - share.min(100), old_at, at));
            }
        }
    }
    likely.sort_unstable();
    let (mut old_taken, mut new_taken) = (vec![false; older.len()], vec![false; newer.len()]);
    for (_, old_at, at) in likely {
        let (Some(old_slot), Some(new_slot)) = (old_taken.get_mut(old_at), new_taken.get_mut(at)) else {
            continue;
        };
        if *old_slot || *new_slot {
            continue;
        }
        (*old_slot, *new_slot) = (true, true);
        pairs.extend(older.get(old_at).zip(newer.get(at)).map(|(old, new)| (old.id, new.id)));
    }
}

fn words_of(title: &str) -> Vec<u64> {
    let mut words = Vec::new();
    for_each_word(title, &mut |word, _| words.push(title_key(word)));
    words.retain(|word| *word != 0);
    words.sort_unstable();
    words.dedup();
    words
}

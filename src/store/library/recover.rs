//! Reading one matrix back: the newest whole snapshot and the chain of changes after it. Writes nothing.

use super::Inner;
use crate::model::{Matrix, MatrixId};
use crate::store::keys;
use crate::store::ledger::Generation;
use crate::store::record::{Damage, content, unseal};
use crate::store::replay::{Place, Raw, Replay, Tip, replay};
use crate::store::words::{Event, StoreError};

/// What could be read.
pub(super) struct Recovered {
    pub(super) replay: Replay,
    /// Whole snapshots, oldest first.
    pub(super) generations: Vec<Generation>,
    /// The last change in the snapshot that was read.
    pub(super) base: u64,
    /// Size of the snapshot that was read.
    pub(super) snapshot_bytes: usize,
    /// Newer snapshots that cannot be used.
    pub(super) broken: Vec<Raw>,
}

impl Recovered {
    /// The records to be set aside, with what to say of them.
    pub(super) fn findings(&mut self, title: &str) -> Vec<(Event, Vec<Raw>)> {
        let reached = self.replay.tip.sequence;
        let covered = |raw: &Raw| keys::sequence_of(&raw.key).is_some_and(|sequence| sequence <= reached);
        let (mut copies, mut unusable): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.broken).into_iter().partition(covered);
        copies.append(&mut self.replay.copies);
        unusable.append(&mut self.replay.unusable);
        let late = std::mem::take(&mut self.replay.late);
        let title = || title.to_owned();
        let late_count = late.len();
        [
            (Event::ChangesUnusable(title()), unusable),
            (Event::LateChanges(title(), late_count), late),
            (Event::DamagedCopy(title()), copies),
        ]
        .into_iter()
        .filter(|(_, records)| !records.is_empty())
        .collect()
    }
}

impl Inner {
    /// Reads the matrix.
    pub(super) async fn recover(&self, id: MatrixId) -> Result<Recovered, StoreError> {
        let mut generations: Vec<Generation> = self
            .durable
            .keys(&keys::snapshots(id))
            .await?
            .into_iter()
            .map(|key| Generation { sequence: keys::sequence_of(&key).unwrap_or_default(), key })
            .collect();
        generations.sort_by_key(|generation| generation.sequence);
        let mut broken = Vec::new();
        let (matrix, tip, snapshot_bytes) = loop {
            let Some(newest) = generations.last() else { return Err(StoreError::Unreadable) };
            let bytes = self.durable.get(&newest.key).await?.unwrap_or_default();
            match self.read_snapshot(id, &newest.key, &bytes) {
                Ok((matrix, tip)) => break (matrix, tip, bytes.len()),
                Err(Damage::Newer) => return Err(StoreError::Newer),
                Err(Damage::Broken) => {
                    broken.push(Raw { place: Place::Durable, key: newest.key.clone(), bytes });
                    generations.pop();
                }
            }
        };
        let base = tip.sequence;
        let found = self.find_changes(id).await?;
        let replay = replay(matrix, tip, found, self.codec.version()).map_err(|_| StoreError::Newer)?;
        Ok(Recovered { replay, generations, base, snapshot_bytes, broken })
    }

    fn read_snapshot(&self, id: MatrixId, key: &str, bytes: &[u8]) -> Result<(Matrix, Tip), Damage> {
        let sealed = unseal(key, bytes, self.codec.version())?;
        let matrix = self.codec.decode(content(bytes, &sealed)).map_err(|_| Damage::Broken)?;
        if matrix.info.id != id {
            return Err(Damage::Broken);
        }
        let stamp = sealed.stamp;
        Ok((matrix, Tip { sequence: stamp.sequence, checksum: stamp.previous, at: stamp.at }))
    }

    /// Every change of the matrix in either store.
    async fn find_changes(&self, id: MatrixId) -> Result<Vec<Raw>, StoreError> {
        let durable = self.durable.read(&keys::journal(id)).await?;
        let mut found: Vec<Raw> =
            durable.into_iter().map(|(key, bytes)| Raw { place: Place::Durable, key, bytes }).collect();
        if let Some(fast) = &self.fast {
            for key in self.quick_keys(id) {
                if let Ok(Some(text)) = fast.get(&key) {
                    let (key, bytes) = (keys::unquick(&key).to_owned(), text.into_bytes());
                    found.push(Raw { place: Place::Fast, key, bytes });
                }
            }
        }
        Ok(found)
    }
}

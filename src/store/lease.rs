//! Which tab may write a matrix: leases with a heartbeat, and the messages tabs send each other.
//!
//! A lease says who writes *now*; its epoch rises with every holder. The same epoch fences the durable
//! store (see `ledger`), so a tab that has lost the lease without noticing cannot write there.
//! Knows nothing of timers or channels; times and messages are handed in.

use std::fmt;
use std::str::FromStr;

use crate::model::{Id, MatrixId, Randomness, Timestamp};

/// Identity of a tab for as long as it lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WriterId(pub Id);

impl WriterId {
    /// Draws a new identity.
    pub fn fresh(randomness: &mut dyn Randomness) -> Self {
        Self(Id::from_bits(randomness.next_bits()))
    }
}

impl fmt::Display for WriterId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// How often a tab renews its leases, in seconds.
pub const HEARTBEAT_SECONDS: i64 = 2;
/// After how many seconds without a heartbeat a tab counts as gone, where it could not be asked.
pub const STALE_SECONDS: i64 = 6;

/// Whether another tab answered when it was asked who has the matrix open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OtherTab {
    /// One said that it has.
    Answered,
    /// All could be asked and none answered: whoever held it is gone.
    Silent,
    /// There was no way to ask; the heartbeat decides.
    #[default]
    NotAsked,
}

/// Where the right to write lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holding {
    Free,
    Mine,
    Elsewhere,
}

/// A lease as it stands in the fast store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lease {
    /// Which term this is; it only ever rises.
    pub(super) epoch: u64,
    /// Who holds it; nobody once it was given back.
    pub(super) holder: Option<WriterId>,
    /// The last heartbeat.
    pub(super) beat: Timestamp,
}

impl Lease {
    /// Who may write, as seen by `me`.
    pub(super) fn holding(lease: Option<&Self>, me: WriterId, now: Timestamp, other: OtherTab) -> Holding {
        let held = lease.and_then(|lease| Some((lease.holder?, lease.beat)));
        match (held, other) {
            (Some((holder, _)), _) if holder == me => Holding::Mine,
            (_, OtherTab::Answered) => Holding::Elsewhere,
            // A clock that was set back must not keep a matrix closed for ever: a beat from the future is stale too.
            (Some((_, beat)), OtherTab::NotAsked)
                if (now.seconds() - beat.seconds()).abs() < STALE_SECONDS =>
            {
                Holding::Elsewhere
            }
            _ => Holding::Free,
        }
    }
}

impl fmt::Display for Lease {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (epoch, beat) = (self.epoch, self.beat.seconds());
        match self.holder {
            Some(holder) => write!(f, "{epoch} {holder} {beat}"),
            None => write!(f, "{epoch} - {beat}"),
        }
    }
}

impl FromStr for Lease {
    type Err = ();

    /// A lease that cannot be read counts as none, so there is nothing to say about it.
    fn from_str(text: &str) -> Result<Self, ()> {
        let mut words = text.split(' ');
        let mut word = || words.next().ok_or(());
        let epoch = word()?.parse().map_err(|_| ())?;
        let holder = match word()? {
            "-" => None,
            id => Some(WriterId(id.parse().map_err(|_| ())?)),
        };
        let beat = word()?.parse().map(Timestamp::from_seconds).map_err(|_| ())?;
        Ok(Self { epoch, holder, beat })
    }
}

/// What one tab tells the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TabMessage {
    /// Who has this matrix open for writing?
    WhoHas(MatrixId),
    /// I have.
    IHave(MatrixId),
    /// Give it to me: the person pressed "Take over".
    HandOver(MatrixId),
    /// I have written everything down and write no more.
    HandedOver(MatrixId),
    /// There is something new in this matrix.
    Changed(MatrixId),
    /// The list of matrices is another.
    LibraryChanged,
}

impl fmt::Display for TabMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WhoHas(id) => write!(f, "who-has {id}"),
            Self::IHave(id) => write!(f, "i-have {id}"),
            Self::HandOver(id) => write!(f, "hand-over {id}"),
            Self::HandedOver(id) => write!(f, "handed-over {id}"),
            Self::Changed(id) => write!(f, "changed {id}"),
            Self::LibraryChanged => f.write_str("library-changed"),
        }
    }
}

/// The text is no message between tabs of this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadMessage;

impl FromStr for TabMessage {
    type Err = BadMessage;

    fn from_str(text: &str) -> Result<Self, BadMessage> {
        if text == "library-changed" {
            return Ok(Self::LibraryChanged);
        }
        let (word, id) = text.split_once(' ').ok_or(BadMessage)?;
        let id = id.parse().map_err(|_| BadMessage)?;
        match word {
            "who-has" => Ok(Self::WhoHas(id)),
            "i-have" => Ok(Self::IHave(id)),
            "hand-over" => Ok(Self::HandOver(id)),
            "handed-over" => Ok(Self::HandedOver(id)),
            "changed" => Ok(Self::Changed(id)),
            _ => Err(BadMessage),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ME: WriterId = WriterId(Id::from_bits(1));
    const THEM: WriterId = WriterId(Id::from_bits(2));

    fn lease(holder: Option<WriterId>, beat: i64) -> Lease {
        Lease { epoch: 3, holder, beat: Timestamp::from_seconds(beat) }
    }

    fn judge(lease: Option<Lease>, other: OtherTab) -> Holding {
        Lease::holding(lease.as_ref(), ME, Timestamp::from_seconds(100), other)
    }

    #[test]
    fn a_matrix_nobody_holds_is_free() {
        assert_eq!(judge(None, OtherTab::NotAsked), Holding::Free);
        assert_eq!(judge(Some(lease(None, 100)), OtherTab::NotAsked), Holding::Free);
    }

    #[test]
    fn a_fresh_heartbeat_keeps_others_out_and_a_stale_one_does_not() {
        assert_eq!(judge(Some(lease(Some(THEM), 95)), OtherTab::NotAsked), Holding::Elsewhere);
        assert_eq!(judge(Some(lease(Some(THEM), 94)), OtherTab::NotAsked), Holding::Free);
        assert_eq!(judge(Some(lease(Some(THEM), 5_000)), OtherTab::NotAsked), Holding::Free);
        assert_eq!(judge(Some(lease(Some(ME), 0)), OtherTab::NotAsked), Holding::Mine);
    }

    #[test]
    fn an_answer_counts_more_than_the_heartbeat() {
        assert_eq!(judge(Some(lease(Some(THEM), 0)), OtherTab::Answered), Holding::Elsewhere);
        assert_eq!(judge(None, OtherTab::Answered), Holding::Elsewhere);
        assert_eq!(judge(Some(lease(Some(THEM), 100)), OtherTab::Silent), Holding::Free);
    }

    #[test]
    fn leases_and_messages_are_read_as_they_are_written() {
        for lease in [lease(Some(THEM), 7), lease(None, -1)] {
            assert_eq!(lease.to_string().parse(), Ok(lease));
        }
        let id = MatrixId(Id::from_bits(9));
        for message in [
            TabMessage::WhoHas(id),
            TabMessage::IHave(id),
            TabMessage::HandOver(id),
            TabMessage::HandedOver(id),
            TabMessage::Changed(id),
            TabMessage::LibraryChanged,
        ] {
            assert_eq!(message.to_string().parse(), Ok(message));
        }
        assert_eq!("who-has nonsense".parse::<TabMessage>(), Err(BadMessage));
    }
}

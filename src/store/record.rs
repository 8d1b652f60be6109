//! The envelope of every record: its content, then one line that says what it is and sums it up.
//!
//! The line stands last, so that sealing a snapshot of megabytes copies nothing and a record cut short
//! has lost its seal. Records are text where their content is, and go into either store as they are.

use super::checksum::Checksum;
use super::lease::WriterId;
use crate::model::{Id, Timestamp};

const MARK: &str = "\nremit-record-1 ";

/// What the seal says of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    /// The version of the file format that its content is written in.
    pub(super) format: u32,
    /// A change's number, counted per matrix; for a snapshot, the last change that is in it.
    pub(super) sequence: u64,
    /// The term of the lease it was written under.
    pub(super) epoch: u64,
    /// The tab that wrote it.
    pub(super) writer: WriterId,
    /// When.
    pub(super) at: Timestamp,
    /// The checksum of the change before it; for a snapshot, of the last change that is in it.
    pub(super) previous: u64,
}

/// A record whose seal is whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sealed {
    pub(super) stamp: Stamp,
    pub(super) checksum: u64,
    /// How many bytes of the record are content.
    pub(super) content: usize,
}

/// Why a record cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Damage {
    /// It is not what was written.
    Broken,
    /// A later version of the program wrote it.
    Newer,
}

/// Seals `content` for the place `key`; returns the record and its checksum.
pub(super) fn seal(key: &str, stamp: &Stamp, mut content: Vec<u8>) -> (Vec<u8>, u64) {
    let line = format!(
        "{} {:x} {:x} {} {} {:016x}",
        stamp.format,
        stamp.sequence,
        stamp.epoch,
        stamp.writer,
        stamp.at.seconds(),
        stamp.previous
    );
    let checksum = sum(key, &content, &line);
    content.extend_from_slice(MARK.as_bytes());
    content.extend_from_slice(line.as_bytes());
    content.extend_from_slice(format!(" {checksum:016x}").as_bytes());
    (content, checksum)
}

/// Reads the seal of the record found at `key` and checks that the record is as it was written.
///
/// # Errors
/// Where it is damaged, lies in the wrong place, or has a format later than `format`.
pub(super) fn unseal(key: &str, record: &[u8], format: u32) -> Result<Sealed, Damage> {
    let content = record.iter().rposition(|byte| *byte == b'\n').ok_or(Damage::Broken)?;
    let (body, seal) = record.split_at_checked(content).ok_or(Damage::Broken)?;
    let seal = std::str::from_utf8(seal).map_err(|_| Damage::Broken)?;
    let seal = seal.strip_prefix(MARK).ok_or(Damage::Broken)?;
    let (line, checksum) = seal.rsplit_once(' ').ok_or(Damage::Broken)?;
    let checksum = u64::from_str_radix(checksum, 16).map_err(|_| Damage::Broken)?;
    if sum(key, body, line) != checksum {
        return Err(Damage::Broken);
    }
    let stamp = parse(line).ok_or(Damage::Broken)?;
    if stamp.format > format {
        return Err(Damage::Newer);
    }
    Ok(Sealed { stamp, checksum, content })
}

/// The content of a record that was found whole.
pub(super) fn content<'a>(record: &'a [u8], sealed: &Sealed) -> &'a [u8] {
    record.get(..sealed.content).unwrap_or_default()
}

/// The checksum of bytes that are no record any more.
pub(super) fn sum_of(bytes: &[u8]) -> u64 {
    Checksum::new().with(bytes).value()
}

fn sum(key: &str, body: &[u8], line: &str) -> u64 {
    Checksum::new().with(key.as_bytes()).with(line.as_bytes()).with(body).value()
}

fn parse(line: &str) -> Option<Stamp> {
    let mut words = line.split(' ');
    let stamp = Stamp {
        format: words.next()?.parse().ok()?,
        sequence: u64::from_str_radix(words.next()?, 16).ok()?,
        epoch: u64::from_str_radix(words.next()?, 16).ok()?,
        writer: WriterId(words.next()?.parse::<Id>().ok()?),
        at: Timestamp::from_seconds(words.next()?.parse().ok()?),
        previous: u64::from_str_radix(words.next()?, 16).ok()?,
    };
    words.next().is_none().then_some(stamp)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp() -> Stamp {
        Stamp {
            format: 1,
            sequence: 300,
            epoch: 2,
            writer: WriterId(Id::from_bits(99)),
            at: Timestamp::from_seconds(1_795_356_120),
            previous: 0xabc,
        }
    }

    #[test]
    fn a_record_is_read_as_it_was_sealed() {
        let (record, checksum) = seal("entry/a", &stamp(), b"line one\nline two\n".to_vec());
        let sealed = unseal("entry/a", &record, 1).unwrap();
        assert_eq!((sealed.stamp, sealed.checksum), (stamp(), checksum));
        assert_eq!(content(&record, &sealed), b"line one\nline two\n");
    }

    #[test]
    fn a_record_cut_short_or_with_one_wrong_byte_is_broken() {
        let (record, _) = seal("entry/a", &stamp(), b"content".to_vec());
        for length in 0..record.len() {
            assert_eq!(unseal("entry/a", &record[..length], 1), Err(Damage::Broken), "cut at {length}");
        }
        for at in 0..record.len() {
            let mut wrong = record.clone();
            wrong[at] ^= 1;
            assert_eq!(unseal("entry/a", &wrong, 1), Err(Damage::Broken), "byte {at}");
        }
    }

    #[test]
    fn a_record_in_the_wrong_place_is_broken() {
        let (record, _) = seal("entry/a", &stamp(), b"content".to_vec());
        assert_eq!(unseal("entry/b", &record, 1), Err(Damage::Broken));
    }

    #[test]
    fn a_record_of_a_later_format_is_told_apart_from_a_broken_one() {
        let (record, _) = seal("entry/a", &Stamp { format: 2, ..stamp() }, b"content".to_vec());
        assert_eq!(unseal("entry/a", &record, 1), Err(Damage::Newer));
    }
}

//! Writes a ZIP archive of files as they are, without compression, so that the same files give the same bytes.
//!
//! As in the ZIP file format specification (PKWARE APPNOTE 6.3), without its 64-bit extension. Knows nothing of
//! what is in the files.

use crate::model::Date;

/// A file in an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path in the archive, with `/` between folders.
    pub path: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

impl File {
    /// A file of these bytes.
    pub fn new(path: impl Into<String>, content: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), content: content.into() }
    }
}

/// The version of the format that is needed to read it: folders.
const VERSION: u16 = 20;
/// Paths are UTF-8.
const UTF8: u16 = 1 << 11;

/// The archive; every file is dated with the day.
///
/// # Errors
/// A sentence where there is more than the format can hold: 4 GB or 65,535 files.
pub fn zip(files: &[File], day: Date) -> Result<Vec<u8>, String> {
    let too_large = || "The archive would be larger than 4 GB, which a ZIP file cannot hold.".to_owned();
    let length = |length: usize| u32::try_from(length).map_err(|_| too_large());
    let count = u16::try_from(files.len()).map_err(|_| too_large())?;
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for file in files {
        let at = length(out.len())?;
        let size = length(file.content.len())?;
        let path_length = u16::try_from(file.path.len()).map_err(|_| too_large())?;
        let mut fields = Vec::new();
        // Needed version, flags, method (stored), time (midnight), date.
        for field in [VERSION, UTF8, 0, 0, dos_date(day)] {
            fields.extend(field.to_le_bytes());
        }
        for field in [crc32(&file.content), size, size] {
            fields.extend(field.to_le_bytes());
        }
        fields.extend(path_length.to_le_bytes());
        fields.extend(0u16.to_le_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&fields);
        out.extend(file.path.as_bytes());
        out.extend(&file.content);
        directory.extend(b"PK\x01\x02");
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&fields);
        // Comment, disk, attributes within (16 bit each), attributes outside (32 bit).
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(file.path.as_bytes());
    }
    let (start, size) = (length(out.len())?, length(directory.len())?);
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(size.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0; 2]);
    length(out.len())?;
    Ok(out)
}

/// The day in sixteen bits; days outside 1980 to 2107 are the nearest of these years.
fn dos_date(day: Date) -> u16 {
    let (year, month, day) = day.civil();
    let years = (year - 1980).clamp(0, 127) as u16;
    years << 9 | (month as u16) << 5 | day as u16
}

/// CRC-32 as ZIP wants it, a bit at a time: an archive has some megabytes at most.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |sum: u32| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
    !bytes.iter().fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| step(sum)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_usual_one() {
        assert_eq!(crc32(b""), 0);
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn days_are_written_as_the_format_wants_them() {
        assert_eq!(dos_date(Date::new(2026, 11, 22).unwrap()), 46 << 9 | 11 << 5 | 22);
        assert_eq!(dos_date(Date::new(1970, 1, 1).unwrap()), 1 << 5 | 1);
    }

    #[test]
    fn the_directory_stands_where_its_end_says() {
        let files = [File::new("a.txt", "abc"), File::new("b/ü.txt", "")];
        let archive = zip(&files, Date::default()).unwrap();
        let end = archive.len() - 22;
        assert_eq!(&archive[end..end + 4], b"PK\x05\x06");
        let number = |at: usize| u32::from_le_bytes(archive[at..at + 4].try_into().unwrap()) as usize;
        let (size, start) = (number(end + 12), number(end + 16));
        assert_eq!((&archive[start..start + 4], start + size), (&b"PK\x01\x02"[..], end));
        assert_eq!(archive, zip(&files, Date::default()).unwrap(), "the same each time");
    }
}

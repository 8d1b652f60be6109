//! A checksum that notices damaged records. It is no protection against a person who wants to forge one.

/// Sums bytes up into 64 bits, eight at a time, so that a snapshot of some megabytes costs a few milliseconds.
///
/// Each step is reversible for a given word, so a single damaged word always changes the sum.
#[derive(Debug, Clone, Copy)]
pub(super) struct Checksum(u64);

impl Checksum {
    pub(super) fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Adds one part. Its length counts too, so that two parts cannot trade bytes at their border.
    #[must_use]
    pub(super) fn with(mut self, part: &[u8]) -> Self {
        self.step(part.len() as u64);
        let (words, rest) = part.as_chunks::<8>();
        for word in words {
            self.step(u64::from_le_bytes(*word));
        }
        let last = rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
        self.step(last);
        self
    }

    pub(super) fn value(self) -> u64 {
        self.0
    }

    fn step(&mut self, word: u64) {
        let mixed = (self.0 ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_single_damaged_bit_is_noticed() {
        let bytes: Vec<u8> = (0..100u8).collect();
        let whole = Checksum::new().with(&bytes).value();
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut damaged = bytes.clone();
                damaged[at] ^= 1 << bit;
                assert_ne!(Checksum::new().with(&damaged).value(), whole, "byte {at}, bit {bit}");
            }
        }
    }

    #[test]
    fn a_record_cut_short_is_noticed_at_every_length() {
        let bytes = [0u8; 64];
        let mut seen = std::collections::HashSet::new();
        for length in 0..=bytes.len() {
            assert!(seen.insert(Checksum::new().with(&bytes[..length]).value()), "length {length}");
        }
    }

    #[test]
    fn two_parts_do_not_trade_bytes() {
        let sum = |first: &[u8], second: &[u8]| Checksum::new().with(first).with(second).value();
        assert_ne!(sum(b"ab", b"c"), sum(b"a", b"bc"));
    }
}

//! Random bits for new identities, from the browser's generator.

use web_sys::window;

use crate::model::{Randomness, SeededRandomness};

/// How many bytes are drawn at once; an import needs an identity for every row.
const POOL: usize = 512;

/// The browser's generator, which also works on plain http.
pub struct BrowserRandomness {
    pool: Vec<u8>,
    /// Where there is no generator: seeded with time and `Math.random`, which is enough for identities.
    spare: SeededRandomness,
}

impl BrowserRandomness {
    /// A generator with an empty pool.
    pub fn new() -> Self {
        let seed = js_sys::Math::random().to_bits() ^ js_sys::Date::now().to_bits().rotate_left(32);
        Self { pool: Vec::new(), spare: SeededRandomness::new(seed) }
    }

    fn fill(&mut self) -> Option<()> {
        let mut bytes = vec![0; POOL];
        window()?.crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
        self.pool = bytes;
        Some(())
    }
}

impl Default for BrowserRandomness {
    fn default() -> Self {
        Self::new()
    }
}

impl Randomness for BrowserRandomness {
    fn next_bits(&mut self) -> u64 {
        if self.pool.len() < 8 && self.fill().is_none() {
            return self.spare.next_bits();
        }
        let rest = self.pool.len().saturating_sub(8);
        self.pool.drain(rest..).fold(0, |bits, byte| bits << 8 | u64::from(byte))
    }
}

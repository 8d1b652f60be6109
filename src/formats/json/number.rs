//! Which numbers survive reading and writing.
//!
//! Numbers in fields that we do not know are kept as 64-bit whole numbers or floating-point numbers;
//! this module tells which would come back with another value, so that it can be said.

/// Whether a number keeps its value; it may come back spelled differently (`1e2` as `100.0`).
pub(super) fn keeps_its_value(number: &str) -> bool {
    if number.parse::<i64>().is_ok() || number.parse::<u64>().is_ok() {
        return true;
    }
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let Ok(exponent) = exponent.parse::<i32>() else { return false };
    let decimals = mantissa.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let Ok(decimals) = i32::try_from(decimals) else { return false };
    let digits = mantissa.bytes().filter(u8::is_ascii_digit).skip_while(|digit| *digit == b'0').count();
    // Up to 15 digits and a power of ten up to 22 are both exact in a 64-bit float, so one operation
    // rounds once, to the nearest number; beyond that the last digit may differ.
    digits <= 15 && exponent.checked_sub(decimals).is_some_and(|power| power.abs() <= 22)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_a_float_holds_keep_their_value() {
        for number in ["0", "-7", "18446744073709551615", "0.1", "-12.50", "1e22", "1.5E+3", "0.000001"] {
            assert!(keeps_its_value(number), "{number}");
        }
        for number in ["18446744073709551616", "0.1234567890123456789", "1e300", "1e-99999999999"] {
            assert!(!keeps_its_value(number), "{number}");
        }
    }
}

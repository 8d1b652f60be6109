//! Chords: how a key with its modifiers is written in the table and recognised when pressed.

/// A key that was pressed, as the browser reports it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeyPress {
    /// The character or name of the key: "a", "A", "ArrowLeft".
    pub key: String,
    /// The physical key: "KeyA", "Minus".
    pub code: String,
    /// Control, or Command on a Macintosh.
    pub control: bool,
    /// Shift.
    pub shift: bool,
    /// Alt, or Option on a Macintosh.
    pub alt: bool,
}

/// A key with modifiers as the table writes it: "Ctrl+Shift+L".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chord(pub &'static str);

impl Chord {
    /// Whether the press is this chord.
    pub fn matches(self, press: &KeyPress) -> bool {
        let mut rest = self.0;
        let (mut control, mut shift, mut alt) = (false, false, false);
        loop {
            if let Some(tail) = rest.strip_prefix("Ctrl+") {
                (control, rest) = (true, tail);
            } else if let Some(tail) = rest.strip_prefix("Shift+") {
                (shift, rest) = (true, tail);
            } else if let Some(tail) = rest.strip_prefix("Alt+") {
                (alt, rest) = (true, tail);
            } else {
                break;
            }
        }
        // A question mark needs Shift on some keyboards and not on others.
        let shift_matters = rest != "?";
        control == press.control
            && alt == press.alt
            && (!shift_matters || shift == press.shift)
            && same_key(rest, press)
    }

    /// The chord as a person reads it: Macintosh keyboards have their own signs.
    pub fn shown(self, macintosh: bool) -> String {
        let text = self.0.replace("Arrow", "").replace("Space", "Space bar");
        if macintosh {
            text.replace("Ctrl+", "⌘").replace("Shift+", "⇧").replace("Alt+", "⌥")
        } else {
            text
        }
    }
}

/// Letters, digits and signs are matched by what they write, and also by where they lie where Shift or Alt
/// change what is written.
fn same_key(wanted: &str, press: &KeyPress) -> bool {
    if press.key.eq_ignore_ascii_case(wanted) || (wanted == "Space" && press.key == " ") {
        return true;
    }
    let code = match wanted {
        "=" => "Equal",
        "-" => "Minus",
        "/" => "Slash",
        "\\" => "Backslash",
        _ => {
            let letter = wanted.len() == 1 && wanted.bytes().all(|byte| byte.is_ascii_uppercase());
            let by_place = letter && (press.alt || press.control) && !press.key.is_ascii();
            // With Shift a digit writes a sign, another one on each keyboard.
            let digit = wanted.len() == 1 && wanted.bytes().all(|byte| byte.is_ascii_digit());
            return by_place && press.code.strip_prefix("Key") == Some(wanted)
                || digit && press.shift && press.code.strip_prefix("Digit") == Some(wanted);
        }
    };
    press.code == code
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: &str, code: &str, modifiers: &str) -> KeyPress {
        KeyPress {
            key: key.into(),
            code: code.into(),
            control: modifiers.contains('c'),
            shift: modifiers.contains('s'),
            alt: modifiers.contains('a'),
        }
    }

    #[test]
    fn a_chord_wants_exactly_its_modifiers() {
        assert!(Chord("Ctrl+Z").matches(&press("z", "KeyZ", "c")));
        assert!(!Chord("Ctrl+Z").matches(&press("Z", "KeyZ", "cs")));
        assert!(Chord("Ctrl+Shift+Z").matches(&press("Z", "KeyZ", "cs")));
        assert!(!Chord("Ctrl+Z").matches(&press("z", "KeyZ", "")));
    }

    #[test]
    fn signs_are_found_by_where_they_lie() {
        assert!(Chord("Ctrl+Alt+=").matches(&press("´", "Equal", "ca")));
        assert!(Chord("Ctrl+Alt+-").matches(&press("ß", "Minus", "ca")));
        assert!(Chord("?").matches(&press("?", "Minus", "s")));
    }

    #[test]
    fn a_digit_with_shift_is_found_by_where_it_lies() {
        assert!(Chord("Shift+1").matches(&press("!", "Digit1", "s")));
        assert!(!Chord("Shift+1").matches(&press("!", "Digit2", "s")));
    }

    #[test]
    fn a_letter_in_another_script_is_found_by_where_it_lies() {
        assert!(Chord("Ctrl+K").matches(&press("л", "KeyK", "c")));
        assert!(
            !Chord("Ctrl+K").matches(&press("j", "KeyK", "c")),
            "another Latin layout says what it means"
        );
    }
}

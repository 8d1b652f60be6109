//! Character references of HTML: `&amp;`, `&nbsp;`, `&#8211;`, `&#x2713;`.
//!
//! Knows the names that office programs write; anything else stays as it was written.

/// Names of U+00A0 to U+00FF, in order.
const LATIN_1: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg \
    plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute \
    Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve \
    Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc \
    atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute \
    ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

/// Other names, each followed by its character.
const OTHERS: &str = "amp & lt < gt > quot \" apos ' ndash – mdash — hellip … bull • lsquo ‘ rsquo ’ sbquo ‚ \
    ldquo “ rdquo ” bdquo „ dagger † Dagger ‡ euro € trade ™ check ✓ checkmark ✓ cross ✗ rarr → larr ← \
    minus − lsaquo ‹ rsaquo › oelig œ OElig Œ prime ′ sol / comma , num # Alpha Α Iota Ι";

/// What Windows-1252 means by 0x80 to 0x9F; browsers read numeric references that way.
const WINDOWS_1252: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// Appends `text` with its character references resolved.
pub(in crate::formats) fn decode_into(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, reference) = rest.split_at(at);
        out.push_str(before);
        match decode_first(reference) {
            Some((c, length)) => {
                out.push(c);
                rest = reference.get(length..).unwrap_or_default();
            }
            None => {
                out.push('&');
                rest = reference.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
}

/// The character that the reference at the start of `text` stands for, and the length of the reference.
fn decode_first(text: &str) -> Option<(char, usize)> {
    let body = text.strip_prefix('&')?;
    let (c, length, closed_needed) = match body.strip_prefix('#') {
        Some(number) => numeric(number).map(|(c, length)| (c, length + 1, false))?,
        None => {
            let length = body.bytes().take(10).take_while(u8::is_ascii_alphanumeric).count();
            let name = body.get(..length)?;
            let bare = matches!(name, "nbsp" | "amp" | "lt" | "gt" | "quot");
            (named(name)?, length, !bare)
        }
    };
    let closed = body.as_bytes().get(length) == Some(&b';');
    if closed_needed && !closed {
        return None;
    }
    Some((c, 1 + length + usize::from(closed)))
}

/// Reads `8211` or `x2013`; returns the character and how many bytes were read.
fn numeric(text: &str) -> Option<(char, usize)> {
    let (digits, radix) = match text.strip_prefix(['x', 'X']) {
        Some(hex) => (hex, 16),
        None => (text, 10),
    };
    let length = digits.bytes().take(8).take_while(|byte| char::from(*byte).is_digit(radix)).count();
    let code = u32::from_str_radix(digits.get(..length)?, radix).ok()?;
    let c = match code {
        0x80..=0x9f => WINDOWS_1252.chars().nth((code - 0x80) as usize)?,
        0 => '\u{fffd}',
        _ => char::from_u32(code).unwrap_or('\u{fffd}'),
    };
    Some((c, length + (text.len() - digits.len())))
}

fn named(name: &str) -> Option<char> {
    if let Some(place) = LATIN_1.split_whitespace().position(|it| it == name) {
        return char::from_u32(0xa0 + u32::try_from(place).ok()?);
    }
    match name {
        "Tab" => return Some('\t'),
        "NewLine" => return Some('\n'),
        "zwnj" | "zwj" | "lrm" | "rlm" => return Some('\u{200b}'),
        "ensp" | "emsp" | "thinsp" => return Some(' '),
        _ => {}
    }
    let mut others = OTHERS.split_whitespace();
    while let (Some(known), Some(character)) = (others.next(), others.next()) {
        if known == name {
            return character.chars().next();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_and_anything_else_stays() {
        let mut out = String::new();
        decode_into(
            "R&amp;A &lt;&#8211;&#x2013;&#150;&gt; &uuml;&Uuml;&szlig;&yuml; &nbsp &AT&T; &check; 1&2 &",
            &mut out,
        );
        assert_eq!(out, "R&A <–––> üÜßÿ \u{a0} &AT&T; ✓ 1&2 &");
    }
}

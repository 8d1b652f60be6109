//! How the cells of a workbook look, and how text gets into them: always as text, never as a formula.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use crate::formats::table::text::starts_formula;
use crate::model::{LetterSet, Part, PartyKind, Scheme};

/// A cell of a spreadsheet holds 32,767 characters; a little less is taken.
const MOST_CHARACTERS: usize = 32_000;

/// The looks that the sheets share.
pub(super) struct Looks {
    /// A heading over a column of text.
    pub heading: Format,
    /// A cell of text.
    pub text: Format,
    /// The title of an area.
    pub area: Format,
    /// A text in a cell that holds no letter.
    pub remark: Format,
    /// The weightiest part that a cell's letters play, with the look of the cell.
    letters: [(Part, Format); 4],
    colours: bool,
}

fn framed() -> Format {
    Format::new().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x00CF_CFCA))
}

impl Looks {
    pub fn new(colours: bool) -> Self {
        let band = || framed().set_bold().set_background_color(Color::RGB(0x00EE_F1F4));
        let cell = |fill: u32, ink: u32| {
            let plain = framed()
                .set_bold()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_text_wrap();
            match colours {
                true => plain.set_background_color(Color::RGB(fill)).set_font_color(Color::RGB(ink)),
                false => plain,
            }
        };
        Self {
            heading: band().set_align(FormatAlign::Bottom).set_text_wrap(),
            text: framed().set_align(FormatAlign::Top).set_text_wrap(),
            area: band().set_align(FormatAlign::Left),
            remark: framed()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_text_wrap(),
            letters: [
                (Part::Owns, cell(0x008A_2C0D, 0x00FF_FFFF)),
                (Part::Does, cell(0x0000_72B2, 0x00FF_FFFF)),
                (Part::Before, cell(0x00F5_C710, 0x001B_1B1B)),
                (Part::After, cell(0x00F1_F5F9, 0x001B_1B1B)),
            ],
            colours,
        }
    }

    /// The look of a cell with these letters.
    pub fn of(&self, scheme: &Scheme, letters: LetterSet) -> &Format {
        if letters.is_empty() {
            return &self.remark;
        }
        let found = self.letters.iter().find(|(part, _)| letters.meets(scheme.playing(*part)));
        found.or(self.letters.last()).map_or(&self.remark, |(_, look)| look)
    }

    /// The band over the roles of a party.
    pub fn party(&self, side: PartyKind) -> Format {
        let band = framed().set_bold().set_align(FormatAlign::Center);
        if !self.colours {
            return band;
        }
        band.set_background_color(Color::RGB(match side {
            PartyKind::Customer => 0x00DF_E9F3,
            PartyKind::Provider => 0x00EF_E6D8,
            PartyKind::ThirdParty => 0x00E6_E6E6,
        }))
    }

    /// The title of a role, turned.
    pub fn role(&self, side: PartyKind) -> Format {
        self.party(side).set_rotation(90).set_text_wrap().set_align(FormatAlign::Bottom)
    }
}

/// Puts text into a cell. What looks like a formula is marked as text, so that it stays text when somebody edits it.
pub(super) fn put(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    look: &Format,
) -> Result<(), XlsxError> {
    let text = fit(text);
    if text.starts_with(starts_formula) {
        sheet.write_string_with_format(row, column, text, &look.clone().set_quote_prefix())?;
    } else {
        sheet.write_string_with_format(row, column, text, look)?;
    }
    Ok(())
}

/// The text without characters that a workbook cannot hold, cut where it is longer than a cell.
pub(super) fn fit(text: &str) -> String {
    let mut units = 0;
    let mut kept = String::with_capacity(text.len().min(MOST_CHARACTERS));
    for character in text.chars() {
        if (character.is_control() && character != '\n') || matches!(character, '\u{fffe}' | '\u{ffff}') {
            continue;
        }
        units += character.len_utf16();
        if units > MOST_CHARACTERS {
            kept.push('…');
            break;
        }
        kept.push(character);
    }
    kept
}

//! JSON text in two layouts: on one line, or with an indent of two spaces.
//!
//! One writer for both, because the code that writes a type exists once per writer.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

const INDENT: &str = "  ";

/// Writes a value at the end of `out`: on one line, or, where a level is given, indented below that level.
///
/// # Errors
/// Where the value cannot be written as JSON.
pub fn write_json<T: Serialize + ?Sized>(
    out: &mut Vec<u8>,
    value: &T,
    level: Option<usize>,
) -> Result<(), serde_json::Error> {
    let layout = Layout { indented: level.is_some(), level: level.unwrap_or(0), has_value: false };
    value.serialize(&mut Serializer::with_formatter(out, layout))
}

struct Layout {
    indented: bool,
    level: usize,
    has_value: bool,
}

impl Layout {
    fn begin<W: Write + ?Sized>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.level += 1;
        self.has_value = false;
        writer.write_all(bracket)
    }

    fn end<W: Write + ?Sized>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.level = self.level.saturating_sub(1);
        if self.has_value {
            self.new_line(writer)?;
        }
        writer.write_all(bracket)
    }

    fn next<W: Write + ?Sized>(&self, writer: &mut W, first: bool) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        self.new_line(writer)
    }

    fn new_line<W: Write + ?Sized>(&self, writer: &mut W) -> io::Result<()> {
        if self.indented {
            writer.write_all(b"\n")?;
            for _ in 0..self.level {
                writer.write_all(INDENT.as_bytes())?;
            }
        }
        Ok(())
    }
}

impl Formatter for Layout {
    fn begin_array<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"[")
    }
    fn end_array<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"]")
    }
    fn begin_array_value<W: Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.next(writer, first)
    }
    fn end_array_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }
    fn begin_object<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"{")
    }
    fn end_object<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"}")
    }
    fn begin_object_key<W: Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.next(writer, first)
    }
    fn begin_object_value<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(if self.indented { b": " } else { b":" })
    }
    fn end_object_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::write_json;

    #[test]
    fn both_layouts_are_those_of_serde_json() {
        let value: serde_json::Value =
            serde_json::from_str(r#"{"a":[],"b":{},"c":[1,{"d":"\n"}],"e":null}"#).unwrap();
        let (mut line, mut indented) = (Vec::new(), Vec::new());
        write_json(&mut line, &value, None).unwrap();
        write_json(&mut indented, &value, Some(0)).unwrap();
        assert_eq!(String::from_utf8(line).unwrap(), serde_json::to_string(&value).unwrap());
        assert_eq!(String::from_utf8(indented).unwrap(), serde_json::to_string_pretty(&value).unwrap());
    }
}

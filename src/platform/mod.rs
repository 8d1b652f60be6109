//! The browser: storage, clipboard, files, clock, random bits. Every call can fail.

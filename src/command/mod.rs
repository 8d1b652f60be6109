//! Each command once: id, label, help, keys, when it is enabled and what it does.

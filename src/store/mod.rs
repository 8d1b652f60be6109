//! Where a matrix *stays*: journal, generations and recovery over small storage traits.

//! What is *wrong* with a matrix: the rules, the engine that runs them, their fixes.

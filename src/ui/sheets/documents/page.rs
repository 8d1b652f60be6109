//! A document drawn as pages of paper. The text is that of the document; nothing is worded here.

use leptos::html::{
    article, br, code, dd, div, dl, dt, h3, h4, h5, h6, li, p, strong, table, tbody, td, th, thead, tr, ul,
};
use leptos::prelude::*;

use crate::formats::report::{Block, Column, Document, Look, Piece, Table, Text};
use crate::ui::kit::text_button;

/// The papers of the document, `most` lines of them; where that is not all, with a button that asks for the rest.
pub(super) fn papers(document: &Document, most: usize, ask: impl Fn() + 'static) -> AnyView {
    let lines: usize = document.blocks.iter().map(lines).sum();
    let mut room = most;
    let mut papers = Vec::new();
    for blocks in document.blocks.split(|block| *block == Block::NewPage) {
        if room == 0 {
            break;
        }
        let title = papers.is_empty().then(|| title(document));
        let blocks: Vec<_> = blocks.iter().map_while(|block| fitting(block, &mut room)).collect();
        papers.push(paper(document, (title, blocks).into_any()));
    }
    let rest = (lines > most).then(|| {
        let words = format!("Show all {lines} lines");
        div().attr("class", "papers-rest").child(text_button("plain", words, ask))
    });
    (papers, rest).into_any()
}

/// How many lines a block takes, roughly.
fn lines(block: &Block) -> usize {
    match block {
        Block::Table(table) => table.rows.len() + 1,
        Block::List(items) => items.len(),
        Block::Facts(facts) => facts.len(),
        Block::Heading(..) | Block::Paragraph(_) => 1,
        Block::NewPage => 0,
    }
}

/// The block, as far as there is room for it; nothing where there is none.
fn fitting(whole: &Block, room: &mut usize) -> Option<AnyView> {
    if *room == 0 {
        return None;
    }
    let rows = room.saturating_sub(1).max(1);
    *room = room.saturating_sub(lines(whole));
    Some(block(whole, rows))
}

fn paper(document: &Document, content: AnyView) -> AnyView {
    article()
        .attr("class", "paper")
        .attr("lang", Some(document.language.clone()).filter(|language| !language.is_empty()))
        .attr("data-landscape", document.landscape.then_some(""))
        .child(content)
        .into_any()
}

fn title(document: &Document) -> AnyView {
    let source = (!document.source.is_empty())
        .then(|| p().attr("class", "source").child(inline(&document.source.as_str().into())));
    (h3().child(inline(&document.title.as_str().into())), source).into_any()
}

fn block(block: &Block, rows: usize) -> AnyView {
    match block {
        Block::Heading(level, text) => heading(*level, inline(&text.as_str().into())),
        Block::Paragraph(text) => p().child(inline(text)).into_any(),
        Block::Facts(facts) => {
            let fact = |(name, text): &(String, Text)| {
                (dt().child(inline(&name.as_str().into())), dd().child(inline(text)))
            };
            dl().child(facts.iter().map(fact).collect_view()).into_any()
        }
        Block::List(items) => {
            ul().child(items.iter().map(|item| li().child(inline(item))).collect_view()).into_any()
        }
        Block::Table(it) => rows_under_heads(it, rows),
        Block::NewPage => ().into_any(),
    }
}

/// A heading, two levels lower than in the document: above it stand the window's and the sheet's.
fn heading(level: u8, text: AnyView) -> AnyView {
    match level {
        0..=2 => h4().child(text).into_any(),
        3 => h5().child(text).into_any(),
        _ => h6().child(text).into_any(),
    }
}

fn rows_under_heads(it: &Table, most: usize) -> AnyView {
    let number = |at: usize| it.columns.get(at).is_some_and(|column| column.numeric).then_some("number");
    let head = |(at, column): (usize, &Column)| {
        th().attr("scope", "col").attr("class", number(at)).child(inline(&column.title.as_str().into()))
    };
    let cell = |(at, text): (usize, &Text)| match at {
        0 => th().attr("scope", "row").attr("class", number(at)).child(inline(text)).into_any(),
        _ => td().attr("class", number(at)).child(inline(text)).into_any(),
    };
    let row = |cells: &Vec<Text>| tr().child(cells.iter().enumerate().map(cell).collect_view());
    table()
        .child((
            thead().child(tr().child(it.columns.iter().enumerate().map(head).collect_view())),
            tbody().child(it.rows.iter().take(most).map(row).collect_view()),
        ))
        .into_any()
}

fn inline(text: &Text) -> AnyView {
    let piece = |piece: Piece| match piece {
        Piece::Break => br().into_any(),
        Piece::Words(words, Look::Plain) => words.into_any(),
        Piece::Words(words, Look::Strong) => strong().child(words).into_any(),
        Piece::Words(words, Look::Code) => code().child(words).into_any(),
    };
    match text.pieces().as_slice() {
        [] => ().into_any(),
        [Piece::Words(words, Look::Plain)] => words.clone().into_any(),
        pieces => pieces.iter().cloned().map(piece).collect_view().into_any(),
    }
}

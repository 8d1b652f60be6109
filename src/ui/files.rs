//! Files: opening by button, key and drop; saving as a download. What is no matrix of ours is imported.

use leptos::html::{div, input};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, File, HtmlInputElement};

use crate::app::{App, Preview, Received, show_preview};
use crate::formats::json;
use crate::model::MatrixId;
use crate::platform::{clock, dom, files, random};
use crate::session::{Dialog, Session};

/// What the file chooser offers: our own files, and what tables come in.
const ACCEPTED: &str = ".json,application/json,.csv,.tsv,.txt,.xlsx,.md,.markdown,.html,.htm,.adoc,.asciidoc,\
    .yaml,.yml,text/csv,text/markdown,text/html";
/// No file of another program is read that is larger, in bytes: it would not fit into the memory of a page.
const LARGEST_TABLE: f64 = 64.0 * 1024.0 * 1024.0;
/// Id of the hidden file field.
const FIELD: &str = "file-field";
/// Id of the hidden field for a file to compare with.
const COMPARISON_FIELD: &str = "comparison-field";

/// The hidden fields behind "Open" and "Compare", and what is shown while a file is dragged over the window.
pub fn inputs(app: App) -> impl IntoView {
    (
        field(FIELD, "File to open", ACCEPTED, move |file| open(app, file)),
        field(COMPARISON_FIELD, "File to compare with", ".json,application/json", move |file| {
            read_ours(app, file, compare);
        }),
        div().attr("class", "drop-overlay").attr("aria-hidden", "true").child("Drop to open"),
    )
}

/// A hidden field for a file.
fn field(
    id: &'static str,
    label: &'static str,
    accepted: &'static str,
    chosen: impl Fn(File) + 'static,
) -> impl IntoView {
    input()
        .attr("id", id)
        .attr("type", "file")
        .attr("accept", accepted)
        .attr("hidden", true)
        .attr("aria-label", label)
        .on(leptos::ev::change, move |event| {
            let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            let Some(field) = field else { return };
            if let Some(file) = field.files().and_then(|files| files.get(0)) {
                chosen(file);
            }
            // The same file can be chosen again.
            field.set_value("");
        })
}

/// Opens the browser's file chooser.
pub fn choose() {
    click(FIELD);
}

/// Opens the browser's file chooser for a file to compare with.
pub fn choose_for_comparison() {
    click(COMPARISON_FIELD);
}

fn click(field: &str) {
    if let Some(field) = dom::by_id(field) {
        field.click();
    }
}

/// Listens to files that are dragged onto the window.
pub fn listen_for_drops(app: App) {
    let Some(document) = dom::document() else { return };
    let root = document.document_element();
    let mark = move |on: bool| {
        if let Some(root) = &root {
            dom::set_flag(root, "data-dropping", on);
        }
    };
    let (over, left, dropped) = (mark.clone(), mark.clone(), mark);
    dom::listen(&document, "dragover", move |event: DragEvent| {
        if has_files(&event) {
            event.prevent_default();
            over(true);
        }
    });
    dom::listen(&document, "dragleave", move |event: DragEvent| {
        if event.related_target().is_none() {
            left(false);
        }
    });
    dom::listen(&document, "drop", move |event: DragEvent| {
        dropped(false);
        let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
        if let Some(file) = file {
            event.prevent_default();
            open(app, file);
        }
    });
}

fn has_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

/// What came of reading a file.
type Read = Result<json::Opened, json::ReadError>;

/// Reads a file of ours and does something with it; the open matrix stays as it is where that fails.
fn read_ours(app: App, file: File, then: fn(App, String, Read)) {
    leptos::task::spawn_local(async move {
        let name = file.name();
        let mut reader = json::Reader::default();
        match files::read_slices(&file, |bytes| reader.push(bytes)).await {
            Err(files::Unreadable) => app.toast(format!("{name} could not be read from the disk."), false),
            Ok(Err(error)) => then(app, name, Err(error)),
            Ok(Ok(())) => then(app, name, reader.finish()),
        }
    });
}

/// Reads any file: ours is shown, of another the table is imported. The open matrix stays as it is where that
/// fails.
fn open(app: App, file: File) {
    leptos::task::spawn_local(async move {
        let name = file.name();
        let too_large = file.size() > LARGEST_TABLE;
        let mut reader = json::Reader::default();
        let (mut begun, mut foreign) = (false, None::<Vec<u8>>);
        let read = files::read_slices(&file, |bytes| {
            if !begun {
                begun = true;
                foreign = (!is_ours(&name, bytes)).then(Vec::new);
            }
            match &mut foreign {
                Some(_) if too_large => {}
                Some(all) => all.extend_from_slice(bytes),
                None => reader.push(bytes)?,
            }
            Ok(())
        })
        .await;
        match (read, foreign) {
            (Err(files::Unreadable), _) => {
                app.toast(format!("{name} could not be read from the disk."), false);
            }
            (Ok(Err(error)), _) => show(app, name, Err(error)),
            (Ok(Ok(())), Some(_)) if too_large => app.show_problem(format!(
                "{name} could not be opened. It is larger than 64 MB; cut it into smaller files."
            )),
            (Ok(Ok(())), Some(bytes)) => app.import(name, bytes),
            (Ok(Ok(())), None) => show(app, name, reader.finish()),
        }
    });
}

/// Whether a file is one of ours, by its name or by how it begins; any other may hold a table.
fn is_ours(name: &str, beginning: &[u8]) -> bool {
    let starts = beginning.strip_prefix("\u{feff}".as_bytes()).unwrap_or(beginning).trim_ascii_start();
    let holds = |word: &[u8]| starts.windows(word.len()).any(|found| found == word);
    name.to_ascii_lowercase().ends_with(".remit.json")
        || (starts.starts_with(b"{") && holds(json::FORMAT.as_bytes()))
}

/// Opens a file that was pasted, where the clipboard holds one and no text. `false` where it does not.
pub fn open_pasted_file(app: App, data: &web_sys::DataTransfer) -> bool {
    let file = data.files().and_then(|files| files.get(0));
    let is_there = file.is_some();
    if let Some(file) = file {
        open(app, file);
    }
    is_there
}

/// Opens a matrix that was pasted as text. `false` where the text is none.
pub fn open_pasted(app: App, text: &str) -> bool {
    let is_document =
        text.trim_start_matches('\u{feff}').trim_start().starts_with('{') && text.contains(json::FORMAT);
    if is_document {
        show(app, "the clipboard".to_owned(), json::read(text.as_bytes()));
    }
    is_document
}

/// Shows what was read as a preview, or says why it could not be read. Where its matrix is here already, the
/// person is asked first.
fn show(app: App, name: String, read: Read) {
    match read {
        Ok(mut opened) => {
            let id = opened.matrix.info.id;
            app.tell_received(&opened.matrix, {
                let name = name.clone();
                move |sentence| add_notice(app, &name, sentence)
            });
            let mut notices: Vec<String> = opened.notices.into_iter().map(|notice| notice.sentence).collect();
            let stored = app.library().entry(id);
            if opened.read_only {
                if stored.is_some() {
                    opened.matrix.info.id = MatrixId::fresh(&mut random::BrowserRandomness::default());
                }
                notices.push(NEWER.to_owned());
                show_preview(app, opened.matrix, Preview::File { name, notices });
                app.lock(NEWER);
            } else if let Some(entry) = stored {
                let elsewhere = (app.open_id() != Some(id)).then_some(entry.title);
                app.signals.received.set(Some(Received { name, matrix: opened.matrix, notices, elsewhere }));
                app.signals.dialog.set(Some(Dialog::Received));
            } else {
                show_preview(app, opened.matrix, Preview::File { name, notices });
            }
        }
        Err(error) => app.show_problem(format!("{name} could not be opened. {error}")),
    }
}

/// Why a file of a newer version cannot be changed.
const NEWER: &str = "A newer version of Remit wrote this file, so it can be read here but not changed.";

/// Shows a matrix that is here already as a preview of its own: neither may take the other's place, so the file's
/// gets another identity.
pub fn show_copy(app: App, received: Received) {
    let Received { name, mut matrix, mut notices, .. } = received;
    matrix.info.id = MatrixId::fresh(&mut random::BrowserRandomness::default());
    let notice = "This matrix is in your library already; keeping the file puts a copy beside it.";
    notices.push(notice.to_owned());
    show_preview(app, matrix, Preview::File { name, notices });
}

/// Compares the open matrix with what was read, or says why it could not be read.
fn compare(app: App, name: String, read: Read) {
    match read {
        Ok(opened) if opened.read_only => {
            app.show_problem(format!(
                "{name} was written by a newer version of Remit, so it can be opened but not compared."
            ));
        }
        Ok(opened) => app.compare_file(name, &opened.matrix),
        Err(error) => app.show_problem(format!("{name} could not be opened. {error}")),
    }
}

/// Adds a sentence to the preview of the file, or to what is asked of the file, whichever is still shown.
fn add_notice(app: App, file: &str, sentence: String) {
    app.signals.received.update(|received| {
        if let Some(received) = received.as_mut().filter(|received| received.name == file) {
            received.notices.push(sentence.clone());
        }
    });
    app.signals.preview.update(|preview| match preview {
        Some(Preview::File { name, notices }) if name == file => notices.push(sentence),
        _ => {}
    });
}

/// Saves the open matrix as a file.
pub fn save(app: App) {
    let (name, text) =
        app.read(|session| (name_for(session, "", "remit.json"), json::write(session.matrix())));
    give(app, &name, &text, "application/json");
}

/// The name of a file with the matrix or a part of it: title, version, the part if one is meant, and the day.
pub fn name_for(session: &Session, part: &str, ending: &str) -> String {
    let info = &session.matrix().info;
    let label =
        if info.version_label.is_empty() { String::new() } else { format!("_v{}", info.version_label) };
    let part = if part.is_empty() { String::new() } else { format!("_{}", file_name(part)) };
    format!("{}{label}{part}_{}.{ending}", file_name(&info.title), clock::today())
}

/// Gives a text to the person as a file, and says so.
pub fn give(app: App, name: &str, text: &str, kind: &str) {
    tell_given(app, name, files::download(name, text, kind));
}

/// Gives bytes to the person as a file, and says so.
pub fn give_bytes(app: App, name: &str, bytes: &[u8], kind: &str) {
    tell_given(app, name, files::download_bytes(name, bytes, kind));
}

fn tell_given(app: App, name: &str, given: bool) {
    if given {
        app.toast(format!("Saved as {name}."), false);
    } else {
        app.toast("The browser did not take the file.".to_owned(), false);
    }
}

/// The title as a file name that every system takes.
fn file_name(title: &str) -> String {
    let safe =
        |character: char| if character.is_alphanumeric() || character == '-' { character } else { '-' };
    let name: String = title.chars().map(safe).take(60).collect();
    let name = name.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    if name.is_empty() { "matrix".to_owned() } else { name }
}

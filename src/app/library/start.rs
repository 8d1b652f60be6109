//! Starting: the library, the preferences, and what was open last or the sample.

use std::rc::Rc;

use leptos::prelude::*;

use super::keeping::flush;
use super::shelf::{load, sample};
use super::tabs::{answer, look_at_leases};
use super::{Keeper, Open, Preview};
use crate::app::{App, Preferences};
use crate::formats::json;
use crate::model::Matrix;
use crate::platform::storage::{self, Tabs};
use crate::platform::{clock, dom, random};
use crate::session::Request;
use crate::store::{Codec, HEARTBEAT_SECONDS, Library, WriterId};

/// Under which name the preferences are kept.
const PREFERENCES: &str = "preferences";

/// The file format as the store's codec.
struct JsonCodec;

impl Codec for JsonCodec {
    fn version(&self) -> u32 {
        json::VERSION as u32
    }
    fn encode(&self, matrix: &Matrix) -> Vec<u8> {
        json::write(matrix).into_bytes()
    }
    fn decode(&self, bytes: &[u8]) -> Result<Matrix, String> {
        json::read(bytes).map(|opened| opened.matrix).map_err(|error| error.to_string())
    }
}

/// Opens the library and what was open last; on the first visit the sample.
pub async fn start_app(carry_out: fn(App, Request)) -> App {
    let writer = WriterId::fresh(&mut random::BrowserRandomness::default());
    let (library, notices) =
        Library::open(storage::stores().await, Rc::new(JsonCodec), writer, clock::now()).await;
    let preferences: Preferences =
        library.preference(PREFERENCES).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    // What other tabs say before the window is up can wait: they ask again, and leases are looked at anyway.
    let heard: Rc<std::cell::OnceCell<App>> = Rc::default();
    let (messages, leases) = (Rc::clone(&heard), Rc::clone(&heard));
    let tabs = Rc::new(Tabs::listen(
        move |message| {
            if let Some(app) = messages.get() {
                answer(*app, message);
            }
        },
        move || {
            if let Some(app) = leases.get() {
                look_at_leases(*app);
            }
        },
    ));
    let mut keeper = Keeper {
        library: library.clone(),
        open: Open::Preview,
        before: None,
        flush_waits: false,
        tabs: Rc::clone(&tabs),
    };
    let last = library.last_opened().or_else(|| library.entries().first().map(|entry| entry.id));
    let mut sentences: Vec<String> = notices.iter().map(ToString::to_string).collect();
    let mut opened = None;
    if let Some(id) = last {
        match load(&library, &tabs, id, false).await {
            Ok((matrix, open, notices)) => {
                sentences.extend(notices);
                keeper.open = open;
                opened = Some(matrix);
            }
            Err(error) => sentences.push(error.to_string()),
        }
    }
    let preview = opened.is_none().then_some(Preview::Sample);
    let matrix = opened.unwrap_or_else(sample);
    let app = App::new(matrix, preferences, keeper, carry_out);
    let _ = heard.set(app);
    app.signals.preview.set(preview);
    app.follow_access();
    for sentence in sentences {
        app.toast(sentence, false);
    }
    app
}

/// The page goes away: what waits is handed to the database at once, and other tabs may go on.
fn leave(app: App) {
    leptos::task::spawn_local(async move { flush(app).await });
    app.library().release_all(clock::now());
}

impl App {
    /// Starts what runs beside the person: other tabs, heartbeat, the page going away.
    pub fn ready(&self) {
        let app = *self;
        dom::every(HEARTBEAT_SECONDS as i32 * 1000, move || look_at_leases(app));
        if let Some(window) = dom::window() {
            dom::listen(&window, "pagehide", move |_: web_sys::Event| leave(app));
            dom::listen(&window, "beforeunload", move |event: web_sys::BeforeUnloadEvent| {
                let waits =
                    app.stored().is_some_and(|(library, id)| !library.saved(id, clock::now()).is_safe());
                if waits {
                    event.prevent_default();
                }
            });
        }
        Effect::new(move || app.keep_preferences());
        leptos::task::spawn_local(async move { flush(app).await });
    }

    fn keep_preferences(&self) {
        let signals = self.signals;
        let preferences = Preferences {
            theme: signals.theme.get(),
            density: signals.density.get(),
            percent: if signals.presenting.get() { 100 } else { signals.percent.get() },
            panel: signals.panel.get(),
            title_width: signals.title_width.get(),
        };
        if let Ok(text) = serde_json::to_string(&preferences) {
            self.library().set_preference(PREFERENCES, &text);
        }
    }
}

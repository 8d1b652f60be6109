//! What time it is, for the person at the screen. Everything else gets times handed in.

use js_sys::Date as Clock;
use wasm_bindgen::JsValue;

use crate::model::{Date, Timestamp};

/// The current time.
pub fn now() -> Timestamp {
    Timestamp::from_seconds((Clock::now() / 1000.0) as i64)
}

/// Today's date where the person is.
pub fn today() -> Date {
    local_date(now())
}

/// The date where the person is at a point in time.
pub fn local_date(at: Timestamp) -> Date {
    let clock = Clock::new(&JsValue::from_f64(at.seconds() as f64 * 1000.0));
    let date = Date::new(clock.get_full_year() as i32, clock.get_month() + 1, clock.get_date());
    // A clock outside the years 0 to 9999 is no clock; UTC's day stands in.
    date.unwrap_or_else(|| at.date())
}

/// The time of day where the person is: "14:02".
pub fn time_of_day(at: Timestamp) -> String {
    let clock = Clock::new(&JsValue::from_f64(at.seconds() as f64 * 1000.0));
    format!("{:02}:{:02}", clock.get_hours(), clock.get_minutes())
}

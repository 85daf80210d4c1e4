//! A picture for the camera of a phone.

use maud::{Markup, html};
use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;

/// The quiet edge that a camera needs, in modules.
const EDGE: i32 = 4;

/// The text as a QR code, dark on light in every theme; nothing when it is too long for one.
pub fn picture(text: &str, label: &str) -> Markup {
    let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Medium) else { return html! {} };
    let side = code.size() + 2 * EDGE;
    html! {
        svg viewBox={ "0 0 " (side) " " (side) } width="208" height="208" role="img" aria-label=(label)
            shape-rendering="crispEdges" {
            path fill="#fff" d={ "M0 0h" (side) "v" (side) "H0z" } {}
            path fill="#000" d=(modules(&code)) {}
        }
    }
}

fn modules(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            // Writing to a text cannot fail.
            let _ = write!(path, "M{} {}h1v1h-1z", x + EDGE, y + EDGE);
        }
    }
    path
}

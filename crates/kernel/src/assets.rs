//! The style sheet, the script, the icons and the fonts, built into the program.
//!
//! The address of an asset changes with its content, so a browser may keep it for ever and never asks again.

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

// `TABLE`, the addresses `APP_CSS`, `APP_JS`, `ICONS`, `FAVICON`, and `PRELOAD_FONTS`, `ICON_NAMES`.
mod built {
    #![allow(missing_docs, reason = "documented where they are re-exported below")]
    use super::Asset;
    include!(concat!(env!("OUT_DIR"), "/assets.rs"));

    pub(super) fn table() -> &'static [Asset] {
        TABLE
    }
}

#[cfg(test)]
#[path = "../build/css.rs"]
mod css;

/// The address of the one style sheet.
pub const APP_CSS: &str = built::APP_CSS;
/// The address of the one script, to be loaded as a module.
pub const APP_JS: &str = built::APP_JS;
/// The address of the sprite of all icons.
pub const ICONS: &str = built::ICONS;
/// The address of the mark of the program, for the tab of the browser.
pub const FAVICON: &str = built::FAVICON;
/// The addresses of the fonts that every page needs, for `<link rel="preload" as="font" crossorigin>`.
pub const PRELOAD_FONTS: &[&str] = built::PRELOAD_FONTS;
/// The names that [`icon`] knows, sorted.
pub const ICON_NAMES: &[&str] = built::ICON_NAMES;

/// A file as it goes to a browser.
struct Asset {
    path: &'static str,
    content_type: &'static str,
    bytes: &'static [u8],
    gz: Option<&'static [u8]>,
}

/// Answers `GET /assets/{file}`: the file, compressed if the browser takes it so, or 404.
pub async fn serve(Path(file): Path<String>, asked: HeaderMap) -> Response {
    let Some(asset) = built::table().iter().find(|asset| asset.path.strip_prefix("/assets/") == Some(file.as_str()))
    else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let packed = asset.gz.filter(|_| takes_gzip(&asked));
    let always: [(HeaderName, HeaderValue); 4] = [
        (header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type)),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::VARY, HeaderValue::from_static("accept-encoding")),
    ];
    match packed {
        Some(gz) => (always, [(header::CONTENT_ENCODING, "gzip")], gz).into_response(),
        None => (always, asset.bytes).into_response(),
    }
}

/// Whether `Accept-Encoding` names gzip without refusing it by `q=0`.
fn takes_gzip(asked: &HeaderMap) -> bool {
    let named = asked.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    named.flat_map(|value| value.split(',')).any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default();
        let refused = parts.any(|part| part.strip_prefix("q=").and_then(|q| q.parse().ok()) == Some(0.0_f32));
        name.eq_ignore_ascii_case("gzip") && !refused
    })
}

/// An icon of the sprite, hidden from screen readers: the word beside it, or the `aria-label` of what holds it,
/// says what it means. `name` is one of [`ICON_NAMES`]; another draws nothing, and stops a debug build.
pub fn icon(name: &'static str) -> Markup {
    debug_assert!(ICON_NAMES.binary_search(&name).is_ok(), "there is no icon {name}");
    html! {
        svg.icon aria-hidden="true" { use href={ (ICONS) "#i-" (name) } {} }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn get(address: &str, encoding: &'static str) -> (StatusCode, HeaderMap, Vec<u8>) {
        let file = address.trim_start_matches("/assets/").to_owned();
        let asked = HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(encoding))]);
        let (head, body) = serve(Path(file), asked).await.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a body in memory is read whole");
        (head.status, head.headers, bytes.to_vec())
    }

    #[tokio::test]
    async fn every_asset_is_served_to_be_kept_for_ever() {
        for address in [APP_CSS, APP_JS, ICONS, FAVICON, PRELOAD_FONTS[0], PRELOAD_FONTS[1]] {
            let (status, headers, bytes) = get(address, "identity").await;
            assert_eq!(status, StatusCode::OK, "{address}");
            assert_eq!(headers[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
            assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
            assert!(!headers.contains_key(header::CONTENT_ENCODING), "{address}");
            assert!(!bytes.is_empty(), "{address}");
        }
    }

    #[tokio::test]
    async fn text_is_compressed_for_who_takes_it() {
        for (encoding, packed) in
            [("gzip, br", true), ("br;q=1, GZIP;q=0.5", true), ("gzip;q=0", false), ("br", false), ("", false)]
        {
            let (_, headers, bytes) = get(APP_CSS, encoding).await;
            assert_eq!(headers.contains_key(header::CONTENT_ENCODING), packed, "{encoding}");
            assert_eq!(bytes.starts_with(&[0x1f, 0x8b]), packed, "{encoding}");
        }
        let (_, headers, bytes) = get(PRELOAD_FONTS[0], "gzip").await;
        assert!(!headers.contains_key(header::CONTENT_ENCODING) && bytes.starts_with(b"wOF2"));
    }

    #[tokio::test]
    async fn what_is_not_there_is_not_found() {
        for address in ["", "app.css", "../Cargo.toml", "/assets/app.000000000000.css"] {
            assert_eq!(get(address, "gzip").await.0, StatusCode::NOT_FOUND, "{address}");
        }
    }

    #[tokio::test]
    async fn the_style_sheet_names_only_fonts_that_are_served() {
        let css = String::from_utf8(get(APP_CSS, "").await.2).expect("a style sheet is text");
        let fonts: Vec<&str> = css.split("url(").skip(1).filter_map(|rest| rest.split(')').next()).collect();
        assert_eq!(fonts.len(), 3);
        for font in fonts {
            assert_eq!(get(font, "").await.0, StatusCode::OK, "{font}");
        }
    }

    #[tokio::test]
    async fn an_icon_named_in_the_script_is_in_the_sprite() {
        let script = String::from_utf8(get(APP_JS, "").await.2).expect("a script is text");
        let named: Vec<&str> = script.split("\"i-").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(!named.is_empty());
        for name in named {
            assert!(ICON_NAMES.contains(&name), "{name}");
        }
    }

    #[test]
    fn an_icon_points_into_the_sprite() {
        let markup = icon("bell").into_string();
        assert_eq!(markup, format!(r#"<svg class="icon" aria-hidden="true"><use href="{ICONS}#i-bell"></use></svg>"#));
    }

    #[test]
    #[should_panic(expected = "no icon unicorn")]
    #[cfg(debug_assertions)]
    fn a_name_that_is_not_in_the_sprite_is_noticed() {
        let _ = icon("unicorn");
    }
}

//! Where a request comes from, for slowing down guesses and for the list of sessions.

use super::patience::network_of;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header;
use axum::http::request::Parts;
use kernel::ctx::App;
use kernel::http::cookie;
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

/// The cookie of a device on which somebody signed in before.
pub const DEVICE_COOKIE: &str = "opora_device";
/// The cookie of a sign-in that still lacks its code.
pub const STEP_COOKIE: &str = "opora_step";

/// Where a request comes from.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The neighbourhood of its address.
    pub network: String,
    /// The browser, as it calls itself.
    pub agent: String,
    /// The device's secret.
    pub device: Option<String>,
    /// Half a sign-in.
    pub step: Option<String>,
}

impl FromRequestParts<App> for Origin {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Origin, Infallible> {
        let text = |name| parts.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default();
        Ok(Origin {
            network: address(parts, app).map(network_of).unwrap_or_default(),
            agent: text(header::USER_AGENT).to_owned(),
            device: cookie(&parts.headers, DEVICE_COOKIE).map(str::to_owned),
            step: cookie(&parts.headers, STEP_COOKIE).map(str::to_owned),
        })
    }
}

/// The peer; behind a proxy (there is a public address) the last address that the proxy itself wrote down.
fn address(parts: &Parts, app: &App) -> Option<IpAddr> {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let told = || {
        let all = parts.headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
        all.rsplit(',').next()?.trim().parse().ok()
    };
    if app.settings().public_url.is_some() { told().or(peer) } else { peer }
}

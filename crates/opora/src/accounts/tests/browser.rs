//! A browser at an address of its own, with a jar for cookies.

use crate::tests::cast::Answer;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Method, Request, header};
use http_body_util::BodyExt;
use kernel::ctx::App;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use tower::ServiceExt;

pub struct Browser {
    app: App,
    address: SocketAddr,
    pub jar: BTreeMap<String, String>,
    /// What a proxy in front says of the address, or what the browser makes up.
    pub forwarded: Option<String>,
}

impl Browser {
    /// A browser at an address, with no cookies.
    pub fn at(app: App, address: &str) -> Browser {
        let address = SocketAddr::new(address.parse().unwrap(), 40_000);
        Browser { app, address, jar: BTreeMap::new(), forwarded: None }
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.ask(Method::GET, path, None).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.ask(Method::POST, path, Some(form)).await
    }

    pub async fn sign_in(&mut self, email: &str, password: &str) -> Answer {
        self.post("/sign-in", &[("email", email), ("password", password)]).await
    }

    /// Whether the pages of the staff open.
    pub async fn is_in(&mut self) -> bool {
        self.get("/me").await.status == 200
    }

    async fn ask(&mut self, method: Method, path: &str, form: Option<String>) -> Answer {
        let jar: Vec<String> = self.jar.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = Request::builder().method(method).uri(path).header("sec-fetch-site", "same-origin");
        if !jar.is_empty() {
            request = request.header(header::COOKIE, jar.join("; "));
        }
        if let Some(address) = &self.forwarded {
            request = request.header("x-forwarded-for", address);
        }
        if form.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        let mut request = request.body(form.map_or_else(Body::empty, Body::from)).unwrap();
        request.extensions_mut().insert(ConnectInfo(self.address));
        let answer = crate::app::router(self.app.clone()).oneshot(request).await.unwrap();
        let (status, headers) = (answer.status(), answer.headers().clone());
        for cookie in headers.get_all(header::SET_COOKIE) {
            self.keep(cookie.to_str().unwrap());
        }
        let bytes = answer.into_body().collect().await.unwrap().to_bytes();
        Answer { status, headers, body: String::from_utf8_lossy(&bytes).into_owned() }
    }

    fn keep(&mut self, cookie: &str) {
        let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
        if cookie.contains("Max-Age=0") {
            self.jar.remove(name);
        } else {
            self.jar.insert(name.to_owned(), value.to_owned());
        }
    }
}

/// The value of a hidden field on a page, as a browser would send it.
pub fn hidden<'a>(body: &'a str, name: &str) -> Option<String> {
    let mark = format!("name=\"{name}\" value=\"");
    let value: &'a str = body.split(&mark).nth(1)?.split('"').next()?;
    Some(value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
}

//! Every address × everybody: who gets in is a committed snapshot, so a new address without a look at it fails.

use super::cast::carried;
use super::things::{Things, things};
use axum::body::Body;
use axum::http::{Request, header};
use kernel::policy::Role;
use kernel::testing::trying;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Open to anyone who has no account.
const PUBLIC: &[&str] = &[
    "/",
    "/api/openapi.json",
    "/assets/{file}",
    "/invitation/{ticket}",
    "/language",
    "/lock",
    "/recover",
    "/setup",
    "/sign-in",
    "/sign-in/code",
    "/sign-out",
    "/unlock",
];
/// They end the session they are asked with; their own tests ask them.
const ENDING: &[&str] = &["/lock", "/sign-out"];

type Route = (String, String);

/// Every `.route("address", get(…).post(…))` of the pages, and every operation of the API.
fn routes() -> BTreeSet<Route> {
    let mut found = BTreeSet::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    for (path, item) in crate::app::description().paths.paths {
        let operations = [
            ("GET", &item.get),
            ("POST", &item.post),
            ("PUT", &item.put),
            ("PATCH", &item.patch),
            ("DELETE", &item.delete),
        ];
        for (method, _) in operations.iter().filter(|(_, operation)| operation.is_some()) {
            found.insert((path.clone(), (*method).to_owned()));
        }
    }
    found
}

fn sources(folder: &Path, found: &mut BTreeSet<Route>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() && name != "tests" {
            sources(&path, found);
        } else if name.ends_with(".rs") && !name.ends_with("tests.rs") {
            let text = fs::read_to_string(&path).unwrap();
            for call in text.split(".route(").skip(1) {
                found.extend(route(call));
            }
        }
    }
}

/// The address and methods of one call, from after its opening bracket. An address that is not written out there would
/// not be asked, so it fails.
fn route(call: &str) -> Vec<Route> {
    let written = call.trim_start().strip_prefix('"').and_then(|c| c.split_once('"'));
    let (address, rest) =
        written.unwrap_or_else(|| panic!("write the address out: .route({}", call.lines().next().unwrap()));
    let mut depth = 1;
    let end = rest.find(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth == 0
    });
    let handlers = &rest[..end.unwrap_or(rest.len())];
    ["get", "post", "put", "patch", "delete"]
        .into_iter()
        .filter(|method| {
            handlers.split(|c: char| !c.is_alphanumeric() && c != '(').any(|w| w.starts_with(&format!("{method}(")))
        })
        .map(|method| (address.to_owned(), method.to_uppercase()))
        .collect()
}

/// How a request ends: `yes` where it changes something, else its status. Nothing is changed in earnest, so that every
/// request finds the same.
async fn outcome(things: &Things, secret: Option<String>, (address, method): &Route) -> String {
    let path = things.address(address);
    let mut request = Request::builder().method(method.as_str()).uri(&path).header("sec-fetch-site", "same-origin");
    if let Some(secret) = secret {
        request = request.header(header::COOKIE, format!("opora={secret}"));
    }
    let api = path.starts_with("/api/");
    let kind = if api { "application/json" } else { "application/x-www-form-urlencoded" };
    request = request.header(header::CONTENT_TYPE, kind).header(header::IF_MATCH, "\"1\"");
    let body = if api && method != "GET" { things.body(method, address).to_string() } else { String::new() };
    let asked = carried(things.cast().router(), request.body(Body::from(body)).unwrap());
    let (answer, is_change) = trying(asked).await;
    if is_change { "yes".to_owned() } else { answer.status.as_u16().to_string() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_address_lets_in_whom_it_should() {
    let things = things().await;
    let mut table = format!("{:6} {:64} nobody stranger", "", "");
    for role in Role::ALL {
        table += &format!(" {:3.3}", role.code());
    }
    let mut wrong = Vec::new();
    for route in routes() {
        let (address, method) = &route;
        if ENDING.contains(&address.as_str()) {
            continue;
        }
        let nobody = outcome(&things, None, &route).await;
        let stranger = outcome(&things, Some(super::cast::stranger_token()), &route).await;
        table += &format!("\n{method:6} {address:64} {nobody:6} {stranger:8}");
        let private = address.contains("{service}") || address.contains("{person");
        if !PUBLIC.contains(&address.as_str()) && !matches!(nobody.as_str(), "303" | "401" | "403") {
            wrong.push(format!("{method} {address} lets nobody in: {nobody}"));
        }
        if private && !matches!(stranger.as_str(), "400" | "403" | "404" | "422") {
            wrong.push(format!("{method} {address} lets a stranger in: {stranger}"));
        }
        for role in Role::ALL {
            let ends = outcome(&things, Some(super::cast::token_of(*role)), &route).await;
            table += &format!(" {ends}");
            if ends.starts_with('5') {
                wrong.push(format!("{method} {address} breaks for {role}: {ends}"));
            }
            if role.is_municipal() && address.contains("{person") && !matches!(ends.as_str(), "403" | "404" | "422") {
                wrong.push(format!("{method} {address} shows a person to {role}: {ends}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    insta::assert_snapshot!(table);
}

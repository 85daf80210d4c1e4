//! Every address × everybody: who gets in is a committed snapshot, so a new address without a look at it fails.

use super::cast::{Cast, HARBOUR, cast};
use axum::http::Method;
use kernel::policy::Role;
use kernel::testing::Engine;
use kernel::types::Day;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use uuid::Uuid;

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

/// The address and methods of one call, from after its opening bracket.
fn route(call: &str) -> Vec<Route> {
    let Some((address, rest)) = call.trim_start().strip_prefix('"').and_then(|c| c.split_once('"')) else {
        return Vec::new();
    };
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

/// An address of the harbour's own things, so that a stranger asks for what exists.
fn fill(address: &str, person: &str) -> String {
    let mut path = String::new();
    for piece in address.split('{') {
        match piece.split_once('}') {
            Some(("service", rest)) => path += &format!("{HARBOUR}{rest}"),
            Some(("person" | "person_id", rest)) => path += &format!("{person}{rest}"),
            Some((_, rest)) => path += &format!("{}{rest}", Uuid::from_u128(0xdead)),
            None => path += piece,
        }
    }
    path
}

async fn status(cast: &Cast, secret: Option<String>, method: &str, path: &str) -> u16 {
    let method: Method = method.parse().unwrap();
    let body = match (method == Method::GET, path.starts_with("/api/")) {
        (true, _) => None,
        (false, true) => Some(("application/json", "{}".to_owned())),
        (false, false) => Some(("application/x-www-form-urlencoded", String::new())),
    };
    cast.ask(secret, method, path, body).await.status.as_u16()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_address_lets_in_whom_it_should() {
    let cast = cast(Engine::Sqlite).await.unwrap();
    let person = cast.person("Надежда", "Колева", "female", Day::new(1992, 3, 8)).await.to_string();
    let mut table = format!("{:6} {:64} nobody stranger", "", "");
    for role in Role::ALL {
        table += &format!(" {:3.3}", role.code());
    }
    let mut wrong = Vec::new();
    for (address, method) in routes() {
        if ENDING.contains(&address.as_str()) {
            continue;
        }
        let path = fill(&address, &person);
        let nobody = status(&cast, None, &method, &path).await;
        let stranger = status(&cast, Some(super::cast::stranger_token()), &method, &path).await;
        table += &format!("\n{method:6} {address:64} {nobody:6} {stranger:8}");
        let private = address.contains("{service}") || address.contains("{person");
        if !PUBLIC.contains(&address.as_str()) && !matches!(nobody, 303 | 401 | 403) {
            wrong.push(format!("{method} {address} lets nobody in: {nobody}"));
        }
        if private && !matches!(stranger, 400 | 403 | 404 | 422) {
            wrong.push(format!("{method} {address} lets a stranger in: {stranger}"));
        }
        for role in Role::ALL {
            let status = status(&cast, Some(super::cast::token_of(*role)), &method, &path).await;
            table += &format!(" {status}");
            if status >= 500 {
                wrong.push(format!("{method} {address} breaks for {role}: {status}"));
            }
            if role.is_municipal() && address.contains("{person") && !matches!(status, 403 | 404 | 422) {
                wrong.push(format!("{method} {address} shows a person to {role}: {status}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    insta::assert_snapshot!(table);
}

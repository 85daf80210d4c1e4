//! The API's description says what the API does.

use serde_json::Value;
use std::collections::BTreeSet;

/// Address, method and words of every operation.
fn operations(api: &Value) -> Vec<(String, String, Value)> {
    let paths = api["paths"].as_object().unwrap().iter();
    let all = paths.flat_map(|(path, item)| {
        item.as_object().unwrap().iter().map(|(method, said)| (path.clone(), method.clone(), said.clone()))
    });
    all.collect()
}

fn parameters<'a>(said: &'a Value, kind: &'a str) -> impl Iterator<Item = &'a str> {
    let all = said["parameters"].as_array().into_iter().flatten();
    all.filter(move |one| one["in"] == kind).map(|one| one["name"].as_str().unwrap())
}

#[test]
fn every_operation_can_be_called_as_it_is_described() {
    let api = serde_json::to_value(crate::app::description()).unwrap();
    let mut names = BTreeSet::new();
    for (path, method, said) in operations(&api) {
        let at = format!("{method} {path}");
        assert!(names.insert(said["operationId"].as_str().unwrap().to_owned()), "{at} has the name of another");
        let inside: BTreeSet<&str> = path.split('{').skip(1).map(|piece| piece.split('}').next().unwrap()).collect();
        assert_eq!(parameters(&said, "path").collect::<BTreeSet<_>>(), inside, "{at}");
        assert!(said["security"].as_array().is_some_and(|ways| !ways.is_empty()), "{at} says not who may ask");
        let problem = &said["responses"]["401"]["content"]["application/problem+json"]["schema"]["$ref"];
        assert_eq!(problem, "#/components/schemas/Problem", "{at}");
        let headers: Vec<&str> = parameters(&said, "header").collect();
        assert_eq!(headers.contains(&"Idempotency-Key"), method != "get", "{at}");
        assert_eq!(headers.contains(&"If-Match"), !said["responses"]["428"].is_null(), "{at}");
    }
}

#[test]
fn no_list_comes_without_a_limit() {
    let api = serde_json::to_value(crate::app::description()).unwrap();
    for (path, method, said) in operations(&api) {
        let schema = &said["responses"]["200"]["content"]["application/json"]["schema"];
        let name =
            schema["$ref"].as_str().and_then(|name| name.strip_prefix("#/components/schemas/")).unwrap_or_default();
        let fields = &api["components"]["schemas"][name]["properties"];
        if method != "get" || fields["items"].is_null() {
            continue;
        }
        let asked: Vec<&str> = parameters(&said, "query").collect();
        assert!(asked.contains(&"limit") && asked.contains(&"after") && !fields["next"].is_null(), "{path}: {asked:?}");
    }
}

#[test]
fn codes_are_described_as_they_are_sent() {
    let api = serde_json::to_value(crate::app::description()).unwrap();
    for (name, schema) in api["components"]["schemas"].as_object().unwrap() {
        for code in schema["enum"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            assert!(!code.chars().any(char::is_uppercase), "{name}: {code}");
        }
    }
}

#[test]
fn two_rooms_do_not_call_different_things_the_same() {
    let api = serde_json::to_value(crate::app::description()).unwrap();
    for room in crate::app::rooms() {
        let room = serde_json::to_value(room.into_openapi()).unwrap();
        for (name, schema) in room["components"]["schemas"].as_object().unwrap() {
            assert_eq!(&api["components"]["schemas"][name], schema, "{name} is also the name of something else");
        }
    }
}

#[test]
fn what_is_described_is_looked_at() {
    insta::assert_snapshot!(serde_json::to_string_pretty(&crate::app::description()).unwrap());
}

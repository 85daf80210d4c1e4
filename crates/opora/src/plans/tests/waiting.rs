//! What of a plan waits for whom, on the day's page.

use super::{Told, told};
use crate::tests::cast::{HARBOUR, account};
use kernel::on_both;
use kernel::policy::Role;
use serde_json::{Value, json};

async fn waiting(told: &Told, role: Role) -> Vec<(Value, Value)> {
    let day = told.cast.get(role, &format!("/api/v1/services/{HARBOUR}/today")).await.json();
    let waits = day["waiting"].as_array().unwrap().iter();
    waits.map(|wait| (wait["kind"].clone(), wait["href"].clone())).collect()
}

on_both! { told;
    async fn a_draft_waits_for_its_writer_then_for_a_second_hand_then_for_the_person_or_a_witness(told) {
        let plan = told.draft().await;
        let of = |kind: &str| vec![(json!(kind), json!(format!("/plans/{plan}")))];
        assert_eq!(waiting(&told, Role::SocialWorker).await, of("draft"));
        assert_eq!(waiting(&told, Role::Psychologist).await, []);
        told.signs(Role::SocialWorker, plan).await;
        assert_eq!(waiting(&told, Role::SocialWorker).await, [], "a colleague's turn");
        assert_eq!(waiting(&told, Role::Psychologist).await, of("signature"));
        let page = told.page(Role::Psychologist, &format!("/services/{HARBOUR}/today")).await;
        assert!(page.contains("Чака теб") && page.contains("за твоя подпис"), "{page}");
        told.signs(Role::Psychologist, plan).await;
        assert_eq!(waiting(&told, Role::SocialWorker).await, of("person_answer"));
        assert_eq!(waiting(&told, Role::Lawyer).await, []);
        let witness = account(Role::Lawyer).to_string();
        let fields = [("reason", "Не искам"), ("alternatives", "Нова среща"), ("refused_on", "2026-11-21"), ("witness", &witness)];
        assert_eq!(told.post(Role::SocialWorker, &format!("/plans/{plan}/refusal"), &fields).await.status, 303);
        assert_eq!(waiting(&told, Role::Lawyer).await, of("witness"));
        assert_eq!(waiting(&told, Role::SocialWorker).await, []);
        assert_eq!(told.post(Role::Lawyer, &format!("/plans/{plan}/witness"), &[]).await.status, 303);
        assert_eq!(waiting(&told, Role::Lawyer).await, []);
        assert_eq!(waiting(&told, Role::Carer).await, [], "who reads no plans has none waiting");
    }
}

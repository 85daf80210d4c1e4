//! The provider's structure, dated: services, units, buildings, rooms, beds.

mod store;

use kernel::ctx::{Ctx, On};
use kernel::i18n::Lang;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Day, ServiceId};
use serde::Serialize;
use utoipa::ToSchema;

kernel::texts!(provider);

kernel::codes! {
    /// The name under which a service is licensed or funded (НКСУ § 1, until the new standards start).
    pub enum ServiceKind {
        /// Кризисен център.
        CrisisCentre = "crisis_centre",
        /// Център за обществена подкрепа.
        CommunitySupport = "csc",
        /// Дневен център.
        DayCentre = "day_centre",
    }
}

impl ServiceKind {
    /// What people call it.
    pub fn label(self, l: Lang) -> &'static str {
        match self {
            ServiceKind::CrisisCentre => t::kind_crisis_centre(l),
            ServiceKind::CommunitySupport => t::kind_csc(l),
            ServiceKind::DayCentre => t::kind_day_centre(l),
        }
    }
}

/// A social service as licensed or funded.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct Service {
    /// Its id.
    pub id: ServiceId,
    /// What it is licensed as.
    pub kind: ServiceKind,
    /// The letters its case numbers begin with: „КЦ“.
    pub code: String,
    /// Its own name.
    pub name: String,
    /// Funded under ЗЗДН too, with the duties that follow.
    pub zzdn_programme: bool,
    /// The first day.
    pub valid_from: Day,
    /// The last day, when it has one.
    pub valid_until: Option<Day>,
    /// Sent back with a change.
    pub version: i64,
}

/// The services someone has to do with: those with a role there, or all with a role for the whole municipality.
pub async fn services(ctx: &Ctx) -> Result<Vec<Service>, Refusal> {
    let mut view = ctx.view(Right::SeeProvider, On::Provider).await?;
    let all = store::services(&mut view, ctx.provider).await?;
    Ok(all.into_iter().filter(|s| ctx.may(Right::SeeProvider, s.id)).collect())
}

//! What signed assessments say a person needs: where a support plan begins.

use super::{AssessmentId, store, words};
use crate::forms::catalogue::Catalogue;
use crate::forms::definition::Text;
use crate::forms::score;
use kernel::db::Tx;
use kernel::refusal::Refusal;
use kernel::types::{Moment, PersonId, ProviderId};

/// A need as the last signed assessment rates it.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// The assessment that says so.
    pub assessment: AssessmentId,
    /// When it was signed.
    pub signed_at: Option<Moment>,
    /// The sphere of life, as the form's code: `health`, `housing`.
    pub domain: String,
    /// The question that rates it, by its `linkId`: the same in every version of the form.
    pub link: String,
    /// What the need is called.
    pub label: Text,
    /// 1 small to 4 cannot wait.
    pub rating: u8,
}

/// The needs in the last signed assessment that rates any, in the order of its form; none when nothing is signed.
pub async fn needs(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Vec<Need>, Refusal> {
    let signed = store::signed(tx, provider, person).await?;
    let Some(last) = signed.iter().find(|found| words::rates_needs(found.form)) else { return Ok(vec![]) };
    let need = |need: score::Need| {
        Some(Need {
            assessment: last.record.id,
            signed_at: last.record.signed_at,
            domain: need.domain,
            link: need.link,
            label: need.label,
            rating: need.rating?,
        })
    };
    Ok(score::needs(last.form, &last.answers).into_iter().filter_map(need).collect())
}

/// A need that a form asks about, rated or not.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// The sphere of life, as the form's code.
    pub domain: &'static str,
    /// The question that rates it, by its `linkId`.
    pub link: &'static str,
    /// What it is called.
    pub label: &'static Text,
}

/// Every need that the forms know.
pub fn known_needs() -> impl Iterator<Item = Known> {
    let items = Catalogue::built_in().iter().flat_map(|form| form.all_items());
    items.filter_map(|item| Some(Known { domain: item.need.as_deref()?, link: &item.link_id, label: &item.text }))
}

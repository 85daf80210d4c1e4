//! What has just been done, by the key that the address carries back to the file.

use super::t;
use kernel::i18n::Lang;

/// The words; none for a key that another room knows.
pub fn said(l: Lang, key: &str) -> Option<&'static str> {
    Some(match key {
        "admitted" => t::done_admitted(l),
        "basis" => t::done_basis(l),
        "notice" => t::done_notice(l),
        "out" => t::done_out(l),
        "back" => t::done_back(l),
        "step" => t::done_step(l),
        "lead" => t::done_lead(l),
        "left" => t::done_left(l),
        "followed" => t::done_followed(l),
        "concluded" => t::done_concluded(l),
        "extended" => t::done_extended(l),
        "contract-ended" => t::done_contract_ended(l),
        "contract-notice" => t::done_contract_notice(l),
        "report" => t::done_report(l),
        _ => return None,
    })
}

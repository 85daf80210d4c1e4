//! What is made before the crate is compiled.

#[path = "build/assets.rs"]
mod assets;
#[path = "build/css.rs"]
mod css;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    assets::build()?;
    let mut rooms = wording::rooms_in("src".as_ref());
    rooms.push(("kernel".into(), "texts.bg.ftl".into(), "texts.en.ftl".into()));
    wording::generate(&rooms, "crate::i18n", std::env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?.as_ref());
    Ok(())
}

//! Front-end assets: joined, fingerprinted and compressed here, served by `src/assets.rs`. No bundler.

use crate::css;
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Where the sources are, from the folder of this crate.
const SOURCE: &str = "../../assets";

/// Fonts in the order in which a Bulgarian page needs them; the first two are worth a preload.
const FONTS: [&str; 3] = ["sofia-sans-cyrillic", "sofia-sans-latin", "sofia-sans-latin-ext"];

/// Reads the sources and writes `assets.rs` and the files it includes into `OUT_DIR`.
pub fn build() -> io::Result<()> {
    println!("cargo::rerun-if-changed={SOURCE}");
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("OUT_DIR is set by cargo"))?;
    let mut shelf = Shelf::new(&out)?;
    let source = Path::new(SOURCE);

    let mut fonts = Vec::new();
    for name in FONTS {
        let bytes = fs::read(source.join("fonts").join(format!("{name}.woff2")))?;
        fonts.push((format!("{name}.woff2"), shelf.put(name, "woff2", &bytes)?));
    }
    let icons = fs::read_to_string(source.join("icons.svg"))?;
    shelf.put_named("ICONS", "icons", "svg", icons.as_bytes())?;
    shelf.put_named("FAVICON", "favicon", "svg", &fs::read(source.join("favicon.svg"))?)?;
    shelf.put_named("APP_CSS", "app", "css", style(&source.join("css"), &fonts)?.as_bytes())?;
    shelf.put_named("APP_JS", "app", "js", script(&source.join("js"))?.as_bytes())?;
    let preload: Vec<&str> = fonts.iter().take(2).map(|(_, address)| address.as_str()).collect();
    shelf.name("PRELOAD_FONTS", "&[&str]", &format!("&{preload:?}"));
    shelf.name("ICON_NAMES", "&[&str]", &format!("&{:?}", icon_names(&icons)));
    shelf.close()
}

/// One style sheet out of the parts, with the addresses of the fonts.
fn style(folder: &Path, fonts: &[(String, String)]) -> io::Result<String> {
    let mut joined = String::new();
    for file in in_name_order(folder)? {
        joined.push_str(&fs::read_to_string(file)?);
    }
    let address = |name: &str| fonts.iter().find(|(file, _)| file == name).map(|(_, address)| address.as_str());
    css::with_addresses(&css::squeeze(&joined), address)
        .map_err(|name| io::Error::other(format!("the style sheet asks for {name}, which is not among the fonts")))
}

/// One module out of the parts; each keeps its names to itself in a block of its own.
fn script(folder: &Path) -> io::Result<String> {
    let mut joined = String::new();
    for file in in_name_order(folder)? {
        joined.extend(["{\n", &fs::read_to_string(file)?, "}\n"]);
    }
    Ok(joined)
}

fn in_name_order(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    files.sort();
    Ok(files)
}

/// The names of the symbols of the sprite, without their `i-`, sorted.
fn icon_names(sprite: &str) -> Vec<&str> {
    let mut names: Vec<&str> =
        sprite.split("<symbol id=\"i-").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    names.sort_unstable();
    names
}

/// The finished files in `OUT_DIR/assets` and the Rust text that tells of them.
struct Shelf {
    out: PathBuf,
    table: String,
    names: String,
}

impl Shelf {
    fn new(out: impl AsRef<Path>) -> io::Result<Self> {
        let out = out.as_ref().to_owned();
        let folder = out.join("assets");
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        Ok(Self { out, table: String::new(), names: String::new() })
    }

    /// Puts a file and gives its address the constant `constant`.
    fn put_named(&mut self, constant: &str, stem: &str, ending: &str, bytes: &[u8]) -> io::Result<()> {
        let address = self.put(stem, ending, bytes)?;
        self.name(constant, "&str", &format!("{address:?}"));
        Ok(())
    }

    /// Puts a file and returns its address, which changes with its content.
    fn put(&mut self, stem: &str, ending: &str, bytes: &[u8]) -> io::Result<String> {
        let file = format!("{stem}.{}.{ending}", fingerprint(bytes));
        fs::write(self.out.join("assets").join(&file), bytes)?;
        let content_type = content_type(ending);
        let gz = if ending == "woff2" {
            "None".to_owned()
        } else {
            fs::write(self.out.join("assets").join(format!("{file}.gz")), gzip(bytes)?)?;
            format!("Some({})", include(&format!("{file}.gz")))
        };
        let path = format!("/assets/{file}");
        let bytes = include(&file);
        let row =
            format!("    Asset {{ path: {path:?}, content_type: {content_type:?}, bytes: {bytes}, gz: {gz} }},\n");
        self.table.push_str(&row);
        Ok(path)
    }

    fn name(&mut self, constant: &str, kind: &str, value: &str) {
        self.names.extend(["pub const ", constant, ": ", kind, " = ", value, ";\n"]);
    }

    fn close(self) -> io::Result<()> {
        let text = format!("static TABLE: &[Asset] = &[\n{}];\n{}", self.table, self.names);
        fs::write(self.out.join("assets.rs"), text)
    }
}

/// The first 12 hexadecimal digits of the SHA-256 of the content.
fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(6).fold(String::new(), |mut hex, byte| {
        // Writing into a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn content_type(ending: &str) -> &'static str {
    match ending {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

fn include(file: &str) -> String {
    format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/assets/{file}\"))")
}

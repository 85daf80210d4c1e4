//! Style sheets: less white space, fingerprinted addresses.

/// The same style sheet without comments and without white space that says nothing. Strings stay as they are.
/// Only what is safe in every context is dropped: around `{ } ; ,` and repeated elsewhere.
pub fn squeeze(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    let mut apart = false;
    while let Some(c) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            apart = true;
        } else if c.is_whitespace() {
            rest = &rest[c.len_utf8()..];
            apart = true;
        } else {
            let taken = if matches!(c, '"' | '\'') { string_len(rest, c) } else { c.len_utf8() };
            if apart && !is_tight(c) && !out.ends_with(is_tight) && !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&rest[..taken]);
            rest = &rest[taken..];
            apart = false;
        }
    }
    out
}

/// The length in bytes of the string that `text` begins with, both quotes included.
fn string_len(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

fn is_tight(c: char) -> bool {
    matches!(c, '{' | '}' | ';' | ',')
}

/// Every `url(name)` becomes `url(address)`, with the address that `find` knows for the name.
///
/// # Errors
/// The first name that `find` does not know.
pub fn with_addresses<'a>(css: &str, find: impl Fn(&str) -> Option<&'a str>) -> Result<String, String> {
    let mut parts = css.split("url(");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, after) = part.split_once(')').unwrap_or((part, ""));
        let address = find(name).ok_or_else(|| name.to_owned())?;
        out.extend(["url(", address, ")", after]);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::{squeeze, with_addresses};

    #[test]
    fn squeezing_keeps_meaning() {
        let cases = [
            ("a {\n  color: red;\n}\n", "a{color: red;}"),
            ("/* why */\nb , i { margin: 0  auto }", "b,i{margin: 0 auto}"),
            (
                "ul  > li + li::before { content: \"a ; /* b */ \\\" c\"; }",
                "ul > li + li::before{content: \"a ; /* b */ \\\" c\";}",
            ),
            (".a .b { width: calc(1px + 2px) }", ".a .b{width: calc(1px + 2px)}"),
            ("@media (width < 5rem) { & .c { top: -1px } }", "@media (width < 5rem){& .c{top: -1px}}"),
            ("q { quotes: '„' '“' }", "q{quotes: '„' '“'}"),
        ];
        for (css, squeezed) in cases {
            assert_eq!(squeeze(css), squeezed);
        }
    }

    #[test]
    fn addresses_are_put_in_and_an_unknown_name_is_told() {
        let find = |name: &str| (name == "f.woff2").then_some("/assets/f.1.woff2");
        let css = with_addresses("a{src: url(f.woff2) format(\"woff2\")}b{}", find);
        assert_eq!(css.as_deref(), Ok("a{src: url(/assets/f.1.woff2) format(\"woff2\")}b{}"));
        assert_eq!(with_addresses("a{src: url(g.woff2)}", find), Err("g.woff2".to_owned()));
    }
}

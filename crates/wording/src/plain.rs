//! Texts without arguments are worked out while building: at run time they are a `&'static str`.

use crate::source::Source;
use fluent_syntax::ast::{CallArguments, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use fluent_syntax::unicode::unescape_unicode_to_string;

/// What a term was called with: `{ -place(case: "in") }` gives it `case`.
type Given = Vec<(String, String)>;

/// The words of a text that takes no arguments; its references are already checked. The error is a sentence without the
/// name of the text.
pub(crate) fn text(text: &Pattern<String>, source: &Source) -> Result<String, String> {
    pattern(text, source, &Vec::new())
}

fn pattern(text: &Pattern<String>, source: &Source, given: &Given) -> Result<String, String> {
    text.elements
        .iter()
        .map(|element| match element {
            PatternElement::TextElement { value } => Ok(value.clone()),
            PatternElement::Placeable { expression } => expression_text(expression, source, given),
        })
        .collect()
}

fn expression_text(expression: &Expression<String>, source: &Source, given: &Given) -> Result<String, String> {
    match expression {
        Expression::Inline(inline) => inline_text(inline, source, given),
        Expression::Select { selector, variants } => {
            let chosen = match selector {
                InlineExpression::VariableReference { id } => look_up(given, &id.name),
                InlineExpression::StringLiteral { value } => value.clone(),
                _ => return Err("takes no argument to choose by".into()),
            };
            pattern(&choose(variants, &chosen).value, source, given)
        }
    }
}

fn choose<'a>(variants: &'a [Variant<String>], chosen: &str) -> &'a Variant<String> {
    let named = |variant: &&Variant<String>| match &variant.key {
        VariantKey::Identifier { name } => name == chosen,
        VariantKey::NumberLiteral { value } => value == chosen,
    };
    let default = || variants.iter().find(|variant| variant.default);
    variants.iter().find(named).or_else(default).expect("the parser refuses a choice without a default")
}

fn inline_text(inline: &InlineExpression<String>, source: &Source, given: &Given) -> Result<String, String> {
    match inline {
        InlineExpression::StringLiteral { value } => Ok(unescape_unicode_to_string(value).into_owned()),
        InlineExpression::NumberLiteral { value } => Ok(value.clone()),
        InlineExpression::VariableReference { id } => Ok(look_up(given, &id.name)),
        InlineExpression::Placeable { expression } => expression_text(expression, source, given),
        InlineExpression::MessageReference { id, .. } => {
            source.message(&id.name).map_or(Ok(String::new()), |found| pattern(&found.text, source, &Vec::new()))
        }
        InlineExpression::TermReference { id, arguments, .. } => {
            let given = arguments.as_ref().map(called_with).unwrap_or_default();
            source.terms.get(&id.name).map_or(Ok(String::new()), |found| pattern(&found.text, source, &given))
        }
        InlineExpression::FunctionReference { .. } => Err("uses a function but takes no argument".into()),
    }
}

fn called_with(arguments: &CallArguments<String>) -> Given {
    let literal = |value: &InlineExpression<String>| match value {
        InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => value.clone(),
        _ => String::new(),
    };
    arguments.named.iter().map(|named| (named.name.name.clone(), literal(&named.value))).collect()
}

fn look_up(given: &Given, name: &str) -> String {
    given.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()).unwrap_or_default()
}

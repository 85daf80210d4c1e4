//! What a text speaks of: the arguments it takes, and the messages, terms and functions it uses.

use crate::source::Source;
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey};

/// The arguments of a text in the order in which a reader meets them, those of the messages it uses included.
pub(crate) fn arguments(text: &Pattern<String>, source: &Source) -> Vec<String> {
    let mut names = Vec::new();
    visit(text, &mut |part| match part {
        Part::Variable(name) => push_new(&mut names, name),
        Part::Message(key) => {
            if let Some(message) = source.message(key) {
                arguments(&message.text, source).iter().for_each(|name| push_new(&mut names, name));
            }
        }
        Part::Term(_) | Part::Function(_) | Part::Attribute(_) | Part::Plural(_) => {}
    });
    names
}

/// What is wrong inside a text: the sentences of the complaints, without the name of the text. `way` holds the names
/// that lead here, to notice a text that uses itself.
pub(crate) fn faults(text: &Pattern<String>, source: &Source, way: &mut Vec<String>) -> Vec<String> {
    let mut faults = Vec::new();
    visit(text, &mut |part| match part {
        Part::Variable(_) => {}
        Part::Message(key) => {
            follow(key.to_owned(), source.message(key).map(|found| &found.text), source, way, &mut faults)
        }
        Part::Term(name) => {
            follow(format!("-{name}"), source.terms.get(name).map(|found| &found.text), source, way, &mut faults)
        }
        Part::Function("NUMBER") => {}
        Part::Function(name) => faults.push(format!("uses the function `{name}`, and there is only `NUMBER`")),
        Part::Attribute(name) => faults.push(format!("uses the attribute `.{name}`, and texts have none")),
        Part::Plural(name) => {
            faults
                .push(format!("has a case for `[{name}]`, but Bulgarian and English know only `[one]` and `[other]`"));
        }
    });
    faults
}

fn follow(
    name: String,
    found: Option<&Pattern<String>>,
    source: &Source,
    way: &mut Vec<String>,
    faults: &mut Vec<String>,
) {
    match found {
        None => faults.push(format!("uses `{name}`, which {} does not define", source.file())),
        Some(_) if way.contains(&name) => faults.push(format!("uses itself through `{name}`")),
        Some(text) => {
            way.push(name);
            faults.extend(self::faults(text, source, way));
            way.pop();
        }
    }
}

fn push_new(names: &mut Vec<String>, name: &str) {
    if !names.iter().any(|known| known == name) {
        names.push(name.to_owned());
    }
}

/// Something a text is made of, besides plain words.
enum Part<'a> {
    Variable(&'a str),
    Message(&'a str),
    Term(&'a str),
    Function(&'a str),
    Attribute(&'a str),
    /// A plural category that neither language has.
    Plural(&'a str),
}

fn visit<'a>(text: &'a Pattern<String>, see: &mut impl FnMut(Part<'a>)) {
    for element in &text.elements {
        if let PatternElement::Placeable { expression } = element {
            visit_expression(expression, see);
        }
    }
}

fn visit_expression<'a>(expression: &'a Expression<String>, see: &mut impl FnMut(Part<'a>)) {
    match expression {
        Expression::Inline(inline) => visit_inline(inline, see),
        Expression::Select { selector, variants } => {
            visit_inline(selector, see);
            for variant in variants {
                if let VariantKey::Identifier { name } = &variant.key
                    && ["zero", "two", "few", "many"].contains(&name.as_str())
                {
                    see(Part::Plural(name));
                }
                visit(&variant.value, see);
            }
        }
    }
}

fn visit_inline<'a>(inline: &'a InlineExpression<String>, see: &mut impl FnMut(Part<'a>)) {
    match inline {
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        InlineExpression::VariableReference { id } => see(Part::Variable(&id.name)),
        InlineExpression::Placeable { expression } => visit_expression(expression, see),
        InlineExpression::MessageReference { id, attribute } => {
            see(Part::Message(&id.name));
            attribute.iter().for_each(|attribute| see(Part::Attribute(&attribute.name)));
        }
        InlineExpression::TermReference { id, attribute, .. } => {
            see(Part::Term(&id.name));
            attribute.iter().for_each(|attribute| see(Part::Attribute(&attribute.name)));
        }
        InlineExpression::FunctionReference { id, arguments } => {
            see(Part::Function(&id.name));
            arguments.positional.iter().for_each(|argument| visit_inline(argument, see));
        }
    }
}

//! The town at night, with lights in the windows. Decoration: it says nothing to those who hear the page.

use maud::{Markup, html};

pub(super) fn night() -> Markup {
    html! {
        svg.night viewBox="0 0 760 420" preserveAspectRatio="xMidYMax slice" aria-hidden="true" {
            circle.moon cx="618" cy="74" r="30" {}
            g.stars {
                circle cx="90" cy="60" r="2" {}
                circle cx="210" cy="110" r="1.6" {}
                circle cx="330" cy="40" r="2" {}
                circle cx="470" cy="92" r="1.6" {}
                circle cx="700" cy="150" r="2" {}
                circle cx="540" cy="30" r="1.5" {}
            }
            path.hill.far d="M0 300C120 210 230 260 330 230S540 170 760 250V420H0z" {}
            path.hill d="M0 350C160 290 300 330 420 310S640 290 760 330V420H0z" {}
            g.tree {
                path d="M96 384v-60" {}
                circle cx="96" cy="292" r="44" {}
                circle cx="70" cy="314" r="28" {}
                circle cx="122" cy="318" r="28" {}
            }
            g.tree {
                path d="M664 388v-64" {}
                ellipse cx="664" cy="284" rx="38" ry="58" {}
            }
            g.h1 {
                path.wall d="M186 390V277.48L274 196L362 277.48V390z" {}
                path.roof d="M172 285.24L274 190L376 285.24l-9 9L274 208L181 294.24z" {}
                rect.lit x="212" y="292" width="34" height="38" rx="3" {}
                rect.pane x="258" y="292" width="34" height="38" rx="3" {}
                rect.lit x="304" y="292" width="34" height="38" rx="3" {}
                rect.pane x="212" y="344" width="34" height="42" rx="3" {}
                rect.lit x="304" y="344" width="34" height="36" rx="3" {}
            }
            g.h2 {
                path.wall d="M404 390V268.2L502 180L600 268.2V390z" {}
                path.roof d="M390 276.6L502 174L614 276.6l-9 9L502 192L399 285.6z" {}
                rect.pane x="432" y="284" width="36" height="40" rx="3" {}
                rect.lit x="484" y="284" width="36" height="40" rx="3" {}
                rect.lit x="536" y="284" width="36" height="40" rx="3" {}
                rect.lit x="432" y="340" width="36" height="36" rx="3" {}
                rect.pane x="536" y="340" width="36" height="36" rx="3" {}
            }
            path.door d="M260 390v-34a14 14 0 0 1 28 0v34z" {}
            path.door d="M486 390v-36a15 15 0 0 1 30 0v36z" {}
            path.ground d="M0 390H760V420H0z" {}
        }
    }
}

use super::*;
use crate::form::{Fields, Problems};
use crate::i18n::{Lang, t};
use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use std::cell::RefCell;
use std::collections::BTreeSet;

const VOID: [&str; 6] = ["br", "hr", "img", "input", "link", "meta"];

/// What a parser finds wrong with a page, and the ids and references on it.
#[derive(Default)]
struct Page {
    open: RefCell<Vec<String>>,
    faults: RefCell<Vec<String>>,
    ids: RefCell<Vec<String>>,
    refers: RefCell<BTreeSet<String>>,
}

impl TokenSink for Page {
    type Handle = ();
    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                let name = tag.name.to_string();
                for attr in &tag.attrs {
                    match &*attr.name.local {
                        "id" => self.ids.borrow_mut().push(attr.value.to_string()),
                        "for" | "aria-labelledby" | "aria-describedby" | "aria-controls" | "list" | "popovertarget" => {
                            self.refers.borrow_mut().extend(attr.value.split(' ').map(str::to_owned));
                        }
                        "href" if attr.value.starts_with('#') => {
                            self.refers.borrow_mut().insert(attr.value[1..].to_owned());
                        }
                        "style" | "onclick" => self.faults.borrow_mut().push(format!("<{name} {}>", attr.name.local)),
                        _ => {}
                    }
                }
                if !VOID.contains(&name.as_str()) {
                    self.open.borrow_mut().push(name);
                }
            }
            Token::TagToken(tag) => {
                let last = self.open.borrow_mut().pop();
                if last.as_deref() != Some(&*tag.name) {
                    self.faults.borrow_mut().push(format!("</{}> closes {last:?}", tag.name));
                }
            }
            Token::ParseError(fault) => self.faults.borrow_mut().push(fault.into_owned()),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Fails unless every tag is closed, every id is used once and every reference finds its id.
fn sound(markup: &Markup) {
    let tokenizer = Tokenizer::new(Page::default(), Default::default());
    let input = BufferQueue::default();
    input.push_back(markup.0.as_str().into());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let page = tokenizer.sink;
    assert_eq!(*page.faults.borrow(), Vec::<String>::new(), "{}", markup.0);
    assert_eq!(*page.open.borrow(), Vec::<String>::new());
    let ids = page.ids.borrow();
    let unique: BTreeSet<String> = ids.iter().cloned().collect();
    assert_eq!(unique.len(), ids.len(), "an id comes twice: {ids:?}");
    let lost: Vec<_> = page.refers.borrow().difference(&unique).cloned().collect();
    assert_eq!(lost, Vec::<String>::new(), "nothing has these ids");
}

fn shell(lang: Lang) -> Shell {
    let item = |icon, label: &str, current: bool| NavItem {
        href: format!("/{icon}"),
        icon,
        label: label.to_owned(),
        count: (!current).then_some(3),
        current,
    };
    Shell {
        lang,
        title: "Случаи".into(),
        service: Some(ServiceNav {
            kind: "Кризисен център".into(),
            name: "„Пристан“".into(),
            switch: vec![("/1".into(), "„Пристан“".into(), true), ("/2".into(), "Дневен център".into(), false)],
        }),
        nav: vec![item("sun-medium", "Днес", true), item("hourglass", "Срокове", false)],
        more: vec![NavSection {
            title: "Община Каменград".into(), items: vec![item("globe", "Указател", false)]
        }],
        me: Some(Me {
            id: "0192".into(),
            initials: "РС".into(),
            name: "Ралица Станева".into(),
            role: "социален работник".into(),
            href: "/me".into(),
        }),
        csrf: "proof".into(),
        idle_minutes: 10,
        lock_url: "/lock".into(),
        flash: Some(Toast {
            message: "Задачата е за утре".into(),
            undo: Some(("/tasks/1/undo".into(), "Върни".into())),
        }),
        shift: Some(("sun-medium", "Дневна смяна до 20:00".into())),
        here: "/cases?q=1".into(),
        ..Shell::default()
    }
}

#[test]
fn the_page_around_a_screen_is_sound_in_both_languages() {
    for lang in Lang::ALL {
        let page = shell(lang).page(html! { h1 { "Случаи" } });
        sound(&page);
        assert!(page.0.starts_with(&format!("<!DOCTYPE html><html lang=\"{lang}\">")), "{}", page.0);
        assert!(page.0.contains(t::sign_out(lang)) && page.0.contains(t::skip(lang)));
    }
    sound(&Shell::default().page(html! { h1 { "x" } }));
    sound(&sparse(Lang::En, "Sign in", html! { h1 { "Welcome" } }));
}

#[test]
fn the_title_tells_of_errors_first() {
    let mut shell = shell(Lang::Bg);
    assert!(shell.page(html! {}).0.contains("<title>Случаи – Опора</title>"));
    shell.has_errors = true;
    assert!(shell.page(html! {}).0.contains("<title>Грешка: Случаи – Опора</title>"));
    shell.lang = Lang::En;
    assert!(shell.page(html! {}).0.contains("<title>Error: Случаи – Opora</title>"));
}

#[test]
fn what_a_person_is_called_is_escaped() {
    let mut shell = shell(Lang::Bg);
    let me = shell.me.as_mut().unwrap();
    me.name = "<script>alert(1)</script>\" onclick=\"x".into();
    let page = shell.page(html! {});
    sound(&page);
    assert!(!page.0.contains("<script>alert") && !page.0.contains("\" onclick="));
}

#[test]
fn a_count_of_nothing_is_not_shown() {
    let mut shell =
        Shell { nav: vec![NavItem { count: Some(0), icon: "x", ..NavItem::default() }], ..Shell::default() };
    assert!(!shell.page(html! {}).0.contains("class=\"count\""));
    shell.nav[0].count = Some(1234);
    assert!(
        shell.page(html! {}).0.contains("<span class=\"count\">1\u{a0}234<span class=\"visually-hidden\"> за внимание")
    );
}

#[test]
fn buttons_are_links_or_buttons_by_what_they_do() {
    let drawn = |button: Button<'_>| button.render().0;
    assert_eq!(
        drawn(Button::link("/a?b&c", "Отвори").small()),
        "<a class=\"btn small\" href=\"/a?b&amp;c\">Отвори</a>"
    );
    assert_eq!(
        drawn(Button::submit("Запази").primary()),
        "<button class=\"btn primary\" type=\"submit\">Запази</button>"
    );
    let icon_only = drawn(Button::closes("Затвори").quiet().icon("x").icon_only());
    assert!(
        icon_only.starts_with(
            "<button class=\"btn quiet icon-only\" type=\"button\" data-close aria-label=\"Затвори\"><svg"
        )
    );
    assert!(icon_only.ends_with("</svg></button>"), "the words are not printed: {icon_only}");
    let blocked = drawn(Button::submit("Приключи").blocked("why"));
    assert!(blocked.contains("type=\"button\"") && blocked.contains("aria-disabled=\"true\" aria-describedby=\"why\""));
}

#[test]
fn a_column_that_sorts_keeps_the_query_and_turns_round() {
    let query = Fields::from_urlencoded(b"lead=3&sort=name&page=4");
    let columns =
        [Column::new("Човек").sorted_by("name"), Column::number("Дни").sorted_by("days"), Column::unseen("Действия")];
    let sorting = Sorting::read(&query, &["name", "days"], "-days");
    assert_eq!(sorting, Sorting { key: "name", descending: false });
    let drawn =
        table("h", &columns, Some(sorting), &query, html! { tr { th scope="row" { "Ива" } td.num { "7" } td {} } });
    sound(&html! { h2 #h { "Хора" } (drawn) });
    assert!(
        drawn.0.contains("<th scope=\"col\" aria-sort=\"ascending\"><a href=\"?lead=3&amp;sort=-name\">Човек</a></th>")
    );
    assert!(
        drawn.0.contains("<th class=\"num\" scope=\"col\"><a href=\"?lead=3&amp;sort=days\">Дни</a></th>"),
        "{}",
        drawn.0
    );
    let unknown = Fields::from_urlencoded(b"sort=password");
    assert_eq!(Sorting::read(&unknown, &["name"], "-days"), Sorting { key: "days", descending: true });
}

#[test]
fn pages_around_the_current_one_and_both_ends_can_be_reached() {
    let query = Fields::from_urlencoded(b"q=a");
    let drawn = pager(Lang::Bg, &query, 10, 30);
    sound(&drawn);
    for page in [1, 8, 9, 11, 12, 30] {
        assert!(drawn.0.contains(&format!("href=\"?q=a&amp;page={page}\">{page}<")), "{page}: {}", drawn.0);
    }
    assert!(drawn.0.contains("<span aria-current=\"page\">10</span>") && !drawn.0.contains(">7<"));
    assert_eq!(pager(Lang::Bg, &query, 1, 1).0, "");
}

#[test]
fn filters_show_what_is_asked_for() {
    let query = Fields::from_urlencoded("q=Ива&lead=2&sort=-name&stage=open".as_bytes());
    let leads = vec![("1".to_owned(), "Марта".to_owned()), ("2".to_owned(), "Боян".to_owned())];
    let asked = [
        Filter::Words { name: "q", label: "Име, номер" },
        Filter::OneOf { name: "lead", label: "Води", options: leads },
        Filter::Day { name: "from", label: "От" },
        Filter::Only { name: "mine", label: "Само мои" },
    ];
    let drawn = filters(Lang::Bg, &query, &asked, &[("stage", "Етап: отворени")], "");
    sound(&drawn);
    assert!(drawn.0.contains("value=\"Ива\"") && drawn.0.contains("<option value=\"2\" selected>Боян"));
    assert!(drawn.0.contains("Води: всички") && drawn.0.contains("name=\"sort\" value=\"-name\""));
    assert!(
        drawn.0.contains("name=\"stage\" value=\"open\"")
            && drawn.0.contains("?q=%D0%98%D0%B2%D0%B0&amp;lead=2&amp;sort=-name\" aria")
    );
}

#[test]
fn rings_and_bars_stay_within_their_bounds() {
    assert!(ring(Tone::Ok, 163, 183, "163", "дни", "163 от 183").0.contains("stroke-dasharray=\"89.0 100\""));
    assert!(!ring(Tone::Ok, 0, 0, "0", "дни", "0").0.contains("stroke-dasharray"));
    assert!(ring(Tone::Ok, 9, 5, "9", "дни", "9").0.contains("stroke-dasharray=\"100.0 100\""));
    assert_eq!(
        bar(Tone::Warn, 9, 5, "9 от 5").0,
        "<progress value=\"5\" max=\"5\" data-tone=\"warn\" aria-label=\"9 от 5\"></progress>"
    );
}

#[test]
fn parts_leave_out_what_is_empty() {
    assert_eq!(page_head("Днес", "", "").0, "<div class=\"page-head\"><div><h1>Днес</h1></div></div>");
    assert!(!empty("check", "Няма срокове", "", "").0.contains("<p>"));
    assert_eq!(chip(Tone::Neutral, None, "Предстои").0, "<span class=\"chip\">Предстои</span>");
    let strip =
        strip(&[Stat { label: "Места".into(), figure: "24".into(), note: "от 30".into(), tone: Tone::Neutral }]);
    assert_eq!(
        strip.0,
        "<dl class=\"strip\"><div><dt>Места</dt><dd class=\"stat\">24 <small>от 30</small></dd></div></dl>"
    );
}

#[test]
fn the_other_parts_are_sound() {
    let event = Event {
        tone: Tone::Plan,
        icon: "message-square",
        at: "2026-10-13T11:00".into(),
        day: "13.10".into(),
        time: "11:00".into(),
        title: html! { "Среща" },
        body: html! {},
        by: "Боян Желев".into(),
    };
    for lang in Lang::ALL {
        sound(&html! {
            (crumbs(lang, &[("/cases", "Случаи")], "КЦ-0112"))
            (avatar("НК", Tone::Brand)) (avatar_large("НК", Tone::Brand)) (chip_line("нисък"))
            (tabs(lang, "Досие", &[Tab { href: "/a".into(), label: "План".into(), count: Some(3), current: true }]))
            (card("a", "Събития", chip(Tone::Ok, Some("check"), "Готово"), timeline(std::slice::from_ref(&event))))
            (card_body("b", "Данни", "", facts([("Постъпи", "04.05.2026")])))
            (card_rows("c", "План", "", ["едно", "две"]))
            (key_values([("Име", "Ива")]))
            (callout(Tone::Warn, "hourglass", "Изтича"))
            (saved(lang, Saved::NotYet)) (saved(lang, Saved::At(jiff::civil::time(12, 8, 0, 0))))
            (dialog(lang, "d", "Запази място", "/places", "x", "Запази мястото"))
            (Button::opens("d", "Запази място"))
            (button_group("Изглед", &[Button::link("?v=day", "Ден").current(true)]))
        });
    }
}

fn form(fields: &Fields, problems: &Problems) -> Markup {
    let view = FormView::new(fields, problems, Lang::Bg);
    view.post("/people", |form| {
        html! {
            (form.hidden("version"))
            (form.text("name", "Име").hint("Както е в документа").max_chars(80).suggestions(["Ива"]))
            (form.password("secret", "Парола").autocomplete("current-password"))
            (form.phone("phone", "Телефон").optional())
            (form.email("email", "Поща")) (form.number("age", "Възраст"))
            (form.textarea("note", "Бележка"))
            (form.date("born", "Роден")) (form.partial_date("since", "Познава го от")) (form.time("until", "До"))
            (form.datetime("at", "Кога"))
            (form.select("lead", "Води", [("1", "Марта"), ("2", "Боян")]))
            (form.radios("doctor", "Лекар?", [("now", "Да, днес"), ("no", "Не сега")]).hint("По преценка"))
            (form.checkboxes("see", "Какво виждаш", [("a", "Ранен човек"), ("b", "Оръжие")]))
            (form.checkbox("agrees", "Съгласна е"))
            (Button::submit("Запази").primary())
        }
    })
}

#[test]
fn a_form_prints_what_was_typed() {
    let typed = "name=%22Ива%22+%3Cb%3E&secret=тайна&phone=0888&note=%0Aред&born=2026-10-02\
        &until=8.30&lead=2&doctor=no&see=b&agrees=1&version=7";
    let drawn = form(&Fields::from_urlencoded(typed.as_bytes()), &Problems::default());
    sound(&drawn);
    assert!(!drawn.0.contains("тайна"), "a password is never printed");
    assert!(!drawn.0.contains("error-summary") && !drawn.0.contains("aria-invalid"));
    for part in [
        "value=\"&quot;Ива&quot; &lt;b&gt;\"",
        "<textarea class=\"input\" id=\"f-note\" name=\"note\" autocomplete=\"off\">\n\nред</textarea>",
        "type=\"date\" id=\"f-born\" name=\"born\" value=\"2026-10-02\"",
        "type=\"text\" id=\"f-until\" name=\"until\" value=\"8.30\"",
        "<option value=\"2\" selected>Боян",
        "name=\"doctor\" value=\"no\" checked>",
        "name=\"see\" value=\"b\" checked>",
        "id=\"f-agrees\" name=\"agrees\" value=\"1\" checked>",
        "<input type=\"hidden\" name=\"version\" value=\"7\">",
        "maxlength=\"80\" list=\"f-name-list\" aria-describedby=\"f-name-hint\"",
        "<span class=\"optional\">(по желание)</span>",
    ] {
        assert!(drawn.0.contains(part), "{part}\n{}", drawn.0);
    }
}

#[test]
fn a_form_says_what_is_wrong_at_the_top_and_at_the_field() {
    let mut problems = Problems::default();
    problems.add("", t::m::form_incomplete());
    problems.add("name", t::m::required());
    problems.add("born", t::m::impossible_date());
    problems.add("at_time", t::m::not_a_time());
    problems.add("doctor", t::m::choose_one());
    let drawn = form(&Fields::from_iter([("born", "31.02.2026"), ("at_time", "25:00")]), &problems);
    sound(&drawn);
    for part in [
        "<h2 id=\"problems-h\">Поправи 5 неща</h2>",
        "<li>Попълни всичко, което е нужно</li>",
        "<li><a href=\"#f-name\">Име: Попълни полето</a></li>",
        "<li><a href=\"#f-at_time\">Кога: Напиши часа така: 08:30</a></li>",
        "<li><a href=\"#f-doctor\">Лекар? Избери един отговор</a></li>",
        "aria-invalid=\"true\" aria-describedby=\"f-name-hint f-name-error\"",
        "type=\"text\" id=\"f-born\" name=\"born\" value=\"31.02.2026\"",
        "<fieldset class=\"field\" aria-describedby=\"f-doctor-hint f-doctor-error\">",
    ] {
        assert!(drawn.0.contains(part), "{part}\n{}", drawn.0);
    }
}

//! Words, dates and numbers as readers see them.

use clash_map::i18n::{FigurePhrase, Language, Locale, WhenText, Word};
use clash_map::model::{Clock, Date, Figure, Subject, TimePrecision, When, Zone};
use clash_map::time::{Tick, TickUnit};

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn when(first: &str, last: &str, precision: TimePrecision, clock: Option<&str>) -> When {
    When {
        first: date(first),
        last: date(last),
        precision,
        clock: clock.map(|text| Clock {
            from_min: 180,
            to_min: None,
            text: text.to_string(),
        }),
        zone: Zone::Kabul,
    }
}

fn figure(min: u32, max: Option<u32>, qualifier: Option<&str>, detail: Option<&str>) -> Figure {
    Figure {
        min,
        max,
        qualifier: qualifier.map(str::to_string),
        subject: Subject::Civilians,
        detail: detail.map(str::to_string),
    }
}

#[test]
fn a_period_says_nothing_twice() {
    for (first, last, text) in [
        ("2024-03-18", "2024-03-18", "18 March 2024"),
        ("2024-03-16", "2024-03-19", "16–19 March 2024"),
        ("2024-03-30", "2024-04-02", "30 March – 2 April 2024"),
        (
            "2023-12-31",
            "2024-01-01",
            "31 December 2023 – 1 January 2024",
        ),
    ] {
        assert_eq!(Locale::english().period_text(date(first), date(last)), text);
    }
}

#[test]
fn a_time_is_said_as_well_as_it_is_known() {
    use TimePrecision::{Day, Month, Night, Range, ReportedOn};
    let day = "2024-03-18";
    for (when, date, detail) in [
        (when(day, day, Day, None), "Mon 18 March 2024", None),
        (
            when(day, day, Day, Some("about 03:00")),
            "Mon 18 March 2024",
            Some("about 03:00 (Kabul time, UTC+04:30)"),
        ),
        (when(day, day, Night, None), "Night of 18 March 2024", None),
        (
            when(day, "2024-03-20", Range, None),
            "18–20 March 2024",
            None,
        ),
        (
            when("2026-06-01", "2026-06-30", Month, None),
            "June 2026",
            Some("known to the month"),
        ),
        (
            when(day, day, ReportedOn, None),
            "Mon 18 March 2024",
            Some("day of the report; day of the incident not known"),
        ),
    ] {
        let WhenText {
            date: said,
            clock,
            basis,
        } = Locale::english().when_text(&when);
        let details: Vec<_> = clock.into_iter().chain(basis.as_deref()).collect();
        assert_eq!(
            (said.as_str(), details.join(" ")),
            (date, detail.unwrap_or_default().into())
        );
    }
}

#[test]
fn the_basis_of_a_time_names_its_clock() {
    let day = "2024-03-18";
    let known =
        |clock| Locale::english().time_basis_text(&when(day, day, TimePrecision::Day, clock));
    assert_eq!(known(None), "known to the day, Kabul time, UTC+04:30");
    assert_eq!(
        known(Some("about 03:00")),
        "hour as reported, Kabul time, UTC+04:30"
    );
}

#[test]
fn a_figure_keeps_its_open_ends() {
    for (min, max, text) in [
        (7, Some(7), "7"),
        (0, Some(0), "0"),
        (10, None, "10+"),
        (7, Some(8), "7–8"),
        (0, Some(55), "≤55"),
    ] {
        assert_eq!(
            Locale::english().figure_text(&figure(min, max, None, None)),
            text
        );
    }
}

#[test]
fn a_hedge_is_said_with_its_number() {
    for (figure, phrase) in [
        (figure(7, Some(7), None, None), ""),
        (
            figure(6, Some(6), None, Some("3 women, 3 children")),
            "3 women, 3 children",
        ),
        (
            figure(10, None, Some("at least"), Some("soldiers")),
            "at least 10 soldiers",
        ),
        (
            figure(17, None, Some("at least"), Some("including 11 children")),
            "at least 17, including 11 children",
        ),
        (
            figure(0, Some(55), Some("up to"), Some("soldiers")),
            "up to 55 soldiers",
        ),
        (figure(70, Some(70), Some("nearly"), None), "nearly 70"),
    ] {
        let FigurePhrase {
            hedged,
            separator,
            detail,
        } = Locale::english().figure_phrase(&figure);
        let said = hedged.unwrap_or_default() + separator + detail.unwrap_or_default();
        assert_eq!(said, phrase);
    }
}

#[test]
fn a_tick_says_what_its_axis_needs() {
    let label = |day, unit, finest| {
        let at = date(day).midnight();
        Locale::english().tick_text(Tick { at, unit }, finest)
    };
    use TickUnit::{Day, Hour, Month, Year};
    assert_eq!(label("2024-03-18", Day, Day), "Mon 18 Mar");
    assert_eq!(label("2024-03-01", Month, Day), "Fri 1 Mar");
    assert_eq!(label("2024-03-18", Day, Hour), "Mon 18 Mar");
    assert_eq!(label("2024-03-01", Month, Month), "Mar");
    assert_eq!(label("2024-01-01", Year, Month), "2024");
    assert_eq!(label("2024-01-01", Year, Year), "2024");
}

#[test]
fn one_incident_is_singular() {
    assert_eq!(Locale::english().incident_count_text(0), "no incidents");
    assert_eq!(Locale::english().incident_count_text(1), "1 incident");
    assert_eq!(Locale::english().incident_count_text(2), "2 incidents");
}

fn locale(language: Language) -> Locale {
    Locale::of(language).unwrap()
}

#[test]
fn a_language_is_found_by_its_tag_whatever_the_region() {
    for (tag, language) in [
        ("en", Some(Language::English)),
        ("en-GB", Some(Language::English)),
        ("ps-AF", Some(Language::Pashto)),
        ("fa-AF", Some(Language::Dari)),
        ("prs", Some(Language::Dari)),
        ("UR-pk", Some(Language::Urdu)),
        ("eng", None),
        ("de", None),
        ("", None),
    ] {
        assert_eq!(Language::parse(tag), language, "{tag}");
    }
    for language in Language::ALL {
        assert_eq!(Language::parse(language.tag()), Some(language));
    }
}

/// Nowruz of 1403 was 20 March 2024. The month names are those of Afghan media.
#[test]
fn a_day_is_said_in_both_calendars_where_readers_use_both() {
    let day = date("2024-03-18");
    for (language, text) in [
        (Language::English, "18 March 2024"),
        (Language::Pashto, "۲۸ کب ۱۴۰۲ (۱۸ مارچ ۲۰۲۴)"),
        (Language::Dari, "۲۸ حوت ۱۴۰۲ (۱۸ مارچ ۲۰۲۴)"),
        (Language::Urdu, "18 مارچ 2024"),
    ] {
        assert_eq!(locale(language).day_text(day), text);
    }
    let dari = locale(Language::Dari);
    assert_eq!(
        dari.period_text(date("2024-03-18"), date("2024-03-21")),
        "۲۸ حوت ۱۴۰۲ تا ۲ حمل ۱۴۰۳ (۱۸ تا ۲۱ مارچ ۲۰۲۴)"
    );
    assert_eq!(dari.day_text(date("2200-01-01")), "۱ جنوری ۲۲۰۰");
}

#[test]
fn a_month_spans_two_of_the_other_calendar() {
    let june = when("2026-06-01", "2026-06-30", TimePrecision::Month, None);
    // The year turns within March.
    let march = when("2024-03-01", "2024-03-31", TimePrecision::Month, None);
    let said = |language, when| locale(language).when_text(when).date;
    assert_eq!(said(Language::Urdu, &june), "جون 2026");
    assert_eq!(said(Language::Dari, &june), "جوزا تا سرطان ۱۴۰۵ (جون ۲۰۲۶)");
    assert_eq!(said(Language::Urdu, &march), "مارچ 2024");
    assert_eq!(
        said(Language::Dari, &march),
        "حوت ۱۴۰۲ تا حمل ۱۴۰۳ (مارچ ۲۰۲۴)"
    );
    assert_eq!(
        said(Language::Pashto, &march),
        "له کب ۱۴۰۲ تر وری ۱۴۰۳ (مارچ ۲۰۲۴)"
    );
}

#[test]
fn numerals_are_those_that_cldr_gives_the_language() {
    for (language, number, clock) in [
        (Language::English, "105", "03:07"),
        (Language::Pashto, "۱۰۵", "۰۳:۰۷"),
        (Language::Dari, "۱۰۵", "۰۳:۰۷"),
        (Language::Urdu, "105", "03:07"),
    ] {
        let locale = locale(language);
        assert_eq!(locale.number(105), number);
        let at = clash_map::model::LocalMinute(date("2024-03-18").midnight().0 + 187);
        assert_eq!(locale.clock_text(at), clock);
    }
}

/// In CLDR 48, "one" is 1, and in Persian also 0.
#[test]
fn a_count_takes_the_plural_form_of_its_language() {
    let count = |language, count| locale(language).incident_count_text(count);
    assert_eq!(count(Language::Pashto, 1), "۱ پېښه");
    assert_eq!(count(Language::Pashto, 3), "۳ پېښې");
    assert_eq!(count(Language::Dari, 3), "۳ رویداد");
    assert_eq!(count(Language::Urdu, 1), "1 واقعہ");
    assert_eq!(count(Language::Urdu, 2), "2 واقعات");
}

#[test]
fn a_hedge_is_translated_and_its_detail_left_in_the_words_of_the_data() {
    let figure = figure(10, None, Some("at least"), Some("soldiers"));
    let phrase = locale(Language::Urdu).figure_phrase(&figure);
    assert_eq!(phrase.hedged.as_deref(), Some("کم از کم 10"));
    assert_eq!(phrase.detail, Some("soldiers"));
}

#[test]
fn words_are_filled_in_by_name() {
    let fill = |values: &[(&str, &str)]| Locale::english().fill(Word::Withheld, values);
    assert_eq!(
        fill(&[("total", "9"), ("withheld", "2")]),
        "2 of 9 records withheld: they could not be read."
    );
}

"""Dates as papers write them, with just the precision that they have."""

from __future__ import annotations

import pytest

from scoqa.reading.dates import date_alone, parse_date


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2007-12-04", "2007-12-04"),
        ("2007-12-04T10:00:00Z", "2007-12-04"),
        ("20071204100000", "2007-12-04"),
        ("04 Dec 2007 - 14:42", "2007-12-04"),
        ("4th of December, 2007", "2007-12-04"),
        ("December 4, 2007", "2007-12-04"),
        ("4. Dezember 2007", "2007-12-04"),
        ("December 2007", "2007-12"),
        ("diciembre de 2007", "2007-12"),
        ("2007-12", "2007-12"),
        ("© 2007 by us", "2007"),
        ("04/12/2007", "2007"),  # day first or month first: only the year is sure
        ("20-10-2009", "2009-10-20"),
        ("02/18/2020", "2020-02-18"),
        ("02/31/2020", "2020"),
        ("40.13.2009", "2009"),
        ("31 February 2007", "2007-02"),
        ("13 марта 2019 г.", "2019-03-13"),
        ("июнь 2019г.", "2019-06"),
        ("20 września 2015 r.", "2015-09-20"),
        ("Czerwiec 2015", "2015-06"),
        ("20 juni 2012", "2012-06-20"),
        ("3 maj 2012", "2012-05-03"),
        ("HAZİRAN 2025", "2025-06"),
        ("MAYIS 2014", "2014-05"),
        ("12. května 2010", "2010-05-12"),
        ("2015. május 12.", "2015-05-12"),
        ("5. kesäkuuta 2011", "2011-06-05"),
        ("Ιούνιος 2013", "2013-06"),
        ("2016 年 12 月 21 日", "2016-12-21"),
        ("2024年5月", "2024-05"),
        ("2024 年", "2024"),
        ("2021년 3월 4일", "2021-03-04"),
        ("二〇一八年六月", "2018-06"),
        ("二零二一年十二月二十三日", "2021-12-23"),
        ("2016 年 13 月", "2016"),
        ("version 2.2007.1", ""),
        ("call 1234", ""),
        ("", ""),
    ],
)
def test_dates_keep_the_precision_they_were_written_with(written: str, date: str):
    assert parse_date(written) == date


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("4 March 2021", "2021-03-04"),
        ("Thursday, March 4th, 2021", "2021-03-04"),
        ("(March 2021)", "2021-03"),
        ("Published on 4 March 2021", "2021-03-04"),
        ("The Hague, 4 March 2021", "2021-03-04"),
        ("4 de marzo de 2021", "2021-03-04"),
        ("2021-03-04", "2021-03-04"),
        ("Москва, 4 марта 2021 г.", "2021-03-04"),
        ("2021 年 3 月 4 日", "2021-03-04"),
        ("2021", ""),
        ("March 2021 and May 2022", ""),
        ("The tides of March 2021", ""),
        ("Last updated March 2021", ""),
        ("Revised, March 2021 edition", ""),
        ("Volume 4, March 2021", ""),
    ],
)
def test_a_line_that_is_nothing_but_a_date(line: str, date: str):
    assert date_alone(line) == date

"""A text without a claim file: what in it is found to contradict itself, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.drafting.lint import is_english
from factcheck.drafting.plain_text import read_markdown

_AROUND = (
    "The harbour town has had a busy year, and the people who live there are glad of it. {} "
    "It was the talk of the market that week."
)


def _found(sentence: str, published: str | None = None) -> list[tuple[str, str]]:
    result = factcheck.lint(_AROUND.format(sentence), published)
    return [(finding.rule, str(finding.severity)) for finding in result.findings]


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("The ferry is 90 metres (195 ft) long.", "conversion-error"),
        ("Circulation rose 42 % to 14.27 million from 11.49 million.", "change-miscomputed"),
        ("The share rose from 40 percent to 44 percent, up 4 percent.", "percent-or-points"),
        ("Of the crew 480 of 610 members (87.7 %) agreed.", "percentage-impossible"),
        ("Some 20 men and 61 women came.", ""),
        ("Holmer says it may rain. Neil Holmr was there. Holmer admits it.", "spelling-varies"),
        ("Shares sank 14.87% - or $3.83 - to close at $10.48 on the news.", "expectation-failed"),
        ("Shares sank 14.87% - or $1.83 - to close at $10.48 on the news.", ""),
        ("The gates opened at 20.38am on the day.", "figure-malformed"),
        ("The gates opened at 7:30am and shut at 11.45pm for 184 amphorae.", ""),
        ("They voted about a 230 March walkout.", "figure-malformed"),
        ("All of the 20030 tickets were sold, and the crowd grew by 20000.", ""),
        ("The 18650 battery lies in the 20150 block of Main Street.", ""),
        ("The show began at 1030am and at 9.15 May told the house of it.", ""),
        ("A former chairman of President Holm's Council of Wages agreed.", ""),
        ("The oldest guest was a 87-year-old man.", "word-out-of-place"),
        ("Divers have found any trace of the boat.", "word-out-of-place"),
        ("No divers have found any trace of the boat.", ""),
        ("The mayor was told of any losses.", ""),
        ("Twenty men and 61 women came, 36 in all.", "parts-miss-total"),
        (
            "It costs $64 million: $31 million from the state, $20 million from the town and "
            "$9 million from the port.",
            "parts-miss-total",
        ),
        ("The storm killed 95: 68 in Holm and nine in Sund.", "parts-miss-total"),
        ("Yet 95 people died, 86 in Holm and 30 in Sund.", "parts-miss-total"),
        (
            "It found 52 percent for, 49 percent against and 9 percent undecided.",
            "expectation-failed",
        ),
        (
            "Of 800 members, 52 percent backed the pier, 49 percent opposed it and 9 percent were "
            "undecided.",
            "expectation-failed",
        ),
        ("The bill won by 60 votes, 310 to 205.", "difference-miscomputed"),
        ("They walked 15 km a day over 6 days, 900 km in all.", "rate-miscomputed"),
        ("Ada Holm, born in 1950, died in 2010 at the age of 90.", "age-miscomputed"),
        ("She ruled for 21 years, from 1970 to 1982.", "duration-miscomputed"),
        ("Wages rose to $31,000 from $39,500.", "expectation-failed"),
        ("The four funds hold $410m, $395m, $402bn and $420m.", "figure-out-of-line"),
        (
            "It gave £41m to Holm, £39m to Sund, £40bn to Lund and £42m to Berg.",
            "figure-out-of-line",
        ),
        ("Profit rose 53% to $429m, or 45 cents a share, from $348m.", "change-miscomputed"),
        ("It earned $643m, or $1.12 a share, this quarter, up from $842m.", "expectation-failed"),
        ("The fire reached 1,600 acres (647 acres).", "unit-slip"),
        ("Shares fell 71 cents to $27.73 after closing at $26.44.", "change-miscomputed"),
        ("Shares went up from $31.99 to $35.16, about 30 percent, that day.", "change-miscomputed"),
        ("Shares fell 54 cents, or 5.2 percent, to close at $24.45.", "expectation-failed"),
        ("The index closed down 12.3 points (0.52%) at 4,876.5.", "expectation-failed"),
        ("Shares gained 3.5% or 4p to 245p.", "expectation-failed"),
        ("A barrel closed up $51.15 at $2.80 in Sund.", "expectation-failed"),
        (
            "Lending rose by £4bn, a far smaller increase than the £5.1m seen in May.",
            "expectation-failed",
        ),
        ("It may raise up to $443m (£230.8bn) in May.", "exchange-rate-impossible"),
        ("It makes $3.8m to $4.9bn (£2m to £2.6m) a year.", "exchange-rate-impossible"),
        ("The storm hurt 36 people, 63 of them children.", "expectation-failed"),
        ("The loss is £412m, £21m worse than the £291m of May.", "difference-miscomputed"),
        ("The win is £291m, £21m worse than the £412m of May.", "difference-miscomputed"),
        ("The plan costs £412m, 14% more than the £291m of May.", "change-miscomputed"),
        ("Sales were $1.64bn, up from $1.52bn, an increase of 9.7%.", "change-miscomputed"),
        ("The index rose 21.3 to 4,888.8 from 4,876.5.", "change-miscomputed"),
        (
            "She ran 1:07:12, an improvement of 43 seconds on the 1:07:46 of May.",
            "difference-miscomputed",
        ),
        (
            "It will shed 900 jobs, or 51 percent of its workforce of about 6,000.",
            "share-miscomputed",
        ),
        ("It buys 40 vans at £25,000 each, a total of £10 million.", "expectation-failed"),
        ("The load, weighing 480kg, was hidden in 42 sacks of 20kg each.", "expectation-failed"),
        ("A total of 4,120 runners came, 2,640 men and 1,840 women.", "parts-miss-total"),
        ("Of the 60 shares, 47 rose, 21 fell and two were unchanged.", "parts-miss-total"),
        ("It has 40 bends: 24 on the north side and 26 on the south.", "parts-miss-total"),
        (
            "The hazard ratio was 0.71 (95% CI 0.75 to 0.94; P = .02).",
            "estimate-outside-interval",
        ),
        ("It opened on 31 April 2021.", "impossible-date"),
        ("It opened on Tuesday, 17 January 2024.", "weekday-mismatch"),
        ("It cost £4.6bn ($8.6m) in all.", "exchange-rate-impossible"),
        ("It cost $100,00 in all.", "figure-malformed"),
        ("It has been so since 20030.", "figure-malformed"),
        ("Some 38.4 percentage points of the members live abroad.", "points-of-nothing"),
        ("Profits rose by 5 percentage points to £801m.", "points-of-nothing"),
        ("Over 650% of the business leaders agreed.", "share-above-whole"),
        ("They bought a 510% stake in a rival.", "share-above-whole"),
        ("Shares in the port were trading down 590% that day.", "share-above-whole"),
        ("The unit holds 60 percentage points of the new fleet.", "points-of-nothing"),
        ("The number of boats at the pier jumped by 38 percentage points.", "points-of-nothing"),
        ("It is 9 percentage points higher than the orders of last May.", "points-of-nothing"),
        ("The vote went up by 380 percentage points in June.", "points-of-nothing"),
        (
            "Trade is expected to grow, and sales to grow by 5 percentage points.",
            "points-of-nothing",
        ),
        ("The fire was 750 percent contained on Sunday.", "share-above-whole"),
        ("It opened on 45 June.", "impossible-date"),
        ("It opened on September 150, 2006.", "impossible-date"),
        ("It was last seen on 2022-40-14.", "impossible-date"),
        ("The fair opens on Nov. 31 in Sund.", "impossible-date"),
        ("The road is closed until June 31.", "impossible-date"),
        ("The council met Sept. 31, the mayor said.", "impossible-date"),
        ("The February 30 deadline has passed.", "impossible-date"),
        (
            "Piet Holm, head of the port, spoke. “We are glad,” said Mark Holm, who left.",
            "given-name-varies",
        ),
        (
            "Mary Sande, head of the port, spoke. “We are glad,” said Mr Sande.",
            "title-contradicts-name",
        ),
        ("Over 85 percentage points of the members were higher up.", "points-of-nothing"),
        ("The Untied Nations met.", "word-of-name-misspelled"),
        ("The port's head, Rbert Holm, spoke.", "word-of-name-misspelled"),
        ("It was sold to Deutsche Telekmo in May.", "word-of-name-misspelled"),
        ("It lies 400,000 kilometers per second away.", "impossible-value"),
        ("It opened on 280 December.", "figure-malformed"),
        ("It was the 1871th voyage from there.", "figure-malformed"),
        ("It will be shown at 1275 GMT.", "figure-malformed"),
        ("The dollar was at $0619 in Sund.", "figure-malformed"),
        ("It is due by the spring of 20060.", "figure-malformed"),
        ("It was so after the 20010 election.", "figure-malformed"),
        ("Boats began in the early 9180s.", "figure-malformed"),
        ("They want a pension age of 650 there.", "figure-malformed"),
        ("The 740-year-old said so.", "figure-malformed"),
        ("The first boats appeared there in June 20030.", "figure-malformed"),
        ("It was a boat of the 19600s.", "figure-malformed"),
        ("Results are told for 2004 and 20050.", "figure-malformed"),
        ("In 20030 Holm bought the port.", "figure-malformed"),
        ("It was so in the 200th century.", "figure-malformed"),
        ("A 120-year-old girl came, and so did a 12-year-old boy.", "figure-malformed"),
        ("Ada Holm, head of the port, spoke. Holm, 470, of Sund, is glad.", "figure-malformed"),
        ("Sales fell between 2008 and 2002.", "range-reversed"),
        ("Holm won 0-4 on Wednesday.", "score-reversed"),
        ("Holm stuttered to a 17-28 victory in Sund.", "score-reversed"),
        (
            "The strike began on 3 March 2021. It ended on 9 March 2021, after eight days.",
            "duration-miscomputed",
        ),
        (
            "The fair opened on 3 March 2021. It lasted four days and ended on 16 March 2021.",
            "duration-miscomputed",
        ),
        ("Piet Holm, 45, was arrested. Mr Holm, 54, denies it.", "claims-disagree"),
        ("A quarter of the voters (35 percent) stayed away.", "expectation-failed"),
        ("The mill opened in 1987 and closed in 1979.", "expectation-failed"),
        ("The plan passed by 54 percent to 48 percent.", "expectation-failed"),
        ("Of the 36 hurt, 12 were children and 30 were adults.", "expectation-failed"),
        ("Of the 36 pupils, 12 were boys and 34 were girls.", "expectation-failed"),
        ("Ada Holm was born in Sund in 1950. She died in 2019, aged 71.", "age-miscomputed"),
        ("Per Berg was born in 1950. He was 79 when he died in 2019.", "age-miscomputed"),
        (
            "Three boats were found there. Another five were found at sea, bringing the total to "
            "seven.",
            "expectation-failed",
        ),
        ("The bill was carried by 234 to 231 in the 435-seat house.", "expectation-failed"),
        ("The council voted 34 to 18 for it. All 49 members were present.", "expectation-failed"),
        ("The 45-member council voted 34 to 18 to close the pier.", "expectation-failed"),
        (
            "Income rose to 3bn yuan in 2004, compared with 1.4bn yuan in 2013.",
            "expectation-failed",
        ),
        ("Growth in 2004 was 1.6%, after a year of losses in 2005.", "expectation-failed"),
        ("Some 80% to 80% of holders agreed.", "range-reversed"),
        ("He ran the port between 2002 and 2002.", "range-reversed"),
        ("Orders for delivery from December 2014 to April 2005 rose.", "impossible-date"),
        ("He led the port from 2014 to 2005.", "impossible-date"),
        ("The vote is tipped for 50 May.", "impossible-date"),
        ("It called a 32 March walkout.", "impossible-date"),
        ("Sales climbed to 131.9bn kronor from 117.7m kronor in 2003.", "figure-out-of-line"),
        ("Demand slumped during 20010 and 2002 as trade fell.", "figure-malformed"),
        ("He held the post in 18710.", "figure-malformed"),
        ("Holm beat Sund 1-4 on Friday.", "score-reversed"),
        ("The bill was passed by 18 votes to 31.", "score-reversed"),
        ("The inquiry of June 20030 sparked concerns about the pier.", "figure-malformed"),
        ("The fall came in the last months of 6004, the bank said.", "figure-malformed"),
        ("Between 9198 and 2002, the fleet grew.", "figure-malformed"),
        ("“We won,” added the 300-year-old.", "figure-malformed"),
        ("The 220-year-old will chase a record held by his brother.", "figure-malformed"),
        ("Some 70% to 800% of bondholders are to accept the offer.", "share-above-whole"),
        ("The line controls 450% of the coast's traffic.", "share-above-whole"),
        ("Lending was 290% and 18% lower on the year.", "share-above-whole"),
        ("Costs made for a 2 percentage points fall in profits at home.", "points-of-nothing"),
        ("Lending was £17.9bn, compared with £21.8m in January last year.", "figure-out-of-line"),
        (
            "It costs $1.48 a litre in Holm, $1.40 a litre in Berg, $153.90 a litre in Dal and "
            "$1.55 a litre in Sund.",
            "figure-out-of-line",
        ),
        ("Profits fell to 9bn kronor in 2004 ($365m; £190bn).", "exchange-rate-impossible"),
        ("Sales jumped in 2040. They will rise again in 2026.", "expectation-failed"),
        ("It sold 40 vans in May, 30 in June and 60 in July, 310 in all.", "parts-miss-total"),
        ("Of the 200 sheds, 50, or 40 percent, were sold.", "share-miscomputed"),
        ("Of 200 sheds, 50 (40%) were sold.", "share-miscomputed"),
        ("Of the 200 sheds, 50 were lost, or about 40 percent.", "share-miscomputed"),
        ("They sold 50 of the 200 sheds, or 40 percent.", "share-miscomputed"),
        ("They sold 50 sheds, 40 percent of the 200.", "share-miscomputed"),
        ("They sold fifty sheds (some 40 percent of a total of 200).", "share-miscomputed"),
        ("Orders of $7.99bn were $350m above the $7.46bn expected.", "difference-miscomputed"),
        ("Orders came in at $7.11bn, $530m below the $7.46bn planned.", "difference-miscomputed"),
        ("Orders of $7.11bn fell $530m short of the $7.46bn planned.", "difference-miscomputed"),
        ("Orders of $7.99bn beat the $7.46bn expected by $350m.", "difference-miscomputed"),
        ("Orders were $7.99bn, $350m above forecasts of $7.46bn.", "difference-miscomputed"),
        ("It drew 1,940 runners, 350 more than last year's 1,746.", "difference-miscomputed"),
        ("The three boats took 40, 50 and 60 guests, an average of 80.", "average-miscomputed"),
        ("The loads were 2.1kg, 2.3kg and 2.5kg, for an average of 3.2kg.", "average-miscomputed"),
        ("It paid $4, $5 and $9, an average of $15.", "average-miscomputed"),
        (
            "The fair began on 3 March 2020 and ended on 9 March 2020 after 12 days.",
            "duration-miscomputed",
        ),
        (
            "The fair, which opened on 3 March 2020, closed on 9 March 2020, lasting 12 days.",
            "duration-miscomputed",
        ),
        (
            "Three boats burned in May and five in June, taking the total to seven.",
            "expectation-failed",
        ),
        ("Three boats sank in May and five in June, for a total of nine.", "parts-miss-total"),
        ("It has 20 vans and 14 trams, a total of 43.", "parts-miss-total"),
        ("The council voted 31 to 18 for it. All 59 members voted.", "expectation-failed"),
        ("The fire hurt 36 people, including 63 children.", "expectation-failed"),
        ("The fire hurt 36 people, of whom 63 were children.", "expectation-failed"),
        ("The fire hurt at least 36 people, 63 of them children.", "expectation-failed"),
        (
            "The poll put Labour at 44 percent, the Greens at 38 percent and Holm at 28 percent.",
            "expectation-failed",
        ),
        (
            "Holm won 54 percent of the vote, Berg 38 percent and Ada Sund 28 percent.",
            "expectation-failed",
        ),
        (
            "In the vote 44 percent were for Holm, 38 percent for Berg and 28 percent for Dal.",
            "expectation-failed",
        ),
    ],
)
def test_what_contradicts_itself_is_found(sentence: str, rule: str) -> None:
    assert [found for found, _ in _found(sentence)] == ([rule] if rule else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry is 90 metres (295 ft) long.",
        "Circulation rose 24 % to 14.27 million from 11.49 million.",
        "Prices were cut by 40 percent, from $100 to $60, and by Friday 300 had been sold.",
        "Shares fell 54 cents, or 2.2 percent, to close at $24.45, and 8p (3%) to 245p in Sund.",
        "Profits fell 150% after a loss. Support grew by 5 percentage points in June.",
        "It shaved 2 percentage points of growth off, and rates went up 200 percentage points.",
        "The number of boats was 5 percentage points off. Shares rose 150% and fell 50%.",
        "Holm won 4-0 on Friday, won 3-6, 7-5, 6-4 in May and lost 0-4 at home in June.",
        "They won 10-12 seats, had a 3-10 win streak and won 1-1 on penalties.",
        "A barrel closed up $2.80 at $51.15, and it was 10C warmer, up 12C at 5C.",
        "Yields rose 12% to 5%. The team climbed 12 places to 5 in the table of the league.",
        "Lending rose by £4bn, a far smaller increase than the £5.1bn seen in May.",
        "It may raise up to $443m (£230.8m), or $3.8m to $4.9m (£2m to £2.6m) a year.",
        "The index was down 12 points, or 0.25%, at 1130 GMT, and 30 points, or 0.6%, at one time.",
        "It closed up 12.3 points, or 0.25%, at 4,888.8. Shares fell 5p, or 3%, at 10am.",
        "Profit rose 23% to $429m, or 45 cents a diluted share, from $348m, or 35 cents a share.",
        "The 111th boat, the 52nd and 12th, at 2359 GMT, for $0.62, in the 1980s, weighs 12st.",
        "In June 20000 boxes came, 900 in 2004 and 20000 in 2005, at 0130 GMT in the 20th century.",
        "The spring of 2006 and the whole of 20000 boxes: a 740-year-old church of the 1200s.",
        "It fell from 68 F (20 C) to 41 F (5 C), and the way grew from 12 km (7 miles) to 20 km "
        "(12 miles).",
        "It was 2022-12-14, the code 2022-40-145, a 100% stake and a 150% share price rise.",
        "The park is 60 metres (66 yards) long, and so is a part (20 metres) of the pier.",
        "Ada Holm, 47, and her son Jon Holm, 17, live at 12 Mill Lane.",
        "It opened on Tuesday, 16 January 2024, at 9.30 am.",
        "The loss is £412m, £121m worse than the £291m of May. It grew by a factor of 3.",
        "The plan costs £412m, 42% more than the £291m of May, and half of it is paid.",
        "Sales were $1.64bn, up from $1.52bn, an increase of 7.9%.",
        "The fleet rose by 2,000 to 17,000 from 15,000. It has 90 boats, up from 80, a rise of 10.",
        "She ran 1:07:12, an improvement of 34 seconds on the 1:07:46 of May.",
        "It will shed 900 jobs, or 15 percent of its workforce of about 6,000.",
        "It hired 120 nurses, or 15 percent of the staff of 3 hospitals.",
        "It buys 40 vans at £25,000 each, a total of £1 million.",
        "The load, weighing 480kg (1,060lb), was hidden in 24 sacks of 20kg each.",
        "A total of 4,480 runners came, 2,640 men and 1,840 women.",
        "The dead were nine children, four women and five men, and ten soldiers, four men and five "
        "women were hurt. The dead were five children, four women and five men.",
        "A total of 90 guests came, 30 men and 10 women from Sund. Some 90 people died, 30 men and "
        "10 women.",
        "Of the 60 shares, 37 rose, 21 fell and two were unchanged.",
        "It has 60 bends: 24 on the north side and 26 on the south.",
        "Traders see a 78% chance of a cut to 3.5% in May, up from 65% on Tuesday.",
        "Ada Sand won in 31 minutes 5.4 seconds, more than 19 seconds ahead of Eva Lind (31:24.9).",
        "She married the geologist Donald Sand, and Margaret Sand she stayed.",
        "A caption misspelled the surname of the cellist Guy Johnston as Johnson.",
        "The report named Jason Hagg, not John Hagg; Greta Holm of Sund called it old.",
        "A gust of 91mph was below the record for March, 94mph. It was 14.97 C. January was warm.",
        "The strike began on 3 March 2021. It ended on 9 March 2021, after six days.",
        "A row began on 3 March 2021. It ended on 9 March 2021, after eight days of talks.",
        "A strike began on 3 March 2021. The talks ended on 9 March 2021, after eight days.",
        "Her son was born in 1950. She died in 2019, aged 91.",
        "Ada Holm was born in 1950. She died in 2019, aged 68, and had two children.",
        "Three boats were found. Another five were found at sea, bringing the total to nine.",
        "They won 31 of 48 games. Another 20 games were drawn, taking the total to 48 games.",
        "The 49-member council voted 31 to 18 to close it. All 49 members were present.",
        "The index fell from 2014 to 2005, and he led it from May 2004 to April 2005.",
        "Sales climbed to 131.9bn kronor from 3m kronor in 1970, on a total of 40 May boats.",
        "Income rose to 3bn yuan in 2004, compared with 1.4bn yuan in 2003, or 1.2% after 2002.",
        "Growth will be 2% in 2004, compared with 3% in 2005, and fell to 1% in 2003 from 2002.",
        "The dead were five children, four women and five men.",
        "The town lost from 30,000 to 50,000 inhabitants to the plague.",
        "It was one to one, a 50-50 split, open from 9 to 9 and shut from 24 to 24 hours.",
        "Ernst Holm, Ray Neidl, Dmitri Berg, Eduard Sande and Petar Alm like Northern Walks.",
        "They beat Westbury 26-21 in the final and moved from 4th to 2nd.",
        "Holm beat Berg 3-6 6-1 6-2 and lost 0-2, and Sund's 1-4 defeat came in May.",
        "The bill was passed by 31 votes to 18, and the council voted 18 to 31 against a pier.",
        "In 2403 German homes and between 2000 and 3200 boats, it was the 9000s.",
        "The 300-year-old house will keep its roof, and the 250-year-old will be sold.",
        "It is a 2 percentage point fall in its share, 40 percent lower than in May.",
        "In June 40 people died, and a total of 40 May flowers were sold in 20000 small shops.",
        "Mary Sande and her husband met the port's head. “We are glad,” said Mr Sande.",
        "It was written by Peter Alm, Mikael Alm, Olle Sande and others under Clause 52.227.19.",
        "The Licensee and all that is Licensed, Linux and Linus, and Simon Sapin of Spain agree.",
        "Debt is 150 percent of output, and the vote rose by 4 percentage points.",
        "Piet Holm and his brother Mark Holm left, and so did Ada and Maria Sande.",
        "The fund fell 15 percent to $56m, against $66m a year before.",
        "Germany and the Germans, Asia and Asian markets, Oscar and Oscars did well.",
        "Pete Holm and Peter Holm are one, said Davis, and David Davis agreed.",
        "A 260-year-old house and a 103-year-old woman stood by, and Ada Holm, 93, of Sund, spoke.",
        "It costs $1.48 a litre in Holm, $1.40 a litre in Berg, $2.10 a litre in Dal, $9 a litre.",
        "Lending was £17.9bn, compared with £3m in 1970, and profit £4.1bn, against £350m then.",
        "He said in 2001: “It will be ready by 2003.” It opened in 2010 and will close by 2026.",
        "It drew hundreds of\npeople: the young, the old and the curious.",
        "It found 52 percent for, 39 percent against and 10 percent undecided.",
        "In Holm 95 people died, 86 in Sund and 30 in Berg. It shut 95 mills, 86 in Sund.",
        "Some were hurt: the storm hurt 95 people: 30 in grave condition and 20 in fair condition.",
        "The party of 95 members split: 20 from Holm and 30 from Sund voted no.",
        "In April 31 people came, and since June 31 more have: in May 28, in June 31.",
        "By month it sold: January 12, February 30, March 25. The June 31 percent rise was news.",
        "It opens Feb. 29, closes on Nov. 30, and there is no Feb. 30 in its calendar.",
        "Six sprays were tried on 12 plots each, 72 plots in all. It lies between 2003 and 2008.",
        "It sold 40 vans in May, 30 in June and 60 in July, 130 in all.",
        "Of the 200 sheds, 50, or 25 percent, were sold.",
        "They sold 50 sheds, 25 percent of the 200.",
        "Of the 200 sheds, 50 were sold, 40 percent of them in Sund, and 50 vans, a third of all.",
        "Of the 200 sheds, 50, or 40 percent of those on offer, were sold.",
        "It sold 50 cars, 40 percent of the 300 it has for the town's 200 drivers.",
        "Orders of $7.99bn were $530m above the $7.46bn expected.",
        "Orders were $7.99bn, about $500m above forecasts of $7.46bn.",
        "It was 30C, 5C above the 25C average. Water stood 3 metres above the 40-metre mark.",
        "The three boats took 40, 50 and 60 guests, an average of 50.",
        "It took 40, 50 and 60 guests, an average of 12 a day, and paid $4, $5 and $9, an average "
        "of $5.20.",
        "Shares fell 4, 5 and 9 percent, an average of 5.2 percent.",
        "The fair began on 3 March 2020 and ended on 9 March 2020 after six days.",
        "The fair opened on 3 March 2020 and closed on 9 March 2020, lasting seven days.",
        "A row began on 3 March 2020 and the fair ended on 9 March 2020 after 12 days.",
        "Three boats sank in May and five in June, taking the total to 41.",
        "It has 20 vans and each has 14 seats, a total of 280.",
        "She threw 20 balls and 14 rings, for a total of 54 points.",
        "The council voted 31 to 18 for it. All 59 members were present.",
        "The council voted 31 to 18, with 10 abstentions. All 59 members voted.",
        "The storm hit 36 towns, including 63 villages. It has 36 rooms, including 63 beds.",
        "At least 36 were hurt in Holm and many in Sund, 63 of them children.",
        "More than 500 people, 480 of them children, left.",
        "The fire hurt 36 people in five towns, 12 of them children.",
        "The guests came from five towns, 12 of them children, with a dog and two cats.",
        "It has 12 boats and three piers, five of them painted.",
        "The poll put Labour at 44 percent, the Greens at 38 percent and Holm at 18 percent.",
        "It brings the total to 439 from 16 lines, comprising 275 firm orders and 164 options.",
        "Growth in the port's trade is likely to slow to 1.8 percent from 4.1 percent in May.",
        "It cut its forecast of growth to 2.2 percent from 3.2 percent.",
        "The plan would raise the permitted reduction in rents to 10 percent from 5 percent.",
        "It restated its loss to $57.5m from $49.5m.",
        "The krone rose to 36.77 to the dollar from 40.45.",
        "The value of the yen against the euro rose to 161 from 221.",
        "The number of boats was up 14 to 164, against 422 a year ago.",
        "The share in use rose 0.6 percent to 53.6 percent, against 67.3 percent a year ago.",
        "Deposits fell to 4.68 billion against 4.89 and 4.79 billion in the two months before.",
        "Sales were up 2.9 percent on 1986 to 247.51 billion.",
        "It bought 500,000 shares of its 1985 series.",
        "It earned 139 million, after a $1.7bn charge, down from $1.56bn.",
        "The index, base 1980, stood at 93.3, compared with 96.6 in January 1986.",
        "The best since 1953, sales in 1960 were about $1.9bn, compared to $1.7bn in 1959.",
        "Debt rose to 129 percent of total exports.",
        "Sales are close to or above 100 percent of their quotas.",
        "It traded within a 145 basis point range, with a six basis points fee.",
        "The port's income will swing quarter to quarter.",
        "It pays $2.40 a share, or $1.20 a share after the split.",
        "Congressmen came, and Congressman Holm left. The LeBaron sold well in Lebanon or near it.",
        "West German officials left, and West Germany's mark rose. West Germans stayed.",
        "A Texas fair: Texans love Texas, and Arkansans like Arkansas.",
        "The colony of Los Angeles sent Angels; the fair in Los Angeles went on in Los Angeles.",
        "The Brain Research Fund met Jaime Holm; a union Denies Rumours, Partly Cloudy, and the "
        "Jornal do Sund of Brasil and Brazil.",
        "Its member, William Colmer (pronounced Calmer), left, and Colmer came back.",
        "Raymond Sand of Sund left. Ultimately Sand came back. Explains Sand: it was late.",
        "K.A. Sand and Co fired the dealer Kirk Sand.",
        "John Sande led the port. It was Mrs. Sande who told her husband of it.",
        "In the poll 54 percent like Holm, 48 percent Berg and 28 percent Dal.",
        "The poll put approval for Holm at 54 percent, Berg at 48 percent and Dal at 30 percent.",
        "Holm won 61 percent of the vote, Berg 57 percent and Dal 20 percent.",
        "In the vote Norway had 54 percent, Sweden 48 percent and Denmark 60 percent.",
        "Turnout at the vote was 54 percent in Holm, 48 percent in Berg and 42 percent in Dal.",
        "Anna Holm, 45, and her husband, Piet Holm, 47, left. Holm, 46, stayed.",
        "Piet Holm, 45, and Ada Berg, 54, were arrested. Mr Holm, 45, denies it.",
        "Half of his stake (10 percent) was sold.",
        "The show opened on Nov. 3 and closed on Jan. 5.",
        "Turnout was 54 percent of the vote to 65 percent four years ago.",
    ],
)
def test_what_is_right_or_may_be_is_not(sentence: str) -> None:
    assert _found(sentence) == []


@pytest.mark.parametrize(
    ("headline", "below", "rules"),
    [
        ("Toll nears 350 in ferry fire", "In the ferry fire 348 people were killed.", []),
        (
            "Toll tops 350 in ferry fire",
            "In the ferry fire 348 people were killed.",
            ["bound-exceeded"],
        ),
        ("Toll tops 350 in ferry fire", "The toll rose to 362. It was 348 on Monday.", []),
        ("Ferry fire kills 12", "The fire killed 21 people and injured 30.", ["claims-disagree"]),
        ("Ferry fire kills 12", "The fire killed 12 people and injured 21.", []),
        ("Holm to cut 21,600 jobs", "It cuts Sund (3,500 jobs), Berg (1,600 jobs) and more.", []),
        ("Ferry fire kills 12", "Five died in Holm, seven in Berg. In 2010 a fire killed 21.", []),
        ("Ferry fire kills 12", "The fire killed 12 people, and 21 more were killed by smoke.", []),
        ("Ferry fire kills 12", "The fire killed 21 children and 9 men, and others died.", []),
        ("Holm sells 12,500 homes", "Holm sold 15,200 homes.", ["claims-disagree"]),
        ("Holm sells 12,500 homes", "Holm sold 125,000 homes.", ["scale-slip"]),
        ("Holm sells 12,500 homes", "Holm sold 12,480 homes, and Berg 15,200 homes.", []),
        ("Profit at Holm up 43%", "The profit of Holm rose 34%.", ["claims-disagree"]),
        ("Profit at Holm up 43%", "Costs at Berg rose 34%.", []),
        ("Profit at Holm up 43%", "The profit of Holm rose 34% the year before.", []),
        ("Oil holds above $50", "Oil held at $51.39; it was $41.50 in 2003.", []),
        ("More than 350 die in ferry fire", "The fire killed 348 people.", ["bound-exceeded"]),
        ("More than 350 die", "The fire killed 348 people, and 20 others died of smoke.", []),
        ("More than 350 die", "A fire killed 348 people in Holm and 20 people in Sund.", []),
    ],
)
def test_a_figure_of_the_headline_is_held_against_the_same_below(
    headline: str, below: str, rules: list[str]
) -> None:
    text = f"{headline}\n\n{_AROUND.format('')}\n\n{below}"
    assert [finding.rule for finding in factcheck.lint(text).findings] == rules


@pytest.mark.parametrize(
    ("headline", "first", "rules"),
    [
        ("Storm hits town; 3 dead", "A storm left four dead, police said.", ["claims-disagree"]),
        ("Storm hits town; 3 dead", "A storm killed three people and injured four.", []),
        ("Storm hits town; 3 dead", "Two people died there, and a third in hospital.", []),
        ("Painter Ole Berg dies at 81", "Ole Berg has died aged 91.", ["claims-disagree"]),
        ("Painter Ole Berg dies at 81", "Ole Berg is dead. His wife died aged 71.", []),
        (
            "Port of Holm to pay $14bn in oil suit",
            "The port has agreed to pay $14.5m (£7.7m), more than $4m of it for birds.",
            ["claims-disagree"],
        ),
        (
            "Port of Holm to pay $14m in oil suit",
            "The port has agreed to pay $14.5m (£7.7m), more than $4m of it for birds.",
            [],
        ),
        (
            "Holm ends $102.6m debt swap",
            "The port is to end its $102.6bn (£53.5bn) debt offer of 2001.",
            ["scale-slip"],
        ),
        ("Crash kills woman, 81", "A woman aged 18 and another aged 81 died on Friday.", []),
    ],
)
def test_a_small_toll_and_an_age_of_the_headline_are_held_against_the_first_lines(
    headline: str, first: str, rules: list[str]
) -> None:
    text = f"{headline}\n\n{first}\n\n{_AROUND.format('')}"
    assert [finding.rule for finding in factcheck.lint(text).findings] == rules


@pytest.mark.parametrize(
    ("headline", "first", "rules"),
    [
        ("Firm sells 384 shops", "The firm sold 348 shops, it said.", ["claims-disagree"]),
        ("Bank fined $20 million", "The bank was fined $20 billion.", ["scale-slip"]),
        ("Toll tops 350", "The fire killed 348 people.", ["bound-exceeded"]),
        ("Toll nears 350", "The fire killed 348 people.", []),
        ("Firm sells 384 shops", "The firm sold 348 shops in 2023, it said.", []),
    ],
)
def test_the_year_of_a_dateline_is_none_of_which_a_figure_is_told(
    headline: str, first: str, rules: list[str]
) -> None:
    text = f"{headline}\n\nSUND, May 6, 2024 — {first}\n\n{_AROUND.format('')}"
    assert [finding.rule for finding in factcheck.lint(text).findings] == rules


def test_the_likely_slip_between_headline_and_text_is_named() -> None:
    text = f"Ferry fire kills 12\n\n{_AROUND.format('The fire killed 21 people.')}"
    (finding,) = factcheck.lint(text).findings
    assert finding.message == (
        "21 people and 12 cannot both be right. “12” and “21 people” have two digits exchanged."
    )


@pytest.mark.parametrize(
    ("sentence", "published", "rules"),
    [
        ("Output will fall to 61 tons in 1987 from 105 tons in 1986.", "1987-04-24", []),
        ("It is expected to end despite the boom in 1985.", "1987-04-24", []),
        ("It will write off its cranes in 1986.", "1987-03-06", []),
        (
            "The port will write off its cranes in 1985.",
            "1987-03-06",
            ["claims-exclude-each-other"],
        ),
        ("A road will be built by 1988 and the pier made in January 1989.", "1987-04-01", []),
        ("He aimed in 1988 to build a pier.", "1987-04-01", []),
        ("The pier was opened in 1988.", "1987-04-01", ["future-event"]),
        ("The crop will fall in the 1986/87 (Nov/Oct) season.", "1987-04-01", []),
        ("It opened on Monday, 16 January.", "2024-02-03", []),  # so it was in 2023
        ("It opened on Saturday, 16 January.", "2024-02-03", ["weekday-mismatch"]),
        ("It opened on Friday, January 19.", "2024-02-03", []),
        ("It opened on Wednesday, January 19.", "2024-02-03", ["weekday-mismatch"]),
        ("It will open in 2014.", "2024-02-03", ["claims-exclude-each-other"]),
        ("It opened in 2027.", "2024-02-03", ["future-event"]),
        ("It will beat the mark that was set in 2014, as planned by 1996.", "2024-02-03", []),
        ("It cost US$640m (£640m) in all.", "2023-06-05", ["exchange-rate-off"]),
        ("It cost US$640m (£514m) in all.", "2023-06-05", []),
    ],
)
def test_a_day_is_held_against_that_of_publication(
    sentence: str, published: str, rules: list[str]
) -> None:
    assert [rule for rule, _ in _found(sentence, published)] == rules


@pytest.mark.parametrize(
    ("sentence", "is_right"),
    [
        ("The mill burned down in 1986, 30 years ago.", False),
        ("Thirty years ago, in 1986, the mill burned down.", False),
        ("In 1986, 38 years ago, the mill burned down.", True),
        ("In 1986, nearly four decades ago, the mill burned down.", True),
        ("Ten years ago, by 2010, the mill was closed.", True),
    ],
)
def test_how_long_ago_a_year_was_is_held_against_publication(sentence: str, is_right: bool) -> None:
    assert (_found(sentence, "2024-05-06") == []) is is_right


def test_a_name_with_a_letter_off_is_a_warning() -> None:
    text = "Ada Lindgren spoke. “We are glad,” said Mrs Lindgern. Mrs Lindgren left for Westbury."
    assert _found(text) == [("spelling-varies", "warning")]


@pytest.mark.parametrize(
    "text",
    [
        "By Ada Marsh\n\nThe council met in March, as it does. In March it rained.",
        "The town is busy on Monday. On Monday it met Sarah Munday, a driver. Monday was hot.",
        "Greece sent two. Officials in Greece met Mayor Tom Greene of Westbury. Greece waited.",
        "Turkey sent two. Officials in Turkey were late, Turley said. The town of Turkey waited.",
        "The Storm hit the town. Ada Strom, a driver, saw the Storm. They left with the Storm.",
        "They met in Boston. In Boston Ada Bolton, a driver, saw the mayor. They like Boston.",
        "The Turkey was late, said Mr Turley, a driver. They like the Turkey. The Turkey left.",
        "The council met with Peter Chrismas, a driver, and the town waited.",
        "Ada Forrest spoke. Mrs Forrest likes the town. They met at the Forest, Forrest said.",
    ],
)
def test_a_surname_is_no_slip_for_a_month_a_nation_or_a_thing(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The town met in Janury. In January it rained, and January was cold.", "Janury"),
        ("It was in Hrlow Bay. Harlow Bay was late. They liked Harlow Bay.", "Hrlow Bay"),
        ("The Torists lost to them. The Tourists won. They met the Tourists again.", "Torists"),
    ],
)
def test_a_month_a_place_or_a_thing_with_a_letter_off_is_told(text: str, words: str) -> None:
    messages = [finding.message for finding in factcheck.lint(_AROUND.format(text)).findings]
    (message,) = messages  # one defect, one finding
    assert message.startswith((f"“{words}” here", f"“{words}” is a letter off"))


def test_a_finding_carries_the_span_and_place_of_its_words_in_the_text() -> None:
    text = "Two lines\n\nThe ferry is 90 metres (195 ft) long, and the people of the town like it."
    (finding,) = factcheck.lint(text, path="ferry.txt").findings
    span = finding.claims[0].span
    assert span is not None
    assert text[span.start : span.end] == "90 metres (195 ft)"
    assert str(finding.place) == "ferry.txt:3:14"


def test_the_day_of_publication_comes_from_the_caller_the_front_matter_or_the_dateline() -> None:
    text = "The bridge that had been shut opened on Wednesday, and the people cheered it."
    results = [
        factcheck.lint(text, "2024-01-17"),
        factcheck.lint(f"---\ntitle: Bridge\ndate: 2024-01-17\n---\n{text}"),
        factcheck.lint(f"WESTBURY, January 17, 2024 — {text}"),
    ]
    days = [result.sources[0].document.published_on for result in results]
    assert days == ["17 January 2024"] * 3


def test_a_text_in_another_language_is_told_and_is_not_green() -> None:
    text = (
        "Der Hund und die Katze liegen im Garten, und die Kinder spielen mit dem neuen Ball dort."
    )
    result = factcheck.lint(text)
    assert not result.findings
    assert [one.rule for one in result.breakdowns] == ["language"]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("The cat sat on the mat and it was not at all glad that the dog was there.", True),
        ("Le chat est sur la table et il ne veut pas manger les poissons de la mer ici.", False),
        ("De kat zat op de mat en het was niet blij dat de hond er ook was vandaag.", False),
        ("Ferry opens", None),
    ],
)
def test_english_is_told_from_other_languages(text: str, answer: bool | None) -> None:
    assert is_english(text) is answer


def test_code_addresses_and_front_matter_are_no_prose_and_places_stay() -> None:
    text = (
        "---\ntitle: A\n---\nIt is `90 m (1 ft)` [here](http://a.b/90)\n```\n31 April 2021\n```\n"
    )
    prose = read_markdown(text)
    assert prose.fields == {"title": "A"}
    assert len(prose.text) == len(text)
    assert "90" not in prose.text
    assert "April" not in prose.text


@given(st.text(max_size=80))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_text_is_linted(text: str) -> None:
    result = factcheck.lint(text)
    assert [one for one in result.breakdowns if one.rule != "language"] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Work begins on March 3, 2025, Ellen Moss said.",
        "The council is to meet on Oct. 11, 2024, the clerk said.",
        "The agency said the line opens on Nov. 1, 2024.",
        "The election is on Nov. 5, 2024, and Mr. Moss said he would run.",
        "A deadline of Oct. 1, 2024, was set, and the vote was moved to Oct. 20, 2024.",
        "The exhibition, which opened in May, closes on Oct. 31, 2024.",
        "The union called a strike on Oct. 9, 2024, and they booked the hall for May 3, 2025.",
    ],
)
def test_what_is_still_to_come_is_not_taken_for_past(sentence: str) -> None:
    assert _found(sentence, "2024-09-17") == []


def test_what_happened_after_publication_is_found() -> None:
    found = _found("The bridge opened on Oct. 11, 2024, and the ferry sank in 2034.", "2024-09-17")
    assert found == [("future-event", "error")] * 2


def test_a_short_text_without_the_words_of_english_alone_is_read_all_the_same() -> None:
    text = "ALDBECK, Sept. 12, 2024 — Hanna Oduya, 44, who was born in 1990, is a baker."
    assert [finding.rule for finding in factcheck.lint(text).findings] == ["age-miscomputed"]


def test_a_finding_in_a_text_speaks_of_its_words_and_of_no_names_that_nobody_gave() -> None:
    (finding,) = factcheck.lint(_AROUND.format("Shares fell 5p, or 9%, to 95p.")).findings
    assert finding.message == "9% is not 5p ÷ (95p + 5p), which is 5 %."
    assert not any("text_" in line for line in finding.working)


_DATED = "OSLO, May 6, 2024 — "


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        ("The minister resigned on Tuesday, May 6, his office said.", "6 May 2024 was a Monday"),
        ("The line opened on Thursday, May 3, and was full.", "3 May 2024 was a Friday"),
        ("The line will open on Thursday, June 14, it said.", "14 June 2024 was a Friday"),
        ("The fair of 2014 closed on Thursday, May 7, in a storm.", "7 May 2014 was a Wednesday"),
    ],
)
def test_a_weekday_is_held_against_the_day_of_publication(sentence: str, message: str) -> None:
    (finding,) = factcheck.lint(_DATED + sentence).findings
    assert finding.message.startswith(message)


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister resigned on Monday, May 6, his office said.",
        "The line will open on Friday, June 14, it said.",
        "The fair of 2014 was cut short. It closed on Wednesday, May 7, in a storm.",
        "The fair of 2014 was cut short. It closed on Tuesday, May 6, that year.",
    ],
)
def test_a_weekday_may_be_of_the_year_told_of(sentence: str) -> None:
    assert factcheck.lint(_DATED + sentence).findings == ()


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Foreign Minister Ada Holm met them. Defence Minister Ada Holm spoke.", True),
        ("Ada Holm, the foreign minister, met us. Deputy Foreign Minister Ada Holm left.", True),
        ("Foreign Minister Ada Holm met them. Former Defence Minister Ada Holm spoke.", False),
        ("Prime Minister Ada Holm met them. Ada Holm, the finance minister, spoke.", False),
        ("Foreign Minister Ada Holm met them. Defence Minister Bo Holm spoke.", False),
        ("Governor Ada Holm spoke. In 2014 the mayor Ada Holm had been against it.", False),
    ],
)
def test_two_offices_of_one_person_are_told(text: str, is_told: bool) -> None:
    told = [finding.rule for finding in factcheck.lint(text).findings]
    assert told == (["role-varies"] if is_told else [])


def test_names_make_no_short_text_foreign() -> None:
    text = "Ada Holm, the foreign minister, spoke. Deputy Foreign Minister Ada Holm left."
    assert is_english(text) is not False


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Fans of North Tynesdie cheered. North Tyneside won, and North Tyneside played on.",
            ["North Tynesdie", "North Tyneside"],
        ),
        (
            "The Harlwo Company met. The Harlow Company left.",
            ["The Harlwo Company", "The Harlow Company"],
        ),
    ],
)
def test_a_name_spelled_in_two_ways_is_underlined_as_a_whole(text: str, words: list[str]) -> None:
    found = next(one for one in factcheck.lint(text).findings if one.rule == "spelling-varies")
    assert [claim.words("exact") for claim in found.claims] == words
    spans = [claim.span for claim in found.claims if claim.span]
    assert [text[span.start : span.end] for span in spans] == words


@pytest.mark.parametrize(
    "below",
    [
        "The bank, which has assets of $20 billion, was fined on Tuesday, it said.",
        "The bank with assets of $20 billion was fined on Tuesday, it said.",
        "The regulator fined the $20 billion bank on Tuesday, it said.",
    ],
)
def test_a_sum_of_the_headline_is_not_held_against_the_size_of_a_thing(below: str) -> None:
    text = f"Bank fined $20 million\n\nLONDON, May 7, 2024 — {below}"
    assert factcheck.lint(text).findings == ()

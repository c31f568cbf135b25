-- Views over the tables of a run: what analysts ask for most, joined once.

CREATE VIEW facts AS
SELECT 'person' AS fact, * FROM people
UNION ALL BY NAME SELECT 'date' AS fact, * FROM dates
UNION ALL BY NAME SELECT 'money' AS fact, * FROM money
UNION ALL BY NAME SELECT 'percentage' AS fact, * FROM percentages
UNION ALL BY NAME SELECT 'initiative' AS fact, * FROM initiatives
UNION ALL BY NAME SELECT 'commitment' AS fact, * FROM commitments
ORDER BY release, start;

-- Every person and initiative as often as it is named, with its name.
CREATE VIEW named AS
SELECT m.release, m.doc_id, m.published, m.issuer, m.fact, coalesce(p.name, i.name) AS name, p.countries, i.registry_id,
    i.kind, m.start, m.end, m.text, m.sentence, m.form, m.titles, m.roles, m.of, m.statuses, m.function
FROM mentions AS m
LEFT JOIN people AS p ON m.fact = 'person' AND p.release = m.release AND p.id = m.id
LEFT JOIN initiatives AS i ON m.fact = 'initiative' AND i.release = m.release AND i.id = m.id
ORDER BY m.release, m.start;

-- Every sum with its period, and the person named last before it.
CREATE VIEW sums AS
SELECT m.*, d.start_date AS period_start, d.end_date AS period_end, n.name AS last_named
FROM money AS m
LEFT JOIN dates AS d ON d.release = m.release AND d.id = m.period
ASOF LEFT JOIN (SELECT * FROM named WHERE fact = 'person') AS n ON n.release = m.release AND n.end <= m.start
ORDER BY m.release, m.start;

-- Every share and change in percent with its period.
CREATE VIEW shares AS
SELECT p.*, d.start_date AS period_start, d.end_date AS period_end
FROM percentages AS p
LEFT JOIN dates AS d ON d.release = p.release AND d.id = p.period
ORDER BY p.release, p.start;

-- Every row of the ledger with its sum or share and its period: who gives what to whom, how sure, by when.
CREATE VIEW ledger AS
SELECT c.*, m.amount, m.amount_min, m.amount_max, m.currency, m.currency_source, m.quantifier, m.per,
    p.value AS share, p.base AS share_of, d.start_date AS period_start, d.end_date AS period_end
FROM commitments AS c
LEFT JOIN money AS m ON m.release = c.release AND m.id = c.money
LEFT JOIN percentages AS p ON p.release = c.release AND p.id = c.percentage
LEFT JOIN dates AS d ON d.release = c.release AND d.id = c.period
ORDER BY c.release, c.start;

-- Views over the tables of a run: what analysts ask for most, joined once. "facts", all kinds in one, stands in the code.

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

-- Every row of the ledger with the days of its period: who gives what to whom, how sure, by when. `eur` is the sum in
-- euros where the text says it, in euros or beside another currency; nothing is converted.
CREATE VIEW ledger AS
SELECT c.*, d.start_date AS period_start, d.end_date AS period_end,
    CASE WHEN c.currency = 'EUR' THEN coalesce(c.amount, c.amount_min) ELSE same.eur END AS eur
FROM commitments AS c
LEFT JOIN dates AS d ON d.release = c.release AND d.id = c.period
LEFT JOIN (
    SELECT release, equivalent_of, min(coalesce(amount, amount_min)) AS eur
    FROM money WHERE currency = 'EUR' AND equivalent_of IS NOT NULL GROUP BY ALL
) AS same ON same.release = c.release AND same.equivalent_of = c.money
ORDER BY c.release, c.start;

-- Views over the tables of a run: what analysts ask for most, joined once.

CREATE VIEW facts AS
SELECT r.published, r.issuer, f.*
FROM (
    SELECT 'person' AS fact, * FROM people
    UNION ALL BY NAME SELECT 'date' AS fact, * FROM dates
    UNION ALL BY NAME SELECT 'money' AS fact, * FROM money
    UNION ALL BY NAME SELECT 'percentage' AS fact, * FROM percentages
    UNION ALL BY NAME SELECT 'initiative' AS fact, * FROM initiatives
) AS f
JOIN releases AS r USING (release)
ORDER BY f.release, f.start;

-- Every person and initiative as often as it is named, with its name and the release.
CREATE VIEW named AS
SELECT m.release, m.doc_id, r.published, r.issuer, m.fact, coalesce(p.name, i.name) AS name, p.countries, i.registry_id,
    i.kind, m.start, m.end, m.text, m.form, m.titles, m.roles, m.function
FROM mentions AS m
JOIN releases AS r USING (release)
LEFT JOIN people AS p ON m.fact = 'person' AND p.release = m.release AND p.id = m.id
LEFT JOIN initiatives AS i ON m.fact = 'initiative' AND i.release = m.release AND i.id = m.id
ORDER BY m.release, m.start;

-- Every sum with the release, the words around it, its period, and the person named last before it.
CREATE VIEW sums AS
SELECT m.release, m.doc_id, r.published, r.issuer, r.title, m.id, m.text, m.quantifier, m.amount, m.amount_min,
    m.amount_max, m.currency, m.currency_source, m.per, m.accounting, m.equivalent_of, m.part_of, m.warnings,
    d.start_date AS period_start, d.end_date AS period_end, n.name AS last_named,
    regexp_replace(r.text[greatest(m.start - 150, 0) + 1 : m.end + 150], '\s+', ' ', 'g') AS context, m.start, m.end
FROM money AS m
JOIN releases AS r USING (release)
LEFT JOIN dates AS d ON d.release = m.release AND d.id = m.period
ASOF LEFT JOIN (SELECT * FROM named WHERE fact = 'person') AS n ON n.release = m.release AND n.end <= m.start
ORDER BY m.release, m.start;

-- Every share and change in percent with the release, the words around it and its period.
CREATE VIEW shares AS
SELECT p.release, p.doc_id, r.published, r.issuer, r.title, p.id, p.text, p.quantifier, p.value, p.value_min, p.value_max,
    p.unit, p.base, p.base_owner, p.measure, p.change, p.value_from, p.value_to, p.warnings,
    d.start_date AS period_start, d.end_date AS period_end,
    regexp_replace(r.text[greatest(p.start - 150, 0) + 1 : p.end + 150], '\s+', ' ', 'g') AS context, p.start, p.end
FROM percentages AS p
JOIN releases AS r USING (release)
LEFT JOIN dates AS d ON d.release = p.release AND d.id = p.period
ORDER BY p.release, p.start;

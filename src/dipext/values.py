"""The closed lists of values that fields of the facts may have."""

from typing import Literal

PublishedSource = Literal["argument", "metadata", "dateline", "none"]
IssuerSource = Literal["argument", "metadata", "text", "none"]
NameOrder = Literal["western", "eastern"]
Role = Literal[
    "head_of_state",
    "head_of_government",
    "deputy_head_of_government",
    "foreign_minister",
    "defence_minister",
    "minister",
    "state_secretary",
    "secretary_general",
    "high_representative",
    "commission_president",
    "commission_vice_president",
    "commissioner",
    "ambassador",
    "charge_daffaires",
    "special_envoy",
    "spokesperson",
    "chair",
    "parliamentarian",
    "military",
    "royal",
    "other",
]
TitleStatus = Literal["current", "acting", "former", "designate", "elect", "deputy"]
PersonForm = Literal["full", "surname", "given", "initials", "title"]
PersonFunction = Literal["mentioned", "speaker", "signatory", "contact", "credit"]
ResolvedBy = Literal["self", "exact", "surname", "alias", "fuzzy", "title"]
DateKind = Literal["point", "range", "duration", "set", "vague"]
Granularity = Literal[
    "time",
    "day",
    "week",
    "month",
    "quarter",
    "half",
    "season",
    "year",
    "fiscal_year",
    "multi_year",
    "decade",
    "century",
    "unspecified",
]
Relation = Literal[
    "on",
    "in",
    "by",
    "since",
    "until",
    "from",
    "before",
    "after",
    "as_of",
    "between",
    "during",
    "within",
    "for",
    "over",
]
Anchor = Literal["absolute", "partial", "relative", "event", "fiscal"]
CurrencySource = Literal["code", "symbol", "name", "issuer_default", "inherited", "assumed", "unknown"]
Quantifier = Literal[
    "exact",
    "approx",
    "at_least",
    "more_than",
    "at_most",
    "up_to",
    "less_than",
    "nearly",
    "range",
    "vague",
]
Accounting = Literal["new", "additional", "cumulative", "remaining", "part", "total", "need", "revenue"]
PercentUnit = Literal["percent", "percentage_point", "basis_point", "permille", "fraction"]
Change = Literal["increase", "decrease", "from_to"]
InitiativeKind = Literal[
    "activity",
    "agenda",
    "assessment",
    "authority",
    "body",
    "coalition",
    "declaration",
    "exercise",
    "facility",
    "force",
    "format",
    "fund",
    "initiative",
    "loan_instrument",
    "mechanism",
    "mission",
    "operation",
    "plan",
    "pledge",
    "process",
    "procurement_mechanism",
    "programme",
    "project",
    "register",
    "strategy",
    "treaty",
    "tribunal",
]
InitiativeMatch = Literal["exact", "alias", "acronym", "fuzzy", "pattern"]
Stage = Literal[
    "need",
    "proposed",
    "pledged",
    "approved",
    "committed",
    "allocated",
    "contracted",
    "disbursed",
    "delivered",
    "cancelled",
]
CommitmentAccounting = Literal[
    "new", "additional", "cumulative", "remaining", "part", "total", "need", "revenue", "restated"
]
Category = Literal[
    "military",
    "defence_own",
    "security",
    "humanitarian",
    "financial",
    "reconstruction",
    "energy",
    "health",
    "climate",
    "governance",
    "development",
    "investment",
]
Instrument = Literal[
    "grant",
    "loan",
    "guarantee",
    "equity",
    "debt_relief",
    "in_kind",
    "procurement",
    "training",
    "personnel",
    "spending_target",
]
PartyKind = Literal["country", "organisation", "initiative", "group", "company", "other"]
PartySource = Literal["stated", "speaker", "issuer", "context", "channel"]
Tense = Literal["past", "present", "future"]

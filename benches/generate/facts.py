"""The facts of the benchmark and the cases that answer them."""

import random

BOOLS = """uses_personal_data dpia_done human_override logs_retained incident_plan bias_tested security_reviewed
vendor_contract model_card published user_notified opt_out_offered children_affected employees_affected
automated_decision biometric critical_infrastructure third_party_model fine_tuned red_teamed explainable
cross_border encrypted_at_rest works_council""".split()

CHOICES = {
    "risk_level": "minimal limited high critical".split(),
    "oversight": "none in_the_loop on_the_loop human_in_the_loop".split(),
    "sector": "health finance public education retail industry".split(),
    "deployment": "internal pilot production public".split(),
    "model_type": "rules classical_ml llm vision multimodal".split(),
    "region": "eu us uk apac latam".split(),
    "lifecycle": "idea build validate operate retire".split(),
    "data_origin": "first_party purchased public_web synthetic".split(),
    "criticality": "low medium high".split(),
    "licence": "open commercial research undeclared".split(),
}

# Whole numbers, with the largest that a case holds.
COUNTS = {
    "affected_users": 10**6,
    "retention_days": 2000,
    "error_rate_bp": 1000,
    "accuracy_bp": 10000,
    "age_min": 90,
    "review_interval_days": 720,
    "open_findings": 40,
    "model_age_days": 1500,
    "appeals_per_month": 500,
    "training_rows": 10**7,
}

AMOUNTS = """annual_benefit annual_cost implementation_cost licence_cost training_cost exit_cost budget
expected_loss liability_cap""".split()
AMOUNT_STEPS = [millions * 10**6 for millions in (1, 5, 10, 25, 50, 100, 200, 350)]

SETS = {
    "data_categories": "name contact health biometric financial location political union genetic children".split(),
    "jurisdictions": "de fr us uk jp br in ca".split(),
    "certifications": "iso27001 iso42001 soc2 hitrust tisax".split(),
    "stakeholders": "legal security privacy works_council board ops users".split(),
    "mitigations": "monitoring fallback rate_limit filter audit sandbox watermark".split(),
    "purposes": "hiring scoring support marketing fraud research safety".split(),
    "controls": "rbac mfa dlp siem backup".split(),
}

FACTS = BOOLS + list(CHOICES) + list(COUNTS) + AMOUNTS + list(SETS)

MISSING = 0.30


def full_case(rng: random.Random) -> dict:
    """A case in which every question is answered."""
    case: dict = {fact: rng.random() < 0.5 for fact in BOOLS}
    case |= {fact: rng.choice(options) for fact, options in CHOICES.items()}
    case |= {fact: rng.randint(0, most) for fact, most in COUNTS.items()}
    case |= {fact: rng.randint(0, 400) * 10**6 for fact in AMOUNTS}
    for fact, options in SETS.items():
        case[fact] = sorted(x for x in options if rng.random() < (0.3 if rng.random() < 0.8 else 0))
    return case


def partial_case(case: dict, rng: random.Random) -> dict:
    """The case with some answers taken away."""
    return {fact: value for fact, value in case.items() if rng.random() >= MISSING}

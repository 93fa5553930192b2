"""Conditions as trees, random rules over them, and what they mean (the oracle).

A tree is a dict with the key `op`:
  fact f | eq f v | ne f v | in f vs | has f v | hasany f vs | hasall f vs | empty f | cmp o a b | known fs
  not x | all xs | any xs
Operands of `cmp` are {k: number}, {f: fact} or {sum: [operands]}.
"""

import random

from facts import AMOUNT_STEPS, AMOUNTS, BOOLS, CHOICES, COUNTS, SETS


def negation(x):
    return dict(op="not", x=x)


def every(*xs):
    return dict(op="all", xs=list(xs)) if len(xs) > 1 else xs[0]


def some(*xs):
    return dict(op="any", xs=list(xs)) if len(xs) > 1 else xs[0]


def fact(f):
    return dict(op="fact", f=f)


def compare(o, a, b):
    return dict(op="cmp", o=o, a=a, b=b)


def number(f):
    return dict(f=f)


def constant(k):
    return dict(k=k)


def total(*fs):
    return dict(sum=[number(f) for f in fs])


class Grower:
    """Grows random conditions: of its leaves 38 % are booleans, 22 % choices, 26 % numbers, 14 % sets."""

    def __init__(self, rng: random.Random):
        self.rng = rng

    def leaf(self):
        rng, kind = self.rng, self.rng.random()
        if kind < 0.38:
            leaf = fact(rng.choice(BOOLS))
            return leaf if rng.random() < 0.55 else negation(leaf)
        if kind < 0.60:
            return self.choice_leaf()
        if kind < 0.74:
            f = rng.choice(list(COUNTS))
            steps = [max(1, COUNTS[f] * p // 100) for p in (5, 10, 20, 35, 50, 65, 80, 90)]
            return compare(rng.choice(["<", "<=", ">", ">="]), number(f), constant(rng.choice(steps)))
        if kind < 0.86:
            return self.amount_leaf()
        return self.set_leaf()

    def choice_leaf(self):
        rng = self.rng
        f = rng.choice(list(CHOICES))
        options, kind = CHOICES[f], rng.random()
        if kind < 0.3:
            return dict(op="eq", f=f, v=rng.choice(options))
        if kind < 0.55:
            return dict(op="ne", f=f, v=rng.choice(options))
        return dict(op="in", f=f, vs=sorted(rng.sample(options, rng.randint(2, len(options) - 1))))

    def amount_leaf(self):
        rng, kind = self.rng, self.rng.random()
        if kind < 0.35:
            return compare(rng.choice(["<=", ">="]), number(rng.choice(AMOUNTS)), constant(rng.choice(AMOUNT_STEPS)))
        if kind < 0.65:
            a, b = rng.sample(AMOUNTS, 2)
            return compare(rng.choice(["<", "<=", ">=", ">"]), number(a), number(b))
        fs = rng.sample(AMOUNTS, rng.randint(3, 4))
        return compare(rng.choice(["<=", ">="]), total(*fs[:-1]), number(fs[-1]))

    def set_leaf(self):
        rng = self.rng
        f = rng.choice(list(SETS))
        options, kind = SETS[f], rng.random()
        if kind < 0.45:
            return dict(op="has", f=f, v=rng.choice(options))
        if kind < 0.90:
            return dict(op="hasany" if kind < 0.70 else "hasall", f=f, vs=sorted(rng.sample(options, 2)))
        return dict(op="empty", f=f)

    def tree(self, depth, width):
        if depth == 0 or self.rng.random() < 0.35:
            return self.leaf()
        join = self.rng.choice([every, some])
        return join(*[self.tree(depth - 1, 2) for _ in range(self.rng.randint(2, width))])

    def guard_and_requirement(self):
        """35 % one leaf each, 25 % two guards, 20 % two requirements, the rest nested."""
        kind = self.rng.random()
        if kind < 0.35:
            return self.leaf(), self.leaf()
        if kind < 0.60:
            return every(self.leaf(), self.leaf()), self.leaf()
        if kind < 0.80:
            guard, join = self.leaf(), self.rng.choice([every, some])
            return guard, join(self.leaf(), self.leaf())
        if kind < 0.93:
            return self.tree(1, 3), self.tree(2, 3)
        return self.tree(2, 3), negation(self.tree(2, 2))


# The first rules are recognizable ones.
FIRST = [
    (fact("uses_personal_data"), fact("dpia_done")),
    (
        dict(op="in", f="deployment", vs=["production", "public"]),
        compare(">=", number("annual_benefit"), number("annual_cost")),
    ),
    (
        dict(op="in", f="risk_level", vs=["critical", "high"]),
        dict(op="eq", f="oversight", v="human_in_the_loop"),
    ),
    (
        fact("third_party_model"),
        compare("<=", total("licence_cost", "implementation_cost", "training_cost"), number("budget")),
    ),
    (
        some(dict(op="has", f="data_categories", v="health"), dict(op="has", f="data_categories", v="genetic")),
        every(fact("encrypted_at_rest"), dict(op="hasall", f="stakeholders", vs=["legal", "privacy"])),
    ),
]


def random_rules(count: int, rng: random.Random) -> list:
    """Rules with id, severity, guard (`when`), requirement (`require`) and violation (`viol`)."""
    grower, rules = Grower(rng), []
    for at in range(count):
        guard, requirement = FIRST[at] if at < len(FIRST) else grower.guard_and_requirement()
        severity = rng.choices(["critical", "major", "minor"], [1, 3, 6])[0]
        violation = every(guard, negation(requirement))
        rules.append(dict(id=f"R{at:04d}", sev=severity, when=guard, require=requirement, viol=violation))
    return rules


COMPARISONS = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


def amount(case, operand):
    """What an operand is, or None when it is not known."""
    if "k" in operand:
        return operand["k"]
    if "f" in operand:
        return case.get(operand["f"])
    parts = [amount(case, part) for part in operand["sum"]]
    return None if None in parts else sum(parts)


def meaning(case, tree):
    """Strong Kleene logic: True, False, or None where that depends on missing answers."""
    op = tree["op"]
    if op == "not":
        inner = meaning(case, tree["x"])
        return None if inner is None else not inner
    if op in ("all", "any"):
        parts, deciding = [meaning(case, x) for x in tree["xs"]], op == "any"
        return deciding if deciding in parts else None if None in parts else not deciding
    if op == "cmp":
        a, b = amount(case, tree["a"]), amount(case, tree["b"])
        return None if a is None or b is None else COMPARISONS[tree["o"]](a, b)
    value = case.get(tree["f"])
    if value is None:
        return None
    if op == "fact":
        return value
    if op in ("eq", "ne"):
        return (value == tree["v"]) == (op == "eq")
    if op == "in":
        return value in tree["vs"]
    if op == "has":
        return tree["v"] in value
    if op == "empty":
        return not value
    present = [x in value for x in tree["vs"]]
    return any(present) if op == "hasany" else all(present)


def operand_facts(operand):
    if "k" in operand:
        return []
    return [operand["f"]] if "f" in operand else [part["f"] for part in operand["sum"]]


def leaf_facts(leaf):
    return operand_facts(leaf["a"]) + operand_facts(leaf["b"]) if leaf["op"] == "cmp" else [leaf["f"]]


def rail(tree, positive, definite):
    """Kleene logic written out by hand for a language with two truth values: a tree that is true exactly when
    `tree` (or its opposite) is definitely true, or (not `definite`) when it is not definitely false."""
    op = tree["op"]
    if op == "not":
        return rail(tree["x"], not positive, definite)
    if op in ("all", "any"):
        turned = op if positive else {"all": "any", "any": "all"}[op]
        return dict(op=turned, xs=[rail(x, positive, definite) for x in tree["xs"]])
    leaf = tree if positive else negation(tree)
    known = dict(op="known", fs=sorted(set(leaf_facts(tree))))
    return every(known, leaf) if definite else some(negation(known), leaf)


def leaves(tree):
    if "xs" in tree:
        return sum(map(leaves, tree["xs"]))
    return leaves(tree["x"]) if "x" in tree else 1

"""Rego has no *or* within a rule and no *not* around one: both become rules of their own."""

import json

OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


class Rego:
    """Writes one rule; `helpers` collects the rules that it needs."""

    def __init__(self, rule):
        self.rule, self.helpers = rule.lower(), []

    def helper(self, bodies):
        name = f"{self.rule}_{len({text.split()[0] for text in self.helpers}) + 1}"
        self.helpers += [f"{name} if {{ " + "; ".join(body) + " }" for body in bodies]
        return name

    def body(self, tree, positive=True):
        """The lines of a body that is true when the tree is (or is not)."""
        op = tree["op"]
        if op == "not":
            return self.body(tree["x"], not positive)
        if op in ("all", "any"):
            return self.junction(tree, positive)
        return self.leaf(tree, positive)

    def junction(self, tree, positive):
        lines = lambda inner: [line for x in tree["xs"] for line in self.body(x, inner)]
        if tree["op"] == "all":
            return lines(True) if positive else ["not " + self.helper([lines(True)])]
        return [self.helper([self.body(x) for x in tree["xs"]])] if positive else lines(False)

    def leaf(self, tree, positive):
        op, no = tree["op"], "" if positive else "not "
        if op == "cmp":
            return [f'{operand(tree["a"])} {tree["o"] if positive else OPPOSITE[tree["o"]]} {operand(tree["b"])}']
        if op == "known":
            body = [f"input.{fact} != null" for fact in tree["fs"]]
            return body if positive else ["not " + self.helper([body])]
        name = "input." + tree["f"]
        if op == "fact":
            return [no + name]
        if op in ("eq", "ne"):
            return [f'{name} {"==" if (op == "eq") == positive else "!="} {json.dumps(tree["v"])}']
        if op == "in":
            return [f'{no}{name} in {{{", ".join(map(json.dumps, tree["vs"]))}}}']
        if op == "has":
            return [f'{no}{json.dumps(tree["v"])} in {name}']
        if op == "empty":
            return [f'count({name}) {"==" if positive else "!="} 0']
        parts = [f"{json.dumps(v)} in {name}" for v in tree["vs"]]
        if op == "hasall":
            return parts if positive else ["not " + self.helper([parts])]
        return [self.helper([[part] for part in parts])] if positive else ["not " + part for part in parts]


def operand(operand_):
    if "k" in operand_:
        return str(operand_["k"])
    return "input." + operand_["f"] if "f" in operand_ else " + ".join(map(operand, operand_["sum"]))


def module(rules):
    """A module of (id, tree) pairs."""
    out = ["package gov", ""]
    for rule, tree in rules:
        writer = Rego(rule)
        body = writer.body(tree)
        out += [f'violations contains "{rule}" if {{', *["\t" + line for line in body], "}", *writer.helpers, ""]
    return "\n".join(out)

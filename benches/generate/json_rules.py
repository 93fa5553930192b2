"""Conditions as JSON: JSONLogic, json-rules-engine, and the graphs and tables of ZEN."""

import json

from infix import Zen


def compact(value):
    return json.dumps(value, separators=(",", ":"))


def json_logic(tree):
    op = tree["op"]
    if op == "not":
        return {"!": [json_logic(tree["x"])]}
    if op in ("all", "any"):
        return {{"all": "and", "any": "or"}[op]: [json_logic(x) for x in tree["xs"]]}
    if op == "cmp":
        return {tree["o"]: [json_logic_operand(tree["a"]), json_logic_operand(tree["b"])]}
    if op == "known":
        return {"and": [{"!==": [{"var": fact}, None]} for fact in tree["fs"]]}
    variable = {"var": tree["f"]}
    if op == "fact":
        return variable
    if op in ("eq", "ne"):
        return {"===" if op == "eq" else "!==": [variable, tree["v"]]}
    if op == "in":
        return {"in": [variable, tree["vs"]]}
    if op == "has":
        return {"in": [tree["v"], variable]}
    if op == "empty":
        return {"!": [variable]}
    return {"or" if op == "hasany" else "and": [{"in": [v, variable]} for v in tree["vs"]]}


def json_logic_operand(operand):
    if "k" in operand:
        return operand["k"]
    if "f" in operand:
        return {"var": operand["f"]}
    return {"+": [json_logic_operand(part) for part in operand["sum"]]}


OPERATORS = {"<": "lessThan", "<=": "lessThanInclusive", ">": "greaterThan", ">=": "greaterThanInclusive"}


def rules_engine(tree, sums):
    """A condition of json-rules-engine; `sums` collects the sums that become facts of their own."""
    op = tree["op"]
    condition = lambda fact, operator, value: {"fact": fact, "operator": operator, "value": value}

    def operand(side):
        if "f" in side:
            return side["f"]
        name = "sum:" + "+".join(part["f"] for part in side["sum"])
        sums[name] = [part["f"] for part in side["sum"]]
        return name

    if op == "fact":
        return condition(tree["f"], "equal", True)
    if op == "not":
        inner = tree["x"]
        return condition(inner["f"], "equal", False) if inner["op"] == "fact" else {"not": rules_engine(inner, sums)}
    if op in ("all", "any"):
        return {op: [rules_engine(x, sums) for x in tree["xs"]]}
    if op == "cmp":
        other = tree["b"]["k"] if "k" in tree["b"] else {"fact": operand(tree["b"])}
        return condition(operand(tree["a"]), OPERATORS[tree["o"]], other)
    if op in ("hasany", "hasall"):
        parts = [condition(tree["f"], "contains", v) for v in tree["vs"]]
        return {"any" if op == "hasany" else "all": parts}
    if op == "empty":
        return condition(tree["f"], "empty", True)
    operator = {"eq": "equal", "ne": "notEqual", "in": "in", "has": "contains"}[op]
    return condition(tree["f"], operator, tree["vs"] if op == "in" else tree["v"])


def rules_engine_file(rules):
    sums, out = {}, []
    for rule in rules:
        tree = rules_engine(rule["viol"], sums)
        conditions = tree if any(key in tree for key in ("all", "any", "not")) else {"all": [tree]}
        out.append({"name": rule["id"], "conditions": conditions, "event": {"type": rule["id"]}})
    return compact({"sums": sums, "rules": out})


def zen_model(kind, content):
    """A graph of input, one node and output."""
    origin = {"x": 0, "y": 0}
    nodes = [("i", "inputNode", "in", None), ("x", kind, "rules", content), ("o", "outputNode", "out", None)]
    out = []
    for identifier, type_, name, inner in nodes:
        node = {"id": identifier, "type": type_, "name": name, "position": origin}
        out.append(node if inner is None else node | {"content": inner})
    edges = [("1", "i", "x"), ("2", "x", "o")]
    ways = [{"id": at, "sourceId": a, "targetId": b, "type": "edge"} for at, a, b in edges]
    return compact({"nodes": out, "edges": ways})


def zen_graph(rules):
    expressions = [{"id": rule, "key": rule, "value": Zen().write(tree)} for rule, tree in rules]
    return zen_model("expressionNode", {"expressions": expressions})


def zen_table(rules):
    content = {
        "hitPolicy": "collect",
        "inputs": [{"id": "in1", "name": "condition", "field": ""}],
        "outputs": [{"id": "out1", "name": "id", "field": "id"}],
        "rules": [{"_id": rule, "in1": Zen().write(tree), "out1": json.dumps(rule)} for rule, tree in rules],
    }
    return zen_model("decisionTableNode", content)

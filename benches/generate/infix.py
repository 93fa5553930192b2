"""Conditions in languages that write them between their operands."""


class Infix:
    """What most languages share; each one below changes what it writes differently."""

    conjunction, disjunction, bang, quote, prefix = " && ", " || ", "!", "'", ""

    def name(self, fact):
        return self.prefix + fact

    def text(self, option):
        return self.quote + option + self.quote

    def list(self, options):
        return "[" + ", ".join(map(self.text, options)) + "]"

    def operand(self, operand):
        if "k" in operand:
            return str(operand["k"])
        if "f" in operand:
            return self.name(operand["f"])
        return "(" + " + ".join(map(self.operand, operand["sum"])) + ")"

    def write(self, tree):
        return getattr(self, "op_" + tree["op"])(tree)

    def op_fact(self, tree):
        return self.name(tree["f"])

    def op_not(self, tree):
        inner = self.write(tree["x"])
        return self.bang + (inner if tree["x"]["op"] == "fact" else f"({inner})")

    def op_all(self, tree):
        return "(" + self.conjunction.join(map(self.write, tree["xs"])) + ")"

    def op_any(self, tree):
        return "(" + self.disjunction.join(map(self.write, tree["xs"])) + ")"

    def op_cmp(self, tree):
        return f'({self.operand(tree["a"])} {tree["o"]} {self.operand(tree["b"])})'

    def op_eq(self, tree):
        return f'({self.name(tree["f"])} == {self.text(tree["v"])})'

    def op_ne(self, tree):
        return f'({self.name(tree["f"])} != {self.text(tree["v"])})'

    def op_in(self, tree):
        return f'({self.name(tree["f"])} in {self.list(tree["vs"])})'

    def op_has(self, tree):
        return f'({self.text(tree["v"])} in {self.name(tree["f"])})'

    def op_hasany(self, tree):
        return "(" + self.disjunction.join(self.op_has(dict(f=tree["f"], v=v)) for v in tree["vs"]) + ")"

    def op_hasall(self, tree):
        return "(" + self.conjunction.join(self.op_has(dict(f=tree["f"], v=v)) for v in tree["vs"]) + ")"

    def op_known(self, tree):
        return "(" + self.conjunction.join(map(self.known, tree["fs"])) + ")"


class Cel(Infix):
    def op_empty(self, tree):
        return f'(size({self.name(tree["f"])}) == 0)'


class CelWithHas(Cel):
    """`has()` takes a map."""

    prefix = "c."

    def known(self, fact):
        return f"has(c.{fact})"


class Riktlinje(Cel):
    def op_hasany(self, tree):
        return f'{self.name(tree["f"])}.any_of({self.list(tree["vs"])})'

    def op_hasall(self, tree):
        return f'{self.name(tree["f"])}.all_of({self.list(tree["vs"])})'


class Zen(Infix):
    conjunction, disjunction, bang = " and ", " or ", "not "

    def op_empty(self, tree):
        return f'(len({self.name(tree["f"])}) == 0)'

    def known(self, fact):
        return f"({fact} != null)"


class Rhai(Infix):
    quote, prefix = '"', "c."

    def op_empty(self, tree):
        return f'({self.name(tree["f"])}.len == 0)'

    def known(self, fact):
        return f'("{fact}" in c)'


class Cedar(Infix):
    quote, prefix = '"', "context."

    def op_in(self, tree):
        return f'{self.list(tree["vs"])}.contains({self.name(tree["f"])})'

    def op_has(self, tree):
        return f'{self.name(tree["f"])}.contains({self.text(tree["v"])})'

    def op_hasany(self, tree):
        return f'{self.name(tree["f"])}.containsAny({self.list(tree["vs"])})'

    def op_hasall(self, tree):
        return f'{self.name(tree["f"])}.containsAll({self.list(tree["vs"])})'

    def op_empty(self, tree):
        return f'{self.name(tree["f"])}.isEmpty()'

    def known(self, fact):
        return f"context has {fact}"


class JavaScript(Infix):
    prefix = "c."

    def op_eq(self, tree):
        return super().op_eq(tree).replace(" == ", " === ")

    def op_in(self, tree):
        return f'({self.list(tree["vs"])}.includes({self.name(tree["f"])}))'

    def op_has(self, tree):
        return f'{self.name(tree["f"])}.includes({self.text(tree["v"])})'

    def op_empty(self, tree):
        return f'({self.name(tree["f"])}.length === 0)'

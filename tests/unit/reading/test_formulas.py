"""Formulas of MathML and of Word as one line."""

from __future__ import annotations

import pytest

from scoqa.reading.elements import xml_root
from scoqa.reading.formulas import formula


@pytest.mark.parametrize(
    ("inner", "line"),
    [
        ("<mi>E</mi><mo>=</mo><mi>m</mi><mo>\u2062</mo><msup><mi>c</mi><mn>2</mn></msup>", "E=mc²"),
        ("<msup><mi>x</mi><mrow><mo>-</mo><mn>1</mn></mrow></msup>", "x⁻¹"),
        ("<msup><mi>x</mi><mi>n</mi></msup>", "xn"),
        ("<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>", "xi²"),
        ("<mfrac><mi>a</mi><mn>2</mn></mfrac>", "a/2"),
        ("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>c</mi></mfrac>", "(a+b)/c"),
        ("<msqrt><mi>a</mi><mo>+</mo><mi>b</mi></msqrt>", "√(a+b)"),
        ("<semantics><mi> x </mi><annotation>x</annotation></semantics>", "x"),
        ("<msup/>", ""),
        ("<mn>2</mn><mi>sin</mi><mi>x</mi><mi>y</mi>", "2sin xy"),
        (
            "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd></mtr></mtable>",
            "1 2 3 ",
        ),
        ("<msup><mrow/><mtext>a</mtext></msup><mtext>of wheat </mtext>", "a of wheat "),
    ],
)
def test_a_formula_of_mathml_is_one_line(inner: str, line: str):
    assert formula(xml_root(f"<math xmlns='m'>{inner}</math>".encode())) == line


@pytest.mark.parametrize(
    ("inner", "line"),
    [
        ("<r><t>E=m</t></r><sSup><sSupPr/><e><r><t>c</t></r></e><sup><r><t>2</t></r></sup></sSup>", "E=mc²"),
        ("<r><t>f</t></r><d><dPr/><e><r><t>x</t></r></e></d>", "f(x)"),
        ("<d><dPr><begChr val='['/><endChr val=']'/></dPr><e><r><t>x</t></r></e></d>", "[x]"),
        ("<f><num><r><t>a</t></r></num><den><r><t>b</t></r></den></f>", "a/b"),
        ("<nary><naryPr><chr val='∑'/></naryPr><sub/><sup/><e><r><t>x</t></r></e></nary>", "∑x"),
        ("<rad><radPr/><deg/><e><r><t>x</t></r></e></rad>", "√x"),
    ],
)
def test_a_formula_of_word_is_one_line(inner: str, line: str):
    assert formula(xml_root(f"<oMath xmlns='m'>{inner}</oMath>".encode())) == line

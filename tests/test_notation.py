import pytest

from codes import notation


@pytest.mark.parametrize("code", ["211", "421", "571", "599"])
def test_reply_codes(code):
    assert notation.is_reply(code)
    assert notation.is_well_formed(code)


@pytest.mark.parametrize("code", ["101", "600", "42", "4211", "4a1", "４２１", "421 ", ""])
def test_not_reply_codes(code):
    assert not notation.is_reply(code)


@pytest.mark.parametrize("code", ["2.0.0", "4.7.1", "5.7.999", "5.999.0"])
def test_enhanced_codes(code):
    assert notation.is_enhanced(code)


@pytest.mark.parametrize("code", ["3.1.1", "5.1.1000", "5.1000.1", "5.01.1", "5.1", "5.1.1.1", "X.1.1", "５.1.1"])
def test_not_enhanced_codes(code):
    assert not notation.is_enhanced(code)


def test_order_is_reply_before_enhanced_then_numeric():
    codes = ["5.7.10", "5.7.9", "4.7.1", "550", "421", "101"]
    assert sorted(codes, key=notation.sort_key) == ["101", "421", "550", "4.7.1", "5.7.9", "5.7.10"]


def test_taking_apart_and_putting_together():
    assert notation.parts("5.7.26") == ("5", "7", "26")
    assert notation.family_of("5.7.26") == "X.7.26"
    assert notation.concrete("X.7.26", 4) == "4.7.26"
    with pytest.raises(ValueError, match="421"):
        notation.parts("421")

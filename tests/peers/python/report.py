"""Runs cases one after the other and prints one JSON line for each."""

import json
import traceback


def run_cases(*cases):
    for case in cases:
        try:
            case()
            print(json.dumps({"case": case.__name__, "ok": True}), flush=True)
        except Exception:
            print(json.dumps({"case": case.__name__, "ok": False, "error": traceback.format_exc()}), flush=True)


def equal(found, expected):
    assert found == expected, f"expected {expected!r}, found {found!r}"

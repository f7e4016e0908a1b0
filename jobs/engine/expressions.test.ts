import { describe, expect, test } from "vitest";
import { compileExpression, ExpressionRefused } from "./expressions.ts";
import { arrivalKeys, searchRefs, waitKey } from "./match-keys.ts";

const event = { name: "e", data: { n: 2, s: "a", l: ["x", "y"], nul: null, ok: true, deep: { id: "o1" } } };
const later = { name: "l", data: { n: 2.0, s: "a", id: "o1" } };

describe("expressions that are evaluated exactly", () => {
  test.each([
    ["event.data.n > 1", true],
    ["event.data.n == 2", true],
    ["event.data.n == async.data.n", true],
    ["event.data.s in ['a', 'b'] && !(event.data.n != 2)", true],
    ["'x' in event.data.l", true],
    ["event.data.missing == 'x' || event.data.n == 2", true],
    ["has(event.data.missing)", false],
    ["event.data.nul == null", true],
    ["event.data['s'] == 'a'", true],
    ["event.data.s.startsWith('a') ? event.data.ok : false", true],
    ["size('😀') == 1", true],
    ["event.data.s == 1", false],
  ])("%s", (source, result) => {
    expect(compileExpression(source, "both").matches({ event, async: later })).toBe(result);
  });

  test("a failed evaluation is no match: missing field, wrong type, not a boolean", () => {
    for (const source of [
      "event.data.missing == 'x'",
      "event.data.s > 1",
      "event.data.n",
      "event.data.n + 1 == 3",
    ]) {
      expect(compileExpression(source, "event").matches({ event })).toBe(false);
    }
  });

  test("values for keys", () => {
    expect(compileExpression("event.data.s + '-' + event.data.deep.id", "event").value({ event })).toBe(
      "a-o1",
    );
    expect(compileExpression("event.data.missing", "event").value({ event })).toBeUndefined();
  });
});

describe("refused, never half understood", () => {
  test.each([
    "event.data.x ===",
    "event.data..",
    "foo.bar == 1",
    "async.data.x == 1",
    "event.data.s.matches('a.*')",
    "event.data.l.exists(v, v == 'x')",
    "string(event.data.n) == '2'",
    "event.data.n * 2 == 4",
    "event.data.n - 1 == 1",
    "timestamp('2024-01-01T00:00:00Z') == event.ts",
    "b'x' == event.data.s",
    "2u == event.data.n",
    "{'a': 1} == event.data",
    "1 + 'a'",
    "",
  ])("%s", (source) => {
    expect(() => compileExpression(source, "event")).toThrow(ExpressionRefused);
  });
});

describe("keys by which waits are found", () => {
  const expression = compileExpression(
    "async.data.ok == true && event.data.deep.id == async.data.id",
    "both",
  );

  test("an equality of the two events gives one key, which the arriving event has among its own", () => {
    expect(waitKey(expression, event)).toBe('data.id="o1"');
    expect(arrivalKeys(later)).toContain('data.id="o1"');
    expect(waitKey(compileExpression("async.data.n == event.data.n", "both"), event)).toBe("data.n=2");
  });

  test("no key where none is safe: no equality, no scalar, too long, either of two", () => {
    for (const source of ["async.data.n > event.data.n", "event.data.l == async.data.l"]) {
      expect(waitKey(compileExpression(source, "both"), event)).toBeNull();
    }
    const either = compileExpression("event.data.s == async.data.s || event.data.n == async.data.n", "both");
    expect(waitKey(either, event)).toBeNull();
    expect(waitKey(expression, { data: { deep: { id: "x".repeat(300) } } })).toBeNull();
    expect(waitKey(null, event)).toBeNull();
    expect(
      arrivalKeys({ data: Object.fromEntries(Array.from({ length: 500 }, (_, n) => [n, n])) }),
    ).toBeNull();
  });
});

test("words to find a run by: ids and numbers, no prose, no mail addresses", () => {
  const data = {
    orderId: "ord_1",
    n: 1042,
    note: "please hurry",
    mail: "a@b.example",
    deep: { list: ["x-77"] },
  };
  expect(searchRefs(data)).toEqual(["ord_1", "1042", "x-77"]);
});

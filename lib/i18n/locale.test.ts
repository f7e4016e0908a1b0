import { describe, expect, it } from "vitest";
import { isLocale, matchLocale, otherLocale, withLocale } from "./locale.ts";

describe("matchLocale", () => {
  it.each([
    ["ru-RU,ru;q=0.9,en-US;q=0.8", "ru"],
    ["en-GB,en;q=0.9", "en"],
    ["de,en;q=0.5,ru;q=0.7", "ru"],
    ["ru;q=0,en;q=0.1", "en"],
    ["de-DE,fr", "ru"],
    ["", "ru"],
    [null, "ru"],
    ["en;q=abc", "ru"],
  ])("%s gives %s", (header, expected) => {
    expect(matchLocale(header)).toBe(expected);
  });
});

describe("withLocale", () => {
  it("replaces the language and keeps the rest", () => {
    expect(withLocale("/ru/orders/F-1042", "en")).toBe("/en/orders/F-1042");
    expect(withLocale("/ru", "en")).toBe("/en");
  });
  it("adds a language where there is none", () => {
    expect(withLocale("/orders", "ru")).toBe("/ru/orders");
    expect(withLocale("/", "ru")).toBe("/ru");
  });
});

it("knows its languages only", () => {
  expect(isLocale("ru")).toBe(true);
  expect(isLocale("de")).toBe(false);
  expect(isLocale(undefined)).toBe(false);
  expect(otherLocale("ru")).toBe("en");
  expect(otherLocale("en")).toBe("ru");
});

import { expect, it } from "vitest";
import { safePath } from "./safe-path.ts";

it.each(["/ru", "/en/orders", "/ru/orders/1?tab=a#price", "/en?q=1"])("takes %s", (path) => {
  expect(safePath(path)).toBe(path);
});

it.each([
  null,
  "",
  "orders",
  "https://evil.example/ru",
  "//evil.example/ru",
  "/\\evil.example",
  "/ru\\..\\..\\evil",
  "/\t/evil.example",
  "/ru/..//evil.example",
  "/ru//evil.example",
  "/api/auth/sign-out",
  "/rubble",
  "javascript:alert(1)",
  "/ru/../api/health",
  "/ru/%2e%2e/api/health",
  "/ru/sign-in",
  `/ru/${"a".repeat(600)}`,
])("refuses %j", (path) => {
  expect(safePath(path)).toBeNull();
});

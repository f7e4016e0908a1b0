import { expect, it } from "vitest";
import { Turns } from "./turns.ts";

it("lets so many begin at once, and each that ends lets in the one that asked first", () => {
  const turns = new Turns(2);
  const begun: string[] = [];
  const end = (name: string) => turns.ask(() => void begun.push(name));
  const [a, , c] = [end("a"), end("b"), end("c"), end("d")];
  expect(begun).toEqual(["a", "b"]);
  a();
  expect(begun).toEqual(["a", "b", "c"]);
  c();
  expect(begun).toEqual(["a", "b", "c", "d"]);
});

it("forgets who stopped waiting", () => {
  const turns = new Turns(1);
  const begun: string[] = [];
  const end = (name: string) => turns.ask(() => void begun.push(name));
  const [a, b] = [end("a"), end("b"), end("c")];
  b();
  a();
  expect(begun).toEqual(["a", "c"]);
});

it("has its free turns back when nobody waits", () => {
  const turns = new Turns(1);
  turns.ask(() => {})();
  let begun = false;
  turns.ask(() => {
    begun = true;
  });
  expect(begun).toBe(true);
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { previewKey } from "./object-key.ts";
import { attachment } from "./sign-download.ts";

it("escapes every name so that it cannot leave its header", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 80 }), (name) => {
      const header = attachment(name);
      expect(header).toMatch(/^attachment; filename="[^"\\;%]*"; filename\*=UTF-8''[A-Za-z0-9!._~%-]*$/);
      expect(header).toMatch(/^[\x20-\x7e]*$/);
      const encoded = header.slice(header.indexOf("''") + 2);
      expect(decodeURIComponent(encoded)).toBe(name.toWellFormed());
    }),
  );
});

it("keeps a Russian name for those who can read it", () => {
  expect(attachment("кольцо.stl")).toBe(
    `attachment; filename="______.stl"; filename*=UTF-8''${encodeURIComponent("кольцо")}.stl`,
  );
});

it("makes no path of a version", () => {
  expect(previewKey("ab", "1.0.0/../x")).toBe("previews/ab-1.0.0_.._x.bin");
});

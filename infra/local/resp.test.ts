import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeCommand, RespError, RespReader, RespStatus, type RespValue } from "./resp.ts";

/** The protocol's text of a value, written independently of the reader. */
function serialise(value: RespValue): Buffer {
  if (value === null) return Buffer.from("$-1\r\n");
  if (typeof value === "number") return Buffer.from(`:${value}\r\n`);
  if (value instanceof RespStatus) return Buffer.from(`+${value.text}\r\n`);
  if (value instanceof RespError) return Buffer.from(`-${value.message}\r\n`);
  if (Array.isArray(value))
    return Buffer.concat([Buffer.from(`*${value.length}\r\n`), ...value.map(serialise)]);
  return Buffer.concat([Buffer.from(`$${value.length}\r\n`), value, Buffer.from("\r\n")]);
}

const line = fc.string().map((text) => text.replace(/[\r\n]/g, " "));

const { value } = fc.letrec<{ value: RespValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constant(null),
    fc.integer(),
    line.map((text) => new RespStatus(text)),
    line.map((text) => new RespError(text)),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc.array(tie("value"), { maxLength: 5 }),
  ),
}));

describe("RespReader", () => {
  test("reads any answers, wherever the packets are cut", () => {
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 6 }),
        fc.infiniteStream(fc.integer({ min: 1, max: 40 })),
        (answers, sizes) => {
          const bytes = Buffer.concat(answers.map(serialise));
          const reader = new RespReader();
          const read: RespValue[] = [];
          for (let at = 0; at < bytes.length; ) {
            const size = sizes.next().value;
            read.push(...reader.push(bytes.subarray(at, at + size)));
            at += size;
          }
          expect(read).toEqual(answers);
        },
      ),
    );
  });

  test("a nil array is null", () => {
    expect(new RespReader().push(Buffer.from("*-1\r\n"))).toEqual([null]);
  });

  test("reads 16 MB in small packets without going over the bytes again and again", () => {
    const reader = new RespReader();
    const big = Buffer.alloc(16 * 1024 * 1024, 120);
    const bytes = serialise(big);
    const read: RespValue[] = [];
    const started = performance.now();
    for (let at = 0; at < bytes.length; at += 4096) read.push(...reader.push(bytes.subarray(at, at + 4096)));
    expect(read).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test("refuses what is not the protocol", () => {
    expect(() => new RespReader().push(Buffer.from("HTTP/1.1 200 OK\r\n"))).toThrow(/not an answer/);
  });
});

test("a command is an array of bulk strings, counted in bytes", () => {
  expect(encodeCommand(["SET", "ключ", Buffer.from([0, 13, 10])]).toString("latin1")).toBe(
    `*3\r\n$3\r\nSET\r\n$8\r\n${Buffer.from("ключ").toString("latin1")}\r\n$3\r\n\0\r\n\r\n`,
  );
});

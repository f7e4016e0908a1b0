import { expect, test } from "vitest";
import { failureReason } from "./part-log.ts";

test.each([
  [
    "could not write: No space left on device\nFATAL: x",
    "the disk is full: free at least 1 GB and start again",
  ],
  [
    'LOG:  could not bind IPv4 address "127.0.0.1": Address already in use\nLOG: hint',
    "its port is taken (Address already in use): stop the other program and start again",
  ],
  [
    "Error: listen EADDRINUSE: address already in use 127.0.0.1:3000\n    at Server",
    "its port is taken (EADDRINUSE: address already in use 127.0.0.1:3000): stop the other program and start again",
  ],
  [
    "warming up\nTypeError: x is not a function\n    at main (a.ts:1:1)\n\nNode.js v24.21.0",
    "TypeError: x is not a function",
  ],
  [
    "LOG: a\nFATAL:  data directory has wrong ownership\nHINT: b",
    "FATAL:  data directory has wrong ownership",
  ],
  ["", "it ended without a word"],
])("why %j", (tail, reason) => {
  expect(failureReason(tail)).toBe(reason);
});

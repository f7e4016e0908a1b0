import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { encodeUlid, eventIdsFromSeed, newUlid, ulidFloor } from "./ids.ts";

const FOLDER = "tests/fixtures/inngest-exchanges";
type Exchange = { path: string; headers: Record<string, string>; responseBody: { ids?: string[] } };

describe("ids of events from a seed", () => {
  const recorded = readdirSync(FOLDER).flatMap((file) =>
    (JSON.parse(readFileSync(`${FOLDER}/${file}`, "utf8")) as Exchange[]).flatMap(
      ({ path, headers, responseBody }) => {
        const seed = headers["x-inngest-event-id-seed"];
        return path.startsWith("/e/") && seed && responseBody?.ids ? [{ seed, ids: responseBody.ids }] : [];
      },
    ),
  );

  test("are those the real server gave, in every recording", () => {
    expect(recorded.length).toBeGreaterThan(40);
    for (const { seed, ids } of recorded) {
      expect(ids.map((_, index) => eventIdsFromSeed(seed)(index + 1))).toEqual(ids);
    }
  });

  test.each([undefined, "", "abc", "1795389748495", "1795389748495,AAAA", "-1,lAYPI8sRwAXbrQ=="])(
    "a seed that is none (%s) gives new ids",
    (seed) => {
      const ids = eventIdsFromSeed(seed);
      expect(ids(1)).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
      expect(ids(1)).not.toBe(ids(1));
    },
  );

  test("the tail wraps around", () => {
    const seed = `1795389748495,${Buffer.from("000000000000ffffffff", "hex").toString("base64")}`;
    expect(eventIdsFromSeed(seed)(1)).toBe(encodeUlid(1795389748495, Buffer.alloc(10)));
  });
});

test("new ids grow, also within one millisecond", () => {
  const ids = Array.from({ length: 1_000 }, () => newUlid());
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(1_000);
});

test("the floor of an instant lies below every id of it", () => {
  const floor = ulidFloor(Date.now());
  expect(newUlid() >= floor).toBe(true);
  expect(ulidFloor(0)).toBe("0".repeat(26));
});

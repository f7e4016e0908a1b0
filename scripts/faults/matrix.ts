/** A fault that is brought about for real, and the tests that do it: by file, and by what their titles contain. */
export type Fault = {
  row: number;
  fault: string;
  tests: readonly (readonly [file: string, title: string])[];
};

/** The fault matrix; matrix.test.ts finds each named test in its file. */
export const FAULTS: readonly Fault[] = [
  {
    row: 1,
    fault: "object storage refuses connections",
    tests: [
      ["tests/integration/upload/storage-down.test.ts", "keeps intent and draft while no storage answers"],
      [
        "components/upload/engine/upload-engine.test.ts",
        "says that it waits while storage refuses connections",
      ],
    ],
  },
  {
    row: 2,
    fault: "storage is slow",
    tests: [
      ["tests/integration/upload/storage-down.test.ts", "holds no request longer than its patience"],
      ["components/upload/engine/upload-engine.test.ts", "goes on slowly with a slow store"],
    ],
  },
  {
    row: 3,
    fault: "storage answers 503 to every third request",
    tests: [["components/upload/engine/upload-engine.test.ts", "comes through a 503 to every third request"]],
  },
  {
    row: 4,
    fault: "a connection is cut after 60 % of a part",
    tests: [
      [
        "components/upload/engine/upload-engine.test.ts",
        "sends only the part again whose connection was cut",
      ],
    ],
  },
  {
    row: 5,
    fault: "Complete answers 200 with an error, or with nothing behind it",
    tests: [
      ["tests/integration/upload/half-failed-complete.test.ts", "takes a 200 with an error in its body"],
      [
        "tests/integration/upload/half-failed-complete.test.ts",
        "does not believe a store that says yes and has nothing",
      ],
    ],
  },
  {
    row: 6,
    fault: "killed between storage's answer and the commit",
    tests: [["tests/integration/upload/sweep-uploads.test.ts", "finds the object of an upload that died"]],
  },
  {
    row: 7,
    fault: "a part arrives corrupt or truncated",
    tests: [
      ["tests/integration/upload/complete-upload.test.ts", "never lets a corrupt, short or long part in"],
      ["tests/integration/upload/analyse-model.test.ts", "notices bytes that are not the ones sent"],
    ],
  },
  {
    row: 8,
    fault: "a signed address has run out",
    tests: [
      [
        "components/upload/engine/upload-engine.test.ts",
        "signs only what is left when an address has run out",
      ],
    ],
  },
  {
    row: 9,
    fault: "the browser is offline in the middle of an upload",
    tests: [["components/upload/engine/upload-engine.test.ts", "waits offline without trying"]],
  },
  {
    row: 10,
    fault: "the tab is closed and opened again",
    tests: [
      ["components/upload/engine/upload-engine.test.ts", "does not send stored parts again after a reload"],
    ],
  },
  {
    row: 11,
    fault: "the cache is down",
    tests: [
      ["tests/integration/cache/read-through.test.ts", "answers from the database when the cache is down"],
    ],
  },
  {
    row: 12,
    fault: "the cache is slow",
    tests: [["tests/integration/cache/read-through.test.ts", "waits 100 ms for a slow cache"]],
  },
  {
    row: 13,
    fault: "500 readers of an expired key",
    tests: [["tests/integration/cache/read-through.test.ts", "asks the database once for 500 readers"]],
  },
  {
    row: 14,
    fault: "the database is killed and started again",
    tests: [
      [
        "tests/integration/db/lost-connections.test.ts",
        "lets nothing of a transaction through to the next one",
      ],
      ["tests/integration/db/lost-connections.test.ts", "is there again as soon as the server is"],
      [
        "tests/integration/infra/supervisor.test.ts",
        "a killed service is started again, says so, and keeps what it acknowledged",
      ],
      [
        "tests/integration/auth/database-away.test.ts",
        "asks to try again when the connection is cut in the middle",
      ],
      [
        "tests/integration/engine/durability/chaos.test.ts",
        "events under kill -9 of engines, app and PostgreSQL",
      ],
    ],
  },
  {
    row: 15,
    fault: "the primary is lost, a standby promoted",
    tests: [["tests/integration/faults/standby.test.ts", "every acknowledged row on the standby"]],
  },
  {
    row: 16,
    fault: "a standby stalls",
    tests: [["tests/integration/faults/standby.test.ts", "lets writes wait: nothing is acknowledged"]],
  },
  {
    row: 17,
    fault: "a replica lags",
    tests: [
      ["tests/integration/faults/replica.test.ts", "what somebody has just written, and no 404"],
      ["tests/integration/faults/replica.test.ts", "nobody what is older than two seconds"],
      ["tests/integration/faults/replica.test.ts", "is not believed to have what a forged cookie says"],
      ["tests/integration/faults/replica.test.ts", "by any process, shows it"],
      ["tests/integration/faults/replica.test.ts", "until no process reads from that replica"],
      ["tests/integration/faults/replica.test.ts", "be read from the primary when it is killed"],
      ["tests/integration/faults/replica.test.ts", "longer than its deadline when it stalls"],
      ["tests/integration/faults/replica.test.ts", "a list that takes too long there"],
      ["tests/integration/faults/replica.test.ts", "a primary itself, nor when it follows another"],
    ],
  },
  {
    row: 18,
    fault: "a statement runs too long",
    tests: [
      [
        "tests/integration/auth/database-away.test.ts",
        "asks to try again when a statement was cut for its time",
      ],
    ],
  },
  {
    row: 19,
    fault: "the job engine is down while orders are placed",
    tests: [
      ["tests/integration/reconcile/delivery.test.ts", "keeps what an engine that is down refused"],
      ["tests/integration/reconcile/delivery.test.ts", "has each promise in the transaction of its fact"],
    ],
  },
  {
    row: 20,
    fault: "the job engine took an event and forgot it",
    tests: [["tests/integration/reconcile/delivery.test.ts", "sends again what an engine took and forgot"]],
  },
  {
    row: 21,
    fault: "the worker is killed in the middle of an analysis",
    tests: [["tests/integration/faults/worker-killed.test.ts", "in the middle of an analysis, twice"]],
  },
  {
    row: 22,
    fault: "a poison file ends the worker's thread every time",
    tests: [
      [
        "tests/integration/upload/analyse-model.test.ts",
        "sets a file aside that ends its thread three times",
      ],
    ],
  },
  {
    row: 23,
    fault: "the same event ten times, two answers of one step",
    tests: [
      ["tests/integration/reconcile/delivery.test.ts", "gives no promise to two relays at once"],
      ["tests/integration/engine/durability/takeover.test.ts", "the heir's answer is the one that is kept"],
      [
        "tests/integration/order/pricing.test.ts",
        "makes one quote of one request, however often it is delivered",
      ],
      ["tests/integration/engine/steps.test.ts", "requests with one seed that wait together are one event"],
    ],
  },
  {
    row: 24,
    fault: "the same event 25 hours later",
    tests: [
      ["tests/integration/upload/analyse-model.test.ts", "does nothing when the same event comes again"],
      ["tests/integration/order/pricing.test.ts", "could not be done a day ago comes again"],
    ],
  },
  {
    row: 25,
    fault: "events out of order, in every order there is",
    tests: [
      ["tests/integration/faults/out-of-order.test.ts", "for every order in which its events may come"],
      ["tests/integration/faults/out-of-order.test.ts", "when all come at once"],
      ["tests/integration/order/acceptance.test.ts", "given back, once, whoever sees it first"],
    ],
  },
  {
    row: 26,
    fault: "double click, 20 submits with one key",
    tests: [
      ["tests/integration/order/acceptance.test.ts", "charges one person once: twenty presses with one key"],
      ["tests/integration/order/acceptance.test.ts", "refuses a second payment beside the first"],
      ["tests/integration/order/pricing.test.ts", "is one question under one key"],
    ],
  },
  {
    row: 27,
    fault: "two to ten operators reach for one order",
    tests: [
      ["tests/integration/production/claim-order.test.ts", "operators who ask at once exactly one wins"],
    ],
  },
  {
    row: 28,
    fault: "a clock is wrong by ten minutes",
    tests: [
      [
        "tests/integration/engine/durability/takeover.test.ts",
        "sleeps are as long as they should be, schedules neither early nor twice",
      ],
    ],
  },
  {
    row: 29,
    fault: "guessing at passwords",
    tests: [
      ["tests/integration/auth/sign-in-limits.test.ts", "stops guessing at one account from many addresses"],
      ["tests/integration/auth/sign-in-limits.test.ts", "stops guessing at many accounts from one address"],
    ],
  },
  {
    row: 30,
    fault: "a tampered price or order",
    tests: [
      ["tests/integration/order/acceptance.test.ts", "refuses a second payment beside the first"],
      ["tests/integration/auth/accounts.test.ts", "never takes a role, a ban or an id from a request"],
    ],
  },
  {
    row: 31,
    fault: "someone else's id in every procedure",
    tests: [
      ["tests/integration/access/procedures.test.ts", "has a row for every procedure"],
      ["tests/integration/access/procedures.test.ts", "lets in whom its row names, and nobody else"],
    ],
  },
  {
    row: 32,
    fault: "cross-site requests",
    tests: [["tests/integration/auth/doors.test.ts", "and nothing changes"]],
  },
  {
    row: 33,
    fault: "a forged webhook or job signature",
    tests: [
      ["tests/integration/jobs/product-functions.test.ts", "refuse a call without a signature"],
      ["tests/integration/webhooks/carrier.test.ts", ", and changes nothing"],
      ["server/env.test.ts", "stops a production boot with unsigned jobs"],
    ],
  },
  {
    row: 34,
    fault: "a replayed webhook",
    tests: [
      ["tests/integration/webhooks/carrier.test.ts", "delivers the order, once, however often it comes"],
    ],
  },
  {
    row: 35,
    fault: "a zip bomb as 3MF",
    tests: [
      ["lib/geometry/hostile.test.ts", "refuses what declares to swell"],
      ["lib/geometry/hostile.test.ts", "refuses what lies about its size"],
      ["lib/geometry/hostile.test.ts", "refuses entries that overlap"],
      ["lib/geometry/hostile.test.ts", "refuses very many entries"],
    ],
  },
  {
    row: 36,
    fault: "XML attacks in 3MF",
    tests: [
      ["lib/geometry/hostile.test.ts", "refuses any document type"],
      ["lib/geometry/hostile.test.ts", "refuses components in a circle"],
    ],
  },
  {
    row: 37,
    fault: "an STL header that promises 4,294,967,295 triangles",
    tests: [["lib/geometry/hostile.test.ts", "a header of 4,294,967,295 triangles is refused"]],
  },
  {
    row: 38,
    fault: "NaN, infinity, no triangles",
    tests: [
      ["lib/geometry/hostile.test.ts", "zero triangles are refused by name"],
      ["lib/geometry/estimate.test.ts", "prices nothing that is cut off, empty or not finite"],
    ],
  },
  {
    row: 39,
    fault: "one endless line of text",
    tests: [["lib/geometry/hostile.test.ts", "blanks without end are not kept"]],
  },
  {
    row: 40,
    fault: "hostile file names",
    tests: [
      ["server/storage/sign-download.test.ts", "escapes every name so that it cannot leave its header"],
      ["tests/integration/upload/begin-upload.test.ts", "has no name left of"],
    ],
  },
  {
    row: 41,
    fault: "huge bodies, a batch of a thousand calls",
    tests: [
      ["tests/integration/auth/doors.test.ts", "caps bodies of"],
      ["tests/integration/auth/doors.test.ts", "caps a batch at ten calls"],
    ],
  },
  {
    row: 42,
    fault: "one user opens uploads without end",
    tests: [
      ["tests/integration/upload/begin-upload.test.ts", "counts open uploads, also those asked for at once"],
      ["tests/integration/upload/begin-upload.test.ts", "counts files and bytes of a day"],
    ],
  },
  {
    row: 43,
    fault: "old worker and new app side by side",
    tests: [
      ["tests/integration/jobs/rolling-release.test.ts", "has every function under its id"],
      ["tests/integration/jobs/rolling-release.test.ts", "as before; what is new may be missing"],
      ["tests/integration/jobs/rolling-release.test.ts", "when those before it are done"],
      ["tests/integration/jobs/rolling-release.test.ts", "is finished by this one"],
      ["tests/integration/db/expand-only.test.ts", "still works after it, and its rows stay"],
      ["tests/integration/db/expand-only.test.ts", "narrows nothing that is there"],
    ],
  },
  {
    row: 44,
    fault: "the disk of the object store is full",
    tests: [
      ["tests/integration/faults/disk-full.test.ts", "refuses parts, calls nothing stored"],
      ["tests/integration/faults/disk-full.test.ts", "only what is true after its end"],
    ],
  },
  {
    row: 45,
    fault: "the mail server is away for an hour",
    tests: [
      ["tests/integration/faults/mail-server-away.test.ts", "lets mails wait for an hour"],
      ["tests/integration/faults/mail-server-away.test.ts", "takes up a mail whose delivery died half-way"],
    ],
  },
  {
    row: 46,
    fault: "the payment provider falls silent after charging",
    tests: [
      [
        "tests/integration/order/acceptance.test.ts",
        "asks again with the same key when the bank fell silent",
      ],
    ],
  },
];

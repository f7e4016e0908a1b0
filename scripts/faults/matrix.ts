/** A fault that is brought about for real, and the tests that do it: by file, and by what their titles contain. */
export type Fault = { row: number; fault: string } & (
  | { tests: readonly { file: string; title: string }[] }
  | { untried: string }
);

/** The fault matrix. A row without a test says why; matrix.test.ts finds each named test in its file. */
export const FAULTS: readonly Fault[] = [
  {
    row: 1,
    fault: "object storage refuses connections",
    tests: [
      {
        file: "tests/integration/upload/storage-down.test.ts",
        title: "keeps intent and draft while no storage answers",
      },
      {
        file: "components/upload/engine/upload-engine.test.ts",
        title: "says that it waits while storage refuses connections",
      },
    ],
  },
  {
    row: 2,
    fault: "storage is slow",
    tests: [
      {
        file: "tests/integration/upload/storage-down.test.ts",
        title: "holds no request longer than its patience",
      },
      { file: "components/upload/engine/upload-engine.test.ts", title: "goes on slowly with a slow store" },
    ],
  },
  {
    row: 3,
    fault: "storage answers 503 to every third request",
    tests: [
      {
        file: "components/upload/engine/upload-engine.test.ts",
        title: "comes through a 503 to every third request",
      },
    ],
  },
  {
    row: 4,
    fault: "a connection is cut after 60 % of a part",
    tests: [
      {
        file: "components/upload/engine/upload-engine.test.ts",
        title: "sends only the part again whose connection was cut",
      },
    ],
  },
  {
    row: 5,
    fault: "Complete answers 200 with an error, or with nothing behind it",
    tests: [
      {
        file: "tests/integration/upload/half-failed-complete.test.ts",
        title: "takes a 200 with an error in its body",
      },
      {
        file: "tests/integration/upload/half-failed-complete.test.ts",
        title: "does not believe a store that says yes and has nothing",
      },
    ],
  },
  {
    row: 6,
    fault: "killed between storage's answer and the commit",
    tests: [
      {
        file: "tests/integration/upload/sweep-uploads.test.ts",
        title: "finds the object of an upload that died",
      },
    ],
  },
  {
    row: 7,
    fault: "a part arrives corrupt or truncated",
    tests: [
      {
        file: "tests/integration/upload/complete-upload.test.ts",
        title: "never lets a corrupt, short or long part in",
      },
      {
        file: "tests/integration/upload/analyse-model.test.ts",
        title: "notices bytes that are not the ones sent",
      },
    ],
  },
  {
    row: 8,
    fault: "a signed address has run out",
    tests: [
      {
        file: "components/upload/engine/upload-engine.test.ts",
        title: "signs only what is left when an address has run out",
      },
    ],
  },
  {
    row: 9,
    fault: "the browser is offline in the middle of an upload",
    tests: [
      { file: "components/upload/engine/upload-engine.test.ts", title: "waits offline without trying" },
    ],
  },
  {
    row: 10,
    fault: "the tab is closed and opened again",
    tests: [
      {
        file: "components/upload/engine/upload-engine.test.ts",
        title: "does not send stored parts again after a reload",
      },
    ],
  },
  {
    row: 11,
    fault: "the cache is down",
    tests: [
      {
        file: "tests/integration/cache/read-through.test.ts",
        title: "answers from the database when the cache is down",
      },
    ],
  },
  {
    row: 12,
    fault: "the cache is slow",
    tests: [{ file: "tests/integration/cache/read-through.test.ts", title: "waits 100 ms for a slow cache" }],
  },
  {
    row: 13,
    fault: "500 readers of an expired key",
    tests: [
      {
        file: "tests/integration/cache/read-through.test.ts",
        title: "asks the database once for 500 readers",
      },
    ],
  },
  {
    row: 14,
    fault: "the database is killed and started again",
    tests: [
      {
        file: "tests/integration/infra/supervisor.test.ts",
        title: "a killed service is started again, says so, and keeps what it acknowledged",
      },
      {
        file: "tests/integration/auth/database-away.test.ts",
        title: "asks to try again when the connection is cut in the middle",
      },
      {
        file: "tests/integration/engine/durability/chaos.test.ts",
        title: "events under kill -9 of engines, app and PostgreSQL",
      },
    ],
  },
  {
    row: 15,
    fault: "the primary is lost, a standby promoted",
    untried: "the embedded PostgreSQL has no standby; a managed one is the provider's to prove",
  },
  { row: 16, fault: "a standby stalls", untried: "as 15" },
  { row: 17, fault: "a replica lags", untried: "nothing reads from a replica" },
  {
    row: 18,
    fault: "a statement runs too long",
    tests: [
      {
        file: "tests/integration/auth/database-away.test.ts",
        title: "asks to try again when a statement was cut for its time",
      },
    ],
  },
  {
    row: 19,
    fault: "the job engine is down while orders are placed",
    tests: [
      {
        file: "tests/integration/reconcile/delivery.test.ts",
        title: "keeps what an engine that is down refused",
      },
    ],
  },
  {
    row: 20,
    fault: "the job engine took an event and forgot it",
    tests: [
      {
        file: "tests/integration/reconcile/delivery.test.ts",
        title: "sends again what an engine took and forgot",
      },
    ],
  },
  {
    row: 21,
    fault: "the worker is killed in the middle of an analysis",
    untried: "its thread is killed in row 22, the process itself is not",
  },
  {
    row: 22,
    fault: "a poison file ends the worker's thread every time",
    tests: [
      {
        file: "tests/integration/upload/analyse-model.test.ts",
        title: "sets a file aside that ends its thread three times",
      },
    ],
  },
  {
    row: 23,
    fault: "the same event ten times",
    tests: [
      {
        file: "tests/integration/order/pricing.test.ts",
        title: "makes one quote of one request, however often it is delivered",
      },
      {
        file: "tests/integration/engine/steps.test.ts",
        title: "requests with one seed that wait together are one event",
      },
    ],
  },
  {
    row: 24,
    fault: "the same event 25 hours later",
    tests: [
      {
        file: "tests/integration/upload/analyse-model.test.ts",
        title: "does nothing when the same event comes again",
      },
    ],
  },
  {
    row: 25,
    fault: "events out of order",
    untried: "no test of all permutations; a command refuses what its status does not allow",
  },
  {
    row: 26,
    fault: "double click, 20 submits with one key",
    tests: [
      {
        file: "tests/integration/order/acceptance.test.ts",
        title: "charges one person once: twenty presses with one key",
      },
      {
        file: "tests/integration/order/acceptance.test.ts",
        title: "refuses a second payment beside the first",
      },
    ],
  },
  {
    row: 27,
    fault: "two to ten operators reach for one order",
    tests: [
      {
        file: "tests/integration/production/claim-order.test.ts",
        title: "operators who ask at once exactly one wins",
      },
    ],
  },
  {
    row: 28,
    fault: "a clock is wrong by ten minutes",
    tests: [
      {
        file: "tests/integration/engine/durability/takeover.test.ts",
        title: "sleeps are as long as they should be, schedules neither early nor twice",
      },
    ],
  },
  {
    row: 29,
    fault: "guessing at passwords",
    tests: [
      {
        file: "tests/integration/auth/sign-in-limits.test.ts",
        title: "stops guessing at one account from many addresses",
      },
      {
        file: "tests/integration/auth/sign-in-limits.test.ts",
        title: "stops guessing at many accounts from one address",
      },
    ],
  },
  {
    row: 30,
    fault: "a tampered price or order",
    tests: [
      {
        file: "tests/integration/order/acceptance.test.ts",
        title: "refuses a second payment beside the first",
      },
      {
        file: "tests/integration/auth/accounts.test.ts",
        title: "never takes a role, a ban or an id from a request",
      },
    ],
  },
  {
    row: 31,
    fault: "someone else's id in every procedure",
    tests: [
      { file: "tests/integration/access/procedures.test.ts", title: "has a row for every procedure" },
      {
        file: "tests/integration/access/procedures.test.ts",
        title: "lets in whom its row names, and nobody else",
      },
    ],
  },
  {
    row: 32,
    fault: "cross-site requests",
    tests: [{ file: "tests/integration/auth/doors.test.ts", title: "and nothing changes" }],
  },
  {
    row: 33,
    fault: "a forged webhook or job signature",
    tests: [
      {
        file: "tests/integration/jobs/product-functions.test.ts",
        title: "refuse a call without a signature",
      },
      { file: "tests/integration/webhooks/carrier.test.ts", title: ", and changes nothing" },
      { file: "server/env.test.ts", title: "stops a production boot with unsigned jobs" },
    ],
  },
  {
    row: 34,
    fault: "a replayed webhook",
    tests: [
      {
        file: "tests/integration/webhooks/carrier.test.ts",
        title: "delivers the order, once, however often it comes",
      },
    ],
  },
  {
    row: 35,
    fault: "a zip bomb as 3MF",
    tests: [
      { file: "lib/geometry/hostile.test.ts", title: "refuses what declares to swell" },
      { file: "lib/geometry/hostile.test.ts", title: "refuses what lies about its size" },
      { file: "lib/geometry/hostile.test.ts", title: "refuses entries that overlap" },
      { file: "lib/geometry/hostile.test.ts", title: "refuses very many entries" },
    ],
  },
  {
    row: 36,
    fault: "XML attacks in 3MF",
    tests: [
      { file: "lib/geometry/hostile.test.ts", title: "refuses any document type" },
      { file: "lib/geometry/hostile.test.ts", title: "refuses components in a circle" },
    ],
  },
  {
    row: 37,
    fault: "an STL header that promises 4,294,967,295 triangles",
    tests: [
      { file: "lib/geometry/hostile.test.ts", title: "a header of 4,294,967,295 triangles is refused" },
    ],
  },
  {
    row: 38,
    fault: "NaN, infinity, no triangles",
    tests: [
      { file: "lib/geometry/hostile.test.ts", title: "zero triangles are refused by name" },
      { file: "lib/geometry/estimate.test.ts", title: "prices nothing that is cut off, empty or not finite" },
    ],
  },
  {
    row: 39,
    fault: "one endless line of text",
    tests: [{ file: "lib/geometry/hostile.test.ts", title: "blanks without end are not kept" }],
  },
  {
    row: 40,
    fault: "hostile file names",
    tests: [
      {
        file: "server/storage/sign-download.test.ts",
        title: "escapes every name so that it cannot leave its header",
      },
      { file: "tests/integration/upload/begin-upload.test.ts", title: "has no name left of" },
    ],
  },
  {
    row: 41,
    fault: "huge bodies, a batch of a thousand calls",
    tests: [
      { file: "tests/integration/auth/doors.test.ts", title: "caps bodies of" },
      { file: "tests/integration/auth/doors.test.ts", title: "caps a batch at ten calls" },
    ],
  },
  {
    row: 42,
    fault: "one user opens uploads without end",
    tests: [
      {
        file: "tests/integration/upload/begin-upload.test.ts",
        title: "counts open uploads, also those asked for at once",
      },
      { file: "tests/integration/upload/begin-upload.test.ts", title: "counts files and bytes of a day" },
    ],
  },
  {
    row: 43,
    fault: "old worker and new app side by side",
    untried: "no test: migrations add, and step ids are never renamed (docs/runbook.md)",
  },
  {
    row: 44,
    fault: "the disk of the object store is full",
    untried: "no test of its own: to the shop it is row 1",
  },
  {
    row: 45,
    fault: "the mail server is away",
    untried: "no test with a mail server that is down for an hour",
  },
  {
    row: 46,
    fault: "the payment provider falls silent after charging",
    tests: [
      {
        file: "tests/integration/order/acceptance.test.ts",
        title: "asks again with the same key when the bank fell silent",
      },
    ],
  },
];

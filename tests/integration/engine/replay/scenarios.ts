/** A function of a recording that the recorded registration does not contain. */
type FunctionConfig = Record<string, unknown>;

/** What a scenario needs besides its recording. */
export type Scenario = {
  /** Options of functions, by id: what the recorded registration does not say. */
  functions?: Record<string, FunctionConfig>;
  /** The order in which parallel steps finish is the point of the scenario. */
  ordered?: boolean;
  /** Answers for calls the recording does not show: by function. */
  answers?: Record<string, unknown[]>;
  /** Parts of events that are the engine's own words and differ. */
  ownWords?: boolean;
  /** The schedule is due at once. */
  cron?: boolean;
  /** Shorter durations in the app's answers. */
  shorten?: Record<string, string>;
  signed?: boolean;
};

const event = (name: string, expression?: string) => ({
  triggers: [{ event: name, ...(expression ? { expression } : {}) }],
});
const failed = event("inngest/function.failed");
const sleepOf = (id: string, name: string) => [
  { op: "Sleep", id, name, displayName: id, opts: {}, data: null },
];

/** Recordings that the engine replays. */
export const SCENARIOS: Record<string, Scenario> = {
  "classic-cancel-midstep": {},
  "classic-cancel-on": {},
  "classic-concurrency-and-parallel": {
    functions: { "shop-conc-par": { ...event("q/conc-par"), concurrency: 1 } },
  },
  "classic-concurrency-and-sleep": {
    functions: {
      "shop-conc-sleep": { ...event("q/conc"), concurrency: { limit: 1, key: "event.data.shop" } },
    },
    shorten: { "9s": "1s" },
  },
  "classic-concurrency-key": {},
  "classic-cron": { cron: true },
  "classic-delayed-ts": {},
  "classic-event-api-validation": {},
  "classic-exhausted-fn-onfailure": {},
  "classic-exhausted-onfailure": {},
  "classic-fan-out": {},
  "classic-fn-nonretriable": {},
  "classic-function-finished-event": {},
  "classic-idempotency": {},
  "classic-invoke": {},
  "classic-invoke-child-cancelled": {
    functions: {
      "shop-pcancel": event("q/pcancel"),
      "shop-cchild": {
        ...event("q/cchild"),
        cancel: [{ event: "q/cancel-child", if: "event.data.k == async.data.k" }],
      },
      "shop-watch": event("inngest/function.cancelled"),
    },
  },
  "classic-invoke-fail": {},
  "classic-invoke-ignores-trigger-if": {
    functions: {
      "shop-pcond": event("q/pcond"),
      "shop-cond-child": event("q/cond", "event.data.yes == true"),
    },
  },
  "classic-invoke-missing": {},
  "classic-invoke-other-app": {},
  "classic-invoke-timeout": {
    functions: { "shop-child-slow": event("demo/child-slow") },
    answers: { "shop-child-slow": sleepOf("slow", "30s") },
  },
  "classic-large-response-9MB-rejected": { ownWords: true },
  "classic-large-return-5MB": {},
  "classic-large-step-output-1MB": {},
  "classic-large-step-output-5MB-rejected": { ownWords: true },
  "classic-loop": {},
  "classic-par": { ordered: true },
  "classic-par-chains": {},
  "classic-par-mixed": {},
  "classic-parallel-one-fails-caught": { functions: { "shop-par-fail": event("q/par-fail") } },
  "classic-parallel-one-fails-uncaught": {
    functions: { "shop-par-fail-uncaught": event("q/par-fail-uncaught"), "shop-watch": failed },
  },
  "classic-plain": {},
  "classic-promise-race": { functions: { "shop-race": event("q/race") }, ordered: true },
  "classic-retry-after-fn": {},
  "classic-retry-after-step": {},
  "classic-send-event": {},
  "classic-seq3": {},
  "classic-sleep": {},
  "classic-sleep-until": {},
  "classic-step-and-fn-retry-default-backoff": {},
  "classic-step-error-caught": {},
  "classic-step-nonretriable": {},
  "classic-trigger-if": {},
  "classic-typed": {},
  "classic-use-api-when-state-exceeds-4MB": {},
  "classic-void": {},
  "classic-wait-bad-expression": {
    functions: { "shop-bad-if": event("q/bad-if"), "shop-watch": failed },
    ownWords: true,
  },
  "classic-wait-if": {},
  "classic-wait-internal-event": {
    functions: {
      "shop-wait-int": event("q/wait-int"),
      "shop-cond-child": event("q/cond", "event.data.yes == true"),
    },
  },
  "classic-wait-match": {},
  "classic-wait-misses-earlier-event": { functions: { "shop-early": event("q/early") } },
  "classic-wait-timeout": {},
  "classic-wait-two-same-event": { functions: { "shop-wait-two": event("q/wait-two") } },
  "classic-wildcard": {},
  "fault-server-gets-200-html": {},
  "fault-server-gets-206-empty-array": {},
  "fault-server-gets-206-garbage": {},
  "fault-server-gets-401-unauthorized": {},
  "fault-server-gets-404-html": {},
  "fault-server-gets-429-retry-after": {},
  "fault-server-gets-500-sdk-noretry-true": {},
  "fault-server-gets-502-html": {},
  "signed-event-wrong-key": { signed: true },
  "signed-plain-run": { signed: true },
  "signed-register-no-auth": { signed: true },
};

const SDK_DOOR =
  "a call of the SDK by hand: no engine takes part; its signatures are vectors in signing.test.ts";

/** Recordings that cannot be replayed, and why. A recording in neither table fails the test. */
export const NOT_APPLICABLE: Record<string, string> = {
  "classic-batch": "batchEvents is refused at registration",
  "classic-debounce": "debounce is refused at registration",
  "classic-singleton-cancel": "singleton is refused at registration",
  "classic-throttle": "throttle is refused at registration",
  "classic-event-id-dedup":
    "the recording shows the second of two events winning a race; here the first wins (steps.test.ts)",
  "registration-dev": "contains options that are refused; the exchange itself is in registration.test.ts",
  "registration-resync-unchanged": "its functions were cut out; `modified: false` is in registration.test.ts",
  "registration-signed": "the bearer token and the signature of its PUT are vectors in signing.test.ts",
  "registration-variants-accepted-or-refused": "replayed in registration.test.ts",
  "signed-bad-signature-call": SDK_DOOR,
  "signed-checkpoint-no-auth": "this engine never offers checkpointing, so it has no such endpoint",
  "signed-expired-signature-call": SDK_DOOR,
  "signed-in-band-sync-signed": "this engine syncs by callback only",
  "signed-introspect-signed": SDK_DOOR,
  "signed-introspect-unsigned": SDK_DOOR,
  "signed-own-signature-call": SDK_DOOR,
  "signed-own-signature-canonical-hash-other-order": SDK_DOOR,
  "signed-own-signature-noncanonical-body": SDK_DOOR,
  "signed-three-steps-checkpointing":
    "checkpointing: this engine never sends ctx.fn_id, so the SDK never does it",
  "signed-unsigned-call": SDK_DOOR,
};

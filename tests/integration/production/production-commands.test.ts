import { claimOrder } from "#server/commands/production/claim-order.ts";
import { completeOrder } from "#server/commands/production/complete-order.ts";
import { extendClaim } from "#server/commands/production/extend-claim.ts";
import { releaseOrder } from "#server/commands/production/release-order.ts";
import { resumeRework } from "#server/commands/production/resume-rework.ts";
import { shipOrder } from "#server/commands/production/ship-order.ts";
import { startPacking } from "#server/commands/production/start-packing.ts";
import { startRework } from "#server/commands/production/start-rework.ts";
import { obeysCommandRules } from "#tests/factories/command-rules.ts";

const role = "operator";
const none = { input: () => ({}), changed: <I>(input: I) => ({ ...input, note: "another" }) };

obeysCommandRules({
  name: "claimOrder",
  role,
  from: "MANUFACTURING_APPROVED",
  to: "MANUFACTURING_STARTED",
  notFrom: "PRICE_ACCEPTED",
  run: claimOrder,
  ...none,
});

obeysCommandRules({
  name: "releaseOrder",
  role,
  from: "MANUFACTURING_STARTED",
  to: "MANUFACTURING_APPROVED",
  notFrom: "MANUFACTURING_COMPLETED",
  run: releaseOrder,
  ...none,
});

obeysCommandRules({
  name: "extendClaim",
  role,
  from: "MANUFACTURING_STARTED",
  to: "MANUFACTURING_STARTED",
  notFrom: "PACKAGING",
  run: extendClaim,
  ...none,
});

obeysCommandRules({
  name: "completeOrder",
  role,
  from: "MANUFACTURING_STARTED",
  to: "MANUFACTURING_COMPLETED",
  notFrom: "REWORK",
  run: completeOrder,
  ...none,
});

obeysCommandRules({
  name: "startRework",
  role,
  from: "MANUFACTURING_COMPLETED",
  to: "REWORK",
  notFrom: "PACKAGING",
  run: startRework,
  input: () => ({ reason: "поры на шинке", delayDays: 4 }),
  changed: (input) => ({ ...input, delayDays: 5 }),
});

obeysCommandRules({
  name: "resumeRework",
  role,
  from: "REWORK",
  to: "MANUFACTURING_STARTED",
  notFrom: "MANUFACTURING_COMPLETED",
  run: resumeRework,
  ...none,
});

obeysCommandRules({
  name: "startPacking",
  role,
  from: "MANUFACTURING_COMPLETED",
  to: "PACKAGING",
  notFrom: "MANUFACTURING_STARTED",
  run: startPacking,
  ...none,
});

obeysCommandRules({
  name: "shipOrder",
  role,
  from: "PACKAGING",
  to: "SHIPPED",
  notFrom: "MANUFACTURING_COMPLETED",
  run: shipOrder,
  input: ({ orderId }) => ({ carrier: "cdek" as const, tracking: `S-${orderId.slice(-12).toUpperCase()}` }),
  changed: (input) => ({ ...input, tracking: "OTHER-1" }),
});

import { approveOrder } from "#server/commands/sales/approve-order.ts";
import { cancelOrder } from "#server/commands/sales/cancel-order.ts";
import { closeOrder } from "#server/commands/sales/close-order.ts";
import { holdOrder } from "#server/commands/sales/hold-order.ts";
import { resumeOrder } from "#server/commands/sales/resume-order.ts";
import { sendMessage } from "#server/commands/sales/send-message.ts";
import { setManualPrice } from "#server/commands/sales/set-manual-price.ts";
import { obeysCommandRules } from "#tests/factories/command-rules.ts";

const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
const role = "seller";
const otherReason = <I>(input: I) => ({ ...input, reason: "другая причина" });

obeysCommandRules({
  name: "approveOrder",
  role,
  from: "PRICE_ACCEPTED",
  to: "MANUFACTURING_APPROVED",
  notFrom: "PRICE_CALCULATED",
  run: approveOrder,
  input: ({ totalMinor }) => ({ totalMinor }),
  changed: (input) => ({ ...input, totalMinor: input.totalMinor + 1 }),
});

obeysCommandRules({
  name: "holdOrder",
  role,
  from: "MANUFACTURING_COMPLETED",
  to: "ON_HOLD",
  notFrom: "SHIPPED",
  run: holdOrder,
  input: () => ({ reason: "нужен размер кольца", nextActionAt: tomorrow }),
  changed: otherReason,
});

obeysCommandRules({
  name: "resumeOrder",
  role,
  from: "ON_HOLD",
  to: "PRICE_ACCEPTED",
  notFrom: "PRICE_ACCEPTED",
  run: resumeOrder,
  input: () => ({}),
  changed: (input) => ({ ...input, note: "another" }),
});

obeysCommandRules({
  name: "cancelOrder",
  role,
  from: "PACKAGING",
  to: "CANCELLED",
  notFrom: "SHIPPED",
  run: cancelOrder,
  input: () => ({ reason: "камень потерян" }),
  changed: otherReason,
});

obeysCommandRules({
  name: "closeOrder, delivered",
  role,
  from: "DELIVERED",
  to: "CLOSED",
  notFrom: "PACKAGING",
  run: closeOrder,
  input: () => ({}),
  changed: otherReason,
});

obeysCommandRules({
  name: "closeOrder, shipped",
  role,
  from: "SHIPPED",
  to: "CLOSED",
  notFrom: "CANCELLED",
  run: closeOrder,
  input: () => ({ reason: "клиент подтвердил по телефону" }),
  changed: otherReason,
});

obeysCommandRules({
  name: "setManualPrice",
  role,
  from: "PRICE_FAILED",
  to: "PRICE_CALCULATED",
  notFrom: "PRICE_ACCEPTED",
  run: setManualPrice,
  input: () => ({ amountMinor: 4_000_000, reason: "закрепка считалась вручную" }),
  changed: otherReason,
});

obeysCommandRules({
  name: "sendMessage",
  role,
  from: "PRICE_ACCEPTED",
  to: "PRICE_ACCEPTED",
  run: sendMessage,
  input: () => ({ body: "Гравировка внутри, напротив камня. Верно?", isQuestion: true }),
  changed: (input) => ({ ...input, body: "Другое" }),
});

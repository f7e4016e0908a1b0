// Names of what stays inside: what the workshop pays and to whom, where files lie, what proves or identifies people.
// `marginShare` and the line `margin` are published on purpose: the customer sees the price line by line.
const INTERNAL =
  /^(pay|payMinor|operatorPay|metalPriceJumpShare|cost.*|purchase.*|margin(?!Share$).+|operatorId|operatorName|sellerId|sellerNote|staffId|createdBy|leaseUntil|bucket|storageKey|storageUploadId|partChecksums|password|token|secret|idempotencyKey|providerRef|ipAddress|userAgent|requestHash|lastError|causeCode|ownerRole|outboxId|traceId|isAnonymous|banReason)$/i;

/** Paths of internal fields in an answer, at any depth; none may be there. */
export function internalFields(answer: unknown, path = "$"): string[] {
  if (Array.isArray(answer)) return answer.flatMap((item, i) => internalFields(item, `${path}[${i}]`));
  if (answer === null || typeof answer !== "object") return [];
  return Object.entries(answer).flatMap(([name, value]) => [
    ...(INTERNAL.test(name) ? [`${path}.${name}`] : []),
    ...internalFields(value, `${path}.${name}`),
  ]);
}

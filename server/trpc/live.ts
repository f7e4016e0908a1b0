import type { AnalysisProgress } from "#lib/contracts/upload.ts";
import { BOARD_STATUSES, type OrderStatus } from "#lib/domain/order/statuses.ts";
import { requireCustomer, requireStaff } from "#server/commands/shared/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { MISSED } from "#server/events/bounded-queue.ts";
import { analysisProgress, type OrderChange, orderChanges } from "#server/events/order-feed.ts";
import { getModelStatus } from "#server/queries/model/model-status.ts";
import { getMyOrder } from "#server/queries/order/find-my-order.ts";

/** What a customer's page learns of a change: that there is one. What it is, the page reads. */
export type OrderNews = { orderId: string; seq: number } | { missed: true };
export type StaffNews = OrderChange | { missed: true };
export type ProgressNews = Pick<AnalysisProgress, "modelId" | "stage" | "share"> | { missed: true };

const missed = { missed: true } as const;
const forEver = () => new AbortController().signal;

/** Changes of one's own order. Someone else's is NOT_FOUND before the stream begins. */
export async function* watchOrder(
  ctx: Ctx,
  orderId: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<OrderNews> {
  const { customerId } = await getMyOrder(ctx, orderId);
  const isIt = (change: OrderChange) => change.customerId === customerId && change.orderId === orderId;
  for await (const change of orderChanges(isIt, signal ?? forEver()))
    yield change === MISSED ? missed : { orderId, seq: change.seq };
}

/** Changes of all of one's own orders. */
export async function* watchMyOrders(ctx: Ctx, signal: AbortSignal | undefined): AsyncGenerator<OrderNews> {
  const { customerIds } = requireCustomer(ctx);
  for await (const change of orderChanges(
    ({ customerId }) => customerIds.includes(customerId),
    signal ?? forEver(),
  ))
    yield change === MISSED ? missed : { orderId: change.orderId, seq: change.seq };
}

/** Changes that touch the work board: orders that come onto it, move on it or leave it. */
export async function* watchBoard(ctx: Ctx, signal: AbortSignal | undefined): AsyncGenerator<StaffNews> {
  requireStaff(ctx, "operator", "admin");
  const isOn = (status: string | null) => BOARD_STATUSES.includes(status as OrderStatus);
  for await (const change of orderChanges(({ from, to }) => isOn(from) || isOn(to), signal ?? forEver()))
    yield change === MISSED ? missed : change;
}

/** Changes of every order, or of one, for sales. */
export async function* watchSales(
  ctx: Ctx,
  orderId: string | null,
  signal: AbortSignal | undefined,
): AsyncGenerator<StaffNews> {
  requireStaff(ctx, "seller", "admin");
  for await (const change of orderChanges(
    (one) => orderId === null || one.orderId === orderId,
    signal ?? forEver(),
  ))
    yield change === MISSED ? missed : change;
}

/** How far the analysis of one's own model is. Someone else's is NOT_FOUND before the stream begins. */
export async function* watchProgress(
  ctx: Ctx,
  modelId: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<ProgressNews> {
  const { customerIds } = requireCustomer(ctx);
  await getModelStatus(ctx, modelId);
  const isIt = (one: AnalysisProgress) => one.modelId === modelId && customerIds.includes(one.customerId);
  for await (const progress of analysisProgress(isIt, signal ?? forEver()))
    yield progress === MISSED ? missed : { modelId, stage: progress.stage, share: progress.share };
}

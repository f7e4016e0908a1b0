import type { AnalysisProgress } from "#lib/contracts/upload.ts";
import { BOARD_STATUSES, type OrderStatus } from "#lib/domain/order/statuses.ts";
import { requireCustomer, requireStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { MISSED, type News } from "#server/events/bounded-queue.ts";
import { analysisProgress, listChanges, type OrderChange, orderChanges } from "#server/events/order-feed.ts";
import { getModelStatus } from "#server/queries/model/model-status.ts";
import { getMyOrder } from "#server/queries/order/find-my-order.ts";

/** News may have passed unseen: read everything anew. */
type Missed = { missed: true };
/** What a customer's page learns of a change: that there is one. What it is, the page reads. */
export type OrderNews = { orderId: string; seq: number } | Missed;
/** What a staff page learns: the whole event. */
export type StaffNews = OrderChange | Missed;
export type ProgressNews = Pick<AnalysisProgress, "modelId" | "stage" | "share"> | Missed;

const missed: Missed = { missed: true };
const forEver = () => new AbortController().signal;
type Stream<T> = Promise<AsyncGenerator<T>>;

// Each of these refuses before its stream begins: what is thrown inside a stream is a fault to the client, which it
// would try again for ever.

/** Changes of one's own order. Someone else's is NOT_FOUND. */
export async function watchOrder(
  ctx: Ctx,
  orderId: string,
  signal: AbortSignal | undefined,
): Stream<OrderNews> {
  const { customerId } = await getMyOrder(ctx, orderId);
  const isIt = (change: OrderChange) => change.customerId === customerId && change.orderId === orderId;
  return told(orderChanges(isIt, signal ?? forEver()), ({ seq }) => ({ orderId, seq }));
}

/** Changes of all of one's own orders. */
export async function watchMyOrders(ctx: Ctx, signal: AbortSignal | undefined): Stream<OrderNews> {
  const { customerIds } = requireCustomer(ctx);
  const isMine = ({ customerId }: OrderChange) => customerIds.includes(customerId);
  return told(listChanges(isMine, signal ?? forEver()), ({ orderId, seq }) => ({ orderId, seq }));
}

/** Changes that touch the work board: orders that come onto it, move on it or leave it. */
export async function watchBoard(ctx: Ctx, signal: AbortSignal | undefined): Stream<StaffNews> {
  requireStaff(ctx, "operator", "admin");
  const isOn = (status: string | null) => BOARD_STATUSES.includes(status as OrderStatus);
  return told(
    listChanges(({ from, to }) => isOn(from) || isOn(to), signal ?? forEver()),
    (change) => change,
  );
}

/** Changes of every order, or of one, for sales. */
export async function watchSales(
  ctx: Ctx,
  orderId: string | null,
  signal: AbortSignal | undefined,
): Stream<StaffNews> {
  requireStaff(ctx, "seller", "admin");
  const until = signal ?? forEver();
  const changes =
    orderId === null
      ? listChanges(() => true, until)
      : orderChanges((change) => change.orderId === orderId, until);
  return told(changes, (change) => change);
}

/** How far the analysis of one's own model is. Someone else's is NOT_FOUND. */
export async function watchProgress(
  ctx: Ctx,
  modelId: string,
  signal: AbortSignal | undefined,
): Stream<ProgressNews> {
  const { customerIds } = requireCustomer(ctx);
  await getModelStatus(ctx, modelId);
  const isIt = (one: AnalysisProgress) => one.modelId === modelId && customerIds.includes(one.customerId);
  const progress = analysisProgress(isIt, signal ?? forEver());
  return told(progress, ({ stage, share }) => ({ modelId, stage, share }));
}

async function* told<N, T>(news: AsyncIterable<News<N>>, tell: (one: N) => T): AsyncGenerator<T | Missed> {
  for await (const one of news) yield one === MISSED ? missed : tell(one as N);
}

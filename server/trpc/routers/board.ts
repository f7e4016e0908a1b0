import { z } from "zod";
import { StaffOrderRef } from "#lib/contracts/order.ts";
import { ListCursor, ListFreeWork, ShipOrder, StaffMove, StartRework } from "#lib/contracts/staff.ts";
import { claimOrder } from "#server/commands/production/claim-order.ts";
import { completeOrder } from "#server/commands/production/complete-order.ts";
import { extendClaim } from "#server/commands/production/extend-claim.ts";
import { releaseOrder } from "#server/commands/production/release-order.ts";
import { resumeRework } from "#server/commands/production/resume-rework.ts";
import { shipOrder } from "#server/commands/production/ship-order.ts";
import { startPacking } from "#server/commands/production/start-packing.ts";
import { startRework } from "#server/commands/production/start-rework.ts";
import { getBoardTotals } from "#server/queries/board/board-totals.ts";
import { findBoardOrder, findBoardRow } from "#server/queries/board/find-board-order.ts";
import { getJob } from "#server/queries/board/get-job.ts";
import { getWork } from "#server/queries/board/get-work.ts";
import { listFreeWork } from "#server/queries/board/list-free-work.ts";
import { listMyWork } from "#server/queries/board/list-my-work.ts";
import { listPay } from "#server/queries/board/list-pay.ts";
import { getMyPay } from "#server/queries/board/my-pay.ts";
import { readList } from "#server/replica/read-list.ts";
import { procedure, router } from "../init.ts";
import { watchBoard } from "../live.ts";

const ByNumber = z.object({ q: z.string().trim().min(1).max(40) });
const PayLog = z.object({ cursor: ListCursor.nullish() });

/** The production desk: free work, one's own work and pay, and the moves of an operator. */
export const boardRouter = router({
  free: procedure
    .input(ListFreeWork)
    .query(({ ctx, input }) => readList(ctx, (at) => listFreeWork(at, input))),
  row: procedure.input(StaffOrderRef).query(({ ctx, input }) => findBoardRow(ctx, input)),
  find: procedure.input(ByNumber).query(({ ctx, input }) => findBoardOrder(ctx, input.q)),
  totals: procedure.query(({ ctx }) => readList(ctx, getBoardTotals)),
  mine: procedure.query(({ ctx }) => readList(ctx, listMyWork)),
  pay: procedure.query(({ ctx }) => readList(ctx, getMyPay)),
  payLog: procedure.input(PayLog).query(({ ctx, input }) => readList(ctx, (at) => listPay(at, input))),
  work: procedure
    .input(z.object({ order: z.string().max(40).nullable() }))
    .query(({ ctx, input }) => getWork(ctx, input.order)),
  job: procedure.input(StaffOrderRef).query(({ ctx, input }) => getJob(ctx, input)),
  onChange: procedure.subscription(({ ctx, signal }) => watchBoard(ctx, signal)),
  claim: procedure.input(StaffMove).mutation(({ ctx, input }) => claimOrder(ctx, input)),
  release: procedure.input(StaffMove).mutation(({ ctx, input }) => releaseOrder(ctx, input)),
  extend: procedure.input(StaffMove).mutation(({ ctx, input }) => extendClaim(ctx, input)),
  complete: procedure.input(StaffMove).mutation(({ ctx, input }) => completeOrder(ctx, input)),
  startRework: procedure.input(StartRework).mutation(({ ctx, input }) => startRework(ctx, input)),
  resumeRework: procedure.input(StaffMove).mutation(({ ctx, input }) => resumeRework(ctx, input)),
  startPacking: procedure.input(StaffMove).mutation(({ ctx, input }) => startPacking(ctx, input)),
  ship: procedure.input(ShipOrder).mutation(({ ctx, input }) => shipOrder(ctx, input)),
});

import { ListFreeWork } from "#lib/contracts/staff.ts";

type Query = Record<string, string | string[] | undefined>;

/** Filters as the address says them; what it says wrongly counts as not said. */
export function readBoardFilters(query: Query): { filters: Omit<ListFreeWork, "cursor">; q: string | null } {
  const { metal, difficulty, due, order, q } = query;
  const shape = ListFreeWork.shape;
  const read = <T>(schema: { safeParse: (value: unknown) => { data?: T } }, value: unknown) =>
    schema.safeParse(value).data ?? null;
  return {
    filters: {
      metal: read(shape.metal, metal),
      difficulty: read(shape.difficulty, Number(difficulty)),
      due: read(shape.due, due),
      order: read(shape.order, order) ?? "newest",
    },
    q: typeof q === "string" && q.trim() ? q.trim().slice(0, 40) : null,
  };
}

import { randomBytes } from "node:crypto";
import { models } from "#db/schema/index.ts";
import { database } from "#server/database.ts";

/** A model whose file is said to be stored; there is no object behind it, for tests that never read it. */
export async function storedModel(customerId: string, at: Date): Promise<typeof models.$inferSelect> {
  const [model] = await database()
    .insert(models)
    .values({
      customerId,
      fileName: "solitaire_v4.stl",
      format: "stl",
      sizeBytes: 84_200_000,
      bucket: "facet-models",
      storageKey: `test/${randomBytes(8).toString("hex")}`,
      state: "stored",
      storedAt: at,
      contentHash: randomBytes(32).toString("hex"),
      createdAt: at,
    })
    .returning();
  if (!model) throw new Error("model was not written");
  return model;
}

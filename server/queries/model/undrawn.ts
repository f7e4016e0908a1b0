import { isNull, lt, or } from "drizzle-orm";
import { analyses } from "#db/schema/index.ts";
import { PICTURES_VERSION } from "#lib/domain/piece-pictures.ts";

/** For a query of analyses: there are no pictures, or an earlier version drew them. */
export const areUndrawn = or(
  isNull(analyses.picturesVersion),
  lt(analyses.picturesVersion, PICTURES_VERSION),
);

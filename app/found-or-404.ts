import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import type { Locale } from "#lib/i18n/locale.ts";
import { Refusal } from "#server/errors.ts";

/**
 * Loads what a page shows. What is missing, somebody else's, or not an id at all is the same page "not found"; a
 * visitor without a session signs in first and comes back to `path`.
 */
export async function foundOr404<T>(
  locale: Locale,
  path: string,
  load: () => Promise<T>,
  id: string,
): Promise<T> {
  if (!z.uuid().safeParse(id).success) notFound();
  try {
    return await load();
  } catch (error) {
    if (error instanceof Refusal && error.kind === "NOT_FOUND") notFound();
    if (error instanceof Refusal && error.kind === "UNAUTHENTICATED") {
      redirect(`/${locale}/sign-in?next=${encodeURIComponent(path)}`);
    }
    throw error;
  }
}

import { z } from "zod";
import { isLocale, type Locale } from "#lib/i18n/locale.ts";
import { contextFromHeaders, type RequestCtx } from "#server/auth/request-context.ts";
import { Refusal } from "#server/errors.ts";

type Render = (
  ctx: RequestCtx,
  orderId: string,
  locale: Locale,
) => Promise<{ name: string; bytes: Uint8Array }>;

/** Answers with a PDF of one of the caller's own orders; whatever is not theirs is 404. */
export async function pdfAnswer(request: Request, orderId: string, render: Render): Promise<Response> {
  const asked = new URL(request.url).searchParams.get("locale");
  const ctx = await contextFromHeaders(request.headers, isLocale(asked) ? { locale: asked } : {});
  try {
    if (!z.uuid().safeParse(orderId).success) throw new Refusal("NOT_FOUND", "NOT_FOUND");
    const { name, bytes } = await render(ctx, orderId, ctx.locale);
    const headers = {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "private, no-store",
    };
    return new Response(Buffer.from(bytes), { headers });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const status = error.kind === "UNAUTHENTICATED" ? 401 : 404;
    return Response.json({ code: error.code }, { status });
  }
}

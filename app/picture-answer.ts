import { isPictureName, type PictureName } from "#lib/domain/piece-pictures.ts";
import { contextFromHeaders, type RequestCtx } from "#server/auth/request-context.ts";
import { Refusal } from "#server/errors.ts";
import { readPicture, type StoredPicture } from "#server/queries/model/pictures.ts";

const STATUS: Partial<Record<Refusal["kind"], number>> = { UNAUTHENTICATED: 401, UNAVAILABLE: 503 };

type Find = (ctx: RequestCtx, name: PictureName) => Promise<StoredPicture>;

/**
 * Answers with a picture of a piece (a few kB of our own making; files never pass here); whatever the caller may not
 * see is 404. A browser keeps it for `seconds` under the same cookies, so that whoever signs out takes it along, and
 * then asks whether it is still the one and still theirs.
 */
export async function pictureAnswer(
  request: Request,
  name: string,
  seconds: number,
  find: Find,
): Promise<Response> {
  try {
    if (!isPictureName(name)) throw new Refusal("NOT_FOUND", "NOT_FOUND");
    const found = await find(await contextFromHeaders(request.headers, {}), name);
    const etag = `"${found.mark}"`;
    const headers = { etag, vary: "cookie", "cache-control": `private, max-age=${seconds}` };
    if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
    return new Response(await readPicture(found), { headers: { ...headers, "content-type": "image/webp" } });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const headers = { "cache-control": "private, no-store" };
    return Response.json({ code: error.code }, { status: STATUS[error.kind] ?? 404, headers });
  }
}

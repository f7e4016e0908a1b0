import { findSharedPicture } from "#server/queries/model/pictures.ts";
import { pictureAnswer } from "../../../../../picture-answer.ts";

type Params = { params: Promise<{ token: string; name: string }> };

/** A closed address shows nothing new from that moment, and nothing kept after these. */
const KEPT_SECONDS = 300;

export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { token, name } = await params;
  return pictureAnswer(request, name, KEPT_SECONDS, (ctx, picture) =>
    findSharedPicture(ctx, { token, name: picture }),
  );
}

import { getQuoteDocument } from "#server/queries/quote/quote-document.ts";
import { pdfAnswer } from "../../../../pdf-answer.ts";

type Params = { params: Promise<{ orderId: string }> };

export async function GET(request: Request, { params }: Params): Promise<Response> {
  return pdfAnswer(request, (await params).orderId, getQuoteDocument);
}

import { getInvoiceDocument } from "#server/queries/quote/invoice-document.ts";
import { pdfAnswer } from "../../../../pdf-answer.ts";

type Params = { params: Promise<{ orderId: string }> };

export async function GET(request: Request, { params }: Params): Promise<Response> {
  return pdfAnswer(request, (await params).orderId, getInvoiceDocument);
}

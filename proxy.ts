import { type NextRequest, NextResponse } from "next/server";
import { isLocale, localeCookie, matchLocale } from "#lib/i18n/locale.ts";

/** Sends `/` to a language: the one chosen by hand, else the browser's. Every other address names its own. */
export function proxy(request: NextRequest): NextResponse {
  const chosen = request.cookies.get(localeCookie)?.value;
  const locale = isLocale(chosen) ? chosen : matchLocale(request.headers.get("accept-language"));
  const target = request.nextUrl.clone();
  target.pathname = `/${locale}`;
  const answer = NextResponse.redirect(target);
  answer.headers.set("vary", "accept-language, cookie");
  return answer;
}

export const config = { matcher: "/" };

import type { Metadata } from "next";
import { fontVariables } from "./fonts.ts";
import "#app/styles/tokens.css";
import "#app/styles/base.css";

export const metadata: Metadata = { title: "404 · Facet" };

/** An address outside both languages: it cannot know which one is wanted, so it speaks both. */
export default function GlobalNotFound() {
  return (
    <html lang="ru" className={fontVariables}>
      <body>
        <main className="wrap stack" style={{ paddingBlock: "96px", maxWidth: 720 }}>
          <h1 className="h1">Такой страницы здесь нет</h1>
          <p>
            <a href="/ru">На главную</a>
          </p>
          <div lang="en" className="stack">
            <h2 className="h2">There is no such page here</h2>
            <p>
              <a href="/en">To the start page</a>
            </p>
          </div>
        </main>
      </body>
    </html>
  );
}

"use client";
import "#app/styles/tokens.css";
import "#app/styles/base.css";

type Props = { error: Error & { digest?: string }; retry: () => void };

// The root layout itself failed, so neither fonts nor catalogue are here: both languages, plainly.
const words = {
  ru: {
    title: "Страница не открылась",
    body: "Заказы, файлы и черновики на месте. Откройте её ещё раз. Если не поможет, напишите нам и назовите код.",
    retry: "Открыть ещё раз",
    code: "Код",
  },
  en: {
    title: "This page did not open",
    body: "Orders, files and drafts are safe. Open it again. If that does not help, write to us and name the code.",
    retry: "Open again",
    code: "Code",
  },
};

export default function GlobalError({ error, retry }: Props) {
  const locale = globalThis.location?.pathname.startsWith("/en") ? "en" : "ru";
  const say = words[locale];
  return (
    <html lang={locale}>
      <body>
        <title>{say.title}</title>
        <main className="wrap stack" style={{ paddingBlock: "96px", maxWidth: 720 }}>
          <h1 className="h1">{say.title}</h1>
          <p>{say.body}</p>
          {error.digest ? (
            <p className="muted">
              {say.code} {error.digest}
            </p>
          ) : null}
          <button type="button" className="btn" onClick={retry}>
            {say.retry}
          </button>
        </main>
      </body>
    </html>
  );
}

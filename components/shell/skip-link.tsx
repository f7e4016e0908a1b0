/** First stop of the tab key; every page has `<main id="main">`. */
export function SkipLink({ children }: { children: string }) {
  return (
    <a className="skip" href="#main">
      {children}
    </a>
  );
}

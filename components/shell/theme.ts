export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export const themeKey = "facet.theme";

/** Runs in `<head>` before the first paint. Without it, or on "system", the media query in tokens.css decides. */
export const themeScript = `try{var t=localStorage.getItem(${JSON.stringify(themeKey)});if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch(e){}`;

/** What the script does, for a document that React made. */
export function applyKeptTheme(): void {
  const kept = localStorage.getItem(themeKey);
  if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
}

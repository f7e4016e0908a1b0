import localFont from "next/font/local";

// One call per subset, because next/font knows no unicode-range of its own; its arguments must be literals.
// Only the last of a family has the metric-adjusted fallback: it has no range and would take the other alphabets.

const golosCyrillic = localFont({
  src: "../node_modules/@fontsource-variable/golos-text/files/golos-text-cyrillic-wght-normal.woff2",
  weight: "400 900",
  variable: "--golos-cyrillic",
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116" }],
});
// the rouble sign lives only here
const golosLatinExt = localFont({
  src: "../node_modules/@fontsource-variable/golos-text/files/golos-text-latin-ext-wght-normal.woff2",
  weight: "400 900",
  variable: "--golos-latin-ext",
  adjustFontFallback: false,
  preload: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113",
    },
  ],
});
const golosLatin = localFont({
  src: "../node_modules/@fontsource-variable/golos-text/files/golos-text-latin-wght-normal.woff2",
  weight: "400 900",
  variable: "--golos-latin",
  adjustFontFallback: "Arial",
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
    },
  ],
});
const cormorantCyrillic = localFont({
  src: "../node_modules/@fontsource-variable/cormorant/files/cormorant-cyrillic-wght-normal.woff2",
  weight: "300 700",
  variable: "--cormorant-cyrillic",
  adjustFontFallback: false,
  preload: false,
  declarations: [{ prop: "unicode-range", value: "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116" }],
});
const cormorantSigns = localFont({
  src: "../node_modules/@fontsource-variable/cormorant/files/cormorant-latin-ext-wght-normal.woff2",
  weight: "300 700",
  variable: "--cormorant-signs",
  adjustFontFallback: false,
  preload: false,
  declarations: [{ prop: "unicode-range", value: "U+20A0-20AB,U+20AD-20C0" }],
});
const cormorantLatin = localFont({
  src: "../node_modules/@fontsource-variable/cormorant/files/cormorant-latin-wght-normal.woff2",
  weight: "300 700",
  variable: "--cormorant-latin",
  adjustFontFallback: "Times New Roman",
  preload: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
    },
  ],
});
const jetbrainsMono = localFont({
  src: "../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2",
  weight: "100 800",
  variable: "--jetbrains-mono",
  adjustFontFallback: false,
  preload: false,
});

/** Class names that declare the font variables which app/styles/tokens.css composes. */
export const fontVariables = [
  golosCyrillic,
  golosLatinExt,
  golosLatin,
  cormorantCyrillic,
  cormorantSigns,
  cormorantLatin,
  jetbrainsMono,
]
  .map((font) => font.variable)
  .join(" ");

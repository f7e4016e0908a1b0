/**
 * Inline, before anything of the page is shown. What comes after the shell of a document React's inline script shows 300
 * ms after the shell's first frame, by a clock in `$RT`; without that clock it comes with the next frame. As with
 * `PageData`: a page waits for one thing. A React that keeps its time elsewhere does not notice. Runs again where a
 * document is continued.
 */
export const revealScript = 'Object.defineProperty(window,"$RT",{configurable:true,set(){}});';

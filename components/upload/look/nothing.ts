/** In the place of modules of Node that a package names and never asks for in a browser (next.config.mjs). */
export default {};

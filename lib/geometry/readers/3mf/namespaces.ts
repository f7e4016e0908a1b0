const BASE = "http://schemas.microsoft.com/3dmanufacturing";

export const CORE = `${BASE}/core/2015/02`;
/** The first draft, in files of its time; what is read here has not changed since. */
export const DRAFT = `${BASE}/2013/01`;
export const PRODUCTION = `${BASE}/production/2015/06`;

/**
 * Extensions that a file may require and that are understood or do not change the shape. Beam lattices, slices,
 * volumes, booleans, displacement and encryption do: a file that requires them is refused.
 */
export const HARMLESS_EXTENSIONS = new Set([
  CORE,
  PRODUCTION,
  `${BASE}/material/2015/02`,
  `${BASE}/trianglesets/2021/07`,
  "http://schemas.3mf.io/3dmanufacturing/production/alternatives/2021/04",
]);

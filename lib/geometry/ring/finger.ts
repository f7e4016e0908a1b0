/** Inner diameters, mm, that fit a finger: children's rings to the largest sizes made. */
const FINGER_MM = { min: 11, max: 27 };

/** Whether a finger goes through a round hole of this diameter, mm. */
export const fitsFinger = (diameterMm: number): boolean =>
  diameterMm >= FINGER_MM.min && diameterMm <= FINGER_MM.max;

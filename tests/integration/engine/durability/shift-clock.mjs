// Preloaded into an engine process: its clock is wrong by SHIFT_MS, as on a machine without time synchronisation.
const shift = Number(process.env.SHIFT_MS ?? 0);
const RealDate = Date;
const realNow = RealDate.now;

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    super(...(parts.length === 0 ? [realNow() + shift] : parts));
  }
  static now() {
    return realNow() + shift;
  }
};

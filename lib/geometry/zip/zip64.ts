import { GeometryRefusal } from "../refusal.ts";

interface DirectoryPlace {
  count: number;
  offset: number;
}

const LOCATOR = 0x07064b50;
const END_RECORD_64 = 0x06064b50;

/** The directory's place by the ZIP64 end record where the 32-bit one says to look there; else as given. */
export function readZip64(view: DataView, end: number, place: DirectoryPlace): DirectoryPlace {
  if (place.count !== 0xffff && place.offset !== 0xffffffff) return place;
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== LOCATOR) return place;
  const at = Number(view.getBigUint64(locator + 8, true));
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== END_RECORD_64) {
    throw new GeometryRefusal("NOT_A_3MF_PACKAGE", { byte: locator });
  }
  return {
    count: Number(view.getBigUint64(at + 32, true)),
    offset: Number(view.getBigUint64(at + 48, true)),
  };
}

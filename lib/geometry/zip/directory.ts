import { LIMITS } from "../limits.ts";
import { GeometryRefusal } from "../refusal.ts";
import { readZip64 } from "./zip64.ts";

export interface ZipEntry {
  name: string;
  method: number;
  crc: number;
  packed: number;
  unpacked: number;
  /** Byte of the local header. */
  offset: number;
}

const END_RECORD = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/**
 * Entries of a ZIP by its central directory (APPNOTE 6.3.10). Refuses directories that point outside the file,
 * entries that overlap each other (the trick of flat zip bombs), encryption, and more entries than the limit.
 */
export function readDirectory(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const { count, offset } = readZip64(view, end, {
    count: view.getUint16(end + 10, true),
    offset: view.getUint32(end + 16, true),
  });
  if (count > LIMITS.zip.entries) {
    throw new GeometryRefusal(
      "EXPANDS_TOO_MUCH",
      { byte: end },
      { entries: count, limit: LIMITS.zip.entries },
    );
  }
  const entries: ZipEntry[] = [];
  let at = offset;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) refuse(at);
    entries.push(entryAt(bytes, view, at));
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  refuseOverlaps(entries, offset);
  return entries;
}

function refuse(byte: number): never {
  throw new GeometryRefusal("NOT_A_3MF_PACKAGE", { byte });
}

function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - 22 - 0xffff; at--) {
    if (view.getUint32(at, true) === END_RECORD) return at;
  }
  return refuse(view.byteLength);
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): ZipEntry {
  if (view.getUint16(at + 8, true) & 1)
    throw new GeometryRefusal("MALFORMED_3MF", { byte: at }, { reason: "encrypted" });
  const nameEnd = at + 46 + view.getUint16(at + 28, true);
  const entry = {
    name: new TextDecoder().decode(bytes.subarray(at + 46, nameEnd)),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    unpacked: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  if (extraEnd > bytes.length) refuse(at);
  for (let extra = nameEnd; extra + 4 <= extraEnd; extra += 4 + view.getUint16(extra + 2, true)) {
    if (view.getUint16(extra, true) === 1) applyZip64(view, extra + 4, extraEnd, entry);
  }
  return entry;
}

function applyZip64(view: DataView, start: number, end: number, entry: ZipEntry): void {
  let at = start;
  for (const field of ["unpacked", "packed", "offset"] as const) {
    if (entry[field] !== 0xffffffff || at + 8 > end) continue;
    entry[field] = Number(view.getBigUint64(at, true));
    at += 8;
  }
}

function refuseOverlaps(entries: ZipEntry[], directory: number): void {
  const sorted = entries.toSorted((a, b) => a.offset - b.offset);
  sorted.forEach((entry, i) => {
    const next = sorted[i + 1]?.offset ?? directory;
    if (entry.offset + 30 + entry.packed > next) {
      throw new GeometryRefusal("MALFORMED_3MF", { byte: entry.offset }, { reason: "overlap" });
    }
  });
}

/** The packed bytes of an entry, in place. */
export function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL) refuse(entry.offset);
  const names = view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const start = entry.offset + 30 + names;
  if (start + entry.packed > bytes.length) throw new GeometryRefusal("TRUNCATED", { byte: bytes.length });
  return bytes.subarray(start, start + entry.packed);
}

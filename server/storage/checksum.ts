/** A CRC-32 as storage writes it: four bytes big-endian, base64. */
export function base64OfCrc32(crc: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc >>> 0);
  return bytes.toString("base64");
}

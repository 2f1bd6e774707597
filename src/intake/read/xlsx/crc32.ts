/**
 * The checksum by which an archive proves its parts (CRC-32, 校验和). Browsers have none of their own, and both readers,
 * the command's and the page's, are to be the same program.
 */

/** Four tables, so that four bytes are reckoned at once. */
const [T0, T1, T2, T3] = tables();

function tables(): readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array] {
  const made = [0, 1, 2, 3].map(() => new Uint32Array(256)) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  for (let byte = 0; byte < 256; byte++) {
    let sum = byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    made[0][byte] = sum >>> 0;
  }
  for (let at = 1; at < 4; at++)
    for (let byte = 0; byte < 256; byte++) {
      const before = made[at - 1]?.[byte] ?? 0;
      (made[at] as Uint32Array)[byte] = (before >>> 8) ^ (made[0][before & 0xff] as number);
    }
  return made;
}

/** The checksum of what `sum` was reckoned of, followed by these bytes. */
export function crc32(bytes: Uint8Array, sum = 0): number {
  let c = ~sum;
  let at = 0;
  const { length } = bytes;
  for (; at + 4 <= length; at += 4) {
    c ^=
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    c =
      (T3[c & 0xff] as number) ^
      (T2[(c >>> 8) & 0xff] as number) ^
      (T1[(c >>> 16) & 0xff] as number) ^
      (T0[c >>> 24] as number);
  }
  for (; at < length; at++) c = (c >>> 8) ^ (T0[(c ^ (bytes[at] as number)) & 0xff] as number);
  return ~c >>> 0;
}

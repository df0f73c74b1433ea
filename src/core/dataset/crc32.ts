const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = (rest & 1) === 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest >>> 0;
});

/** CRC-32 (ISO 3309, as in gzip) of bytes that come in pieces. */
export class Crc32 {
  private rest = 0xffffffff;
  length = 0;

  add(bytes: Uint8Array): void {
    let rest = this.rest;
    for (const byte of bytes) rest = TABLE[(rest ^ byte) & 255]! ^ (rest >>> 8);
    this.rest = rest;
    this.length += bytes.length;
  }

  value(): number {
    return (this.rest ^ 0xffffffff) >>> 0;
  }

  reset(): void {
    this.rest = 0xffffffff;
    this.length = 0;
  }
}

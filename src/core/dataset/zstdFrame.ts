const SKIPPABLE = 0x184d2a50;
const FRAME = 0xfd2fb528;
const BLOCK_MOST = 128 * 1024;

/**
 * The most bytes that a zstd file can unpack to, told from its frame and block headers alone: stored and repeated
 * blocks name their size, packed ones hold at most 128 KiB. Null when the headers do not make whole frames.
 * @param bytes the whole file; borrowed.
 * @see RFC 8878, 3.1
 */
export function frameBound(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let bound = 0;
  while (at + 4 <= bytes.length) {
    const magic = view.getUint32(at, true);
    if ((magic & 0xfffffff0) >>> 0 === SKIPPABLE) {
      if (at + 8 > bytes.length) return null;
      at += 8 + view.getUint32(at + 4, true);
      continue;
    }
    if (magic !== FRAME) return null;
    const descriptor = bytes[at + 4];
    if (descriptor === undefined) return null;
    const single = (descriptor & 0x20) !== 0;
    const sizeFlag = descriptor >> 6;
    const sizeBytes = sizeFlag === 0 ? (single ? 1 : 0) : 1 << sizeFlag;
    const dictionaryBytes = [0, 1, 2, 4][descriptor & 3]!;
    at += 5 + (single ? 0 : 1) + dictionaryBytes;
    if (at + sizeBytes > bytes.length) return null;
    // The stated size is what the unpacker makes room for, whether it is true or not.
    const stated = statedSize(view, at, sizeBytes);
    at += sizeBytes;
    let inBlocks = 0;
    for (let last = false; !last; ) {
      if (at + 3 > bytes.length) return null;
      const header = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16);
      last = (header & 1) === 1;
      const kind = (header >> 1) & 3;
      const size = header >> 3;
      if (kind === 3) return null;
      inBlocks += kind === 2 ? BLOCK_MOST : size;
      at += 3 + (kind === 1 ? 1 : size);
    }
    bound += Math.max(stated, stated > 0 ? 0 : inBlocks);
    if ((descriptor & 4) !== 0) at += 4;
    if (at > bytes.length) return null;
  }
  return at === bytes.length ? bound : null;
}

function statedSize(view: DataView, at: number, sizeBytes: number): number {
  if (sizeBytes === 0) return 0;
  if (sizeBytes === 1) return view.getUint8(at);
  if (sizeBytes === 2) return view.getUint16(at, true) + 256;
  return sizeBytes === 4 ? view.getUint32(at, true) : Number(view.getBigUint64(at, true));
}

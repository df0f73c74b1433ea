import type { CandidateIndex } from './types';

/**
 * Candidates by bound, largest first; equal bounds by index, smallest first (G1). Bounds live in the caller's array:
 * after lowering the top's bound call `sinkTop`.
 */
export class CandidateHeap {
  private readonly heap: Int32Array;
  /** Candidates left. */
  size: number;

  /**
   * @param members candidate indices, each once; copied.
   * @param bounds one per candidate of the ground set; borrowed, read at every call.
   */
  constructor(
    members: Int32Array,
    private readonly bounds: Float64Array,
  ) {
    this.heap = members.slice();
    this.size = members.length;
    for (let at = (this.size >> 1) - 1; at >= 0; at--) this.sink(at);
  }

  /** The first candidate; only while size > 0. */
  top(): CandidateIndex {
    return this.heap[0]!;
  }

  /** Restores the order after the top's bound was lowered. */
  sinkTop(): void {
    this.sink(0);
  }

  /** Removes the first candidate; only while size > 0. */
  pop(): CandidateIndex {
    const first = this.heap[0]!;
    this.size--;
    this.heap[0] = this.heap[this.size]!;
    this.sink(0);
    return first;
  }

  /** Adds a candidate; never more than there were members. */
  push(candidate: CandidateIndex): void {
    const { heap } = this;
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.before(candidate, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = candidate;
  }

  private sink(from: number): void {
    const { heap, size } = this;
    const moving = heap[from]!;
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && this.before(heap[child + 1]!, heap[child]!)) child++;
      if (!this.before(heap[child]!, moving)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = moving;
  }

  private before(a: CandidateIndex, b: CandidateIndex): boolean {
    const boundA = this.bounds[a]!;
    const boundB = this.bounds[b]!;
    return boundA > boundB || (boundA === boundB && a < b);
  }
}

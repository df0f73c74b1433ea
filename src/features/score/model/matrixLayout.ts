import type { MatrixGroup, MatrixGroups } from './matrixGroups';

/** One group along an axis, in pixels. */
export interface Span {
  readonly group: MatrixGroup;
  readonly start: number;
  readonly size: number;
}

export interface MatrixLayout {
  readonly rows: readonly Span[];
  readonly columns: readonly Span[];
  readonly width: number;
  readonly height: number;
}

/** Smallest extent of a group, so that a small one can still be seen. */
const LEAST = 3;

/**
 * Places the groups along both axes, each as long as its share of rows, parted by `gap`. Cells are square where the
 * room allows it: the longer axis decides.
 * @param room largest width and height, in the unit of the result.
 */
export function matrixLayout({ rows, columns }: MatrixGroups, room: { readonly width: number; readonly height: number }, gap: number): MatrixLayout {
  const counts = (groups: readonly MatrixGroup[]): number => groups.reduce((total, group) => total + group.members.length, 0);
  const free = (size: number, groups: readonly MatrixGroup[]): number => Math.max(1, size - gap * Math.max(0, groups.length - 1));
  const cell = Math.min(free(room.width, columns) / Math.max(1, counts(columns)), free(room.height, rows) / Math.max(1, counts(rows)));
  const across = spans(columns, cell, gap);
  const down = spans(rows, cell, gap);
  const extent = (list: readonly Span[]): number => {
    const last = list.at(-1);
    return last === undefined ? 0 : last.start + last.size;
  };
  return { rows: down, columns: across, width: extent(across), height: extent(down) };
}

function spans(groups: readonly MatrixGroup[], cell: number, gap: number): Span[] {
  let start = 0;
  return groups.map((group) => {
    const size = Math.max(LEAST, Math.round(group.members.length * cell));
    const span = { group, start, size };
    start += size + gap;
    return span;
  });
}

/** For each pixel along an axis the span and the member under it; -1 in a gap. */
export interface AxisIndex {
  readonly span: Int16Array;
  readonly member: Int32Array;
}

export function axisIndex(list: readonly Span[], extent: number): AxisIndex {
  const span = new Int16Array(extent).fill(-1);
  const member = new Int32Array(extent).fill(-1);
  list.forEach(({ group, start, size }, index) => {
    for (let at = 0; at < size && start + at < extent; at++) {
      span[start + at] = index;
      member[start + at] = group.members[Math.min(group.members.length - 1, Math.floor((at * group.members.length) / size))]!;
    }
  });
  return { span, member };
}

/** The middle of a member's pixels along an axis; null when no group of the set has it. */
export function placeOf(list: readonly Span[], set: MatrixGroup['set'], member: number): number | null {
  for (const { group, start, size } of list) {
    if (group.set !== set) continue;
    const at = group.members.indexOf(member);
    if (at >= 0) return start + ((at + 0.5) * size) / group.members.length;
  }
  return null;
}

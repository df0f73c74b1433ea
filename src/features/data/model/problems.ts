import { t } from '@lingui/core/macro';
import type { ProblemReason, RowProblem } from '../../../core/dataset/types';
import { saidText, shownLanguage } from '../../../texts/language';
import { reasonName } from './formNames';

export interface ReasonCount {
  readonly reason: ProblemReason;
  readonly count: number;
}

/** Problems by reason, most first; equal counts in the order of the file. */
export function reasonCounts(problems: readonly RowProblem[]): ReasonCount[] {
  const counts = new Map<ProblemReason, number>();
  for (const { reason } of problems) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count);
}

/** A problem in one text; what an older version said in other words has its heading before it. */
export function problemText({ reason, message }: Pick<RowProblem, 'reason' | 'message'>): string {
  const text = saidText(message);
  return shownLanguage() === 'en' || text !== message ? text : `${reasonName(reason)}. ${message}`;
}

/** The message for a table whose first column has the line: "Line 4 has no answer" as "Has no answer", in the language of the page. */
export function sentenceOf({ message }: Pick<RowProblem, 'message'>): string {
  const rest = saidText(message).replace(/^\p{L}+ \d+ /u, '');
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** An excerpt cut for one line of a table: what stands before the fault, the fault, what follows. */
export interface MarkedExcerpt {
  readonly before: string;
  readonly fault: string;
  readonly after: string;
}

const BEFORE = 34;
const FAULT = 40;
const WHOLE = 90;
/** Longer rows come as a piece of this length, whose end need not be the row's. */
const CUT = 400;

/** A window of the excerpt around its fault; without a fault, its beginning. Line breaks are shown as ↵. */
export function markedExcerpt({ excerpt, mark }: Pick<RowProblem, 'excerpt' | 'mark'>): MarkedExcerpt {
  if (mark === null) {
    const cut = excerpt.length > WHOLE;
    return { before: oneLine(cut ? `${excerpt.slice(0, WHOLE)} …` : excerpt), fault: '', after: '' };
  }
  // A text that never ends, or a fault behind the last character, is shown on what stands last.
  const atEnd = mark.start >= excerpt.length || (excerpt.length < CUT && mark.length > FAULT && mark.start + mark.length >= excerpt.length);
  const start = atEnd ? lastWord(excerpt) : mark.start;
  const faultEnd = atEnd ? excerpt.length : Math.min(excerpt.length, start + Math.max(1, mark.length));
  const end = Math.min(faultEnd, start + FAULT);
  const from = start > BEFORE + 4 ? start - BEFORE : 0;
  const to = Math.max(end, Math.min(excerpt.length, from + WHOLE));
  return {
    before: oneLine(from > 0 ? `… ${excerpt.slice(from, start).trimStart()}` : excerpt.slice(from, start)),
    fault: oneLine(`${excerpt.slice(start, end)}${end < faultEnd ? '…' : ''}`),
    after: atEnd ? ` ${t`(line ends)`}` : oneLine(`${end < faultEnd ? '' : excerpt.slice(end, to)}${to < excerpt.length ? ' …' : ''}`),
  };
}

function lastWord(text: string): number {
  const found = /[^\s"]{1,8}"?$/.exec(text);
  return found?.index ?? Math.max(0, text.length - 1);
}

function oneLine(text: string): string {
  return text.replaceAll(/\r?\n/g, ' ↵ ');
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Explanation } from '../../../core/selection/service';
import { GainSplit, OffsetBar } from '../../../ui/bars';
import { count, countOf, gain } from '../../../ui/format';
import { RowLink } from '../../../ui/RowLink';
import type { Subset } from '../model/subset';
import type { SelectActions } from '../selectView';
import type { InspectorView } from './inspectorView';
import { coveredRows, secondHelps } from './rowFacts';
import classes from './inspector.module.css';

export interface ReasonProps {
  readonly view: InspectorView;
  readonly subset: Subset;
  readonly actions: SelectActions;
  readonly index: number;
  readonly explanation: Explanation | null;
}

const SHORT = 5;

/** Why a row is in: its gain in parts, who came next, what it covers best. */
export function PickedReason({ view, subset, actions, index, explanation }: ReasonProps) {
  const position = subset.rankOf[index]!;
  const value = subset.ranked.ranking.gains[position]!;
  const picked = explanation?.kind === 'picked' ? explanation : null;
  const parts = picked === null || picked.gain.modular === 0 ? [{ label: 'covers the pool', value: Math.max(value, 0), color: 'var(--acc)', text: gain(value) }] : [
    { label: 'covers the pool', value: picked.gain.cover, color: 'var(--acc)', text: gain(picked.gain.cover) },
    { label: 'helps the target', value: picked.gain.modular, color: 'var(--target)', text: gain(picked.gain.modular) },
  ];
  const parted = parts.length > 1;
  return (
    <>
      <section className={classes.section}>
        <div className={classes.head}>
          <h3 className={classes.title}>Why it is in</h3>
          <span className="num"><strong>{gain(value)}</strong> gain</span>
        </div>
        {value > 0 && parted && <GainSplit parts={parts} />}
        <p className={classes.reason}>{reasonText(subset, position, value)}{runnerUpText(view, picked)}</p>
      </section>
      <CoveredRows view={view} subset={subset} actions={actions} index={index} explanation={explanation} />
    </>
  );
}

function reasonText({ ranked }: Subset, position: number, value: number): string {
  if (position < ranked.ranking.pinned) return 'It is pinned, so it comes first.';
  return value === 0 ? 'It adds nothing; it fills the budget.' : '';
}

function runnerUpText({ sets }: InspectorView, picked: Extract<Explanation, { kind: 'picked' }> | null): string {
  const next = picked?.runnerUp ?? null;
  return next === null ? '' : ` Next best at this step was ${sets.pool.examples[next.candidate]!.label}, at ${gain(next.gain.total)}.`;
}

function CoveredRows({ view, subset, actions, index, explanation }: ReasonProps) {
  const [all, setAll] = useState(false);
  const covered = coveredRows(subset, subset.rankOf[index]!);
  const seconds = secondHelps(explanation);
  if (covered.length === 0) return null;
  return (
    <section className={classes.section}>
      <div className={classes.head}>
        <h3 className={classes.title}>Rows it covers best</h3>
        <span className="num">{countOf(covered.length, 'row')}</span>
      </div>
      <ul className={classes.rows}>
        {covered.slice(0, all ? covered.length : SHORT).map(({ row, help }) => (
          <li key={row} className={classes.rowLine}>
            <span className={classes.rowName}>
              <RowLink text={row === index ? `Itself: ${view.sets.pool.examples[row]!.prompt}` : view.sets.pool.examples[row]!.prompt} onOpen={() => actions.openPair({ row: { set: 'pool', index: row }, column: { set: 'pool', index } })} />
            </span>
            <OffsetBar value={help} second={seconds.get(row) ?? null} limit={view.barLimit} />
          </li>
        ))}
      </ul>
      <div className={classes.underList}>
        {seconds.size > 0 && <span className={classes.tickKey}>what the second-best pick would give</span>}
        {covered.length > SHORT && <Button size="xs" variant="subtle" onClick={() => setAll(!all)}>{all ? 'Fewer' : `All ${count(covered.length)}`}</Button>}
      </div>
    </section>
  );
}

import { plural, t } from '@lingui/core/macro';
import { SegmentedControl, Switch } from '@mantine/core';
import type { SetReport } from '../../../core/dataset/look';
import type { Example, SetName } from '../../../core/dataset/types';
import { useLeftOut } from '../../../store/artefacts';
import { useWorkbench } from '../../../store/react';
import { count } from '../../../ui/format';
import { nearHashes, repeatCounts, type RepeatCounts } from '../model/keepFirst';
import type { Repeat } from '../model/repeats';
import classes from './profile.module.css';

interface KeepFirstProps {
  readonly set: SetName;
  readonly examples: readonly Example[];
  /** Of the rows that take part; null until they were looked at. */
  readonly report: SetReport | null;
  /** Null until they were looked for. */
  readonly repeats: readonly Repeat[] | null;
}

/** Of repeats only the first row takes part: off until asked, with how many rows it leaves out. Undo takes it back. */
export function KeepFirst({ set, examples, report, repeats }: KeepFirstProps) {
  const keepFirst = useWorkbench((state) => state.actions.keepFirst);
  const readOnly = useWorkbench((state) => state.readOnly);
  const rule = useWorkbench((state) => state.project?.repeats?.[set]) ?? null;
  const leftOut = useLeftOut(set);
  const counts = repeatCounts(leftOut, report, repeats);
  const on = rule !== null;
  const asked = on && rule.groups.length > 0 ? 'near' : 'exact';
  const choose = (kind: string): void => keepFirst(set, { groups: kind === 'near' ? [...(rule?.groups ?? []), ...nearHashes(examples, report)] : [] });
  const out = leftOut.exact + leftOut.near;
  if (!on && counts.near === 0 && counts.exact === 0) return null;
  return (
    <div className={classes.keepFirst}>
      <Switch size="xs" labelPosition="left" label={t`Keep the first only`} checked={on} disabled={readOnly} onChange={(event) => (event.currentTarget.checked ? choose(counts.exact === 0 ? 'near' : 'exact') : keepFirst(set, null))} />
      <p className={`${classes.hint} num`} role="status">
        {on ? plural(out, { one: '# row is left out.', other: '# rows are left out.' }) : wouldLeaveOut(counts)}
      </p>
      {on && (counts.near > counts.exact || asked === 'near') && (
        <SegmentedControl size="xs" fullWidth aria-label={t`What counts as a repeat`} disabled={readOnly} value={asked} onChange={choose} data={[{ value: 'exact', label: t`Equal rows, ${count(counts.exact)}` }, { value: 'near', label: t`Nearly equal too, ${count(counts.near)}` }]} />
      )}
    </div>
  );
}

function wouldLeaveOut({ exact, near }: RepeatCounts): string {
  return near > exact
    ? t`It would leave out ${plural(exact, { one: '# equal row', other: '# equal rows' })}, or ${count(near)} with nearly equal ones.`
    : t`It would leave out ${plural(exact, { one: '# equal row', other: '# equal rows' })}.`;
}

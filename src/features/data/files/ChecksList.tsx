import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import type { OverlapReport } from '../../../core/dataset/look';
import { useSetRows } from '../../../store/artefacts';
import type { Look } from '../useLook';
import { useSteps } from '../useSteps';
import { OverlapDialog } from './OverlapDialog';
import { findChecks, type Check } from '../model/checks';
import classes from './files.module.css';

/** What the sets have in common, and what repeats. */
export function ChecksList({ look }: { readonly look: Look }) {
  const [open, setOpen] = useState<OverlapReport['set'] | null>(null);
  const pool = useSetRows('pool').examples;
  const target = useSetRows('target').examples;
  const existing = useSetRows('existing').examples;
  const checks = useSteps(useCallback(() => findChecks({ pool, target, existing }), [pool, target, existing]), pool.length + target.length + existing.length);
  const overlaps = look.state.status === 'ready' ? look.state.report.overlaps : [];
  const shared = overlaps.filter(({ exact, near: pairs }) => exact.length + pairs.length > 0);
  const near = overlaps.filter(({ near: pairs }) => pairs.length > 0);
  if (checks === null || checks.length === 0) return null;
  return (
    <section className={classes.checks} aria-labelledby="checks-title">
      <h3 className={classes.checksTitle} id="checks-title"><Trans>Checks between files</Trans></h3>
      <ul className={classes.checksList}>
        {checks.map((check) => <CheckLine key={check.key} check={check} />)}
        {near.map(({ set, near: pairs }) => (
          <CheckLine key={`${set}-near`} check={{ key: `${set}-near`, tone: 'warn', text: closeTo(set, pairs.length), hint: null }} />
        ))}
      </ul>
      {shared.map(({ set }) => (
        <button key={set} type="button" className={classes.showBoth} onClick={() => setOpen(set)}>{set === 'target' ? t`Show both texts, pool and target set` : t`Show both texts, pool and existing data`}</button>
      ))}
      {shared.map((overlap) => (
        <OverlapDialog key={overlap.set} opened={open === overlap.set} onClose={() => setOpen(null)} overlap={overlap} pool={pool} other={overlap.set === 'target' ? target : existing} />
      ))}
    </section>
  );
}

function closeTo(set: OverlapReport['set'], pairs: number): string {
  return set === 'target'
    ? plural(pairs, { one: '# target row is close to a pool row', other: '# target rows are close to a pool row' })
    : plural(pairs, { one: '# existing row is close to a pool row', other: '# existing rows are close to a pool row' });
}

function CheckLine({ check }: { readonly check: Check }) {
  const Icon = check.tone === 'ok' ? IconCheck : IconAlertTriangle;
  return (
    <li className={classes.check} data-tone={check.tone}>
      <Icon size={16} stroke={1.6} aria-hidden="true" />
      <div>
        {check.text}
        {check.hint !== null && <p className={classes.hint}>{check.hint}</p>}
      </div>
    </li>
  );
}

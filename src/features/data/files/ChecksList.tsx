import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import type { OverlapReport } from '../../../core/dataset/look';
import { useSetRows } from '../../../store/artefacts';
import { countOf } from '../../../ui/format';
import type { Look } from '../useLook';
import { useSteps } from '../useSteps';
import { SET_NAMES } from '../model/formNames';
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
      <h3 className={classes.checksTitle} id="checks-title">Checks between files</h3>
      <ul className={classes.checksList}>
        {checks.map((check) => <CheckLine key={check.key} check={check} />)}
        {near.map(({ set, near: pairs }) => (
          <CheckLine key={`${set}-near`} check={{ key: `${set}-near`, tone: 'warn', text: `${countOf(pairs.length, `${set} row`)} ${pairs.length === 1 ? 'is' : 'are'} close to a pool row`, hint: null }} />
        ))}
      </ul>
      {shared.map(({ set }) => (
        <button key={set} type="button" className={classes.showBoth} onClick={() => setOpen(set)}>Show both texts, pool and {SET_NAMES[set].toLowerCase()}</button>
      ))}
      {shared.map((overlap) => (
        <OverlapDialog key={overlap.set} opened={open === overlap.set} onClose={() => setOpen(null)} overlap={overlap} pool={pool} other={overlap.set === 'target' ? target : existing} />
      ))}
    </section>
  );
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

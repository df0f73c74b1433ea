import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useSetRows } from '../../../store/artefacts';
import { checksBetween, type Check } from '../model/checks';
import classes from './files.module.css';

/** What the sets have in common, and what repeats. */
export function ChecksList() {
  const pool = useSetRows('pool').examples;
  const target = useSetRows('target').examples;
  const existing = useSetRows('existing').examples;
  const checks = useMemo(() => checksBetween({ pool, target, existing }), [pool, target, existing]);
  if (checks.length === 0) return null;
  return (
    <section className={classes.checks} aria-labelledby="checks-title">
      <h3 className={classes.checksTitle} id="checks-title">Checks between files</h3>
      <ul className={classes.checksList}>
        {checks.map((check) => <CheckLine key={check.key} check={check} />)}
      </ul>
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

import { t } from '@lingui/core/macro';
import { useEffect, useState } from 'react';
import classes from './SelectScreen.module.css';

/** A ranking that comes sooner than this needs no notice. */
const PATIENCE_MS = 150;

/** A thin bar over the old result while the new one is computed. */
export function ComputingBar({ active }: { readonly active: boolean }) {
  return active ? <LateBar /> : null;
}

function LateBar() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return late ? <div className={classes.computing} role="progressbar" aria-label={t`Choosing rows again`} /> : null;
}

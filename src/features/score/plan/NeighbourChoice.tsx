import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { NumberInput, SegmentedControl, Slider } from '@mantine/core';
import { useWorkbench } from '../../../store/react';
import { usePlan, useScoredSets } from '../scoringView';
import classes from './plan.module.css';

const USUAL = 32;

/** Dense or neighbours, and how many: the slider and the field are one value. */
export function NeighbourChoice({ locked }: { readonly locked: boolean }) {
  const setPlan = useWorkbench((state) => state.actions.setPlan);
  const readOnly = useWorkbench((state) => state.readOnly);
  const plan = usePlan();
  const pool = useScoredSets().pool.examples.length;
  const most = Math.max(1, Math.min(256, pool - 1));
  const disabled = locked || readOnly;
  const choose = (value: string | number): void => {
    const k = Math.round(Number(value));
    if (k >= 1) setPlan({ kind: 'knn', k });
  };
  return (
    <div className={classes.neighbours}>
      <SegmentedControl
        fullWidth
        aria-label={t`Pairs`}
        data={[{ value: 'dense', label: t`Dense` }, { value: 'knn', label: t`Neighbours` }]}
        value={plan.kind}
        onChange={(kind) => setPlan(kind === 'dense' ? { kind: 'dense' } : { kind: 'knn', k: Math.min(USUAL, most) })}
        disabled={disabled}
      />
      {plan.kind === 'knn' && (
        <>
          <div className={classes.neighbourHead}>
            <span id="neighbours"><Trans>Neighbours per row</Trans></span>
            <NumberInput size="xs" w={72} min={1} max={most} value={plan.k} onChange={choose} aria-labelledby="neighbours" disabled={disabled} />
          </div>
          <Slider min={1} max={most} value={Math.min(plan.k, most)} onChange={choose} label={null} thumbLabel={t`Neighbours per row`} disabled={disabled} />
        </>
      )}
    </div>
  );
}

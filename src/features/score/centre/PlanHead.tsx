import { plural, t } from '@lingui/core/macro';
import { Button } from '@mantine/core';
import { IconGauge, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import type { ScoringPlan } from '../../../core/scoring/types';
import { useWorkbench } from '../../../store/react';
import { failureText } from '../../../texts/language';
import { count, duration, rate } from '../../../ui/format';
import { Status } from '../../../ui/Status';
import { useBackend, useShownCost } from '../scoringView';
import { FindingNeighbours } from './FindingNeighbours';
import { NoGraphics } from './NoGraphics';
import { PlanCards } from './PlanCards';
import classes from './centre.module.css';

/** Before a run: what it takes, how that is known, and Start. */
export function PlanHead({ plan }: { readonly plan: ScoringPlan }) {
  const [measuring, setMeasuring] = useState(false);
  const { measureSpeed, startScoring } = useWorkbench((state) => state.actions);
  const readOnly = useWorkbench((state) => state.readOnly);
  const noGraphics = useWorkbench((state) => state.machine?.webgpu === 'none');
  const planning = useWorkbench((state) => state.planning);
  const isKnown = planning.status === 'ready';
  const isRefused = planning.status === 'failed' && planning.error.code === 'plan-too-large';
  const shown = useShownCost({ status: 'planned', plan });
  const { cost } = shown;
  const backend = useBackend() === 'webgpu' ? 'WebGPU' : 'WASM';
  const pairs = pairsText(isKnown ? plan.pairs : shown.pairs, isKnown, cost === null);
  const measure = (): void => {
    setMeasuring(true);
    void measureSpeed().finally(() => setMeasuring(false));
  };
  const kept = plan.pairsTotal - plan.pairs;
  if (planning.status === 'finding') return <FindingNeighbours />;
  return (
    <>
      <div className={classes.head}>
        <h2 className={classes.big}>{cost === null ? pairs : t`About ${duration(Math.max(1000, cost.ms))}`}</h2>
        <span className={`${classes.beside} num`}>{cost === null ? t`time not measured on ${backend} yet` : t`${pairs} at ${rate(cost.pairsPerSecond)} a second`}</span>
        <div className={classes.actions}>
          <Button size="md" leftSection={<IconGauge size={16} stroke={1.6} />} onClick={measure} disabled={readOnly || measuring}>
            {measuring ? t`Measuring…` : cost === null ? t`Measure speed` : t`Measure again`}
          </Button>
          <Button size="md" variant="filled" leftSection={<IconPlayerPlay size={16} stroke={1.6} />} onClick={() => void startScoring()} disabled={readOnly || measuring || isRefused}>
            {kept > 0 ? t`Go on` : t`Start scoring`}
          </Button>
        </div>
      </div>
      {kept > 0 && <Status tone="ok">{isKnown ? t`${count(kept)} of ${count(plan.pairsTotal)} pairs are kept. Only the rest is scored.` : t`${count(kept)} pairs are scored already and kept.`}</Status>}
      {planning.status === 'failed' && <Status tone="danger">{isRefused ? failureText(planning.error) : t`The neighbours were not found: ${failureText(planning.error)}`}</Status>}
      <PlanCards shown={shown} />
      {noGraphics && <NoGraphics pairsPerSecond={cost?.pairsPerSecond ?? null} />}
    </>
  );
}

function pairsText(pairs: number, isKnown: boolean, begins: boolean): string {
  if (isKnown) return plural(pairs, { one: '# pair', other: '# pairs' });
  return begins ? plural(pairs, { one: 'About # pair', other: 'About # pairs' }) : plural(pairs, { one: 'about # pair', other: 'about # pairs' });
}

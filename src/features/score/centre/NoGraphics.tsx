import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useWorkbench } from '../../../store/react';
import { KeptTodo } from '../../../ui/KeptTodo';
import { rate } from '../../../ui/format';
import { lighterPlan } from '../model/planChoices';
import { usePlan, useScoredSets } from '../scoringView';
import classes from './centre.module.css';

/** Said before a run on a machine without WebGPU, with a plan that takes less. */
export function NoGraphics({ pairsPerSecond }: { readonly pairsPerSecond: number | null }) {
  const setPlan = useWorkbench((state) => state.actions.setPlan);
  const readOnly = useWorkbench((state) => state.readOnly);
  const lighter = lighterPlan(usePlan(), useScoredSets().pool.examples.length);
  const speed = pairsPerSecond === null ? t`Measure the speed to see how long that takes.` : t`That is about ${rate(pairsPerSecond)} pairs a second.`;
  return (
    <div className={classes.notice}>
      <KeptTodo
        tone="warn"
        title={t`No WebGPU in this browser`}
        text={t`Scoring will run on the processor. ${speed}`}
        kept={t`Everything else runs as fast as ever.`}
        todo={lighter === null ? t`A smaller pool, or a browser with WebGPU.` : t`Fewer neighbours, a smaller pool, or a browser with WebGPU.`}
      >
        {lighter !== null && <Button disabled={readOnly} onClick={() => setPlan(lighter)}><Trans>Score {lighter.k} neighbours of each row only</Trans></Button>}
      </KeptTodo>
    </div>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Radio, UnstyledButton } from '@mantine/core';
import { planText } from '../../../core/scoring/planKind';
import { useWorkbench } from '../../../store/react';
import { bytes, count, duration, NO_VALUE } from '../../../ui/format';
import { planChoices, planSize, samePlan } from '../model/planChoices';
import type { ShownCost } from '../model/planTable';
import { useBlockNames, usePlan, useScoredSets, useSpeed } from '../scoringView';
import classes from './planCards.module.css';

/** Three plans side by side, each with what it costs, all from the same measured speed. */
export function PlanCards({ shown }: { readonly shown: ShownCost }) {
  const setPlan = useWorkbench((state) => state.actions.setPlan);
  const readOnly = useWorkbench((state) => state.readOnly);
  const chosen = usePlan();
  const blocks = useBlockNames();
  const sets = useScoredSets();
  const speed = useSpeed();
  return (
    <Radio.Group value={planText(chosen)} onChange={() => undefined} aria-label={t`Plan`}>
      <div className={classes.cards}>
        {planChoices(chosen).map(({ name, note, plan }) => {
          const size = planSize(plan, blocks, sets);
          const isChosen = samePlan(plan, chosen);
          const usual = speed === null || size.tokens === null ? null : (1000 * size.tokens) / speed.tokensPerSecond;
          const isShown = isChosen && shown.pairs === size.pairs;
          const ms = isShown ? (shown.cost?.ms ?? null) : usual;
          return (
            <UnstyledButton key={name} component="label" className={classes.card} data-chosen={isChosen}>
              <span className={classes.name}>
                <Radio value={planText(plan)} onChange={() => setPlan(plan)} disabled={readOnly} aria-label={`${name}, ${note}`} />
                <b>{name}</b> <span>{note}</span>
              </span>
              <span className={`${classes.facts} num`}>
                <span><Trans>Time</Trans></span><b>{ms === null ? NO_VALUE : duration(Math.max(1000, ms))}</b>
                <span><Trans>Pairs</Trans></span><b>{plan.kind === 'dense' ? count(size.pairs) : t`about ${count(size.pairs)}`}</b>
                <span><Trans>Result</Trans></span><b>{bytes(isShown ? shown.bytes : size.bytes)}</b>
                <span><Trans>Best helpers kept</Trans></span><b>{plan.kind === 'dense' ? t`all` : t`measured`}</b>
              </span>
            </UnstyledButton>
          );
        })}
      </div>
    </Radio.Group>
  );
}

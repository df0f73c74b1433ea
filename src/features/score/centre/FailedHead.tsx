import { Button } from '@mantine/core';
import type { ErrorRecord } from '../../../core/base/errors';
import type { ScoringPlan } from '../../../core/scoring/types';
import { useWorkbench } from '../../../store/react';
import { KeptTodo } from '../../../ui/KeptTodo';
import { modelFailure, repairLabels, scoringFailure, type Failure, type Repair } from '../model/failures';
import { useBackend } from '../scoringView';
import classes from './centre.module.css';

/** A run, or a model, that stopped: what is kept, and the most likely repair first. */
export function FailedHead({ error, plan }: { readonly error: ErrorRecord; readonly plan: ScoringPlan }) {
  const { setBackend, startScoring, downloadProject } = useWorkbench((state) => state.actions);
  const chosen = useBackend();
  const { title, text, kept, todo, repairs } = failureOf(error, plan, chosen);
  const repair = (how: Repair): void => {
    if (how === 'download') return void downloadProject();
    if (how === 'wasm') setBackend('wasm');
    void startScoring({ unsaved: how === 'unsaved' });
  };
  return (
    <div className={classes.notice}>
      <KeptTodo title={title} text={text} kept={kept} todo={todo} error={error}>
        {repairs.map((how, index) => (
          <Button key={how} variant={index === 0 ? 'filled' : 'default'} onClick={() => repair(how)}>{repairLabels()[how]}</Button>
        ))}
      </KeptTodo>
    </div>
  );
}

function failureOf(error: ErrorRecord, plan: ScoringPlan, chosen: 'webgpu' | 'wasm' | 'cpu'): Failure {
  const said = error.details['backend'];
  const backend = said === 'webgpu' || said === 'wasm' ? said : chosen;
  const isModel = error.code === 'model-not-found' || error.code === 'model-corrupt' || error.code === 'model-load-failed';
  return isModel ? modelFailure(error, backend) : scoringFailure(error, backend, plan.pairsTotal - plan.pairs, plan.pairsTotal);
}

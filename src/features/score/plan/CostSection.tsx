import { useWorkbench } from '../../../store/react';
import { bytes, count, duration, NO_VALUE, rate } from '../../../ui/format';
import { PanelSection } from '../../../ui/Panel';
import { estimateCost } from '../model/planTable';
import { useBackend, useTokensPerSecond, type OpenScoring } from '../scoringView';
import classes from './plan.module.css';

/** Time, work and size of what is left to score. */
export function CostSection({ scoring }: { readonly scoring: OpenScoring }) {
  const { plan } = scoring;
  const tokensPerSecond = useTokensPerSecond(scoring);
  const speed = useWorkbench((state) => state.speed);
  const backend = useBackend();
  const cost = estimateCost(plan, tokensPerSecond);
  const isDone = scoring.status === 'done';
  const name = backend === 'webgpu' ? 'WebGPU' : 'WASM';
  const from = cost === null ? undefined : speed?.pairsPerSecond === null ? `from a probe on ${name}` : `from a run on ${name}`;
  return (
    <PanelSection title="Cost" aside={isDone ? undefined : from}>
      <dl className={`${classes.cost} num`}>
        <Fact term={scoring.status === 'running' ? 'Time in all' : 'Time'} value={isDone ? runTime(scoring.figures.speed) : cost === null ? NO_VALUE : duration(cost.ms)} note={cost === null || isDone ? '' : `${rate(cost.pairsPerSecond)} pairs a second`} />
        <Fact term={isDone ? 'Tokens run' : 'Tokens to run'} value={plan.tokens === 0 ? NO_VALUE : count(plan.tokens)} note={tokensPerSecond === null ? '' : `${rate(tokensPerSecond)} a second`} />
        <Fact term="Result" value={bytes(plan.bytes)} note="on disk" />
      </dl>
      {cost === null && !isDone && <p className={classes.quiet}>{plan.tokens === 0 ? 'Tokens are being counted.' : scoring.status === 'running' ? 'The speed is known after the first example.' : `Not measured on ${name} yet.`}</p>}
    </PanelSection>
  );
}

function runTime(speed: readonly { readonly atMs: number }[]): string {
  const last = speed.at(-1);
  return last === undefined ? NO_VALUE : duration(last.atMs);
}

function Fact({ term, value, note }: { readonly term: string; readonly value: string; readonly note: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd className={classes.costValue}>{value}</dd>
      <dd>{note}</dd>
    </div>
  );
}

import { useWorkbench } from '../../../store/react';
import { bytes, count, duration, NO_VALUE, rate } from '../../../ui/format';
import { PanelSection } from '../../../ui/Panel';
import { planSize } from '../model/planChoices';
import { estimateCost } from '../model/planTable';
import { useBackend, useBlockNames, usePlan, useScoredSets, useSpeed, useTokensPerSecond, type OpenScoring } from '../scoringView';
import classes from './plan.module.css';

/** Time, work and size of what is left to score. */
export function CostSection({ scoring }: { readonly scoring: OpenScoring }) {
  const isKnown = useWorkbench((state) => state.planning.status === 'ready');
  const about = planSize(usePlan(), useBlockNames(), useScoredSets());
  const plan = isKnown ? scoring.plan : { pairs: about.pairs, tokens: about.tokens ?? 0, bytes: about.bytes };
  const tokensPerSecond = useTokensPerSecond(scoring);
  const speed = useSpeed();
  const backend = useBackend();
  const cost = estimateCost(plan, tokensPerSecond);
  const name = backend === 'webgpu' ? 'WebGPU' : 'WASM';
  if (scoring.status === 'done') return <SpentSection scoring={scoring} />;
  const from = cost === null ? undefined : speed?.pairsPerSecond === null ? `from a probe on ${name}` : `from a run on ${name}`;
  return (
    <PanelSection title="Cost" aside={from}>
      <dl className={`${classes.cost} num`}>
        <Fact term={scoring.status === 'running' ? 'Time in all' : 'Time'} value={cost === null ? NO_VALUE : duration(cost.ms)} note={cost === null ? '' : `${rate(cost.pairsPerSecond)} pairs a second`} />
        <Fact term="Tokens to run" value={plan.tokens === 0 ? NO_VALUE : count(plan.tokens)} note={tokensPerSecond === null ? '' : `${rate(tokensPerSecond)} a second`} />
        <Fact term="Result" value={bytes(plan.bytes)} note="on disk" />
      </dl>
      {cost === null && <p className={classes.quiet}>{plan.tokens === 0 ? 'Tokens are being counted.' : scoring.status === 'running' ? 'The speed is known after the first example.' : `Not measured on ${name} yet.`}</p>}
    </PanelSection>
  );
}

/** What the run of this session took; only the size where the utilities were there before. */
function SpentSection({ scoring }: { readonly scoring: Extract<OpenScoring, { readonly status: 'done' }> }) {
  const { plan, figures } = scoring;
  const last = figures.speed.at(-1);
  return (
    <PanelSection title="Cost">
      <dl className={`${classes.cost} num`}>
        {last !== undefined && <Fact term="Time" value={duration(last.atMs)} note="" />}
        {last !== undefined && plan.tokens > 0 && <Fact term="Tokens run" value={count(plan.tokens)} note="about" />}
        <Fact term="Result" value={bytes(plan.bytes)} note="on disk" />
      </dl>
    </PanelSection>
  );
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

import { bytes, count, countOf, duration, NO_VALUE, rate } from '../../../ui/format';
import { PanelSection } from '../../../ui/Panel';
import { timeInAll } from '../model/planTable';
import { useBackend, useShownCost, useSpeed, useTokensPerSecond, type OpenScoring } from '../scoringView';
import classes from './plan.module.css';

/** Time, work and size of what is left to score. */
export function CostSection({ scoring }: { readonly scoring: OpenScoring }) {
  const { tokens, bytes: size, missing, exact, cost } = useShownCost(scoring);
  const tokensPerSecond = useTokensPerSecond(scoring);
  const speed = useSpeed();
  const name = useBackend() === 'webgpu' ? 'WebGPU' : 'WASM';
  if (scoring.status === 'done') return <SpentSection scoring={scoring} />;
  const isRunning = scoring.status === 'running';
  const ms = isRunning ? timeInAll(scoring.figures) : (cost?.ms ?? null);
  const pace = isRunning && scoring.figures.pairsPerSecond > 0 ? scoring.figures.pairsPerSecond : (cost?.pairsPerSecond ?? null);
  const from = speed === null ? undefined : speed.pairsPerSecond === null ? `from a probe on ${name}` : `from a run on ${name}`;
  return (
    <PanelSection title="Cost" aside={from}>
      <dl className={`${classes.cost} num`}>
        <Fact term={isRunning ? 'Time in all' : 'Time'} value={ms === null ? NO_VALUE : duration(ms)} note={pace === null ? '' : `${rate(pace)} pairs a second`} />
        <Fact term="Tokens to run" value={tokens === 0 ? NO_VALUE : `${exact ? '' : 'about '}${count(tokens)}`} note={tokensPerSecond === null ? '' : `${rate(tokensPerSecond)} a second`} />
        <Fact term="Result" value={bytes(size)} note="on disk" />
      </dl>
      {missing > 0 && <p className={classes.quiet}>{countOf(missing, 'pair')} {missing === 1 ? 'is' : 'are'} longer than the model reads and will have no value.</p>}
      {ms === null && <p className={classes.quiet}>{tokens === 0 ? 'Tokens are being counted.' : isRunning ? 'The speed is known after the first example.' : `Not measured on ${name} yet.`}</p>}
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

import { plural, t } from '@lingui/core/macro';
import { bytes, count, duration, NO_VALUE, rate } from '../../../ui/format';
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
  const from = speed === null ? undefined : speed.pairsPerSecond === null ? t`from a probe on ${name}` : t`from a run on ${name}`;
  return (
    <PanelSection title={t`Cost`} aside={from}>
      <dl className={`${classes.cost} num`}>
        <Fact term={isRunning ? t`Time in all` : t`Time`} value={ms === null ? NO_VALUE : duration(ms)} note={pace === null ? '' : t`${rate(pace)} pairs a second`} />
        <Fact term={t`Tokens to run`} value={tokens === 0 ? NO_VALUE : exact ? count(tokens) : t`about ${count(tokens)}`} note={tokensPerSecond === null ? '' : t`${rate(tokensPerSecond)} a second`} />
        <Fact term={t`Result`} value={bytes(size)} note={t`on disk`} />
      </dl>
      {missing > 0 && <p className={classes.quiet}>{plural(missing, { one: '# pair is longer than the model reads and will have no value.', other: '# pairs are longer than the model reads and will have no value.' })}</p>}
      {ms === null && <p className={classes.quiet}>{tokens === 0 ? t`Tokens are being counted.` : isRunning ? t`The speed is known after the first example.` : t`Not measured on ${name} yet.`}</p>}
    </PanelSection>
  );
}

/** What the run of this session took; only the size where the utilities were there before. */
function SpentSection({ scoring }: { readonly scoring: Extract<OpenScoring, { readonly status: 'done' }> }) {
  const { plan, figures } = scoring;
  const last = figures.speed.at(-1);
  return (
    <PanelSection title={t`Cost`}>
      <dl className={`${classes.cost} num`}>
        {last !== undefined && <Fact term={t`Time`} value={duration(last.atMs)} note="" />}
        {last !== undefined && plan.tokens > 0 && <Fact term={t`Tokens run`} value={count(plan.tokens)} note={t`about`} />}
        <Fact term={t`Result`} value={bytes(plan.bytes)} note={t`on disk`} />
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

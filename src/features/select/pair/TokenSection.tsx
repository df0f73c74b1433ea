import { Button, Progress, Skeleton } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { Example } from '../../../core/dataset/types';
import { findModel, modelBytes } from '../../../core/model/catalog';
import type { PairDetail } from '../../../core/scoring/types';
import { useWorkbench } from '../../../store/react';
import type { ModelState } from '../../../store/types';
import { bytes, countOf } from '../../../ui/format';
import { KeptTodo } from '../../../ui/KeptTodo';
import { PanelSection } from '../../../ui/Panel';
import { largestChanges, tokenChanges, visibleToken } from './pairFacts';
import { TokenBars } from './TokenBars';
import { usePairDetail } from './usePairDetail';
import classes from './pair.module.css';

/** Word by word: what the example does to each token of the answer. */
export function TokenSection({ target, demonstration }: { readonly target: Example; readonly demonstration: Example }) {
  const { state, retry } = usePairDetail(target, demonstration);
  const modelId = useWorkbench((workbench) => workbench.project?.modelId ?? null);
  const template = useWorkbench((workbench) => workbench.project?.template ?? 'chat');
  const loadModel = useWorkbench((workbench) => workbench.actions.measureSpeed);
  switch (state.status) {
    case 'needs-model':
      return (
        <PanelSection title="Probability of each answer token">
          <p className={classes.quiet}>The utility is known. How each word changes is worked out on demand and needs the model{modelId === null ? '' : `, ${bytes(modelBytes(findModel(modelId)))}, read from this app`}.</p>
          <Button mt={8} variant="filled" onClick={() => void loadModel()}>Load the model</Button>
        </PanelSection>
      );
    case 'model':
      return (
        <PanelSection title="Probability of each answer token">
          <ModelLoading model={state.model} />
        </PanelSection>
      );
    case 'model-failed':
      return (
        <KeptTodo title="The model was not loaded" text={state.model.error.message} kept="All utilities and this pair." todo="Try again; if it stays so, look at the Score step." error={state.model.error}>
          <Button onClick={() => void loadModel()}>Try again</Button>
        </KeptTodo>
      );
    case 'waiting':
      return (
        <PanelSection title="Probability of each answer token">
          <p className={classes.quiet} role="status">Reading the pair…</p>
          <Skeleton height={160} mt={8} />
        </PanelSection>
      );
    case 'failed':
      return (
        <KeptTodo title="This pair could not be read again" text={state.error.message} kept="All utilities." todo="Try again.">
          <Button onClick={retry}>Try again</Button>
        </KeptTodo>
      );
    case 'ready':
      return <TokenDetail detail={state.detail} template={template} />;
  }
}

const STAGES = { graph: 'Read the graph', weights: 'Read the weights', verify: 'Check the sha256', compile: 'Compile', ready: 'Ready' } as const;

function ModelLoading({ model }: { readonly model: Extract<ModelState, { status: 'loading' }> }) {
  const { stage, bytesRead, bytes: all } = model.progress;
  const share = all > 0 ? bytesRead / all : 0;
  return (
    <div role="status">
      <p className={classes.quiet}>
        Getting the model ready: {STAGES[stage].toLowerCase()}, <span className="num">{bytes(bytesRead)} of {bytes(all)}</span>
      </p>
      <Progress mt={8} value={100 * share} aria-label="Model being loaded" />
    </div>
  );
}

const TEMPLATE_NAMES = { chat: 'Chat template', delift: 'Plain template' } as const;

function TokenDetail({ detail, template }: { readonly detail: PairDetail; readonly template: keyof typeof TEMPLATE_NAMES }) {
  const tokens = tokenChanges(detail.tokens);
  return (
    <>
      <PanelSection
        title="Probability of each answer token"
        aside={
          <span className={classes.tokenLegend}>
            <span className={classes.aloneKey} data-ink="keep" /> alone <span className={classes.shownKey} data-ink="keep" /> with the example
          </span>
        }
      >
        <TokenBars tokens={tokens} />
        <ChangesTable tokens={tokens} />
      </PanelSection>
      <p className={classes.foot}>
        <IconInfoCircle size={16} stroke={1.6} aria-hidden="true" />
        {TEMPLATE_NAMES[template]} · {countOf(tokens.length, 'answer token')} · nothing is generated: the given answer is scored.
      </p>
    </>
  );
}

function ChangesTable({ tokens }: { readonly tokens: ReturnType<typeof tokenChanges> }) {
  const largest = largestChanges(tokens);
  if (largest.length === 0) return <p className={classes.quiet}>No token changes by more than 0.02.</p>;
  return (
    <table className={classes.changes}>
      <thead>
        <tr>
          <th scope="col">Largest changes</th>
          <th scope="col">alone</th>
          <th scope="col">with example</th>
          <th scope="col">change</th>
        </tr>
      </thead>
      <tbody className="num">
        {largest.map(({ position, text, alone, shown, change }) => (
          <tr key={position}>
            <th scope="row"><code>{visibleToken(text)}</code></th>
            <td>{alone.toFixed(2)}</td>
            <td>{shown.toFixed(2)}</td>
            <td data-sign={change < 0 ? 'hurts' : 'helps'}>{change < 0 ? '−' : '+'}{Math.abs(change).toFixed(2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}


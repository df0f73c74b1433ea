import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Progress, Skeleton } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { Example } from '../../../core/dataset/types';
import { findModel, modelBytes } from '../../../core/model/catalog';
import type { PairDetail } from '../../../core/scoring/types';
import { useWorkbench } from '../../../store/react';
import type { ModelState } from '../../../store/types';
import { failureText } from '../../../texts/language';
import { bytes, fixed, signed } from '../../../ui/format';
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
        <PanelSection title={t`Probability of each answer token`}>
          <p className={classes.quiet}>{modelId === null ? t`The utility is known. How each word changes is worked out on demand and needs the model.` : t`The utility is known. How each word changes is worked out on demand and needs the model, ${bytes(modelBytes(findModel(modelId)))}, read from this app.`}</p>
          <Button mt={8} variant="filled" onClick={() => void loadModel()}><Trans>Load the model</Trans></Button>
        </PanelSection>
      );
    case 'model':
      return (
        <PanelSection title={t`Probability of each answer token`}>
          <ModelLoading model={state.model} />
        </PanelSection>
      );
    case 'model-failed':
      return (
        <KeptTodo title={t`The model was not loaded`} text={failureText(state.model.error)} kept={t`All utilities and this pair.`} todo={t`Try again; if it stays so, look at the Score step.`} error={state.model.error}>
          <Button onClick={() => void loadModel()}><Trans>Try again</Trans></Button>
        </KeptTodo>
      );
    case 'waiting':
      return (
        <PanelSection title={t`Probability of each answer token`}>
          <p className={classes.quiet} role="status"><Trans>Reading the pair…</Trans></p>
          <Skeleton height={160} mt={8} />
        </PanelSection>
      );
    case 'failed':
      return (
        <KeptTodo title={t`This pair could not be read again`} text={failureText(state.error)} kept={t`All utilities.`} todo={t`Try again.`}>
          <Button onClick={retry}><Trans>Try again</Trans></Button>
        </KeptTodo>
      );
    case 'ready':
      return <TokenDetail detail={state.detail} template={template} />;
  }
}

const stages = () => ({ graph: t`read the graph`, weights: t`read the weights`, verify: t`check the sha256`, compile: t`compile`, ready: t`ready` }) as const;

function ModelLoading({ model }: { readonly model: Extract<ModelState, { status: 'loading' }> }) {
  const { stage, bytesRead, bytes: all } = model.progress;
  const share = all > 0 ? bytesRead / all : 0;
  return (
    <div role="status">
      <p className={classes.quiet}>
        <Trans>Getting the model ready: {stages()[stage]}, <span className="num">{bytes(bytesRead)} of {bytes(all)}</span></Trans>
      </p>
      <Progress mt={8} value={100 * share} aria-label={t`Model being loaded`} />
    </div>
  );
}

const templateNames = () => ({ chat: t`Chat template`, delift: t`Plain template` }) as const;

function TokenDetail({ detail, template }: { readonly detail: PairDetail; readonly template: keyof ReturnType<typeof templateNames> }) {
  const tokens = tokenChanges(detail.tokens);
  return (
    <>
      <PanelSection
        title={t`Probability of each answer token`}
        aside={
          <span className={classes.tokenLegend}>
            <span className={classes.aloneKey} data-ink="keep" /> <Trans>alone</Trans> <span className={classes.shownKey} data-ink="keep" /> <Trans>with the example</Trans>
          </span>
        }
      >
        <TokenBars tokens={tokens} />
        <ChangesTable tokens={tokens} />
      </PanelSection>
      <p className={classes.foot}>
        <IconInfoCircle size={16} stroke={1.6} aria-hidden="true" />
        {t`${templateNames()[template]} · ${plural(tokens.length, { one: '# answer token', other: '# answer tokens' })} · nothing is generated: the given answer is scored.`}
      </p>
    </>
  );
}

function ChangesTable({ tokens }: { readonly tokens: ReturnType<typeof tokenChanges> }) {
  const largest = largestChanges(tokens);
  if (largest.length === 0) return <p className={classes.quiet}>{t`No token changes by more than ${fixed(0.02, 2)}.`}</p>;
  return (
    <table className={classes.changes}>
      <thead>
        <tr>
          <th scope="col"><Trans>Largest changes</Trans></th>
          <th scope="col"><Trans>alone</Trans></th>
          <th scope="col"><Trans>with example</Trans></th>
          <th scope="col"><Trans>change</Trans></th>
        </tr>
      </thead>
      <tbody className="num">
        {largest.map(({ position, text, alone, shown, change }) => (
          <tr key={position}>
            <th scope="row"><code>{visibleToken(text)}</code></th>
            <td>{fixed(alone, 2)}</td>
            <td>{fixed(shown, 2)}</td>
            <td data-sign={change < 0 ? 'hurts' : 'helps'}>{signed(change, 2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}


import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconShieldCheck } from '@tabler/icons-react';
import { useParams } from 'react-router';
import { donePairs } from '../../core/scoring/blockAccess';
import { useBlocks } from '../../store/artefacts';
import { useWorkbench } from '../../store/react';
import type { Workbench } from '../../store/types';
import { bytes, clock, wholePercent } from '../../ui/format';
import { Mark } from '../../ui/SetMark';
import { objectiveStyle } from '../../ui/seriesStyle';
import classes from './StatusBar.module.css';

const backends = () => ({ webgpu: 'WebGPU', wasm: 'WASM', cpu: t`processor` });

/** 26 px at the foot of every screen: where the data are, what runs, what is saved. */
export function StatusBar() {
  const { id } = useParams();
  const inProject = useWorkbench(({ project }) => project !== null && project.id === id);
  return (
    <footer className={classes.bar}>
      <span className={classes.strong}>
        <IconShieldCheck size={16} stroke={1.6} aria-hidden="true" />
        <Trans>On this machine only</Trans>
      </span>
      <ModelFact />
      <PackingFact />
      {inProject && <UtilitiesFact />}
      {inProject && <CurrentFact />}
      <span className={classes.space} />
      {inProject && <SavedFact />}
      <span><Trans>Works offline</Trans></span>
    </footer>
  );
}

function ModelFact() {
  const model = useWorkbench((state) => state.model);
  if (model.status === 'ready') return <span>{model.model.info.name} · {backends()[model.model.backend]}</span>;
  if (model.status !== 'loading') return null;
  const { bytesRead, bytes: all } = model.progress;
  return <span className="num">{all > 0 ? t`Reading the model, ${wholePercent(bytesRead / all)}` : t`Reading the model`}</span>;
}

function PackingFact() {
  const packing = useWorkbench((state) => state.packing);
  if (packing === null) return null;
  return <span className="num">{packing.what === 'making' ? t`Making the project file` : t`Opening the project file`}, {wholePercent(packing.done)}</span>;
}

function UtilitiesFact() {
  const blocks = Object.values(useBlocks());
  const scored = blocks.reduce((total, block) => total + donePairs(block), 0);
  if (scored === 0) return null;
  return <span className={`${classes.wide} num`}>{plural(scored, { one: '# utility', other: '# utilities' })} · {bytes(4 * scored)}</span>;
}

/** What is going on: a run in percent, otherwise the subset that is shown. */
function CurrentFact() {
  const scoring = useWorkbench((state) => state.scoring);
  const text = useWorkbench(subsetText);
  const objective = useWorkbench((state) => state.project?.settings.objective ?? 'fl');
  if (scoring.status === 'running') {
    const { pairsDone, pairs } = scoring.figures;
    return <span className="num"><Trans>Scoring, {wholePercent(pairs === 0 ? 0 : pairsDone / pairs)}</Trans></span>;
  }
  if (text === null) return null;
  const style = objectiveStyle(objective);
  return (
    <span className={`${classes.wide} num`}>
      <Mark shape={style.mark} color={style.color} size={10} /> {text}
    </span>
  );
}

function subsetText({ selection, project }: Workbench): string | null {
  if (project === null || selection.status !== 'ready') return null;
  const picks = `${project.settings.objective.toUpperCase()} · ${plural(project.budget, { one: '# pick', other: '# picks' })}`;
  return selection.draft ? t`${picks}, draft` : picks;
}

function SavedFact() {
  const saved = useWorkbench((state) => state.saved);
  const readOnly = useWorkbench((state) => state.readOnly);
  if (readOnly) return <span className={classes.warn}><Trans>Read only: open in another tab</Trans></span>;
  if (saved.status === 'failed') return <span className={classes.warn}><Trans>Not saved</Trans></span>;
  if (saved.status === 'saving') return <span><Trans>Saving</Trans></span>;
  return <span className="num">{saved.at === null ? t`Saved` : t`Saved ${clock(saved.at)}`}</span>;
}

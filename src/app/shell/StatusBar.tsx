import { IconShieldCheck } from '@tabler/icons-react';
import { useParams } from 'react-router';
import { donePairs } from '../../core/scoring/blockAccess';
import { useBlocks } from '../../store/artefacts';
import { useWorkbench } from '../../store/react';
import type { Workbench } from '../../store/types';
import { bytes, clock, count, countOf, wholePercent } from '../../ui/format';
import { Mark } from '../../ui/SetMark';
import { objectiveStyle } from '../../ui/seriesStyle';
import classes from './StatusBar.module.css';

const BACKENDS = { webgpu: 'WebGPU', wasm: 'WASM', cpu: 'processor' } as const;

/** 26 px at the foot of every screen: where the data are, what runs, what is saved. */
export function StatusBar() {
  const { id } = useParams();
  const inProject = useWorkbench(({ project }) => project !== null && project.id === id);
  return (
    <footer className={classes.bar}>
      <span className={classes.strong}>
        <IconShieldCheck size={16} stroke={1.6} aria-hidden="true" />
        On this machine only
      </span>
      <ModelFact />
      <PackingFact />
      {inProject && <UtilitiesFact />}
      {inProject && <CurrentFact />}
      <span className={classes.space} />
      {inProject && <SavedFact />}
      <span>Works offline</span>
    </footer>
  );
}

function ModelFact() {
  const model = useWorkbench((state) => state.model);
  if (model.status === 'ready') return <span>{model.model.info.name} · {BACKENDS[model.model.backend]}</span>;
  if (model.status !== 'loading') return null;
  const { bytesRead, bytes: all } = model.progress;
  return <span className="num">Reading the model{all > 0 ? `, ${wholePercent(bytesRead / all)}` : ''}</span>;
}

function PackingFact() {
  const packing = useWorkbench((state) => state.packing);
  if (packing === null) return null;
  return <span className="num">{packing.what === 'making' ? 'Making the project file' : 'Opening the project file'}, {wholePercent(packing.done)}</span>;
}

function UtilitiesFact() {
  const blocks = Object.values(useBlocks());
  const scored = blocks.reduce((total, block) => total + donePairs(block), 0);
  if (scored === 0) return null;
  return <span className={`${classes.wide} num`}>{count(scored)} utilities · {bytes(4 * scored)}</span>;
}

/** What is going on: a run in percent, otherwise the subset that is shown. */
function CurrentFact() {
  const scoring = useWorkbench((state) => state.scoring);
  const text = useWorkbench(subsetText);
  const objective = useWorkbench((state) => state.project?.settings.objective ?? 'fl');
  if (scoring.status === 'running') {
    const { pairsDone, pairs } = scoring.figures;
    return <span className="num">Scoring, {wholePercent(pairs === 0 ? 0 : pairsDone / pairs)}</span>;
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
  const picks = `${project.settings.objective.toUpperCase()} · ${countOf(project.budget, 'pick')}`;
  return selection.draft ? `${picks}, draft` : picks;
}

function SavedFact() {
  const saved = useWorkbench((state) => state.saved);
  const readOnly = useWorkbench((state) => state.readOnly);
  if (readOnly) return <span className={classes.warn}>Read only: open in another tab</span>;
  if (saved.status === 'failed') return <span className={classes.warn}>Not saved</span>;
  if (saved.status === 'saving') return <span>Saving</span>;
  return <span className="num">{saved.at === null ? 'Saved' : `Saved ${clock(saved.at)}`}</span>;
}

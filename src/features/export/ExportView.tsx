import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { rowsThatDoNotFit } from '../../core/export/writtenRows';
import { coversOf } from '../../core/selection/coverLog';
import { findModel } from '../../core/model/catalog';
import { useBlocks, useIsOutOfDate, useServices, useSetRows } from '../../store/artefacts';
import { fileNameOf } from '../../store/projectSlice';
import { poolRowsOf } from '../../store/poolRowsNow';
import { placesInOrder, placesOf } from '../../core/dataset/rowPlaces';
import { tokensOf } from '../../store/rowPlaces';
import type { ProjectDocument } from '../../store/types';
import { AttributionNote } from './AttributionNote';
import { CommandPanel } from './CommandPanel';
import { FIRST_CHOICE, FIRST_PARTS } from '../../core/export/package/exportChoice';
import { DownloadBar } from './DownloadBar';
import { ExportForm } from './ExportForm';
import { ExportProblem } from './ExportProblem';
import type { PackageInputs } from '../../core/export/package/exportPackage';
import type { ExportSubset } from './exportSubset';
import { manifestFacts } from './manifestFacts';
import { recipeOfSubset } from '../../core/export/package/manifestInput';
import { MakingFiles } from './MakingFiles';
import { ManifestPanel } from './ManifestPanel';
import { manifestName, wantedFiles } from '../../core/export/package/packageFiles';
import { Preview } from './Preview';
import { SOFTWARE } from '../../core/export/software';
import { SubsetChoice } from './SubsetChoice';
import { withNpx } from './commandText';
import { pairCounts, pairsOf, planOfBlock } from './exportFigures';
import { ReportButton } from './ReportButton';
import { TrainerPanel } from './TrainerPanel';
import { usePackage } from './usePackage';
import { useRepeat } from './useRepeat';
import classes from './ExportScreen.module.css';

interface ExportViewProps {
  readonly project: ProjectDocument;
  readonly subsets: readonly ExportSubset[];
  readonly chosen: ExportSubset;
  readonly onChoose: (id: string) => void;
}

export function ExportView({ project, subsets, chosen, onChoose }: ExportViewProps) {
  const { selection, packages, download } = useServices();
  const { examples: pool, tokens } = useSetRows('pool');
  const blocks = useBlocks();
  const subset = chosen.saved;
  // A subset from the command line names no utilities: nothing says that they changed.
  const outOfDate = useIsOutOfDate(subset) === true && subset.utilitiesKey !== '' && !chosen.current;
  const [choice, setChoice] = useState(FIRST_CHOICE);
  const [parts, setParts] = useState(FIRST_PARTS);
  const [attempt, setAttempt] = useState(0);

  const places = useMemo(() => placesOf(pool), [pool]);
  const recipe = useMemo(() => recipeOfSubset(subset, new Map([...places].map(([hash, [first = 0]]) => [hash, first]))), [subset, places]);
  const facts = useMemo(() => poolRowsOf({ examples: pool, tokens }), [pool, tokens]);
  const repeat = useRepeat(useMemo(() => ({ selection, subset, recipe, rows: facts, blocks, attempt }), [selection, subset, recipe, facts, blocks, attempt]));
  const again = repeat.status === 'done' && repeat.result.same ? repeat : null;
  const inputs = useMemo((): PackageInputs => {
    const budget = Math.min(subset.budget, subset.order.length);
    return {
      project,
      projectName: project.name,
      projectFile: `${fileNameOf(project.name)}.delift`,
      sample: project.sample,
      subset,
      pool,
      covers: again === null ? null : coversOf(again.ranked.poolLog, budget),
      certificate: again?.certificate ?? null,
      identity: blocks['pool-pool']?.identity ?? null,
      plan: planOfBlock(blocks['pool-pool']),
      modelName: findModel(project.modelId).name,
      software: SOFTWARE,
      time: new Date().toISOString(),
      choice,
      withRest: parts.rest,
    };
  }, [project, subset, pool, again, blocks, choice, parts.rest]);
  const work = usePackage(packages, inputs);
  const { state, isCurrent } = work;
  const made = state.status === 'ready' ? state.made : null;
  const rows = useMemo(() => placesInOrder(subset.order.slice(0, subset.budget), places).filter((place) => place !== null), [subset, places]);
  const unfit = useMemo(() => {
    const chosenRows = rows.map((place) => ({ example: pool[place]!, rank: 0, gain: null, covers: null }));
    return { alpaca: rowsThatDoNotFit(chosenRows, 'alpaca').length, 'prompt-completion': rowsThatDoNotFit(chosenRows, 'prompt-completion').length };
  }, [rows, pool]);
  const files = useMemo(() => (made === null ? [] : wantedFiles(made.files, parts)), [made, parts]);

  return (
    <div className={classes.screen}>
      <h1 className="visually-hidden"><Trans>Export</Trans></h1>
      <aside className={classes.left} aria-label={t`What is written`}>
        <div className={classes.scroll}>
          <ExportForm
            subset={<SubsetChoice subsets={subsets} chosen={chosen} outOfDate={outOfDate} tokens={tokensOf(rows, tokens)} coverage={again?.ranked.coverage[rows.length] ?? null} onChoose={onChoose} />}
            choice={choice}
            onChoice={setChoice}
            unfit={unfit}
            parts={parts}
            onParts={setParts}
            files={made?.files ?? []}
            others={made?.others ?? 0}
            notes={made?.notes ?? []}
          />
        </div>
        <MakingFiles work={work} />
        <DownloadBar files={files} ready={isCurrent && again !== null} download={download} />
      </aside>
      <section className={classes.centre} aria-label={t`The files`}>
        <ExportProblem repeat={repeat} failure={state.status === 'failed' ? state.error : null} subset={chosen} onAgain={() => setAttempt(attempt + 1)} />
        {made !== null && (
          <>
            <Preview files={files} made={made} />
            <TrainerPanel file={made.training} />
          </>
        )}
      </section>
      <aside className={classes.right} aria-label={t`How it was made`}>
        {made !== null && (
          <>
            <ManifestPanel repeat={repeat} format={made.manifest.format} software={SOFTWARE} facts={manifestFacts({ manifest: made.manifest, picks: made.picks, files: project.files, pairs: pairsOf(blocks), utilitiesKey: subset.utilitiesKey })} />
            <CommandPanel command={withNpx(made.manifest.command)} projectFile={inputs.projectFile} manifestFile={manifestName(made.manifest.export.file)} />
            <ReportButton
              fileName={`${made.manifest.export.file}.report.html`}
              sources={again === null || !isCurrent ? null : { projectName: project.name, subset, pool, ranked: again.ranked, certificate: again.certificate, manifest: made.manifest, rowsOf: (file) => project.files.find((entry) => entry.file === file)?.kept ?? 0, ...pairCounts(blocks) }}
            />
            {project.sample !== null && <AttributionNote file="ATTRIBUTION.md" />}
          </>
        )}
      </aside>
    </div>
  );
}

import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import type { ScoringPlan } from '../../../core/scoring/types';
import { useBlocks, useSetRows } from '../../../store/artefacts';
import { matrixGroups } from '../model/matrixGroups';
import { matrixLayout } from '../model/matrixLayout';
import { scoredColumns } from '../model/scoredColumns';
import { usePlan } from '../scoringView';
import type { CurrentTask } from '../model/currentTask';
import { ColumnLabels, RowLabels } from './AxisLabels';
import { ColumnMarker } from './ColumnMarker';
import { MatrixCanvas } from './MatrixCanvas';
import { ScaleLegend } from './ScaleLegend';
import classes from './matrix.module.css';

interface MatrixPictureProps {
  readonly plan: ScoringPlan;
  /** The example that is asked now; null when nothing runs. */
  readonly current: CurrentTask | null;
}

const ROW_LABELS = 92;
const COLUMN_LABELS = 24;
const FOOT = 28;
const GAP = 2;

/** All planned pairs as one picture, rows by examples, grouped by source; fills as columns are scored. */
export function MatrixPicture({ plan, current }: MatrixPictureProps) {
  const blocks = useBlocks();
  const { kind } = usePlan();
  const pool = useSetRows('pool').examples;
  const target = useSetRows('target').examples.length;
  const existing = useSetRows('existing').examples.length;
  const scheme = useComputedColorScheme('light');
  const { ref, width, height } = useElementSize();
  const groups = useMemo(() => matrixGroups({ pool, target, existing }, plan.blocks.map(({ block }) => block)), [pool, target, existing, plan]);
  const density = window.devicePixelRatio;
  const layout = useMemo(
    () => matrixLayout(groups, { width: Math.max(1, width - ROW_LABELS) * density, height: Math.max(1, height - COLUMN_LABELS - FOOT) * density }, Math.round(GAP * density)),
    [groups, width, height, density],
  );
  const progress = useMemo(() => scoredColumns(blocks), [blocks]);
  const scored = progress.done > 0 || current !== null;
  const members = (axis: typeof groups.rows): number => axis.reduce((sum, group) => sum + group.members.length, 0);
  const rows = members(groups.rows);
  const examples = members(groups.columns);
  const size = t`${plural(rows, { one: '# row', other: '# rows' })} to answer, ${plural(examples, { one: '# example', other: '# examples' })} to show`;
  return (
    <section className={classes.picture} aria-labelledby="matrix-title">
      <header className={classes.head}>
        <h3 className={classes.title} id="matrix-title">{scored ? (progress.open === 0 ? t`Utilities` : t`Utilities so far`) : t`Planned pairs`}</h3>
        <span className={classes.sub}>{subtitleOf(scored, progress.open, kind === 'knn')}</span>
        {scored && <ScaleLegend scheme={scheme} />}
      </header>
      <div className={classes.room} ref={ref}>
        {width > 0 && height > 0 && (
          <div className={classes.frame} style={{ paddingLeft: ROW_LABELS, paddingTop: COLUMN_LABELS }}>
            <ColumnLabels spans={layout.columns} density={density} left={ROW_LABELS} />
            <RowLabels spans={layout.rows} density={density} top={COLUMN_LABELS} width={ROW_LABELS} />
            <MatrixCanvas layout={layout} blocks={blocks} scheme={scheme} density={density} label={`${size}. ${scored ? t`Coloured by how much each example helps each row.` : t`Nothing is scored yet.`}`} />
            {current !== null && <ColumnMarker current={current} layout={layout} density={density} left={ROW_LABELS} top={COLUMN_LABELS} />}
            <footer className={classes.foot} style={{ width: layout.width / density }}>
              <span className="num">{size}</span>
              {progress.open > 0 && <span className={classes.planned}><span aria-hidden="true" /><Trans>planned, not scored yet</Trans></span>}
            </footer>
          </div>
        )}
      </div>
    </section>
  );
}

function subtitleOf(scored: boolean, open: number, neighbours: boolean): string {
  if (!scored) return neighbours ? t`each row is asked with the examples nearest to it` : t`each row is asked with every example`;
  return open === 0 ? t`how much the example in a column helps the row` : t`one column at a time: each example is read once, then asked of its rows`;
}

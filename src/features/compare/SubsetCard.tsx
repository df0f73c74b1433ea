import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Chip } from '../../ui/Status';
import { count, percent } from '../../ui/format';
import { seriesStyle, type ComparedSubset } from './comparedSubset';
import { subsetWords, type SetFiles } from './subsetWords';
import { SubsetMark } from './SubsetMark';
import { SubsetMenu, type SubsetMenuActions } from './SubsetMenu';
import classes from './SubsetCards.module.css';

export interface SubsetFigures {
  /** Prompt and answer tokens of its rows; null until they are counted. */
  readonly tokens: number | null;
  readonly coverage: number | null;
}

interface SubsetCardProps {
  readonly subset: ComparedSubset;
  readonly files: SetFiles;
  readonly figures: SubsetFigures;
  readonly scoring: boolean;
  readonly menu: SubsetMenuActions;
}

export function SubsetCard({ subset, files, figures, scoring, menu }: SubsetCardProps) {
  const words = subsetWords(subset, files);
  return (
    <li className={classes.card} style={{ borderTopColor: seriesStyle(subset.series).color }}>
      <div className={classes.name}>
        <SubsetMark subset={subset} />
        <h2 title={subset.name}>{subset.name}</h2>
        <SubsetMenu subset={subset} actions={menu} />
      </div>
      <div className={classes.words}>
        <p title={words}>{words}</p>
        <SubsetState subset={subset} scoring={scoring} />
      </div>
      <p className={classes.figures}>
        <span><Trans><b className="num">{count(figures.tokens)}</b> tokens</Trans></span>
        <span><Trans><b className="num">{percent(figures.coverage)}</b> coverage</Trans></span>
      </p>
    </li>
  );
}

function SubsetState({ subset: { outOfDate, lost, picks }, scoring }: { readonly subset: ComparedSubset; readonly scoring: boolean }) {
  if (lost > 0) return <Chip tone="warn">{t`${plural(lost, { one: '# row', other: '# rows' })} of ${lost + picks.length} gone`}</Chip>;
  if (outOfDate) return <Chip tone="warn">{scoring ? t`draft` : t`out of date`}</Chip>;
  return null;
}

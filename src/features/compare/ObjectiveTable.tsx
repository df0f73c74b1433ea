import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { SERIES } from '../../ui/seriesStyle';
import { Mark } from '../../ui/SetMark';
import { fixed, NO_VALUE } from '../../ui/format';
import type { ComparedSubset } from './comparedSubset';
import { readAcross } from './readAcross';
import { SubsetMark } from './SubsetMark';
import { measureShares, type Measure, type MeasureName } from './underObjectives';
import classes from './ObjectiveTable.module.css';

interface ObjectiveTableProps {
  readonly subsets: readonly ComparedSubset[];
  readonly names: readonly string[];
  readonly measures: readonly Measure[];
  /** "η 3.0" for the column of FLMI and so on. */
  readonly parameters: Readonly<Partial<Record<MeasureName, string>>>;
}

const titles = (): Readonly<Record<MeasureName, string>> => ({ fl: 'FL', flmi: 'FLMI', flcg: 'FLCG', target: t`Target` });

/** Each subset under every objective, as a percentage of the best of these, and a sentence that reads it. */
export function ObjectiveTable({ subsets, names, measures, parameters }: ObjectiveTableProps) {
  const shares = measureShares(measures);
  const named = subsets.map((subset, at) => ({ name: names[at]!, series: subset.series }));
  return (
    <section className={classes.panel} aria-labelledby="under-objectives">
      <header className={classes.header}>
        <h3 id="under-objectives"><Trans>Each subset under every objective</Trans></h3>
        <span><Trans>% of the best</Trans></span>
      </header>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t`Each subset under every objective`}>
        <table className={classes.table} data-many={subsets.length > 4}>
          <thead>
            <tr>
              <th scope="col"><Trans>Subset</Trans></th>
              {shares.map(({ name }) => (
                <th key={name} scope="col" title={parameters[name]}>
                  <Mark shape={SERIES[name].mark} color={SERIES[name].color} size={11} />
                  {titles()[name]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {subsets.map((subset, at) => (
              <tr key={subset.id}>
                <th scope="row" title={subset.name}>
                  <SubsetMark subset={subset} />
                  <span>{names[at]}</span>
                </th>
                {shares.map(({ name, percent }) => (
                  <ShareCell key={name} percent={percent[at] ?? null} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <Sentence parts={readAcross(named, shares)} />
      </div>
    </section>
  );
}

/** What reads as 100.0 counts as the best. */
function ShareCell({ percent }: { readonly percent: number | null }) {
  const best = percent !== null && Math.round(10 * percent) === 1000;
  return (
    <td data-best={best}>
      <span className="num">{percent === null ? NO_VALUE : fixed(percent, 1)}</span>
      <span className={classes.track} data-ink="track" aria-hidden="true">
        <span data-ink="fill" style={{ width: `${percent ?? 0}%` }} />
      </span>
    </td>
  );
}

function Sentence({ parts }: { readonly parts: ReturnType<typeof readAcross> }) {
  if (parts.length === 0) return null;
  return (
    <p className={classes.sentence}>
      <Trans>Read across:</Trans>{' '}
      {parts.map(({ text, strong }, at) => (strong === true ? <strong key={at}>{text}</strong> : <span key={at}>{text}</span>))}
    </p>
  );
}

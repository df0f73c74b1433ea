import { SERIES } from '../../ui/seriesStyle';
import { Mark } from '../../ui/SetMark';
import { NO_VALUE } from '../../ui/format';
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

const TITLES: Readonly<Record<MeasureName, string>> = { fl: 'FL', flmi: 'FLMI', flcg: 'FLCG', target: 'Target' };

/** Each subset under every objective, as a percentage of the best of these, and a sentence that reads it. */
export function ObjectiveTable({ subsets, names, measures, parameters }: ObjectiveTableProps) {
  const shares = measureShares(measures);
  const named = subsets.map((subset, at) => ({ name: names[at]!, series: subset.series }));
  return (
    <section className={classes.panel} aria-labelledby="under-objectives">
      <header className={classes.header}>
        <h3 id="under-objectives">Each subset under every objective</h3>
        <span>% of the best</span>
      </header>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label="Each subset under every objective">
        <table className={classes.table} data-many={subsets.length > 4}>
          <thead>
            <tr>
              <th scope="col">Subset</th>
              {shares.map(({ name }) => (
                <th key={name} scope="col" title={parameters[name]}>
                  <Mark shape={SERIES[name].mark} color={SERIES[name].color} size={11} />
                  {TITLES[name]}
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
  const text = percent === null ? NO_VALUE : percent.toFixed(1);
  return (
    <td data-best={text === '100.0'}>
      <span className="num">{text}</span>
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
      Read across:{' '}
      {parts.map(({ text, strong }, at) => (strong === true ? <strong key={at}>{text}</strong> : <span key={at}>{text}</span>))}
    </p>
  );
}

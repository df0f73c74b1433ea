import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { IconDeviceDesktop } from '@tabler/icons-react';
import { useState } from 'react';
import { count, gain, percent } from '../../../ui/format';
import { Mark } from '../../../ui/SetMark';
import { objectiveStyle } from '../../../ui/seriesStyle';
import { CoverageChart } from '../charts/CoverageChart';
import { FigureBlock } from '../left/SubsetFooter';
import { coverageFigure, secondFigure } from '../model/figures';
import { OBJECTIVES } from '../model/objectives';
import { oneLine } from '../model/poolRows';
import type { SelectActions, SelectView } from '../selectView';
import classes from './phone.module.css';

interface PhoneViewProps {
  readonly view: SelectView;
  readonly actions: SelectActions;
  readonly onSubset: (id: string) => void;
}

const FIRST = 5;

/** Below 768 px: the subset to read, nothing to change. */
export function PhoneView({ view, actions, onSubset }: PhoneViewProps) {
  const [all, setAll] = useState(false);
  const { settings, subset, subsets, sets, tokensAlong, tokens } = view;
  if (subset === null) return null;
  const text = OBJECTIVES[settings.objective];
  const { color, mark } = objectiveStyle(settings.objective);
  const order = subset.ranked.ranking.order;
  const chosenTokens = tokensAlong?.[subset.size] ?? null;
  const poolTokens = tokens.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);
  const second = secondFigure(subset, view.bands, settings.objective);
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>
          <Mark shape={mark} color={color} size={16} /> {text.label} · {count(subset.size)}
        </h1>
        {subsets.length > 0 && (
          <Select className={classes.subsets ?? ''} aria-label={t`Saved subsets`} placeholder={t`${count(subsets.length)} saved`} data={subsets.map(({ id, name }) => ({ value: id, label: name }))} value={null} onChange={(id) => id !== null && onSubset(id)} />
        )}
      </header>
      <p className={classes.sentence}>{text.short}</p>
      <div className={classes.figures}>
        <FigureBlock figure={coverageFigure(subset, view.bands)} />
        {second !== null && <FigureBlock figure={second} />}
        <FigureBlock figure={{ label: t`Tokens`, value: count(chosenTokens), unit: '', note: chosenTokens !== null && poolTokens !== null && poolTokens > 0 ? t`${percent(chosenTokens / poolTokens)} of the pool` : '' }} />
      </div>
      <div className={classes.chart}>
        <h2 className="visually-hidden"><Trans>Coverage</Trans></h2>
        <CoverageChart view={view} actions={{ ...actions, setBudget: () => undefined }} />
      </div>
      <section className={classes.picks}>
        <div className={classes.picksHead}>
          <h2><Trans>First picks</Trans></h2>
          {subset.size > FIRST && <button type="button" className={classes.all} onClick={() => setAll(!all)}>{all ? t`First ${FIRST}` : t`All ${count(subset.size)}`}</button>}
        </div>
        <ol className={classes.list}>
          {Array.from(order.subarray(0, all ? subset.size : Math.min(FIRST, subset.size)), (index, position) => {
            const example = sets.pool.examples[index]!;
            return (
              <li key={example.hash} className={classes.pick}>
                <span className={`${classes.ordinal} num`}>{position + 1}</span>
                <span className={classes.pickText}>
                  <span>{oneLine(example.prompt, 80)}</span>
                  <span className={classes.pickNote}>{[example.source ?? example.kind, plural(subset.coversOf[position]!, { one: 'covers # row best', other: 'covers # rows best' })].filter((part) => part !== null).join(', ')}</span>
                </span>
                <span className={`${classes.pickGain} num`}>{gain(subset.ranked.ranking.gains[position])}</span>
              </li>
            );
          })}
        </ol>
      </section>
      <p className={classes.foot}>
        <IconDeviceDesktop size={20} stroke={1.6} aria-hidden="true" /> <Trans>To score or change the subset, open the project on a computer.</Trans>
      </p>
    </div>
  );
}

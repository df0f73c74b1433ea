import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { OmissionExplanation } from '../../../core/selection/service';
import { UtilityBar } from '../../../ui/bars';
import { count, gain, NO_VALUE } from '../../../ui/format';
import { RowLink } from '../../../ui/RowLink';
import { Mark, SetMark } from '../../../ui/SetMark';
import { objectiveStyle } from '../../../ui/seriesStyle';
import { bestExistingOf } from './bestExisting';
import type { ReasonProps } from './PickedReason';
import { omissionText } from './rowFacts';
import classes from './inspector.module.css';

/** Why a row is left out: what it would add now, and who helps it already. */
export function NotPickedReason({ view, subset, actions, index, explanation }: ReasonProps) {
  const left = explanation?.kind === 'left-out' && explanation.candidate === index ? explanation : null;
  return (
    <section className={classes.section}>
      <div className={classes.head}>
        <h3 className={classes.title}><Trans>Why it is not in</Trans></h3>
        <span className="num">
          <Trans><strong>{left === null || left.banned ? NO_VALUE : gain(left.gainNow.total)}</strong> if added now</Trans>
        </span>
      </div>
      {left !== null && <p className={classes.reason}>{omissionText(left, subset, view.sets.pool.examples.length)}</p>}
      {left !== null && <WhoHelpsIt view={view} subset={subset} actions={actions} index={index} explanation={left} />}
    </section>
  );
}

/** Side by side: help from the existing data, from the best pick, from the row itself; all on one scale. */
function WhoHelpsIt({ view, subset, actions, index, explanation }: ReasonProps & { readonly explanation: OmissionExplanation }) {
  const { own } = explanation;
  if (own === null) return null;
  const { sets, barLimit, settings } = view;
  const existing = bestExistingOf(view, index);
  const { color, mark } = objectiveStyle(settings.objective);
  return (
    <ul className={classes.sides}>
      {existing !== null && (
        <Side mark={<SetMark series="existing" size={12} />} title={t`Existing row, best help for it`} value={existing.utility} limit={barLimit} color="var(--existing)">
          <RowLink text={sets.existing.examples[existing.index]!.prompt} onOpen={() => actions.openPair({ row: { set: 'pool', index }, column: { set: 'existing', index: existing.index } })} />
        </Side>
      )}
      {own.bestPick !== null && own.fromBestPick !== null && (
        <Side mark={<Mark shape={mark} color={color} />} title={t`Pick ${count(subset.rankOf[own.bestPick]! + 1)}, best help in the subset`} value={own.fromBestPick} limit={barLimit} color="var(--acc)">
          <RowLink text={sets.pool.examples[own.bestPick]!.prompt} onOpen={() => actions.openPair({ row: { set: 'pool', index }, column: { set: 'pool', index: own.bestPick! } })} />
        </Side>
      )}
      {own.fromItself !== null && (
        <Side mark={<Mark shape="disc" color="var(--text3)" />} title={t`The row itself`} value={own.fromItself} limit={barLimit} color="var(--text3)">
          <span className={classes.quiet}><Trans>its own answer as the example</Trans></span>
        </Side>
      )}
    </ul>
  );
}

interface SideProps {
  readonly mark: ReactNode;
  readonly title: string;
  readonly value: number;
  readonly limit: number;
  readonly color: string;
  readonly children: ReactNode;
}

function Side({ mark, title, value, limit, color, children }: SideProps) {
  return (
    <li className={classes.side}>
      {mark}
      <span className={classes.sideText}>
        <span>{title}</span>
        {children}
      </span>
      <UtilityBar value={value} limit={limit} color={value < 0 ? 'var(--hurts)' : color} />
    </li>
  );
}

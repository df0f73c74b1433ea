import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconArrowsExchange, IconBulb, IconCheck, IconCopy, IconMessageQuestion, IconX } from '@tabler/icons-react';
import { useMemo, type ReactNode } from 'react';
import type { Example } from '../../../core/dataset/types';
import { utility3 } from '../../../ui/format';
import { PanelSection } from '../../../ui/Panel';
import { blockFinder, cellReader, type Cell } from '../heatmap/cells';
import { cellWord, helpVerb } from '../heatmap/cellWords';
import type { OpenPair, SelectActions, SelectView } from '../selectView';
import { DistanceScale } from './DistanceScale';
import { otherDirection } from './otherDirection';
import { TokenSection } from './TokenSection';
import classes from './pair.module.css';

interface PairPanelProps {
  readonly view: SelectView;
  readonly actions: SelectActions;
  readonly pair: OpenPair;
}

/** One pair: both texts, the distance with and without the example, and what happens to each word. */
export function PairPanel({ view, actions, pair }: PairPanelProps) {
  const { sets, blocks } = view;
  const read = useMemo(() => cellReader(blockFinder(sets, blocks)), [sets, blocks]);
  const target = sets[pair.row.set].examples[pair.row.index]!;
  const demonstration = sets[pair.column.set].examples[pair.column.index]!;
  const cell = read({ ...pair.row, label: target.label }, { ...pair.column, label: demonstration.label });
  const other = otherDirection(pair);
  return (
    <div className={classes.panel}>
      <header className={classes.header}>
        <h2 className={classes.heading}>
          <code>{demonstration.label}</code>
          <PairWord cell={cell} />
          <code>{target.label}</code>
        </h2>
        <span className={classes.actions}>
          <Tooltip label={other === null ? t`An existing row is never answered` : t`The other way round (O)`}>
            <ActionIcon
              aria-label={t`The other way round`}
              aria-disabled={other === null}
              onClick={() => {
                if (other !== null) actions.openPair(other);
              }}
            >
              <IconArrowsExchange size={16} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
          <CopyButton value={JSON.stringify({ example: demonstration.raw, answered: target.raw, utility: cell.kind === 'utility' ? cell.utility : null })}>
            {({ copied, copy }) => (
              <Tooltip label={copied ? t`Copied` : t`Copy the pair`}>
                <ActionIcon aria-label={t`Copy the pair`} onClick={copy}>{copied ? <IconCheck size={16} stroke={1.6} /> : <IconCopy size={16} stroke={1.6} />}</ActionIcon>
              </Tooltip>
            )}
          </CopyButton>
          <Tooltip label={t`Close (Esc)`}>
            <ActionIcon aria-label={t`Close the pair`} onClick={() => actions.openPair(null)}><IconX size={16} stroke={1.6} /></ActionIcon>
          </Tooltip>
        </span>
      </header>
      <div className={classes.scroll}>
        <div className={classes.cards}>
          <ExampleCard icon={<IconBulb size={16} stroke={1.6} />} title={t`Shown as the example`} example={demonstration} />
          <ExampleCard icon={<IconMessageQuestion size={16} stroke={1.6} />} title={t`Asked to answer`} example={target} />
        </div>
        <Distance cell={cell} />
        {cell.kind === 'utility' && !cell.self && other !== null && (
          <OtherWay cell={read({ ...other.row, label: demonstration.label }, { ...other.column, label: target.label })} from={target.label} to={demonstration.label} />
        )}
        {cell.kind === 'utility' && <TokenSection target={target} demonstration={demonstration} />}
      </div>
    </div>
  );
}

function PairWord({ cell }: { readonly cell: Cell }) {
  if (cell.kind !== 'utility') return <span className={classes.word}><Trans>for</Trans></span>;
  return <span className={classes.word} data-sign={cell.utility < 0 ? 'hurts' : 'helps'}>{cell.self ? t`as its own example` : helpVerb(cell.utility)}</span>;
}

function ExampleCard({ icon, title, example }: { readonly icon: ReactNode; readonly title: string; readonly example: Example }) {
  return (
    <section className={classes.card} aria-label={title}>
      <header className={classes.cardHead}>
        {icon}
        <h3>{title}</h3>
        <code>{example.label}</code>
      </header>
      <dl className={classes.cardText}>
        <dt><Trans>Prompt</Trans></dt>
        <dd>{example.prompt}</dd>
        <dt><Trans>Answer</Trans></dt>
        <dd>{example.response}</dd>
      </dl>
    </section>
  );
}

function Distance({ cell }: { readonly cell: Cell }) {
  if (cell.kind !== 'utility') {
    return (
      <PanelSection title={t`Distance to the given answer`}>
        <p className={classes.quiet}>{cellWord(cell)}</p>
      </PanelSection>
    );
  }
  return (
    <PanelSection
      title={t`Distance to the given answer`}
      aside={
        <span className="num">
          <Trans><strong className={classes.utility} data-sign={cell.utility < 0 ? 'hurts' : 'helps'}>{utility3(cell.utility)}</strong> utility</Trans>
        </span>
      }
    >
      <DistanceScale alone={cell.alone} shown={cell.alone - cell.utility} />
    </PanelSection>
  );
}

function OtherWay({ cell, from, to }: { readonly cell: Cell; readonly from: string; readonly to: string }) {
  if (cell.kind !== 'utility') return null;
  return <p className={classes.otherWay}><OtherWayText utility={cell.utility} from={from} to={to} /></p>;
}

function OtherWayText({ utility, from, to }: { readonly utility: number; readonly from: string; readonly to: string }) {
  if (Math.abs(utility) < 0.0005) return <Trans>The other way round, <code>{from}</code> changes nothing for <code>{to}</code>. Help is not symmetric.</Trans>;
  if (utility < 0) return <Trans>The other way round, <code>{from}</code> hurts <code>{to}</code> by <strong className="num">{utility3(utility)}</strong>. Help is not symmetric.</Trans>;
  return <Trans>The other way round, <code>{from}</code> helps <code>{to}</code> by <strong className="num">{utility3(utility)}</strong>. Help is not symmetric.</Trans>;
}

import { ActionIcon, Tooltip } from '@mantine/core';
import { IconBan, IconChevronLeft, IconChevronRight, IconPin, IconX } from '@tabler/icons-react';
import { memo } from 'react';
import { Chip } from '../../../ui/Status';
import { TokenCount } from '../../../ui/RowLink';
import { count } from '../../../ui/format';
import { isChosen } from '../model/subset';
import { drawnFrom } from '../drawnFrom';
import type { SelectActions } from '../selectView';
import { AlikeList } from './AlikeList';
import { EntrySection } from './EntrySection';
import { HelpLists } from './HelpLists';
import { INSPECTOR_FIELDS, type InspectorView } from './inspectorView';
import { NotPickedReason } from './NotPickedReason';
import { PickedReason } from './PickedReason';
import { RowText } from './RowText';
import { useExplanation } from './useExplanation';
import classes from './inspector.module.css';

interface InspectorProps {
  readonly view: InspectorView;
  readonly actions: SelectActions;
  /** Pool position of the open row. */
  readonly index: number;
  /** To the pick before or after. */
  readonly onStep: (step: 1 | -1) => void;
  /** Where the panel lies over the centre; null where it has a place of its own. */
  readonly onClose: (() => void) | null;
}

/** One row: its text, why it is in or not, whom it helps. */
export const Inspector = drawnFrom(INSPECTOR_FIELDS, function Inspector({ view, actions, index, onStep, onClose }: InspectorProps) {
  const { subset, settings, sets } = view;
  const example = sets.pool.examples[index]!;
  const chosen = subset !== null && isChosen(subset, index);
  const { explanation, error } = useExplanation(view, index);
  const pinned = settings.pins.includes(example.hash);
  const banned = settings.bans.includes(example.hash);
  const tokens = sets.pool.tokens?.[index];
  const place = chosen ? `Pick ${count(subset.rankOf[index]! + 1)} of ${count(subset.size)}` : banned ? 'Banned' : 'Not picked';
  return (
    <div className={classes.panel} data-tour="inspector">
      <header className={classes.header}>
        <h2 className={chosen ? classes.placeChosen : classes.place}>{place}</h2>
        {(example.source ?? example.kind) !== null && <Chip>{example.source ?? example.kind}</Chip>}
        <RowActions hash={example.hash} pinned={pinned} banned={banned} actions={actions} onStep={onStep} onClose={onClose} />
      </header>
      <div className={classes.scroll}>
        <section className={classes.section}>
          <div className={classes.idLine}>
            <code>{example.label}</code>
            <TokenCount prompt={tokens?.prompt ?? null} response={tokens?.response ?? null} />
          </div>
          <RowText example={example} />
        </section>
        {subset !== null && (chosen ? <PickedReason view={view} subset={subset} actions={actions} index={index} explanation={explanation} /> : <NotPickedReason view={view} subset={subset} actions={actions} index={index} explanation={explanation} />)}
        <EntrySection view={view} index={index} />
        {error !== null && <p className={classes.failed} role="alert">Why it is {chosen ? 'in' : 'not in'} could not be worked out: {error.message}</p>}
        <section className={classes.section}>
          <HelpLists sets={sets} blocks={view.blocks} barLimit={view.barLimit} actions={actions} index={index} />
        </section>
        <section className={classes.section}>
          <h3 className={classes.title}>Says the most alike</h3>
          <AlikeList sets={sets} subset={subset} actions={actions} index={index} />
        </section>
      </div>
    </div>
  );
});

interface RowActionsProps extends Pick<InspectorProps, 'actions' | 'onStep' | 'onClose'> {
  readonly hash: string;
  readonly pinned: boolean;
  readonly banned: boolean;
}

/** Memoised: the panel follows every step of the budget, its buttons do not. */
const RowActions = memo(function RowActions({ hash, pinned, banned, actions, onStep, onClose }: RowActionsProps) {
  return (
    <span className={classes.actions}>
      <IconAction label="Previous pick (K)" onClick={() => onStep(-1)}><IconChevronLeft size={16} stroke={1.6} /></IconAction>
      <IconAction label="Next pick (J)" onClick={() => onStep(1)}><IconChevronRight size={16} stroke={1.6} /></IconAction>
      <IconAction label={pinned ? 'No longer pinned (P)' : 'Pin (P)'} pressed={pinned} onClick={() => actions.togglePin(hash)}><IconPin size={16} stroke={1.6} /></IconAction>
      <IconAction label={banned ? 'No longer banned (B)' : 'Ban (B)'} pressed={banned} onClick={() => actions.toggleBan(hash)}><IconBan size={16} stroke={1.6} /></IconAction>
      {onClose !== null && <IconAction label="Close" onClick={onClose}><IconX size={16} stroke={1.6} /></IconAction>}
    </span>
  );
});

function IconAction({ label, pressed, onClick, children }: { readonly label: string; readonly pressed?: boolean; readonly onClick: () => void; readonly children: React.ReactNode }) {
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} aria-pressed={pressed} onClick={onClick}>{children}</ActionIcon>
    </Tooltip>
  );
}

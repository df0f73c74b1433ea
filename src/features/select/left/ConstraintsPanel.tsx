import { Button, Popover } from '@mantine/core';
import { IconBan, IconPin, IconX } from '@tabler/icons-react';
import { RowLink } from '../../../ui/RowLink';
import { count } from '../../../ui/format';
import { oneLine } from '../model/poolRows';
import type { SelectActions, SelectView } from '../selectView';
import { SourceBars } from './SourceBars';
import classes from './left.module.css';

interface ConstraintsPanelProps {
  readonly view: SelectView;
  readonly actions: SelectActions;
}

/** What must be in, what must not, and how the chosen rows spread over the sources. */
export function ConstraintsPanel({ view, actions }: ConstraintsPanelProps) {
  const { settings } = view;
  return (
    <section className={classes.section} aria-labelledby="select-constraints">
      <div className={classes.head}>
        <h2 className={classes.title} id="select-constraints">Constraints</h2>
      </div>
      <div className={classes.chips}>
        <RowList kind="pinned" hashes={settings.pins} view={view} onOpen={actions.openRow} onRemove={actions.togglePin} onClear={() => actions.changeSettings('Clear pins', { pins: [] })} />
        <RowList kind="banned" hashes={settings.bans} view={view} onOpen={actions.openRow} onRemove={actions.toggleBan} onClear={() => actions.changeSettings('Clear bans', { bans: [] })} />
      </div>
      <SourceBars view={view} />
    </section>
  );
}

interface RowListProps {
  readonly kind: 'pinned' | 'banned';
  readonly hashes: readonly string[];
  readonly view: SelectView;
  readonly onOpen: (hash: string) => void;
  readonly onRemove: (hash: string) => void;
  readonly onClear: () => void;
}

function RowList({ kind, hashes, view, onOpen, onRemove, onClear }: RowListProps) {
  const Icon = kind === 'pinned' ? IconPin : IconBan;
  const hint = kind === 'pinned' ? 'Pinned rows come first and count in the budget. Press P on a row.' : 'Banned rows are never chosen. Press B on a row.';
  return (
    <Popover width={320} position="bottom-start">
      <Popover.Target>
        <Button size="xs" leftSection={<Icon size={14} stroke={1.6} />}>
          {count(hashes.length)} {kind}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <p className={classes.note}>{hint}</p>
        {hashes.length > 0 && (
          <ul className={classes.rowList}>
            {hashes.map((hash) => {
              const index = view.indexOf(hash);
              const text = index === null ? 'A row that is no longer in the pool' : oneLine(view.sets.pool.examples[index]!.prompt);
              return (
                <li key={hash}>
                  <RowLink text={text} onOpen={() => onOpen(hash)} />
                  <button type="button" className={classes.iconButton} aria-label={`No longer ${kind}: ${text}`} onClick={() => onRemove(hash)}>
                    <IconX size={16} stroke={1.6} />
                  </button>
                </li>
              );
            })}
          </ul>
        )}
        {hashes.length > 0 && <Button size="xs" variant="subtle" onClick={onClear}>Clear all</Button>}
      </Popover.Dropdown>
    </Popover>
  );
}

import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, NumberInput, Popover } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconBan, IconPin, IconX } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { RowLink } from '../../../ui/RowLink';
import { count } from '../../../ui/format';
import { oneLine } from '../model/poolRows';
import { drawnFrom, type ViewOf } from '../drawnFrom';
import type { SelectActions, SelectView } from '../selectView';
import { GroupLimits } from './GroupLimits';
import classes from './left.module.css';

const FIELDS = ['settings', 'constraints', 'sets', 'indexOf', 'tokensAlong', 'resolved', 'subset'] as const;

interface ConstraintsPanelProps {
  readonly view: ViewOf<typeof FIELDS>;
  readonly actions: SelectActions;
}

/** What must be in, what must not, how long a row may be, and how the chosen rows spread over groups. */
export const ConstraintsPanel = drawnFrom(FIELDS, function ConstraintsPanel({ view, actions }: ConstraintsPanelProps) {
  const { settings, sets, indexOf } = view;
  const [editing, setEditing] = useState(false);
  return (
    <section className={classes.section} aria-labelledby="select-constraints">
      <Chips settings={settings} sets={sets} indexOf={indexOf} counted={view.tokensAlong !== null} overLimit={view.resolved?.overLimit ?? null} actions={actions} editing={editing} onEditing={setEditing} />
      <GroupLimits view={view} actions={actions} editing={editing} />
    </section>
  );
});

interface ChipsProps extends Pick<SelectView, 'settings' | 'sets' | 'indexOf'> {
  /** Rows have their token counts. */
  readonly counted: boolean;
  /** Rows longer than the limit; null while they are not known. */
  readonly overLimit: number | null;
  readonly actions: SelectActions;
  readonly editing: boolean;
  readonly onEditing: (editing: boolean) => void;
}

/** Nothing in it depends on the budget. */
const Chips = memo(function Chips({ settings, sets, indexOf, counted, overLimit, actions, editing, onEditing }: ChipsProps) {
  return (
    <>
      <div className={classes.head}>
        <h2 className={classes.title} id="select-constraints"><Trans>Constraints</Trans></h2>
        <Button size="xs" variant="subtle" aria-pressed={editing} leftSection={<IconAdjustmentsHorizontal size={14} stroke={1.6} />} onClick={() => onEditing(!editing)}><Trans>Limits</Trans></Button>
      </div>
      <div className={classes.chips}>
        <RowList kind="pinned" hashes={settings.pins} sets={sets} indexOf={indexOf} onOpen={actions.openRow} onRemove={actions.togglePin} onClear={() => actions.changeSettings(t`Clear pins`, { pins: [] })} />
        <RowList kind="banned" hashes={settings.bans} sets={sets} indexOf={indexOf} onOpen={actions.openRow} onRemove={actions.toggleBan} onClear={() => actions.changeSettings(t`Clear bans`, { bans: [] })} />
        <TokenLimit settings={settings} counted={counted} overLimit={overLimit} actions={actions} />
      </div>
    </>
  );
});

/** Longest row that may be chosen. */
function TokenLimit({ settings, counted, overLimit, actions }: Pick<ChipsProps, 'settings' | 'counted' | 'overLimit' | 'actions'>) {
  const { constraints } = settings;
  const { maxTokens } = constraints;
  const set = (next: number | null): void => actions.changeSettings(next === null ? t`Lift the token limit` : t`Limit tokens per row`, { constraints: { ...constraints, maxTokens: next } });
  return (
    <Popover width={260} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button className={classes.chip ?? ''} size="xs" disabled={!counted && maxTokens === null}>{maxTokens === null ? t`any length` : t`≤ ${count(maxTokens)} tokens`}</Button>
      </Popover.Target>
      <Popover.Dropdown>
        <NumberInput
          label={t`Most tokens of a row`}
          description={t`Prompt and answer. Longer rows are not chosen, unless they are pinned.`}
          min={1}
          allowDecimal={false}
          hideControls
          clampBehavior="blur"
          value={maxTokens ?? ''}
          onChange={(value) => {
            if (typeof value === 'number' && value >= 1 && value !== maxTokens) set(value);
          }}
        />
        {overLimit !== null && maxTokens !== null && <p className={classes.note}>{plural(overLimit, { one: '# row is longer.', other: '# rows are longer.' })}</p>}
        {maxTokens !== null && <Button size="xs" variant="subtle" onClick={() => set(null)}><Trans>No limit</Trans></Button>}
      </Popover.Dropdown>
    </Popover>
  );
}

interface RowListProps extends Pick<SelectView, 'sets' | 'indexOf'> {
  readonly kind: 'pinned' | 'banned';
  readonly hashes: readonly string[];
  readonly onOpen: (hash: string) => void;
  readonly onRemove: (hash: string) => void;
  readonly onClear: () => void;
}

function RowList({ kind, hashes, sets, indexOf, onOpen, onRemove, onClear }: RowListProps) {
  const pinned = kind === 'pinned';
  const Icon = pinned ? IconPin : IconBan;
  return (
    <Popover width={320} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button className={classes.chip ?? ''} size="xs" leftSection={<Icon size={14} stroke={1.6} />}>
          {pinned ? t`${count(hashes.length)} pinned` : t`${count(hashes.length)} banned`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <p className={classes.note}>{pinned ? t`Pinned rows come first and count in the budget. Press P on a row.` : t`Banned rows are never chosen. Press B on a row.`}</p>
        {hashes.length > 0 && (
          <ul className={classes.rowList}>
            {hashes.map((hash) => {
              const index = indexOf(hash);
              const text = index === null ? t`A row that is no longer in the pool` : oneLine(sets.pool.examples[index]!.prompt);
              return (
                <li key={hash}>
                  <RowLink text={text} onOpen={() => onOpen(hash)} />
                  <button type="button" className={classes.iconButton} aria-label={pinned ? t`No longer pinned: ${text}` : t`No longer banned: ${text}`} onClick={() => onRemove(hash)}>
                    <IconX size={16} stroke={1.6} />
                  </button>
                </li>
              );
            })}
          </ul>
        )}
        {hashes.length > 0 && <Button size="xs" variant="subtle" onClick={onClear}><Trans>Clear all</Trans></Button>}
      </Popover.Dropdown>
    </Popover>
  );
}

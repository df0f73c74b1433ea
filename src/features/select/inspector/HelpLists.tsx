import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Tabs } from '@mantine/core';
import { memo, useMemo, useState } from 'react';
import { UtilityBar } from '../../../ui/bars';
import { count } from '../../../ui/format';
import { RowLink } from '../../../ui/RowLink';
import { SetMark } from '../../../ui/SetMark';
import { blockFinder } from '../heatmap/cells';
import type { SelectActions, SelectView } from '../selectView';
import { helpedByOf, helpsOf, shortList, type HelpEntry } from './helpLists';
import classes from './inspector.module.css';

interface HelpListsProps extends Pick<SelectView, 'sets' | 'blocks' | 'barLimit'> {
  readonly actions: SelectActions;
  readonly index: number;
}

const SHORT = 8;
const LONG = 60;

/** Who the row helps, and who helps it, with sign. The budget does not change it. */
export const HelpLists = memo(function HelpLists({ sets, blocks, barLimit, actions, index }: HelpListsProps) {
  const lists = useMemo(() => {
    const find = blockFinder(sets, blocks);
    return { helps: helpsOf(sets, find, index), helpedBy: helpedByOf(sets, find, index) };
  }, [sets, blocks, index]);
  return (
    <Tabs defaultValue="helps" className={classes.lists ?? ''}>
      <Tabs.List>
        <Tabs.Tab value="helps"><Trans>Helps <span className={`${classes.tabCount} num`}>{count(lists.helps.clear)}</span></Trans></Tabs.Tab>
        <Tabs.Tab value="helpedBy"><Trans>Helped by <span className={`${classes.tabCount} num`}>{count(lists.helpedBy.clear)}</span></Trans></Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="helps"><HelpEntries key={index} entries={lists.helps.entries} sets={sets} barLimit={barLimit} onOpen={(entry) => openEntry(entry, index, 'helps', actions)} /></Tabs.Panel>
      <Tabs.Panel value="helpedBy"><HelpEntries key={index} entries={lists.helpedBy.entries} sets={sets} barLimit={barLimit} onOpen={(entry) => openEntry(entry, index, 'helpedBy', actions)} /></Tabs.Panel>
    </Tabs>
  );
});

function openEntry({ set, index: other }: HelpEntry, index: number, list: 'helps' | 'helpedBy', actions: SelectActions): void {
  if (list === 'helpedBy') actions.openPair({ row: { set: 'pool', index }, column: { set, index: other } });
  else if (set !== 'existing') actions.openPair({ row: { set, index: other }, column: { set: 'pool', index } });
}

interface HelpEntriesProps extends Pick<SelectView, 'sets' | 'barLimit'> {
  readonly entries: readonly HelpEntry[];
  readonly onOpen: (entry: HelpEntry) => void;
}

function HelpEntries({ entries, sets, barLimit, onOpen }: HelpEntriesProps) {
  const [all, setAll] = useState(false);
  if (entries.length === 0) return <p className={classes.quiet}><Trans>Nothing is scored here yet.</Trans></p>;
  const shown = all ? entries.slice(0, LONG) : shortList(entries, SHORT);
  return (
    <>
      <ul className={classes.rows}>
        {shown.map((entry) => (
          <li key={`${entry.set}-${entry.index}`} className={classes.rowLine}>
            <span className={classes.rowName}>
              {entry.set !== 'pool' && <SetMark series={entry.set} size={11} label={entry.set === 'target' ? t`target row` : t`existing row`} />}
              <RowLink text={sets[entry.set].examples[entry.index]!.prompt} onOpen={() => onOpen(entry)} />
            </span>
            <UtilityBar value={entry.utility} limit={barLimit} />
          </li>
        ))}
      </ul>
      {entries.length > SHORT && (
        <Button size="xs" variant="subtle" onClick={() => setAll(!all)}>
          {all ? t`Fewer` : t`More of ${count(entries.length)}`}
        </Button>
      )}
    </>
  );
}

import { ActionIcon, Popover } from '@mantine/core';
import { IconHelp } from '@tabler/icons-react';
import type { TableColumn } from './columns';
import classes from './table.module.css';

const EXAMPLES: readonly (readonly [string, string])[] = [
  ['apples "left over"', 'both occur in prompt, answer or name'],
  ['kind:trans', 'the column contains the text'],
  ['source=gsm8k', 'the column is the text'],
  ['tokens>=200', 'also <, <=, >; tokens:50..200'],
  ['-kind:sql', 'not'],
  ['sql OR json', 'either; brackets group'],
  ['has:kind is:chosen', 'has a value; chosen, left-out, pinned, banned'],
];

/** What the search understands. */
export function QueryHelp({ columns }: { readonly columns: readonly TableColumn[] }) {
  return (
    <Popover position="bottom-start" width={380} trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" aria-label="What the search understands"><IconHelp size={16} stroke={1.6} /></ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <dl className={classes.queryHelp}>
          {EXAMPLES.map(([text, meaning]) => (
            <div key={text}>
              <dt><code>{text}</code></dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <p className={classes.queryWords}>Columns: pick, mark, {columns.map(({ word }) => word).join(', ')}.</p>
      </Popover.Dropdown>
    </Popover>
  );
}

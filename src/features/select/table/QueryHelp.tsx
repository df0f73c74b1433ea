import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ActionIcon, Popover } from '@mantine/core';
import { IconHelp } from '@tabler/icons-react';
import type { TableColumn } from './columns';
import classes from './table.module.css';

/* eslint-disable texts/no-raw-text -- the language of the search is the same in every language */
const [SEVERAL, EITHER, STATES] = ['apples "left over"', 'sql OR json', 'has:kind is:chosen'];
/* eslint-enable texts/no-raw-text */

const meanings = (): readonly (readonly [string, string])[] => [
  [SEVERAL, t`both occur in prompt, answer or name`],
  ['kind:trans', t`the column contains the text`],
  ['source=gsm8k', t`the column is the text`],
  ['tokens>=200', t`also <, <=, >; tokens:50..200`],
  ['-kind:sql', t`not`],
  [EITHER, t`either; brackets group`],
  [STATES, t`has a value; chosen, left-out, pinned, banned`],
];

/** What the search understands. */
export function QueryHelp({ columns }: { readonly columns: readonly TableColumn[] }) {
  return (
    <Popover position="bottom-start" width={380} trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" aria-label={t`What the search understands`}><IconHelp size={16} stroke={1.6} /></ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <dl className={classes.queryHelp}>
          {meanings().map(([text, meaning]) => (
            <div key={text}>
              <dt><code>{text}</code></dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <p className={classes.queryWords}><Trans>Columns: pick, mark, {columns.map(({ word }) => word).join(', ')}.</Trans></p>
      </Popover.Dropdown>
    </Popover>
  );
}

import { t } from '@lingui/core/macro';
import { Button, Menu, ScrollArea } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import type { FieldSummary } from '../../../core/dataset/fields';
import { count } from '../../../ui/format';
import { facetTerm, hasTerm, toggleTerm } from './facetTerm';

interface FacetMenuProps {
  readonly facets: readonly FieldSummary[];
  readonly search: string;
  readonly onSearch: (search: string) => void;
}

/** Values of the fields that have few; a choice is written into the search, where it can be changed. */
export function FacetMenu({ facets, search, onSearch }: FacetMenuProps) {
  if (facets.length === 0) return null;
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <Button size="xs" leftSection={<IconFilter size={16} stroke={1.6} />}>{t`Filter`}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah={360}>
          {facets.map(({ path, top }) => (
            <div key={path} role="group" aria-label={path}>
              <Menu.Label>{path}</Menu.Label>
              {top.map(({ value, rows }) => {
                const term = facetTerm(path, value);
                const on = term !== null && hasTerm(search, term);
                return (
                  <Menu.CheckboxItem
                    key={value}
                    disabled={term === null}
                    checked={on}
                    rightSection={<span className="num">{count(rows)}</span>}
                    onChange={() => {
                      if (term !== null) onSearch(toggleTerm(search, term));
                    }}
                  >
                    {value}
                  </Menu.CheckboxItem>
                );
              })}
            </div>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}

import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { percent } from '../../ui/format';
import { objectiveStyle } from '../../ui/seriesStyle';
import { Mark } from '../../ui/SetMark';
import { Chip } from '../../ui/Status';
import type { ExportSubset } from './exportSubset';
import classes from './ExportForm.module.css';

interface SubsetChoiceProps {
  readonly subsets: readonly ExportSubset[];
  readonly chosen: ExportSubset;
  /** The utilities have changed since it was saved. */
  readonly outOfDate: boolean;
  readonly tokens: number | null;
  readonly coverage: number | null;
  readonly onChoose: (id: string) => void;
}

/** Which subset is written: a saved one, or the selection as it is now. */
export function SubsetChoice({ subsets, chosen, outOfDate, tokens, coverage, onChoose }: SubsetChoiceProps) {
  const rows = Math.min(chosen.saved.budget, chosen.saved.order.length);
  const figures = [
    plural(rows, { one: '# row', other: '# rows' }),
    ...(tokens === null ? [] : [plural(tokens, { one: '# token', other: '# tokens' })]),
    ...(coverage === null ? [] : [t`coverage ${percent(coverage)}`]),
  ];
  return (
    <Menu position="bottom-start" width="target">
      <Menu.Target>
        <UnstyledButton className={classes.subset ?? ''}>
          <span className="visually-hidden"><Trans>Subset:</Trans></span>
          <SubsetMark subset={chosen} />
          <span className={classes.subsetWords}>
            <span className={classes.subsetName}>
              {chosen.saved.name}
              {chosen.current && <Chip><Trans>not saved</Trans></Chip>}
              {outOfDate && <Chip tone="warn"><Trans>out of date</Trans></Chip>}
            </span>
            <span className={`${classes.subsetFigures} num`}>{figures.join(', ')}</span>
          </span>
          <IconChevronDown size={16} stroke={1.6} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {subsets.map((subset) => (
          <Menu.Item key={subset.saved.id} leftSection={<SubsetMark subset={subset} />} aria-current={subset.saved.id === chosen.saved.id} onClick={() => onChoose(subset.saved.id)}>
            {subset.current ? t`The selection as it is now, ${subset.saved.name}` : subset.saved.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function SubsetMark({ subset }: { readonly subset: ExportSubset }) {
  const { mark, color } = objectiveStyle(subset.saved.settings.objective);
  return <Mark shape={mark} color={color} />;
}

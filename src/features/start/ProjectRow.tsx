import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy, IconDots, IconDownload, IconFolderOpen, IconTrash } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import { useWorkbench } from '../../store/react';
import type { ProjectSummary } from '../../store/types';
import { ShareBar } from '../../ui/bars';
import { bytes, count, day, NO_VALUE, wholePercent } from '../../ui/format';
import { Mark } from '../../ui/SetMark';
import { objectiveStyle } from '../../ui/seriesStyle';
import classes from './RecentProjects.module.css';
import { resultText } from './sortProjects';
import type { DeletedProject } from './useDeletedProject';

const icon = { size: 16, stroke: 1.6 } as const;

export function ProjectRow({ project, onDeleted }: { readonly project: ProjectSummary; readonly onDeleted: (deleted: DeletedProject) => void }) {
  const { id, name, objective, rows, scored, openedAt } = project;
  const actions = useWorkbench((state) => state.actions);
  const navigate = useNavigate();
  const to = `/p/${id}/${scored > 0 ? 'select' : 'data'}`;
  const style = objectiveStyle(objective);
  const rowsOf = (number: number): string => (number === 0 ? NO_VALUE : count(number));

  const download = async (): Promise<void> => {
    if (await actions.openProject(id)) await actions.downloadProject();
  };
  const remove = async (): Promise<void> => {
    await actions.deleteProject(id);
    onDeleted({ id, name });
  };
  return (
    <tr className="num">
      <th scope="row"><Link className={classes.name} to={to}>{name}</Link></th>
      <td><span className={classes.objective}><Mark shape={style.mark} color={style.color} size={10} /> {style.label}</span></td>
      <td data-align="end">{rowsOf(rows.pool)}</td>
      <td data-align="end">{rowsOf(rows.target)}</td>
      <td data-align="end">{rowsOf(rows.existing)}</td>
      <td><span className={classes.scored}><ShareBar value={scored} /> {wholePercent(scored)}</span></td>
      <td>{resultText(project)}</td>
      <td data-align="end">{bytes(project.bytes)}</td>
      <td data-align="end">{day(new Date(openedAt))}</td>
      <td data-align="end">
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon size="sm" aria-label={t`Menu of ${name}`}><IconDots {...icon} /></ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconFolderOpen {...icon} />} onClick={() => void navigate(to)}><Trans>Open</Trans></Menu.Item>
            <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => void actions.duplicateProject(id)}><Trans>Duplicate</Trans></Menu.Item>
            <Menu.Item leftSection={<IconDownload {...icon} />} onClick={() => void download()}><Trans>Download</Trans></Menu.Item>
            <Menu.Divider />
            <Menu.Item leftSection={<IconTrash {...icon} />} color="var(--danger)" onClick={() => void remove()}><Trans>Delete</Trans></Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </td>
    </tr>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useWorkbench } from '../../store/react';
import { ProjectRow } from './ProjectRow';
import classes from './RecentProjects.module.css';
import { sortProjects, type ProjectOrder } from './sortProjects';
import type { DeletedProject } from './useDeletedProject';

const heads = () => [[t`Name`], [t`Objective`], [t`Pool`, 'end'], [t`Target`, 'end'], [t`Existing`, 'end'], [t`Scored`], [t`Result`], [t`Size`, 'end'], [t`Opened`, 'end']] as const;

export function ProjectTable({ order, onDeleted }: { readonly order: ProjectOrder; readonly onDeleted: (deleted: DeletedProject) => void }) {
  const projects = useWorkbench((state) => state.projects);
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            {heads().map(([head, align]) => <th key={head} scope="col" data-align={align}>{head}</th>)}
            <th scope="col"><span className="visually-hidden"><Trans>Menu</Trans></span></th>
          </tr>
        </thead>
        <tbody>
          {sortProjects(projects, order).map((project) => <ProjectRow key={project.id} project={project} onDeleted={onDeleted} />)}
        </tbody>
      </table>
    </div>
  );
}

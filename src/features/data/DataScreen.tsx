import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useSearchParams } from 'react-router';
import { EmptyState } from '../../ui/EmptyState';
import { ScreenColumns, SidePanel } from '../../ui/SidePanel';
import { useWorkbench } from '../../store/react';
import type { ProjectDocument, ProjectFile } from '../../store/types';
import { DataCentre } from './DataCentre';
import { DataEmpty } from './DataEmpty';
import { FilesPanel } from './files/FilesPanel';
import { fileAt, fileKey } from './model/fileKey';
import { ProfilePanel } from './profile/ProfilePanel';
import { useLook } from './useLook';
import { useRowFilter } from './useRowFilter';

/** Files, how they are read, and what is in them. */
export function DataScreen() {
  const project = useWorkbench((state) => state.project);
  const idle = useWorkbench((state) => state.importing.status === 'idle');
  if (project === null) return <EmptyState title={t`No project is open`} text={t`Files and their rows will be here. Open a project, or begin a new one, on the Start screen.`} />;
  if (project.files.length === 0 && idle) return <DataEmpty />;
  return <DataPanels project={project} />;
}

function DataPanels({ project }: { readonly project: ProjectDocument }) {
  const [params, setParams] = useSearchParams();
  const file = fileAt(project.files, params.get('file'));
  const { filter, toggle, clear } = useRowFilter(file?.set ?? null);
  const look = useLook();
  const openFile = (next: ProjectFile): void => setParams({ file: fileKey(next) }, { replace: true });
  return (
    <ScreenColumns>
      <h1 className="visually-hidden"><Trans>Data</Trans></h1>
      <SidePanel side="left" label={t`Files`} width={284} foldBelow={1024}>
        <FilesPanel look={look} project={project} openId={file?.fileId ?? null} onOpen={openFile} />
      </SidePanel>
      <DataCentre project={project} file={file} filter={filter} onClearFilter={clear} />
      {file !== null && (
        <SidePanel side="right" label={t`Profile`} width={352} foldBelow={1280}>
          <ProfilePanel look={look} set={file.set} modelId={project.modelId} filter={filter} onFilter={toggle} />
        </SidePanel>
      )}
    </ScreenColumns>
  );
}

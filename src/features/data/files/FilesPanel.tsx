import { t } from '@lingui/core/macro';
import { PanelBody, PanelHeader } from '../../../ui/Panel';
import type { ProjectDocument, ProjectFile } from '../../../store/types';
import type { Look } from '../useLook';
import { AddFileMenu } from './AddFileMenu';
import { ChecksList } from './ChecksList';
import { DropMore } from './DropMore';
import { FileCard } from './FileCard';
import { ReadyFooter } from './ReadyFooter';
import classes from './files.module.css';

interface FilesPanelProps {
  readonly look: Look;
  readonly project: ProjectDocument;
  readonly openId: string | null;
  readonly onOpen: (file: ProjectFile) => void;
}

/** The files with what was read of them, how they lie to each other, and the way on. */
export function FilesPanel({ look, project, openId, onOpen }: FilesPanelProps) {
  return (
    <>
      <PanelHeader title={t`Files`}>
        <AddFileMenu />
      </PanelHeader>
      <PanelBody padded={false}>
        <ul className={classes.files}>
          {project.files.map((file) => (
            <FileCard key={file.fileId} file={file} isOpen={file.fileId === openId} onOpen={onOpen} />
          ))}
        </ul>
        <DropMore />
        <ChecksList look={look} />
      </PanelBody>
      <ReadyFooter projectId={project.id} />
    </>
  );
}

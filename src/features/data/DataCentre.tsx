import { t } from '@lingui/core/macro';
import { useDelayed } from './useDelayed';
import { useWorkbench } from '../../store/react';
import type { ProjectDocument, ProjectFile } from '../../store/types';
import { Panel } from '../../ui/Panel';
import { FileView } from './file/FileView';
import { ImportFailed } from './ImportFailed';
import { ImportReading } from './ImportReading';
import { fileKey } from './model/fileKey';
import type { RowFilter } from './model/rowFilter';

interface DataCentreProps {
  readonly project: ProjectDocument;
  readonly file: ProjectFile | null;
  readonly filter: RowFilter | null;
  readonly onClearFilter: () => void;
}

/** The open file; or the file that is being read, or that could not be. */
export function DataCentre({ project, file, filter, onClearFilter }: DataCentreProps) {
  const importing = useWorkbench((state) => state.importing);
  // A file that is read in a blink shows no progress.
  const showsReading = useDelayed(importing.status === 'reading', 300) || file === null;
  return (
    <Panel label={t`File`}>
      {importing.status === 'failed' ? (
        <ImportFailed failed={[importing, ...(importing.others ?? [])]} otherFiles={project.files.length} />
      ) : importing.status === 'reading' && showsReading ? (
        <ImportReading file={importing.file} progress={importing.progress} />
      ) : (
        file !== null && <FileView key={fileKey(file)} file={file} filter={filter} onClearFilter={onClearFilter} />
      )}
    </Panel>
  );
}

import { useMemo, useState } from 'react';
import type { FieldMapping } from '../../../core/dataset/types';
import { useFileRange, useSetRows } from '../../../store/artefacts';
import { isHeld } from '../../../store/held';
import { useWorkbench } from '../../../store/react';
import type { ProjectFile } from '../../../store/types';
import { firstRows } from '../model/fileRows';
import { filteredRows, type RowFilter } from '../model/rowFilter';
import { FilteredActions } from './FilteredActions';
import { FormatBar } from './FormatBar';
import { MappingPreview } from './MappingPreview';
import { MappingTable } from './MappingTable';
import { ProblemsList } from './ProblemsList';
import { RowAsInFile } from './RowAsInFile';
import { RowAsModel } from './RowAsModel';
import { SavedMappingOffer } from './SavedMappingOffer';
import classes from './file.module.css';

interface FileViewProps {
  readonly file: ProjectFile;
  readonly filter: RowFilter | null;
  readonly onClearFilter: () => void;
}

/** One file: its format, which field is what, one row as it stands and as the model reads it, and what was not kept. */
export function FileView({ file, filter, onClearFilter }: FileViewProps) {
  const { examples, tokens } = useSetRows(file.set);
  const [step, setStep] = useState(0);
  const range = useFileRange(file.fileId);
  const rows = useMemo(() => filteredRows(range, examples, tokens, filter), [range, examples, tokens, filter]);
  const place = Math.min(step, Math.max(0, rows.length - 1));
  const row = rows[place] ?? null;
  const example = row === null ? null : (examples[row] ?? null);
  // Of a file without a kept row the first problem is shown: that is what a mapping is corrected by.
  const problem = file.kept === 0 ? (file.problems[0] ?? null) : null;
  const remapFile = useWorkbench((state) => state.actions.remapFile);
  const [draft, setDraft] = useState<Partial<FieldMapping> | null>(null);
  const mapping = useMemo(() => ({ ...file.mapping, ...draft }), [file.mapping, draft]);
  const previewed = useMemo(() => firstRows(examples.slice(range.from, range.to), file.problems), [examples, range, file.problems]);
  const apply = (): void => {
    if (draft !== null) void remapFile(file.fileId, { mapping: draft });
    setDraft(null);
  };
  const raw = example?.raw ?? problem?.excerpt ?? null;
  return (
    <div className={classes.view}>
      <FormatBar file={file} />
      <div className={classes.scroll}>
        <SavedMappingOffer file={file} />
        <MappingTable file={file} mapping={mapping} raw={raw} onChange={(part, field) => setDraft({ ...draft, [part]: field })} />
        {draft !== null && <MappingPreview file={file} mapping={mapping} rows={previewed} onApply={apply} onDiscard={() => setDraft(null)} />}
        <div className={classes.pair}>
          <RowAsInFile raw={raw} line={example?.line ?? problem?.line ?? null} />
          <RowAsModel
            example={example}
            tokens={row === null ? null : (tokens?.[row] ?? null)}
            place={place}
            rows={rows.length}
            filter={filter}
            held={isHeld(file)}
            actions={filter === null ? null : <FilteredActions set={file.set} rows={rows} filter={filter} onDone={onClearFilter} />}
            onStep={setStep}
            onClearFilter={onClearFilter}
          />
        </div>
        <ProblemsList file={file} />
      </div>
    </div>
  );
}

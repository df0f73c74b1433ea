import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { mappingsFor } from '../../../core/dataset/savedMapping';
import type { FieldMapping } from '../../../core/dataset/types';
import { useWorkbench } from '../../../store/react';
import type { ProjectFile } from '../../../store/types';
import classes from './file.module.css';

/** A mapping that was chosen by hand for a file with such fields, where this file is read in another way. */
export function SavedMappingOffer({ file }: { readonly file: ProjectFile }) {
  const mappings = useWorkbench((state) => state.mappings);
  const remapFile = useWorkbench((state) => state.actions.remapFile);
  const readOnly = useWorkbench((state) => state.readOnly);
  const best = mappingsFor(file.fields ?? [], mappings)[0];
  if (best === undefined || (best.form === file.form && sameMapping(best.mapping, file.mapping))) return null;
  return (
    <p className={`${classes.note} ${classes.offer}`}>
      <span><Trans>A file with the same fields was mapped by hand in this browser.</Trans></span>
      <Button size="xs" disabled={readOnly} onClick={() => void remapFile(file.fileId, { form: best.form, mapping: best.mapping })}><Trans>Use the mapping of {best.file}</Trans></Button>
    </p>
  );
}

function sameMapping(one: FieldMapping, other: FieldMapping): boolean {
  return (Object.keys(one) as (keyof FieldMapping)[]).every((part) => one[part] === other[part]);
}

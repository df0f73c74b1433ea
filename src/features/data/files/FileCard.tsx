import { plural } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { bytes, count } from '../../../ui/format';
import { Chip, Status } from '../../../ui/Status';
import { isHeld } from '../../../store/held';
import { useFileRange } from '../../../store/artefacts';
import type { ProjectFile } from '../../../store/types';
import { formName, setName } from '../model/formNames';
import { SetMarkOf } from '../SetMarkOf';
import { FileMenu } from './FileMenu';
import classes from './files.module.css';

interface FileCardProps {
  readonly file: ProjectFile;
  readonly isOpen: boolean;
  readonly onOpen: (file: ProjectFile) => void;
}

const placeOf = (address: string): string => address.replace(/^https?:\/\//, '');

/** One file: its set, its name, how much was read, its form, what was kept and what was not. */
export function FileCard({ file, isOpen, onOpen }: FileCardProps) {
  const { from, to } = useFileRange(file.fileId);
  return (
    <li className={classes.card} data-open={isOpen}>
      <div className={classes.cardHead}>
        <SetMarkOf set={file.set} />
        <span className={classes.cardSet}>{setName(file.set)}</span>
        <FileMenu file={file} />
      </div>
      <button type="button" className={classes.cardName} aria-current={isOpen ? 'true' : undefined} onClick={() => onOpen(file)}>
        {file.file}
      </button>
      <div className={`${classes.cardFacts} num`}>
        {plural(file.rowsRead, { one: '# row', other: '# rows' })} · {bytes(file.bytes)}
      </div>
      {file.from !== undefined && <div className={classes.cardFrom} title={file.from}><Trans>from {placeOf(file.from)}</Trans></div>}
      <div className={`${classes.cardChips} num`}>
        <Chip tone="outline">{formName(file.form)}</Chip>
        {isHeld(file) ? <Status tone="warn"><Trans>held back</Trans></Status> : to > from && <Status tone="ok"><Trans>{count(to - from)}<span className="visually-hidden"> take part</span></Trans></Status>}
        {file.problems.length > 0 && <Status tone="warn">{plural(file.problems.length, { one: '# problem', other: '# problems' })}</Status>}
      </div>
    </li>
  );
}

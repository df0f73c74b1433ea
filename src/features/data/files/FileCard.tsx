import { bytes, countOf, count } from '../../../ui/format';
import { Chip, Status } from '../../../ui/Status';
import { isHeld } from '../../../store/held';
import { useFileRange } from '../../../store/artefacts';
import type { ProjectFile } from '../../../store/types';
import { FORM_NAMES, SET_NAMES } from '../model/formNames';
import { SetMarkOf } from '../SetMarkOf';
import { FileMenu } from './FileMenu';
import classes from './files.module.css';

interface FileCardProps {
  readonly file: ProjectFile;
  readonly isOpen: boolean;
  readonly onOpen: (file: ProjectFile) => void;
}

/** One file: its set, its name, how much was read, its form, what was kept and what was not. */
export function FileCard({ file, isOpen, onOpen }: FileCardProps) {
  const { from, to } = useFileRange(file.fileId);
  return (
    <li className={classes.card} data-open={isOpen}>
      <div className={classes.cardHead}>
        <SetMarkOf set={file.set} />
        <span className={classes.cardSet}>{SET_NAMES[file.set]}</span>
        <FileMenu file={file} />
      </div>
      <button type="button" className={classes.cardName} aria-current={isOpen ? 'true' : undefined} onClick={() => onOpen(file)}>
        {file.file}
      </button>
      <div className={`${classes.cardFacts} num`}>
        {countOf(file.rowsRead, 'row')} · {bytes(file.bytes)}
      </div>
      {file.from !== undefined && <div className={classes.cardFrom} title={file.from}>from {file.from.replace(/^https?:\/\//, '')}</div>}
      <div className={`${classes.cardChips} num`}>
        <Chip tone="outline">{FORM_NAMES[file.form]}</Chip>
        {isHeld(file) ? <Status tone="warn">held back</Status> : to > from && <Status tone="ok">{count(to - from)}<span className="visually-hidden"> take part</span></Status>}
        {file.problems.length > 0 && <Status tone="warn">{countOf(file.problems.length, 'problem')}</Status>}
      </div>
    </li>
  );
}

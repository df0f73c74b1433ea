import { Trans } from '@lingui/react/macro';
import { useAddFiles } from '../useAddFiles';
import classes from './files.module.css';

/** Takes more files; their set is told by their names, or asked. */
export function DropMore() {
  const { getRootProps, getInputProps, isDragActive, open } = useAddFiles('guess');
  return (
    <div {...getRootProps()} className={classes.drop} data-over={isDragActive} tabIndex={-1}>
      <input {...getInputProps({ 'aria-hidden': true })} />
      <button type="button" className={classes.dropButton} onClick={open}>
        <Trans>
          Drop files or a folder here,
          <br />
          or choose files
        </Trans>
      </button>
    </div>
  );
}

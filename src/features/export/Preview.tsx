import { ActionIcon, CopyButton, Switch, Tabs, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { count } from '../../ui/format';
import { CodeLines, PlainLines } from './CodeLines';
import type { ExportLine } from './exportText';
import { jsonFileLines, jsonLayout } from './jsonLayout';
import type { FileRole, PackageFile } from './packageFiles';
import { previewPositions, previewWords } from './previewRows';
import classes from './Preview.module.css';

interface PreviewProps {
  readonly files: readonly PackageFile[];
  /** Rows of the data file. */
  readonly lines: readonly ExportLine[];
}

/** Lines shown of a file that is not the data file. */
const MOST_LINES = 200;

/** The real lines of each file, broken for reading. */
export function Preview({ files, lines }: PreviewProps) {
  const [role, setRole] = useState<FileRole>('data');
  const [wrap, setWrap] = useState(false);
  const shown = files.find((file) => file.role === role) ?? files[0]!;
  const positions = previewPositions(lines.length);
  return (
    <Tabs className={classes.tabs ?? ''} value={shown.role} onChange={(value) => setRole(files.find((file) => file.role === value)?.role ?? 'data')}>
      <div className={classes.header}>
        <Tabs.List className={classes.list ?? ''}>
          {files.map((file) => (
            <Tabs.Tab key={file.role} value={file.role} title={file.name}>
              {file.role === 'manifest' ? 'manifest.json' : file.name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <CopyFile file={shown} />
      </div>
      <div className={classes.under}>
        <span>{noteOf(shown, positions, lines.length)}</span>
        <Switch size="xs" label="Wrap long lines" labelPosition="left" checked={wrap} onChange={(event) => setWrap(event.currentTarget.checked)} />
      </div>
      {files.map((file) => (
        <Tabs.Panel key={file.role} value={file.role} className={classes.body ?? ''} tabIndex={0} data-wrap={wrap}>
          {file.role === 'data' ? (
            positions.map((position) => <CodeLines key={position} number={position + 1} lines={jsonLayout(lines[position]!.text)} />)
          ) : file.role === 'manifest' ? (
            <CodeLines lines={jsonFileLines(file.text).slice(0, MOST_LINES)} />
          ) : (
            <PlainLines text={file.text.split(/\r?\n/).slice(0, MOST_LINES).join('\n')} />
          )}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function noteOf(file: PackageFile, positions: readonly number[], rows: number): string {
  if (file.role === 'data') return `${previewWords(positions, rows)}, laid out for reading`;
  const lines = file.text.trimEnd().split('\n').length;
  return lines > MOST_LINES ? `first ${MOST_LINES} of ${count(lines)} lines` : `all ${lines} lines`;
}

function CopyFile({ file }: { readonly file: PackageFile }) {
  return (
    <CopyButton value={file.text}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? 'Copied' : `Copy ${file.name}`}>
          <ActionIcon aria-label={`Copy ${file.name}`} onClick={copy}>
            {copied ? <IconCheck size={16} stroke={1.6} /> : <IconCopy size={16} stroke={1.6} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}

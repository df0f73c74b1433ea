import { ActionIcon, CopyButton, Switch, Tabs, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { countOf } from '../../ui/format';
import { CodeLines, PlainLines } from './CodeLines';
import { ColumnList } from './ColumnList';
import type { ExportPackage } from './exportPackage';
import { jsonFileLines, jsonLayout } from './jsonLayout';
import type { FileRole, PackageFile } from './packageFiles';
import { firstLines, previewPositions, previewWords } from './previewRows';
import classes from './Preview.module.css';

interface PreviewProps {
  readonly files: readonly PackageFile[];
  readonly made: ExportPackage;
}

/** Lines shown of a file that is not laid out row by row. */
const MOST_LINES = 200;

/** The real lines of each file, broken for reading. */
export function Preview({ files, made }: PreviewProps) {
  const [role, setRole] = useState<FileRole>('data');
  const [wrap, setWrap] = useState(false);
  const shown = files.find((file) => file.role === role) ?? files[0]!;
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
        {shown.text !== null && <CopyFile name={shown.name} text={shown.text} />}
      </div>
      <div className={classes.under}>
        <span>{noteOf(shown, made)}</span>
        <Switch size="xs" label="Wrap long lines" labelPosition="left" checked={wrap} onChange={(event) => setWrap(event.currentTarget.checked)} />
      </div>
      {files.map((file) => (
        <Tabs.Panel key={file.role} value={file.role} className={classes.body ?? ''} tabIndex={0} data-wrap={wrap}>
          {file.role === shown.role && <FileLines file={file} made={made} />}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function FileLines({ file, made }: { readonly file: PackageFile; readonly made: ExportPackage }) {
  const { data, rows } = made;
  const isJson = file.name.includes('.json');
  if (file.role === 'data' && (isJson || data.text === null)) {
    return (
      <>
        {data.columns !== null && <ColumnList columns={data.columns} />}
        {previewPositions(rows.length).map((position) => <CodeLines key={position} number={position + 1} lines={jsonLayout(rows[position]!.text)} />)}
      </>
    );
  }
  if (file.role === 'manifest') return <CodeLines lines={jsonFileLines(firstLines(file.text ?? '', MOST_LINES).text)} />;
  return <PlainLines text={firstLines(file.text ?? '', MOST_LINES).text} />;
}

function noteOf({ role, name, text }: PackageFile, { rows }: ExportPackage): string {
  if (role === 'data' && text === null) return `${previewWords(previewPositions(rows.length), rows.length)}; the file itself is binary`;
  if (role === 'data' && name.includes('.json')) return `${previewWords(previewPositions(rows.length), rows.length)}, laid out for reading`;
  if (text === null) return 'a binary file';
  const { lines, all } = firstLines(text, MOST_LINES);
  return all ? `all ${countOf(lines, 'line')}` : `the first ${lines} lines`;
}

function CopyFile({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? 'Copied' : `Copy ${name}`}>
          <ActionIcon aria-label={`Copy ${name}`} onClick={copy}>
            {copied ? <IconCheck size={16} stroke={1.6} /> : <IconCopy size={16} stroke={1.6} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}

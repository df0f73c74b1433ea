import { plural, t } from '@lingui/core/macro';
import { ActionIcon, CopyButton, Switch, Tabs, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { CodeLines, PlainLines } from './CodeLines';
import { ColumnList } from './ColumnList';
import type { ShownFile, ShownPackage } from '../../core/export/package/types';
import { jsonFileLines, jsonLayout } from './jsonLayout';
import type { FileRole } from '../../core/export/package/packageFiles';
import { previewWords } from './previewWords';
import classes from './Preview.module.css';

interface PreviewProps {
  readonly files: readonly ShownFile[];
  readonly made: ShownPackage;
}

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
        <Switch size="xs" label={t`Wrap long lines`} labelPosition="left" checked={wrap} onChange={(event) => setWrap(event.currentTarget.checked)} />
      </div>
      {files.map((file) => (
        <Tabs.Panel key={file.role} value={file.role} className={classes.body ?? ''} tabIndex={0} data-wrap={wrap}>
          {file.role === shown.role && <FileLines file={file} made={made} />}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function FileLines({ file, made }: { readonly file: ShownFile; readonly made: ShownPackage }) {
  const { columns, shown } = made;
  const isJson = file.name.includes('.json');
  if (file.role === 'data' && (isJson || file.head === null)) {
    return (
      <>
        {columns !== null && <ColumnList columns={columns} />}
        {shown.map(({ position, text }) => <CodeLines key={position} number={position + 1} lines={jsonLayout(text)} />)}
      </>
    );
  }
  if (file.role === 'manifest') return <CodeLines lines={jsonFileLines(file.head?.text ?? '')} />;
  return <PlainLines text={file.head?.text ?? ''} />;
}

function noteOf({ role, name, head }: ShownFile, { rows, shown }: ShownPackage): string {
  const which = previewWords(shown.map(({ position }) => position), rows);
  if (role === 'data' && head === null) return t`${which}; the file itself is binary`;
  if (role === 'data' && name.includes('.json')) return t`${which}, laid out for reading`;
  if (head === null) return t`a binary file`;
  return head.all ? plural(head.lines, { one: 'all # line', other: 'all # lines' }) : plural(head.lines, { one: 'the first # line', other: 'the first # lines' });
}

function CopyFile({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t`Copied` : t`Copy ${name}`}>
          <ActionIcon aria-label={t`Copy ${name}`} onClick={copy}>
            {copied ? <IconCheck size={16} stroke={1.6} /> : <IconCopy size={16} stroke={1.6} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}

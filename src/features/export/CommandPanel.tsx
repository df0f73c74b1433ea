import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy, IconTerminal2 } from '@tabler/icons-react';
import { commandLines, shellWord } from './commandText';
import classes from './CommandPanel.module.css';

interface CommandPanelProps {
  /** One line, as it is typed. */
  readonly command: string;
  readonly projectFile: string;
  readonly manifestFile: string;
}

/** The same file from a shell, and how to check one. */
export function CommandPanel({ command, projectFile, manifestFile }: CommandPanelProps) {
  // eslint-disable-next-line texts/no-raw-text -- a command
  const verify = `npx delift verify ${shellWord(manifestFile)}`;
  return (
    <section className={classes.panel} aria-labelledby="command-line">
      <h2 className={classes.title} id="command-line">
        <IconTerminal2 size={16} stroke={1.6} aria-hidden="true" />
        <Trans>The same from a command line</Trans>
      </h2>
      <Command label={t`Copy the command`} copied={command} lines={commandLines(command)} />
      <p className={classes.text}>
        <Trans>It reads the project from <code>{projectFile}</code>, which Download project in the project’s menu writes.</Trans>
      </p>
      <p className={classes.text}><Trans>Check a package someone gave you:</Trans></p>
      <Command label={t`Copy the check`} copied={verify} lines={[verify]} />
    </section>
  );
}

function Command({ label, copied: text, lines }: { readonly label: string; readonly copied: string; readonly lines: readonly string[] }) {
  return (
    <div className={classes.block}>
      <pre>{lines.join('\n')}</pre>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t`Copied` : label}>
            <ActionIcon size="sm" className={classes.copy ?? ''} aria-label={label} onClick={copy}>
              {copied ? <IconCheck size={16} stroke={1.6} /> : <IconCopy size={16} stroke={1.6} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </div>
  );
}

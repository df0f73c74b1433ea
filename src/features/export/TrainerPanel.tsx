import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ActionIcon, CopyButton, Tabs, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy, IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { trainerLines, TRAINERS, type TrainerName, type TrainingFile } from '../../core/export/trainers';
import { CodeLines, PlainLines } from './CodeLines';
import { saidText } from '../../texts/language';
import { jsonFileLines } from './jsonLayout';
import classes from './TrainerPanel.module.css';

/** The lines with which a trainer reads the file: data only. */
export function TrainerPanel({ file }: { readonly file: TrainingFile }) {
  const [trainer, setTrainer] = useState<TrainerName>('llama-factory');
  const lines = trainerLines(trainer, file);
  return (
    <section className={classes.panel} aria-labelledby="train-on-it">
      <Tabs className={classes.tabs ?? ''} value={trainer} onChange={(value) => setTrainer(TRAINERS.find(({ name }) => name === value)?.name ?? 'llama-factory')}>
        <div className={classes.header}>
          <h2 id="train-on-it"><Trans>Train on it</Trans></h2>
          <Tabs.List className={classes.list ?? ''}>
            {TRAINERS.map(({ name, title }) => <Tabs.Tab key={name} value={name}>{title}</Tabs.Tab>)}
          </Tabs.List>
          {lines.reads && <CopyLines text={lines.text} />}
        </div>
        {TRAINERS.map(({ name }) => (
          <Tabs.Panel key={name} value={name} className={classes.body ?? ''} tabIndex={0}>
            {name !== trainer ? null : lines.reads ? (
              <div className={classes.columns}>
                <div className={classes.lines}>
                  <p className={classes.place}>{saidText(lines.place)}</p>
                  {lines.language === 'json' ? <CodeLines lines={jsonFileLines(lines.text)} /> : <PlainLines text={lines.text} />}
                </div>
                <p className={classes.note}>
                  <IconInfoCircle size={16} stroke={1.6} aria-hidden="true" />
                  <span>
                    {lines.note !== null && <span className={classes.hint}>{saidText(lines.note)}</span>}
                    <Trans>Only the data lines come from this project. Model, template and learning rate are yours to set.</Trans>
                  </span>
                </p>
              </div>
            ) : (
              <p className={classes.note}>
                <IconInfoCircle size={16} stroke={1.6} aria-hidden="true" />
                <span>{saidText(lines.why)}</span>
              </p>
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
    </section>
  );
}

function CopyLines({ text }: { readonly text: string }) {
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t`Copied` : t`Copy the lines`}>
          <ActionIcon aria-label={t`Copy the lines`} onClick={copy}>
            {copied ? <IconCheck size={16} stroke={1.6} /> : <IconCopy size={16} stroke={1.6} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}

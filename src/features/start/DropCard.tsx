import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Progress } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconFileArrowRight } from '@tabler/icons-react';
import { lazy, Suspense, useRef, type ChangeEvent } from 'react';
import { toFileInputs } from '../../store/fileInput';
import { useWorkbench } from '../../store/react';
import { failureText } from '../../texts/language';
import { bytes } from '../../ui/format';
import { KeptTodo } from '../../ui/KeptTodo';
import { Mark, SetMark } from '../../ui/SetMark';
import { Chip } from '../../ui/Status';
import classes from './DropCard.module.css';
import section from './section.module.css';
import { useOpenFiles } from './useOpenFiles';

const PasteDialog = lazy(async () => ({ default: (await import('./PasteDialog')).PasteDialog }));

const EXAMPLES = ['{"instruction": …, "output": …}', '{"messages": [{"role": "user", …}, …]}', '{"conversations": [{"from": "human", …}]}'];

/** One to three files, or a project, by picker; what is dropped is taken by the whole window. */
export function DropCard() {
  const { openFiles, openText, fetchFiles } = useOpenFiles();
  const importing = useWorkbench((state) => state.importing);
  const [pasting, paste] = useDisclosure(false);
  const narrow = useMediaQuery('(max-width: 767px)', false, { getInitialValueInEffect: false });
  const picker = useRef<HTMLInputElement>(null);
  const take = ({ currentTarget }: ChangeEvent<HTMLInputElement>): void => {
    const files = toFileInputs([...(currentTarget.files ?? [])]);
    currentTarget.value = ''; // the same file may be chosen again
    if (files.length > 0) void openFiles(files);
  };
  return (
    <section className={section.section} aria-labelledby="your-data">
      <div className={section.head}>
        <h2 className={section.title} id="your-data"><Trans>Your data</Trans></h2>
      </div>
      <div className={classes.card}>
        <input ref={picker} type="file" multiple hidden disabled={narrow} aria-label={t`Data files or a project`} onChange={take} />
        {importing.status === 'reading' ? <Reading /> : <Invitation />}
        {importing.status === 'failed' && (
          <KeptTodo title={t`${importing.file} was not read`} text={[importing, ...(importing.others ?? [])].map(({ error }, at) => <p key={at}>{failureText(error)}</p>)} kept={t`Nothing was changed.`} todo={t`Choose another file.`} error={importing.error} takesFocus />
        )}
        <div className={classes.actions}>
          <Button size="md" variant="filled" className={classes.choose ?? ''} disabled={narrow} onClick={() => picker.current?.click()}><Trans>Choose files…</Trans></Button>
          <Button size="md" disabled={narrow} onClick={paste.open}><Trans>Paste rows</Trans></Button>
        </div>
        <Button className={classes.web ?? ''} variant="subtle" size="xs" disabled={narrow} onClick={fetchFiles}><Trans>From a web address…</Trans></Button>
        {narrow && <p className={classes.narrow}><Trans>A window this narrow shows finished projects. To read files, make it wider.</Trans></p>}
      </div>
      {pasting && (
        <Suspense fallback={null}>
          <PasteDialog opened onClose={paste.close} onText={(text) => (paste.close(), void openText(text))} />
        </Suspense>
      )}
    </section>
  );
}

function Invitation() {
  return (
    <>
      <div className={classes.head}>
        <span className={classes.icon} aria-hidden="true"><IconFileArrowRight size={22} stroke={1.6} /></span>
        <div>
          <h3 className={classes.title}><Trans>Drop one to three files</Trans></h3>
          <p className={classes.quiet}><Trans>or a project file (.delift)</Trans></p>
        </div>
      </div>
      <dl className={classes.roles}>
        <div>
          <dt><Mark shape="disc" color="var(--text)" /> <Trans>Pool</Trans></dt>
          <dd><Trans>what you choose from</Trans></dd>
        </div>
        <div>
          <dt><SetMark series="target" /> <Trans>Target set</Trans></dt>
          <dd><Trans>what it should get good at, optional</Trans></dd>
        </div>
        <div>
          <dt><SetMark series="existing" /> <Trans>Existing data</Trans></dt>
          <dd><Trans>what it was trained on, optional</Trans></dd>
        </div>
      </dl>
      <p className={classes.types}><Chip>JSONL</Chip> <Chip>JSON</Chip> <span><Trans>Alpaca, ShareGPT, messages, prompt and completion</Trans></span></p>
      <pre className={classes.example}>{EXAMPLES.join('\n')}</pre>
    </>
  );
}

function Reading() {
  const importing = useWorkbench((state) => state.importing);
  const { cancelImport } = useWorkbench((state) => state.actions);
  if (importing.status !== 'reading') return null;
  const { bytesRead, bytes: all, rows, problems } = importing.progress;
  return (
    <div className={classes.reading} role="status">
      <div className={classes.readingHead}>
        <h3 className={classes.title}><Trans>Reading {importing.file}</Trans></h3>
        {all > 0 && <span className="num"><Trans>{bytes(bytesRead)} of {bytes(all)}</Trans></span>}
      </div>
      <Progress value={all > 0 ? (100 * bytesRead) / all : 0} aria-label={t`Reading ${importing.file}`} />
      <div className={classes.readingHead}>
        <span className="num">{t`${plural(rows, { one: '# row', other: '# rows' })} read, ${plural(problems, { one: '# problem', other: '# problems' })}`}</span>
        <Button onClick={cancelImport}><Trans>Cancel</Trans></Button>
      </div>
    </div>
  );
}

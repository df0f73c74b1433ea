import { Button, Progress } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconFileArrowRight } from '@tabler/icons-react';
import { lazy, Suspense, useRef, type ChangeEvent } from 'react';
import { toFileInputs } from '../../store/fileInput';
import { useWorkbench } from '../../store/react';
import { bytes, countOf } from '../../ui/format';
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
        <h2 className={section.title} id="your-data">Your data</h2>
      </div>
      <div className={classes.card}>
        <input ref={picker} type="file" multiple hidden disabled={narrow} aria-label="Data files or a project" onChange={take} />
        {importing.status === 'reading' ? <Reading /> : <Invitation />}
        {importing.status === 'failed' && (
          <KeptTodo title={`${importing.file} was not read`} text={importing.error.message} kept="Nothing was changed." todo="Choose another file." error={importing.error} takesFocus />
        )}
        <div className={classes.actions}>
          <Button size="md" variant="filled" className={classes.choose ?? ''} disabled={narrow} onClick={() => picker.current?.click()}>Choose files…</Button>
          <Button size="md" disabled={narrow} onClick={paste.open}>Paste rows</Button>
        </div>
        <Button className={classes.web ?? ''} variant="subtle" size="xs" disabled={narrow} onClick={fetchFiles}>From a web address…</Button>
        {narrow && <p className={classes.narrow}>A window this narrow shows finished projects. To read files, make it wider.</p>}
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
          <h3 className={classes.title}>Drop one to three files</h3>
          <p className={classes.quiet}>or a project file (.delift)</p>
        </div>
      </div>
      <dl className={classes.roles}>
        <div>
          <dt><Mark shape="disc" color="var(--text)" /> Pool</dt>
          <dd>what you choose from</dd>
        </div>
        <div>
          <dt><SetMark series="target" /> Target set</dt>
          <dd>what it should get good at, optional</dd>
        </div>
        <div>
          <dt><SetMark series="existing" /> Existing data</dt>
          <dd>what it was trained on, optional</dd>
        </div>
      </dl>
      <p className={classes.types}><Chip>JSONL</Chip> <Chip>JSON</Chip> <span>Alpaca, ShareGPT, messages, prompt and completion</span></p>
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
        <h3 className={classes.title}>Reading {importing.file}</h3>
        {all > 0 && <span className="num">{bytes(bytesRead)} of {bytes(all)}</span>}
      </div>
      <Progress value={all > 0 ? (100 * bytesRead) / all : 0} aria-label={`Reading ${importing.file}`} />
      <div className={classes.readingHead}>
        <span className="num">{countOf(rows, 'row')} read, {countOf(problems, 'problem')}</span>
        <Button onClick={cancelImport}>Cancel</Button>
      </div>
    </div>
  );
}

import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Input, Modal, Radio, SegmentedControl, Select, Stack } from '@mantine/core';
import { useEffect, useId, useState } from 'react';
import { asAppError } from '../../../core/base/errors';
import type { SetName } from '../../../core/dataset/types';
import { useStoredDocument } from '../../../store/artefacts';
import { useWorkbench } from '../../../store/react';
import { failureText } from '../../../texts/language';
import { Status } from '../../../ui/Status';
import { SETS, setName } from '../model/formNames';
import { keyOf, partsOfProject, type ProjectPart } from '../model/projectParts';
import classes from './files.module.css';

/** Rows of another project of this browser, into a set: what was trained on last time is the existing data of the next round. */
export function TakeRows({ opened, onClose, first = 'existing' }: { readonly opened: boolean; readonly onClose: () => void; readonly first?: SetName | undefined }) {
  return (
    <Modal opened={opened} onClose={onClose} title={t`Rows of another project`} size="lg">
      <TakeForm first={first} onClose={onClose} />
    </Modal>
  );
}

function TakeForm({ first, onClose }: { readonly first: SetName; readonly onClose: () => void }) {
  const own = useWorkbench((state) => state.project?.id);
  const all = useWorkbench((state) => state.projects);
  const takeRows = useWorkbench((state) => state.actions.takeRows);
  const projects = all.filter(({ id }) => id !== own);
  const [projectId, setProject] = useState(projects[0]?.id ?? '');
  const { parts, failure } = useParts(projectId);
  const [key, setKey] = useState('');
  const [set, setSet] = useState<SetName>(first);
  const intoId = useId();
  const chosen = parts?.find((part) => keyOf(part) === key) ?? parts?.[0];
  if (projects.length === 0) return <p className={classes.hint}><Trans>This browser keeps no other project. Open its project file (.delift) on the Start screen first.</Trans></p>;
  const add = (): void => {
    if (chosen !== undefined) void takeRows({ projectId, part: chosen.part }, set);
    onClose();
  };
  return (
    <div className={classes.paste}>
      <Select label={t`Project`} data={projects.map(({ id, name }) => ({ value: id, label: name }))} value={projectId} allowDeselect={false} comboboxProps={{ withinPortal: true }} onChange={(id) => setProject(id ?? projectId)} />
      {failure !== null && <Status tone="danger">{failure}</Status>}
      {parts !== null && parts.length === 0 && <p className={classes.hint}><Trans>This project has no rows.</Trans></p>}
      {parts !== null && parts.length > 0 && (
        <Radio.Group label={t`What of it`} value={chosen === undefined ? '' : keyOf(chosen)} onChange={setKey}>
          <Stack gap={6} mt={6}>
            {parts.map((part) => <Radio key={keyOf(part)} value={keyOf(part)} label={<>{part.name} <span className={`${classes.hint} num`}>{part.isSubset ? t`${plural(part.rows, { one: '# row', other: '# rows' })}, a saved subset` : plural(part.rows, { one: '# row', other: '# rows' })}</span></>} />)}
          </Stack>
        </Radio.Group>
      )}
      <Input.Wrapper label={t`Into`} labelElement="div" labelProps={{ id: intoId }}>
        <SegmentedControl fullWidth aria-labelledby={intoId} data={SETS.map((value) => ({ value, label: setName(value) }))} value={set} onChange={(value) => setSet(value)} />
      </Input.Wrapper>
      <p className={classes.hint}><Trans>They come in as a file of their own with all their fields, and can be removed like any other. Pairs that were scored there with the same model and template are not scored again.</Trans></p>
      <div className={classes.pasteActions}>
        <Button onClick={onClose}><Trans>Cancel</Trans></Button>
        <Button variant="filled" onClick={add} disabled={chosen === undefined}>{chosen === undefined ? t`Add rows` : t`Add ${plural(chosen.rows, { one: '# row', other: '# rows' })}`}</Button>
      </div>
    </div>
  );
}

/** What a project offers; null while it is read. */
function useParts(projectId: string): { readonly parts: readonly ProjectPart[] | null; readonly failure: string | null } {
  const read = useStoredDocument();
  const summary = useWorkbench((state) => state.projects.find(({ id }) => id === projectId));
  const [answer, setAnswer] = useState<{ readonly id: string; readonly parts: readonly ProjectPart[]; readonly failure: string | null } | null>(null);
  useEffect(() => {
    if (summary === undefined) return undefined;
    let wanted = true;
    const answerWith = (parts: readonly ProjectPart[], failure: string | null): void => {
      if (wanted) setAnswer({ id: summary.id, parts, failure });
    };
    read(summary.id).then(
      (document) => answerWith(document === null ? [] : partsOfProject(document, summary.rows), document === null ? t`This project is not in this browser any more.` : null),
      (thrown: unknown) => answerWith([], failureText(asAppError(thrown))),
    );
    return () => void (wanted = false);
  }, [read, summary]);
  return answer?.id === projectId ? answer : { parts: null, failure: null };
}

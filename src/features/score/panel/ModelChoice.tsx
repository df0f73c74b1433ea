import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Menu, Progress } from '@mantine/core';
import { IconChevronDown, IconCpu, IconFile, IconFolder, IconTrash, IconWorldDownload } from '@tabler/icons-react';
import { useRef } from 'react';
import { SMOLLM2 } from '../../../core/model/catalog';
import type { ModelInfo } from '../../../core/model/types';
import { useWorkbench } from '../../../store/react';
import { failureText } from '../../../texts/language';
import { bytes } from '../../../ui/format';
import { CopyDetails } from '../../../ui/KeptTodo';
import { MenuEntry } from '../../../ui/MenuEntry';
import { Status } from '../../../ui/Status';
import { pickedModel } from '../model/pickedModel';
import { useFetchModel } from './useFetchModel';
import classes from './panel.module.css';

const icon = { size: 16, stroke: 1.6, 'aria-hidden': true } as const;

/** Another model: one that is kept already, or files of this machine. */
export function ModelChoice({ modelId, locked }: { readonly modelId: string; readonly locked: boolean }) {
  const models = useWorkbench((state) => state.models);
  const adding = useWorkbench((state) => state.adding);
  const readOnly = useWorkbench((state) => state.readOnly);
  const { chooseModel, addModel, removeModel } = useWorkbench((state) => state.actions);
  const fetchModel = useFetchModel();
  const folder = useRef<HTMLInputElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const picked = (input: HTMLInputElement): void => {
    const model = pickedModel([...(input.files ?? [])]);
    input.value = ''; // so that the same folder can be chosen again
    if (model !== null) void addModel(model);
  };
  const unused = models.find((model) => model.id !== modelId);
  return (
    <div className={classes.choice}>
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Button variant="default" size="xs" rightSection={<IconChevronDown {...icon} />} disabled={locked || readOnly || adding.status === 'reading'}><Trans>Change model</Trans></Button>
        </Menu.Target>
        <Menu.Dropdown>
          {[SMOLLM2, ...models].map((model) => (
            <MenuEntry key={model.id} leftSection={<IconCpu {...icon} />} off={model.id === modelId} onClick={() => chooseModel(model.id)}>{labelOf(model)}</MenuEntry>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconFolder {...icon} />} onClick={() => folder.current?.click()}><Trans>Choose a folder (ONNX)</Trans></Menu.Item>
          <Menu.Item leftSection={<IconFile {...icon} />} onClick={() => file.current?.click()}><Trans>Choose a GGUF file</Trans></Menu.Item>
          <Menu.Item leftSection={<IconWorldDownload {...icon} />} onClick={fetchModel}><Trans>From the model hub…</Trans></Menu.Item>
          {unused !== undefined && <Menu.Divider />}
          {models.filter((model) => model.id !== modelId).map((model) => (
            <Menu.Item key={model.id} leftSection={<IconTrash {...icon} />} onClick={() => void removeModel(model.id)}><Trans>Remove {model.name} from this browser</Trans></Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <input
        ref={(input) => {
          folder.current = input;
          if (input !== null) input.webkitdirectory = true;
        }}
        type="file"
        hidden
        aria-label={t`Folder of a model`}
        onChange={(event) => picked(event.currentTarget)}
      />
      <input ref={file} type="file" accept=".gguf" hidden aria-label={t`GGUF file of a model`} onChange={(event) => picked(event.currentTarget)} />
      <Adding />
    </div>
  );
}

function labelOf({ id, name, weights }: ModelInfo): string {
  return id === SMOLLM2.id ? t`${name}, ${weights}, in the app` : `${name}, ${weights}`;
}

/** The model that is being read, or why it could not be. */
function Adding() {
  const adding = useWorkbench((state) => state.adding);
  const cancel = useWorkbench((state) => state.actions.cancelAddingModel);
  if (adding.status === 'idle') return null;
  if (adding.status === 'failed') {
    return (
      <div className={classes.adding} role="alert">
        <Status tone="danger">{failureText(adding.error)}</Status>
        <div className={classes.addingActions}>
          <CopyDetails error={adding.error} />
          <Button variant="subtle" size="compact-xs" onClick={cancel}><Trans>Close</Trans></Button>
        </div>
      </div>
    );
  }
  const { name, progress } = adding;
  const { stage, bytesRead, bytes: all } = progress;
  const reading = stage === 'verify' && all > 0;
  return (
    <div className={classes.adding}>
      <span className={classes.quiet}>{reading ? t`Reading ${name}: ${bytes(bytesRead)} of ${bytes(all)}` : t`Preparing ${name}`}</span>
      <Progress value={reading ? (100 * bytesRead) / all : 100} animated={!reading} aria-label={t`Reading ${name}`} />
      <Button variant="subtle" size="compact-xs" onClick={cancel}><Trans>Cancel</Trans></Button>
    </div>
  );
}

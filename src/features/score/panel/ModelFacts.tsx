import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { SegmentedControl } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { findModel, modelBytes, SMOLLM2 } from '../../../core/model/catalog';
import { useWorkbench } from '../../../store/react';
import { saidText } from '../../../texts/language';
import { bytes, count } from '../../../ui/format';
import { Status } from '../../../ui/Status';
import { backendView } from '../model/backends';
import { useBackend } from '../scoringView';
import { ModelChoice } from './ModelChoice';
import classes from './panel.module.css';

/** Name, size and licence of the model, and the choice of what it runs on. */
export function ModelFacts({ modelId, locked }: { readonly modelId: string; readonly locked: boolean }) {
  const machine = useWorkbench((state) => state.machine);
  const choice = useWorkbench((state) => state.backendChoice);
  const model = useWorkbench((state) => state.model);
  const setBackend = useWorkbench((state) => state.actions.setBackend);
  const info = findModel(modelId);
  const bundled = info.id === SMOLLM2.id;
  const { options, note } = backendView(machine, choice);
  // A page never runs on Node's processor backend; the control shows the one of its two that is in use.
  const used = useBackend() === 'webgpu' ? 'webgpu' : 'wasm';
  return (
    <div className={classes.model}>
      <div className={classes.name}>
        <span className={classes.badge} aria-hidden="true"><IconSparkles size={20} stroke={1.6} /></span>
        <div>
          <h3 className={classes.nameText}>{info.name}</h3>
          <p className={classes.quiet}><Trans>{info.architecture}, {info.layers} layers, {info.parameters} parameters, reads {count(info.contextTokens)} tokens</Trans></p>
        </div>
      </div>
      <dl className={classes.facts}>
        <Fact term={t`Weights`} value={info.weights} />
        <Fact term={t`Size`} value={bytes(modelBytes(info))} />
        <Fact term={t`Licence`} value={info.licence} />
      </dl>
      <ModelChoice modelId={modelId} locked={locked} />
      {info.packing.mode === 'whole' && <Status tone="warn"><Trans>Runs one whole sequence at a time, several times slower.</Trans> {saidText(info.packing.why)}</Status>}
      <div className={classes.runs}>
        <span className={classes.quiet} id="runs-on"><Trans>Runs on</Trans></span>
        <SegmentedControl
          aria-labelledby="runs-on"
          data={options.map((option) => ({ value: option.backend, label: option.label, disabled: !option.available }))}
          value={used}
          onChange={(value) => setBackend(value)}
          disabled={locked}
        />
      </div>
      {note !== null && (note.tone === 'warn' ? <Status tone="warn">{note.text}</Status> : <span className={classes.quiet}>{note.text}</span>)}
      {model.status === 'ready' && model.model.info.id === info.id ? (
        <Status tone="ok">{bundled ? t`In the app, checksum verified` : t`In this browser, content verified; packed and whole sequences agree`}</Status>
      ) : (
        <span className={classes.quiet}>{bundled ? t`In the app. Its checksum is verified when it is loaded.` : t`Kept in this browser. Its content is verified when it is loaded.`}</span>
      )}
    </div>
  );
}

function Fact({ term, value }: { readonly term: string; readonly value: string }) {
  return (
    <div>
      <dt className={classes.quiet}>{term}</dt>
      <dd className={classes.fact}>{value}</dd>
    </div>
  );
}

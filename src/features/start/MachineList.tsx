import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCpu, IconDatabase, IconGauge, IconSparkles, IconStack2 } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { modelBytes, SMOLLM2 } from '../../core/model/catalog';
import { useWorkbench } from '../../store/react';
import { bytes } from '../../ui/format';
import { Status } from '../../ui/Status';
import classes from './MachineList.module.css';
import { graphicsFact, processorFact, speedText } from './machineFacts';
import section from './section.module.css';

const icon = { size: 16, stroke: 1.6, 'aria-hidden': true } as const;

/** What this browser can compute with. */
export function MachineList() {
  const machine = useWorkbench((state) => state.machine);
  const speed = useWorkbench((state) => state.speed);
  const model = useWorkbench((state) => state.model);
  const { measureSpeed } = useWorkbench((state) => state.actions);
  const [measuring, setMeasuring] = useState(false);
  const measure = async (): Promise<void> => {
    setMeasuring(true);
    await measureSpeed();
    setMeasuring(false);
  };
  const graphics = graphicsFact(machine);
  const processor = processorFact(machine);
  return (
    <section className={section.section} aria-labelledby="this-machine">
      <div className={section.head}>
        <h2 className={section.title} id="this-machine"><Trans>This machine</Trans></h2>
      </div>
      <ul className={classes.list}>
        <Fact icon={<IconCpu {...icon} />} name={t`Graphics`} value={graphics.text}>{graphics.tone !== null && <Status tone={graphics.tone}>{graphics.word}</Status>}</Fact>
        <Fact icon={<IconStack2 {...icon} />} name={t`Processor`} value={processor.text}>{processor.tone !== null && <Status tone={processor.tone}>{processor.word}</Status>}</Fact>
        <Fact icon={<IconSparkles {...icon} />} name={t`Scorer`} value={SMOLLM2.name}><Trans>{bytes(modelBytes(SMOLLM2))}, in the app</Trans></Fact>
        <Fact icon={<IconGauge {...icon} />} name={t`Speed`} value={speedText(speed)}>
          <Button size="xs" variant="subtle" className={classes.act ?? ''} disabled={measuring} onClick={() => void measure()}>
            {measuring ? (model.status === 'loading' ? t`Reading the model` : t`Measuring`) : speed === null ? t`Measure` : t`Measure again`}
          </Button>
        </Fact>
        <Fact icon={<IconDatabase {...icon} />} name={t`Storage`} value={t`${bytes(machine?.storageUsed)} of ${bytes(machine?.storageQuota)}`}><Trans>in this browser</Trans></Fact>
      </ul>
    </section>
  );
}

function Fact({ icon: sign, name, value, children }: { readonly icon: ReactNode; readonly name: string; readonly value: string; readonly children?: ReactNode }) {
  return (
    <li className={classes.fact}>
      {sign}
      <span className={classes.name}>{name}</span>
      <span className={classes.value} title={value}>{value}</span>
      <span className={`${classes.aside} num`}>{children}</span>
    </li>
  );
}

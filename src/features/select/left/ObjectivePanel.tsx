import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Menu, SegmentedControl } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { memo } from 'react';
import type { FunctionName } from '../../../core/selection/types';
import { Mark, SetMark } from '../../../ui/SetMark';
import { objectiveStyle } from '../../../ui/seriesStyle';
import { count } from '../../../ui/format';
import { choiceOf, MAIN_OBJECTIVES, MORE_OBJECTIVES, OBJECTIVES, type ObjectiveText } from '../model/objectives';
import { drawnFrom, type ViewOf } from '../drawnFrom';
import type { SelectActions, SelectView } from '../selectView';
import { Formula } from './Formula';
import { SelfHelpChoice } from './SelfHelpChoice';
import { WEIGHTS } from '../model/weights';
import { WeightControl } from './WeightControl';
import classes from './left.module.css';

const FIELDS = ['settings', 'sets', 'files', 'ranked', 'subset'] as const;

interface ObjectivePanelProps {
  readonly view: ViewOf<typeof FIELDS>;
  readonly actions: SelectActions;
}

/** What is being chosen for: the objective in plain words, its formula, its own set and its weights. */
export const ObjectivePanel = drawnFrom(FIELDS, function ObjectivePanel({ view, actions }: ObjectivePanelProps) {
  const { settings, sets, files, ranked } = view;
  return (
    <section className={classes.section} aria-labelledby="select-objective">
      <ObjectiveChoice settings={settings} sets={sets} files={files} isTransposed={ranked?.queryFrom === 'transposed-target'} actions={actions} />
      <SelfHelpChoice view={view} actions={actions} />
    </section>
  );
});

interface ObjectiveChoiceProps extends Pick<SelectView, 'settings' | 'sets' | 'files'> {
  /** The target's help stands in for help to the target. */
  readonly isTransposed: boolean;
  readonly actions: SelectActions;
}

/** Nothing in it depends on the budget. */
const ObjectiveChoice = memo(function ObjectiveChoice({ settings, sets, files, isTransposed, actions }: ObjectiveChoiceProps) {
  const text = OBJECTIVES[settings.objective];
  const choose = (objective: FunctionName): void => actions.changeSettings(choiceOf(objective), { objective });
  return (
    <>
      <div className={classes.head}>
        <h2 className={classes.title} id="select-objective"><Trans>Objective</Trans></h2>
        <MoreObjectives chosen={settings.objective} onChoose={choose} />
      </div>
      <SegmentedControl
        fullWidth
        aria-label={t`Objective`}
        className={classes.segments ?? ''}
        value={settings.objective}
        onChange={(value) => choose(value)}
        data={MAIN_OBJECTIVES.map((name) => ({ value: name, label: <ObjectiveLabel name={name} /> }))}
      />
      <p className={classes.sentence}>
        {!MAIN_OBJECTIVES.includes(settings.objective) && <strong>{text.label}. </strong>}
        <strong>{text.purpose}</strong> {text.sentence}
      </p>
      <Formula parts={text.formula} label={text.label} />
      <OwnSets text={text} sets={sets} files={files} />
      {text.weighs.map((kind) => (
        <WeightControl key={kind} kind={kind} value={settings[kind]} onChange={(value) => actions.changeSettings(WEIGHTS[kind].change, { [kind]: value })} />
      ))}
      {isTransposed && sets.target.examples.length > 0 && (
        <p className={classes.note}><Trans>How much target rows help pool rows was not scored. The help they get stands in for it.</Trans></p>
      )}
    </>
  );
});

function ObjectiveLabel({ name }: { readonly name: FunctionName }) {
  const { color, mark } = objectiveStyle(name);
  return (
    <span className={classes.segment}>
      <Mark shape={mark} color={color} size={10} />
      {OBJECTIVES[name].label}
    </span>
  );
}

function MoreObjectives({ chosen, onChoose }: { readonly chosen: FunctionName; readonly onChoose: (name: FunctionName) => void }) {
  return (
    <Menu width={300} position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="subtle" rightSection={<IconChevronDown size={14} stroke={1.6} />}><Trans>More</Trans></Button>
      </Menu.Target>
      <Menu.Dropdown>
        {MORE_OBJECTIVES.map((name) => (
          <Menu.Item key={name} onClick={() => onChoose(name)} rightSection={name === chosen ? <IconCheck size={16} stroke={1.6} aria-label={t`chosen`} /> : null}>
            <strong>{OBJECTIVES[name].label}</strong>
            <span className={classes.menuText}>{OBJECTIVES[name].sentence}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const setNames = () => ({ target: t`Target set`, existing: t`Existing data`, pool: t`Pool` }) as const;

function OwnSets({ text, sets, files: all }: { readonly text: ObjectiveText } & Pick<SelectView, 'sets' | 'files'>) {
  if (text.needs.length === 0) return null;
  return (
    <dl className={classes.sets}>
      {text.needs.map((set) => {
        const files = all.filter((file) => file.set === set);
        const rows = sets[set].examples.length;
        return (
          <div key={set} className={classes.setLine}>
            <dt>
              {set !== 'pool' && <SetMark series={set} size={11} />}
              {setNames()[set]}
            </dt>
            <dd title={files.map(({ file }) => file).join(', ')}>
              {rows === 0 ? t`none yet` : `${files.length === 1 ? files[0]!.file : plural(files.length, { one: '# file', other: '# files' })} · ${count(rows)}`}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

import { t } from '@lingui/core/macro';
import type { Example } from '../../../core/dataset/types';
import classes from './inspector.module.css';

const earlierBy = () => ({ system: t`Earlier, system`, user: t`Earlier, user`, assistant: t`Earlier, assistant`, tool: t`Earlier, tool` }) as const;

/** A row's text as text, never as markup. */
export function RowText({ example }: { readonly example: Example }) {
  const { system, earlier, prompt, response } = example;
  return (
    <dl className={classes.text}>
      {system !== null && <TextPart name={t`System`} text={system} />}
      {earlier.map((turn, index) => <TextPart key={index} name={earlierBy()[turn.role]} text={turn.content} />)}
      <TextPart name={t`Prompt`} text={prompt} />
      <TextPart name={t`Answer`} text={response} />
    </dl>
  );
}

function TextPart({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </>
  );
}

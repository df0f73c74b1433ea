import type { Example } from '../../../core/dataset/types';
import classes from './inspector.module.css';

const ROLE_NAMES = { system: 'System', user: 'User', assistant: 'Assistant', tool: 'Tool' } as const;

/** A row's text as text, never as markup. */
export function RowText({ example }: { readonly example: Example }) {
  const { system, earlier, prompt, response } = example;
  return (
    <dl className={classes.text}>
      {system !== null && <TextPart name="System" text={system} />}
      {earlier.map((turn, index) => <TextPart key={index} name={`Earlier, ${ROLE_NAMES[turn.role].toLowerCase()}`} text={turn.content} />)}
      <TextPart name="Prompt" text={prompt} />
      <TextPart name="Answer" text={response} />
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

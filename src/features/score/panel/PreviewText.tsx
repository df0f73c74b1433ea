import type { PartName, PromptPart } from '../../../core/prompt/types';
import classes from './panel.module.css';

const SPOKEN: Readonly<Partial<Record<PartName, string>>> = {
  'example-prompt': 'Example, prompt: ',
  'example-answer': 'Example, answer: ',
  'row-prompt': 'Row, prompt: ',
  answer: 'Answer, scored: ',
};

/** The whole text of a pair as it goes to the model. */
export function PreviewText({ parts }: { readonly parts: readonly PromptPart[] }) {
  return (
    <div className={classes.preview} tabIndex={0} role="region" aria-label="Text of a pair">
      {parts.map(({ part, text }, index) => (
        <span key={index} data-part={part} className={classes.piece}>
          {SPOKEN[part] !== undefined && <span className="visually-hidden">{SPOKEN[part]}</span>}
          {text}
        </span>
      ))}
    </div>
  );
}

import { t } from '@lingui/core/macro';
import type { PartName, PromptPart } from '../../../core/prompt/types';
import classes from './panel.module.css';

const spokenParts = (): Readonly<Partial<Record<PartName, string>>> => ({
  'example-prompt': t`Example, prompt:`,
  'example-answer': t`Example, answer:`,
  'row-prompt': t`Row, prompt:`,
  answer: t`Answer, scored:`,
});

/** The whole text of a pair as it goes to the model. */
export function PreviewText({ parts }: { readonly parts: readonly PromptPart[] }) {
  const spoken = spokenParts();
  return (
    <div className={classes.preview} tabIndex={0} role="region" aria-label={t`Text of a pair`}>
      {parts.map(({ part, text }, index) => (
        <span key={index} data-part={part} className={classes.piece}>
          {spoken[part] !== undefined && <span className="visually-hidden">{`${spoken[part]} `}</span>}
          {text}
        </span>
      ))}
    </div>
  );
}

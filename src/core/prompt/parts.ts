import type { Tokenizer } from '../model/types';
import type { PromptTemplate, TemplateExample } from './template';
import type { PartName, PromptPart } from './types';

/**
 * The text of one pair cut into its parts, for a person to see: frame (the template's own words), the example's
 * prompt and answer, the row's prompt, and the answer that is scored. Token counts are of each stretch encoded by
 * itself; they add up to within a few tokens of the whole, since a token may reach over a seam.
 */
export function promptParts(
  template: PromptTemplate,
  tokenizer: Tokenizer,
  target: TemplateExample,
  demonstration: TemplateExample | null,
): PromptPart[] {
  const text = template.context(target, demonstration);
  const wanted: [PartName, string][] = [];
  if (demonstration !== null) wanted.push(['example-prompt', demonstration.prompt], ['example-answer', demonstration.response]);
  wanted.push(['row-prompt', target.prompt]);

  const parts: PromptPart[] = [];
  const push = (part: PartName, stretch: string): void => {
    if (stretch !== '') parts.push({ part, text: stretch, tokens: tokenizer.encode(stretch).length });
  };
  let from = 0;
  for (const [part, stretch] of wanted) {
    const at = part === 'row-prompt' ? text.lastIndexOf(stretch) : text.indexOf(stretch, from);
    if (at < from) continue;
    push('frame', text.slice(from, at));
    push(part, stretch);
    from = at + stretch.length;
  }
  push('frame', text.slice(from));
  parts.push({ part: 'answer', text: target.response, tokens: tokenizer.encode(target.response).length + 1 });
  return parts;
}

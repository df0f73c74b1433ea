/** U4: `delift` is the published plain text, `chat` the model's own chat template. Part of every score's identity. */
export type TemplateName = 'delift' | 'chat';

/** What a token of a pair's text belongs to. */
export type PartName = 'frame' | 'example-prompt' | 'example-answer' | 'row-prompt' | 'answer';

/** A stretch of the rendered text, for the preview on the Score screen. */
export interface PromptPart {
  readonly part: PartName;
  readonly text: string;
  readonly tokens: number;
}

/** Tokens of one pair: the response's tokens are scored, given everything before them. */
export interface PairTokens {
  readonly context: readonly number[];
  /** With its end token; T = response.length. */
  readonly response: readonly number[];
}

import { Trans } from '@lingui/react/macro';
import classes from './RowLink.module.css';
import { count } from './format';

interface RowLinkProps {
  /** The row's prompt, or its label; cut at the end of the line. */
  readonly text: string;
  /** A hash route ("#/p/…/select?row=…"): a link can be opened in another tab. */
  readonly href?: string;
  readonly onOpen?: () => void;
}

/** A row by its text, on one line, that opens it. */
export function RowLink({ text, href, onOpen }: RowLinkProps) {
  const line = text.replace(/\s+/g, ' ').trim();
  if (href !== undefined) {
    return (
      <a className={classes.link} href={href} title={line} onClick={onOpen}>
        {line}
      </a>
    );
  }
  return (
    <button type="button" className={classes.link} title={line} onClick={onOpen}>
      {line}
    </button>
  );
}

/** "48 + 62 tokens": prompt and answer; an en dash where they are not counted yet. */
export function TokenCount({ prompt, response }: { readonly prompt: number | null; readonly response: number | null }) {
  return (
    <span className={`${classes.tokens} num`}>
      <Trans>{count(prompt)} + {count(response)} tokens</Trans>
    </span>
  );
}

import type { JsonLine, JsonToken } from './jsonLayout';
import classes from './Preview.module.css';

/** JSON as text in lines, with the number of the row at its first. */
export function CodeLines({ lines, number }: { readonly lines: readonly JsonLine[]; readonly number?: number }) {
  return (
    <div className={classes.row}>
      {number !== undefined && <span className={`${classes.rowNumber} num`}>{number}</span>}
      <pre className={classes.code}>
        {lines.map(({ depth, tokens }, at) => (
          <span key={at} className={classes.line} style={{ paddingLeft: `${depth + (depth > 0 ? 2 : 0)}ch`, textIndent: depth > 0 ? '-2ch' : undefined }}>
            {tokens.map((token, place) => (
              <span key={place} className={classes[token.kind]}>{spaced(token, tokens[place + 1])}</span>
            ))}
            {'\n'}
          </span>
        ))}
      </pre>
    </div>
  );
}

export function PlainLines({ text }: { readonly text: string }) {
  return (
    <div className={classes.row}>
      <pre className={classes.code}>
        {text.split('\n').map((line, at) => (
          <span key={at} className={classes.line}>{line}{'\n'}</span>
        ))}
      </pre>
    </div>
  );
}

/** A space after commas and colons, for reading. */
function spaced({ text }: JsonToken, next: JsonToken | undefined): string {
  return (text === ',' || text === ':') && next !== undefined ? `${text} ` : text;
}

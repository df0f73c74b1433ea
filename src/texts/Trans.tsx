import { TransNoContext, type TransProps } from '@lingui/react/server';
import { i18n } from './i18n';

const lingui = { i18n };

/** What the macro `Trans` becomes: a sentence with elements in it. It needs no provider around it: a change of language draws the page anew. */
export function Trans({ render: _, component: __, ...parts }: TransProps) {
  return <TransNoContext {...parts} lingui={lingui} />;
}

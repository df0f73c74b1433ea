import { t } from '@lingui/core/macro';

const typeNames = (): Readonly<Record<string, string>> => ({
  'list of': t`list of`,
  text: t({ message: 'text', context: 'type' }),
  integer: t`integer`,
  number: t({ message: 'number', context: 'type' }),
  'true or false': t`true or false`,
  'JSON text': t`JSON text`,
});

/** Words of a column's type, not the names of its fields: "list of (role: text, content: text)". */
const TYPE_WORD = /(?<=^|: |list of )(?:list of(?= )|(?:text|integer|number|true or false|JSON text)(?=$|[,)]))/g;

/** The type of a column as core says it, in the language of the page. */
export function columnTypeText(type: string): string {
  return type.replaceAll(TYPE_WORD, (word) => typeNames()[word] ?? word);
}

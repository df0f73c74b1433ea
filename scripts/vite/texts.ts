import { transformAsync, type NodePath, type PluginObj, types } from '@babel/core';
import macros from '@lingui/babel-plugin-lingui-macro';
import { getConfig } from '@lingui/conf';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { lingui } from '@lingui/vite-plugin';
import type { Plugin, PluginOption } from 'vite';

const SOURCES = /\.tsx?$/;
const USES_MACROS = /from '@lingui\/(?:core|react)\/macro'/;

/**
 * The macros of Lingui, and Russian catalogues as modules. English messages are taken apart here, at build time: the page then needs
 * neither an English catalogue nor a parser of messages.
 */
export function texts(): PluginOption[] {
  return [macrosPlugin(), lingui({ failOnMissing: true, failOnCompileError: true })];
}

function macrosPlugin(): Plugin {
  const linguiConfig = getConfig();
  return {
    name: 'texts',
    enforce: 'pre',
    transform: {
      filter: { id: SOURCES, code: USES_MACROS },
      async handler(code, id) {
        const result = await transformAsync(code, {
          filename: id,
          babelrc: false,
          configFile: false,
          sourceMaps: true,
          parserOpts: { plugins: id.endsWith('x') ? ['typescript', 'jsx'] : ['typescript'] },
          plugins: [[macros, { linguiConfig, stripMessageField: false }], compiledMessages],
        });
        return result?.code === null || result?.code === undefined ? null : { code: result.code, map: result.map ?? null };
      },
    },
  };
}

/** `message: 'of {0}'` becomes `message: ['of ', ['0']]` in what the macros wrote. */
function compiledMessages(): PluginObj {
  return {
    visitor: {
      Program: {
        exit: (program) => program.traverse({ ObjectExpression: compile }),
      },
    },
  };
}

function compile({ node }: NodePath<types.ObjectExpression>): void {
  if (node.leadingComments?.some(({ value }) => value === 'i18n') !== true) return;
  for (const property of node.properties) {
    if (!types.isObjectProperty(property) || !types.isIdentifier(property.key, { name: 'message' }) || !types.isStringLiteral(property.value)) continue;
    const compiled = compileMessage(property.value.value);
    property.value = types.valueToNode(typeof compiled === 'string' ? [compiled] : compiled);
  }
}

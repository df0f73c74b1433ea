import { AppError } from '../../base/errors';
import type { JsonObject } from '../../base/json';
import { said } from '../../base/said';
import { createTokenizer } from '../tokenizer';
import type { Tokenizer } from '../types';
import { parseObject } from './facts';
import { findFile, readWhole, type ModelFolder } from './folder';

/** Paths of the tokenizer's files, and of a chat template that stands by itself. @throws AppError 'model-not-found' */
export function tokenizerPaths(folder: ModelFolder, graph: string): readonly string[] {
  const needed = ['tokenizer.json', 'tokenizer_config.json'].map((name) => {
    const path = findFile(folder, graph, name);
    if (path === null) throw new AppError('model-not-found', said`The model has no ${name}. Nothing was changed; choose the whole folder of the model, with its tokenizer.`, { file: name });
    return path;
  });
  const template = findFile(folder, graph, 'chat_template.jinja');
  return template === null ? needed : [...needed, template];
}

/** The tokenizer from its files, in the order of `tokenizerPaths`. @throws AppError 'model-corrupt' */
export async function tokenizerOf(folder: ModelFolder, paths: readonly string[]): Promise<Tokenizer> {
  const texts = await Promise.all(paths.map(async (path) => new TextDecoder().decode(await readWhole(folder, path))));
  const [table = '', configText = '', template] = texts;
  const config: JsonObject = parseObject(configText, 'tokenizer_config.json');
  const withTemplate = template === undefined || typeof config['chat_template'] === 'string' ? namedTemplate(config) : { ...config, chat_template: template };
  return createTokenizer(parseObject(table, 'tokenizer.json'), withTemplate);
}

/** Some models name several templates; "default" is the one for chats. */
function namedTemplate(config: JsonObject): JsonObject {
  const several = config['chat_template'];
  if (!Array.isArray(several)) return config;
  const found = (several as readonly { name?: string; template?: string }[]).find(({ name }) => name === 'default');
  return { ...config, chat_template: found?.template ?? null };
}

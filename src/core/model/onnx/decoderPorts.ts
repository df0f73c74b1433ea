import { AppError } from '../../base/errors';
import { said, told } from '../../base/said';
import { LOG_PROB_OUTPUT, type PastInput } from '../feeds';
import { WHOLE_INPUTS, type DecoderInputs } from '../wholeSequence';
import { ELEMENT, type OnnxModel, type OnnxPort } from './types';

const PAST = /^past_key_values\.(\d+)\.(key|value)$/;

/**
 * The inputs of a decoder in the transformers.js layout.
 * @throws AppError 'model-unsupported' for anything else: an encoder, a state that is not keys and values, no logits.
 * @see docs/spec/models.md M2
 */
export function decoderInputs(model: OnnxModel): DecoderInputs {
  const names = model.inputs.map(({ name }) => name);
  if (!names.includes('input_ids')) throw unsupported(said`it takes no input_ids; a decoder is needed (such as onnx/model.onnx of a text-generation model)`);
  if (!model.outputs.some(({ name }) => name === 'logits')) throw unsupported(said`it gives no logits; a decoder for text generation is needed`);
  const pasts: PastInput[] = [];
  const others: string[] = [];
  for (const port of model.inputs) {
    const { name } = port;
    if (PAST.test(name)) pasts.push(pastInput(port));
    else if (WHOLE_INPUTS.includes(name)) others.push(name);
    else throw unsupported(name.startsWith('past') ? said`it keeps a state that is not keys and values (${name})` : said`it needs an input that is not known (${name})`);
  }
  if (pasts.length === 0) throw unsupported(said`it has no past_key_values; export it with a past`);
  return { pasts, others };
}

/** Whether a graph is a scoring graph already, as the bundled one is. */
export function isScorer(model: OnnxModel): boolean {
  return model.inputs.some(({ name }) => name === 'score_rows') && model.outputs.some(({ name }) => name === LOG_PROB_OUTPUT);
}

/** The past inputs of a scoring graph. @throws AppError 'model-unsupported' */
export function scorerPasts(model: OnnxModel): PastInput[] {
  return model.inputs.filter(({ name }) => PAST.test(name)).map(pastInput);
}

function pastInput({ name, type, shape }: OnnxPort): PastInput {
  const [, heads, , headSize] = shape ?? [];
  if (typeof heads !== 'number' || typeof headSize !== 'number') throw unsupported(said`the sizes of ${name} are not written in it`);
  if (type !== ELEMENT.float && type !== ELEMENT.float16) throw unsupported(said`${name} is kept in a number format that is not known`);
  return { name, type: type === ELEMENT.float ? 'float32' : 'float16', heads, headSize };
}

function unsupported(why: string): AppError {
  return new AppError('model-unsupported', said`This ONNX graph cannot score: ${told(why)}. Nothing was changed; choose another model.`);
}

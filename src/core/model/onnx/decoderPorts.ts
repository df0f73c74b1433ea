import { AppError } from '../../base/errors';
import type { PastInput } from '../feeds';
import { WHOLE_INPUTS, type DecoderInputs } from '../wholeSequence';
import { ELEMENT, type OnnxModel } from './types';

const PAST = /^past_key_values\.(\d+)\.(key|value)$/;

/**
 * The inputs of a decoder in the transformers.js layout.
 * @throws AppError 'model-unsupported' for anything else: an encoder, a state that is not keys and values, no logits.
 * @see docs/spec/models.md M2
 */
export function decoderInputs(model: OnnxModel): DecoderInputs {
  const names = model.inputs.map(({ name }) => name);
  if (!names.includes('input_ids')) throw unsupported('it takes no input_ids; a decoder is needed (such as onnx/model.onnx of a text-generation model)');
  if (!model.outputs.some(({ name }) => name === 'logits')) throw unsupported('it gives no logits; a decoder for text generation is needed');
  const pasts: PastInput[] = [];
  const others: string[] = [];
  for (const { name, type, shape } of model.inputs) {
    if (PAST.test(name)) {
      const [, heads, , headSize] = shape ?? [];
      if (typeof heads !== 'number' || typeof headSize !== 'number') throw unsupported(`the sizes of ${name} are not written in it`);
      if (type !== ELEMENT.float && type !== ELEMENT.float16) throw unsupported(`${name} is kept in a number format that is not known`);
      pasts.push({ name, type: type === ELEMENT.float ? 'float32' : 'float16', heads, headSize });
    } else if (WHOLE_INPUTS.includes(name)) others.push(name);
    else throw unsupported(name.startsWith('past') ? `it keeps a state that is not keys and values (${name})` : `it needs an input that is not known (${name})`);
  }
  if (pasts.length === 0) throw unsupported('it has no past_key_values; export it with a past');
  return { pasts, others };
}

function unsupported(why: string): AppError {
  return new AppError('model-unsupported', `This ONNX graph cannot score: ${why}. Nothing was changed; choose another model.`);
}

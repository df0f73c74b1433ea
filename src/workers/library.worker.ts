import { addPickedModel } from '../runtime/web/chosenModel';
import { forgetModel, type PickedModel } from '../runtime/web/modelLibrary';
import type { JobOptions } from '../core/base/job';
import type { ModelInfo, ModelProgress } from '../core/model/types';
import { serve } from './transport';

/** Where ort/ stands; see scoring.worker.ts. */
const baseUrl = self.name;

/** What the worker of the model library serves. */
export type LibraryMethods = {
  readonly add: (picked: PickedModel, job: JobOptions<ModelProgress>) => Promise<ModelInfo>;
  readonly remove: (id: string) => Promise<void>;
};

const methods: LibraryMethods = {
  add: (picked, job) => addPickedModel(picked, baseUrl, job),
  remove: (id) => forgetModel(id),
};
serve(methods);

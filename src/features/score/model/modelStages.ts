import { t } from '@lingui/core/macro';
import type { Backend, ModelProgress, ModelStage } from '../../../core/model/types';

export interface StageLine {
  readonly stage: Exclude<ModelStage, 'ready'>;
  readonly label: string;
  readonly status: 'done' | 'doing' | 'waiting';
  /** Megabytes and the like come from `bytesRead` of `bytes`; null where a stage has no measure. */
  readonly bytesRead: number | null;
  readonly bytes: number | null;
}

const ORDER: readonly ModelStage[] = ['graph', 'weights', 'verify', 'compile', 'ready'];

/** The steps of getting a model ready, with the one in progress. */
export function modelStages(progress: ModelProgress, backend: Backend): StageLine[] {
  const at = ORDER.indexOf(progress.stage);
  const labels: Readonly<Record<StageLine['stage'], string>> = {
    graph: t`Read the graph`,
    weights: t`Read the weights`,
    verify: t`Check the sha256`,
    compile: backend === 'webgpu' ? t`Compile for the graphics device` : t`Compile for the processor`,
  };
  return (['graph', 'weights', 'verify', 'compile'] as const).map((stage, index) => ({
    stage,
    label: labels[stage],
    status: index < at ? 'done' : index === at ? 'doing' : 'waiting',
    bytesRead: stage === 'weights' && at >= 1 ? progress.bytesRead : null,
    bytes: stage === 'weights' ? progress.bytes : null,
  }));
}

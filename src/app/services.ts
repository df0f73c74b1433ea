import { AppError } from '../core/base/errors';
import { said } from '../core/base/said';
import { acquireProject, downloadFile } from '../runtime/web/browser';
import { openFetchPage } from '../runtime/web/fetchPage';
import { probeMachine } from '../runtime/web/machine';
import { openProjectChannel, projectFreed } from '../runtime/web/projectChannel';
import { createProjectStorage } from '../runtime/web/projectStorage';
import { createVectorStorage } from '../runtime/web/vectorStorage';
import { keepAwake } from '../runtime/web/wakeLock';
import { createProjectFileCodec } from '../store/projectCodec';
import type { WorkbenchServices } from '../store/services';
import type { MachineFacts, ProjectDocument, ProjectSummary } from '../store/types';
import { createDatasetClient } from '../workers/dataset.client';
import { createEmbeddingClient } from '../workers/embedding.client';
import { createLibraryClient } from '../workers/library.client';
import { createLayoutClient } from '../workers/layout.client';
import { createOrderingClient } from '../workers/ordering.client';
import { createPackageClient } from '../workers/package.client';
import { createProjectClient } from '../workers/project.client';
import { createScoringClient } from '../workers/scoring.client';
import { createSelectionClient } from '../workers/selection.client';
import { preferenceStore } from './preferences';

/** The real world behind the store: workers start with their first call. */
export function createServices(): WorkbenchServices {
  const baseUrl = new URL('./', document.baseURI).href;
  let graphics: MachineFacts['webgpu'] = 'none';
  return {
    importer: createDatasetClient(),
    scoring: createScoringClient(baseUrl),
    models: createLibraryClient(baseUrl),
    fetchPage: { open: openFetchPage },
    selection: createSelectionClient(),
    embedding: createEmbeddingClient(baseUrl, () => (graphics === 'available' ? 'webgpu' : 'wasm')),
    layout: createLayoutClient(),
    ordering: createOrderingClient(),
    vectors: createVectorStorage(),
    storage: createProjectStorage<ProjectDocument, ProjectSummary>(),
    projectFiles: createProjectFileCodec(createProjectClient()),
    packages: createPackageClient(),
    locks: { acquire: acquireProject },
    tabs: { open: openProjectChannel, freed: projectFreed },
    keepAwake,
    preferences: preferenceStore,
    probeMachine: async () => {
      const facts = await probeMachine();
      graphics = facts.webgpu;
      return facts;
    },
    readSample: (sample) => readBytes(`${baseUrl}demo/${sample}.delift`),
    download: downloadFile,
  };
}

async function readBytes(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  if (!response.ok) {
    throw new AppError('file-unreadable', said`The sample could not be read (${response.status}). Nothing was changed. Install the application again.`, { url, status: response.status });
  }
  return new Uint8Array(await response.arrayBuffer());
}

// Puts the vectors of all rows into the sample projects, so that their maps stand at once: npx tsx scripts/demo/vectors.ts
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { embeddingText } from '../../src/core/embedding/text';
import { packProject, unpackProject } from '../../src/core/export/projectFile';
import { createNodeEmbedder } from '../../src/runtime/node/embedder';

const embedder = createNodeEmbedder({ modelsFolder: fileURLToPath(new URL('../../public/models', import.meta.url)) });
for (const name of ['demo', 'tour']) {
  const path = new URL(`../../public/demo/${name}.delift`, import.meta.url);
  const project = await unpackProject(new Uint8Array(await readFile(path)));
  const rows = Object.values(project.sets).flat().flatMap((file) => file.examples).map((example) => ({ hash: example.hash, text: embeddingText(example) }));
  const set = await embedder.embed(rows);
  await writeFile(path, await packProject({ ...project, embeddings: [set] }));
  console.log(`${name}: ${set.hashes.length} rows`);
}
await embedder.close();

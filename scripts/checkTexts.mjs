// Fails when a catalogue of src/texts does not hold exactly the texts of the sources, or translates one incompletely.
import { getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import { disagreements, faultsOf } from './lib/catalogues.mjs';
import { runMain } from './lib/main.mjs';

const LANGUAGES = ['ru'];

await runMain(async () => {
  const catalogues = await getCatalogs(getConfig());
  let texts = 0;
  /** @type {string[]} */
  const faults = [];
  for (const language of LANGUAGES) {
    /** @type {import('./lib/catalogues.mjs').Entries[]} */
    const read = [];
    for (const catalogue of catalogues) {
      const extracted = (await catalogue.collect()) ?? {};
      const entries = (await catalogue.read(language)) ?? {};
      texts += Object.keys(extracted).length;
      read.push(entries);
      faults.push(...faultsOf(extracted, entries).map((fault) => `src/texts/${language}/${catalogue.name}.po: ${fault}`));
    }
    faults.push(...disagreements(read).map((fault) => `src/texts/${language}: ${fault}`));
  }
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) throw new Error(`${faults.length} faults in the catalogues. \`npm run texts\` adds what is new and removes what is gone.`);
  console.log(`${texts} texts, each translated.`);
});

import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that run the bundled model for minutes. Vitest does not know it in a new checkout, and would begin with the largest files. */
const LONGEST = ['src/runtime/node/goldenUtility.test.ts', 'src/cli/commands/score.test.ts'];

/** The order of the files, the longest before the others, so that none is left running alone at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean => LONGEST.some((file) => moduleId.endsWith(file));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

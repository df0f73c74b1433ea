/** Words that say nothing of a text's subject. */
const COMMON = new Set(
  // eslint-disable-next-line texts/no-raw-text -- compared with the words of rows
  ('a an and are as at be but by can could did do does each for from give given had has have he her his how i if in into is it its just like make may me more most must my no not of on one only or other our out over please put same say she should so some such than that the their them then there these they this to two up use was we were what when where which who why will with would you your write answer question following using name list').split(' '),
);
const MOST_WORDS = 200_000;

/** Words of a text, lower case, without common ones, numbers and single letters. */
function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}[\p{L}\p{M}'’-]+/gu) ?? []).filter((word) => word.length > 1 && !COMMON.has(word));
}

/**
 * The words that tell each group from the others (c-TF-IDF): a word's share of the group times log(1 + A / f), where A
 * is the mean number of words of a group and f how often the word stands in all. A word must stand in two texts of its
 * group where the group has more than three.
 * @param groups the texts of each group. @returns the best words of each group, best first.
 */
export function characteristicWords(groups: readonly (readonly string[])[], count: number): string[][] {
  const tallies = groups.map((texts) => {
    const words = new Map<string, { uses: number; texts: number }>();
    let total = 0;
    for (const text of texts) {
      const seen = new Set<string>();
      for (const word of wordsOf(text)) {
        if (total++ > MOST_WORDS) break;
        const tally = words.get(word) ?? { uses: 0, texts: 0 };
        tally.uses++;
        if (!seen.has(word)) tally.texts++;
        seen.add(word);
        words.set(word, tally);
      }
    }
    return { words, total, texts: texts.length };
  });
  const everywhere = new Map<string, number>();
  for (const { words } of tallies) for (const [word, { uses }] of words) everywhere.set(word, (everywhere.get(word) ?? 0) + uses);
  const mean = tallies.reduce((sum, { total }) => sum + total, 0) / Math.max(1, tallies.length);
  return tallies.map(({ words, total, texts }) =>
    [...words]
      .filter(([, tally]) => texts <= 3 || tally.texts > 1)
      .map(([word, { uses }]) => ({ word, weight: (uses / total) * Math.log(1 + mean / everywhere.get(word)!) }))
      .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
      .slice(0, count)
      .map(({ word }) => word),
  );
}

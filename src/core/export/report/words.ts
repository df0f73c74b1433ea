/** The language of a report. Core says everything in English; a page in another language gives its own words. */
export interface ReportWords {
  /** For the document: "en". */
  readonly language: string;
  /** A text of `said`, in the language. */
  readonly say: (text: string) => string;
  /** A number as English writes it ("1,234", "54.5 %"), in the language. */
  readonly number: (text: string) => string;
}

export const ENGLISH: ReportWords = { language: 'en', say: (text) => text, number: (text) => text };

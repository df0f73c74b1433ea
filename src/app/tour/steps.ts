import { t } from '@lingui/core/macro';

/** One stop of the tour: a screen of the sample, what to look at on it, and what to say. */
export interface TourStop {
  /** Address below the sample project. */
  readonly at: string;
  /** Selectors of what is looked at; the first that is on the page counts. */
  readonly target: string;
  readonly title: string;
  readonly text: string;
  readonly position: 'top' | 'bottom' | 'left' | 'right';
}

export const SAMPLE = '/p/sample-demo/';
/** In a drawer below 1024 px: then its button stands for it. */
const orDrawer = (target: string): string => `${target}, [data-tour="left-drawer"]`;

/** The sample on its real screens, in the order in which one understands it. */
export const tourStops = (): readonly TourStop[] => [
  {
    at: 'select?tab=heatmap',
    target: '[data-tour="colour-scale"]',
    title: t`How much one row helps another: U`,
    text: t`A small model was asked how sure it is of each row’s answer: first from the prompt alone, then with another row shown before it. U is the difference. Violet helps, brown hurts.`,
    position: 'bottom',
  },
  {
    at: 'select?tab=heatmap',
    target: '[data-tour="heatmap"]',
    title: t`Each cell is one pair`,
    text: t`The column’s example helps the row. Click a cell, or press Enter on it: both texts open, with the probability of every answer token before and after.`,
    position: 'top',
  },
  {
    at: 'select?tab=map',
    target: '[data-tour="charts"]',
    title: t`Compared with chance`,
    text: t`The line is how much of the pool a subset of that size covers. The grey band is what random subsets reach. Where the line lies in the band, choosing does not matter.`,
    position: 'top',
  },
  {
    at: 'select?tab=map',
    target: orDrawer('section[aria-labelledby="select-budget"]'),
    title: t`How many rows`,
    text: t`Move the slider. Curves, map and lists follow at once: a smaller subset is always the beginning of a larger one. The bend is where more rows begin to add little.`,
    position: 'right',
  },
  {
    at: 'select?tab=map',
    target: orDrawer('section[aria-labelledby="select-objective"]'),
    title: t`What to choose for`,
    text: t`Switch between FL, FLMI and FLCG and watch the map. FL covers the whole pool, FLMI leans towards a target task, FLCG looks for what the existing data do not give yet.`,
    position: 'right',
  },
  {
    at: 'select?tab=map',
    target: '[data-tour="inspector"]',
    title: t`Why a row is in`,
    text: t`Click a numbered point to open a pick. Here stand the rows it covers best. Click a grey point: it says which pick covers that row already.`,
    position: 'left',
  },
  {
    at: 'select?tab=map',
    target: orDrawer('[data-tour="subset"]'),
    title: t`Keep what you like`,
    text: t`Save a subset, change the objective, and save another one. Nothing is lost: every step can be undone.`,
    position: 'right',
  },
  {
    at: 'compare',
    target: '[data-tour="steps"] a[href$="/compare"]',
    title: t`Compare subsets`,
    text: t`Saved subsets side by side: what they share, how each does under every objective and against chance, and how stable it is.`,
    position: 'bottom',
  },
  {
    at: 'export',
    target: '[data-tour="steps"] a[href$="/export"]',
    title: t`Take it with you`,
    text: t`Download the rows in the form your trainer reads, with a manifest that repeats the selection and a report on one page. Then try it with your own rows, from Start.`,
    position: 'bottom',
  },
];

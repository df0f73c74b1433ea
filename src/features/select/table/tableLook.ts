import { isJsonObject, type JsonObject } from '../../../core/base/json';
import { wordOf } from '../useLook';
import { BY_RANK, SHOWS_OF, type TableFilter, type TableSort } from './tableView';

/** What a saved view keeps of the table. */
export interface TableLook extends TableFilter {
  readonly sort: TableSort;
  /** Columns that are hidden though they are shown by default, and the other way round. */
  readonly switched: readonly string[];
}

/** The table as it was kept, with defaults for what is missing or makes no sense. */
export function readTableLook({ search, show, sort, switched }: JsonObject): TableLook {
  return {
    search: typeof search === 'string' ? search : '',
    show: wordOf(SHOWS_OF, show, 'all'),
    sort: isJsonObject(sort) && typeof sort['column'] === 'string' ? { column: sort['column'], descending: sort['descending'] === true } : BY_RANK,
    switched: Array.isArray(switched) ? (switched as readonly unknown[]).filter((key) => typeof key === 'string') : [],
  };
}

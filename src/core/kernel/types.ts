/**
 * K2: a dense matrix, float32, column-major: entry (row i, column j) is values[j * rows + i].
 * Rows are what is represented (helped), columns are candidates (what helps).
 */
export interface DenseMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/** A DenseMatrix whose values are all finite and >= 0: what selection sees. */
export type DenseKernel = DenseMatrix;

/**
 * K2: a kernel by its entries that are stored, column by column; an entry that is not stored is 0 and adds nothing.
 * Column j's entries are at starts[j] … starts[j + 1] - 1; its rows rise. Values are finite and >= 0.
 */
export interface SparseKernel {
  readonly rows: number;
  readonly columns: number;
  /** columns + 1 positions, from 0 to the number of entries. */
  readonly starts: Uint32Array;
  /** Row of each entry. */
  readonly rowIndex: Uint32Array;
  /** Value of each entry. */
  readonly values: Float32Array;
}

/** A kernel in either form; `'starts' in kernel` tells which. */
export type Kernel = DenseKernel | SparseKernel;

/** Signed utilities of a block of which only some pairs were scored, stored as a SparseKernel is; NaN = missing. */
export interface SparseSignedBlock extends SparseKernel {
  readonly rowHashes: readonly string[] | null;
  readonly columnHashes: readonly string[] | null;
}

/** Signed utilities U_ij of one block; NaN = missing or not scored. Borrowed wherever it is passed. */
export interface SignedBlock extends DenseMatrix {
  /** Identity of each row (D3); null for a matrix that came without. */
  readonly rowHashes: readonly string[] | null;
  /** Identity of each column; null for a matrix that came without. */
  readonly columnHashes: readonly string[] | null;
}

/** Signed utilities in either form; `'starts' in utilities` tells which. */
export type SignedUtilities = SignedBlock | SparseSignedBlock;

/** K1: how utilities become a kernel. `none`: the matrix is a kernel already. */
export type KernelTransform = 'positive' | 'minmax' | 'centred' | 'none';

/** U7: whether a row counts as its own example. */
export type SelfHelp = 'exclude' | 'keep';

/** Row i and column j have the same content exactly when rowKeys[i] === columnKeys[j]. */
export interface SelfKeys {
  readonly rowKeys: Int32Array;
  readonly columnKeys: Int32Array;
}

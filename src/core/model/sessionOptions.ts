/**
 * Options that every session of a scoring graph is opened with. The runtime may fuse eight-bit weights with the product
 * that uses them and then, unless told otherwise, rounds the activations to eight bits as well (differences of 0.3 in
 * log-probability were seen): level 1 keeps them in float32.
 * @see docs/spec/models.md M7
 */
export const EXACT_PRODUCTS = { session: { qdq_matmulnbits_accuracy_level: '1' } } as const;

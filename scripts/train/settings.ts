/**
 * Every number that training depends on, and where it comes from. "Cross-validated" means: the best of a few values on a quarter
 * of PolNeAR's training articles after training on the other three; docs/model.md has the figures.
 */
export const settings = {
  clusters: {
    /** Rarer words' vectors are noise. */
    least: 8,
    /** Function words and the commonest content words: enough to tell kinds of words apart. */
    contexts: 1500,
    dimensions: 80,
    /** About 64, 500 and 2,000 clusters: the sizes that Turian et al. (2010) found useful for chunking and names. */
    branches: [64, 8, 4],
    seed: 7
  },
  /** Least row and least value, in units of a byte, of the file's tables. */
  trim: { row: 3, value: 1 },
  /** Three folds: with two the second pass learns from first passes that are weaker than the one it will see; each more costs half a minute. */
  folds: 3,
  find: { epochs: 2, rate: 0.02, dropout: 0.3, least: 4, prune: 0.03, seed: 1 },
  link: { epochs: 2, rate: 0.02, dropout: 0.3, least: 4, prune: 0.02, seed: 2 }
} as const

/** AdaGrad's guard against division by zero. */
export const epsilon = 1e-6
/** Gradients below this move nothing worth its time. */
export const negligible = 0.002

/**
 * From where on shared text is a passage, and passages a link. What is left out is decided by the rules of `acceptance.ts`, which weigh
 * length and likeness against each other; what is given holds alone.
 */
export interface Limits {
  /** Content words that a passage shares, from 1 on. At 1 set phrases and names come in; below six words nothing is sought. */
  readonly words?: number
  /** Share of aligned words that are equal, 0 to 1. At 1 only text word for word; at 0 two reports of one event come in. */
  readonly identity?: number
  /** Share of one of the two articles that its passages cover, 0 to 1. At 0 every passage makes a link; at 1 only whole articles do. */
  readonly coverage?: number
}

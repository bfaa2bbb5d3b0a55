// What callers may be told: passages of the company's own documents, with their source.

export interface PolicyPassage {
  /** File name without folder, e.g. "cancellation.md". */
  source: string;
  heading: string;
  text: string;
}

export interface PoliciesPort {
  /** Best first; empty when nothing fits. The query is whatever the caller or the model said. */
  search(query: { text: string; limit: number }): Promise<PolicyPassage[]>;
  /** What the documents are about, in their order. */
  headings(query: { limit: number }): Promise<string[]>;
}

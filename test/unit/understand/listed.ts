// Tables of what callers say, one utterance a line, so that a test reads as a list of sentences.

export function listed(table: string): readonly string[] {
  return table
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

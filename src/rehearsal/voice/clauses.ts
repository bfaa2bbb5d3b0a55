// Cuts text where a speaker would breathe, so that the first words are heard while the rest is still being made.

/** A comma ends a piece only when this much has been said: shorter ones sound chopped. */
const SHORTEST_CLAUSE = 24;
/** flite's time and memory grow with the sentence. */
const LONGEST_PIECE = 240;

/** Pieces that make up the text, in order, each with its trailing space. */
export function intoClauses(text: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const word of text.match(/\s*\S+\s*/g) ?? []) {
    piece += word;
    const said = piece.trim();
    const ends = /[.!?;:]["')\]]*$/.test(said) && !ABBREVIATION.test(said);
    if (ends || (said.endsWith(',') && said.length >= SHORTEST_CLAUSE) || said.length >= LONGEST_PIECE) {
      pieces.push(piece);
      piece = '';
    }
  }
  return piece.trim() === '' ? pieces : [...pieces, piece];
}

const ABBREVIATION = /(?:^|\s)(?:[ap]\.m|mr|mrs|ms|dr|st|no)\.$/i;

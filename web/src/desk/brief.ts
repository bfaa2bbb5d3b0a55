// Reads the brief that comes with a ticket (src/call/people/brief.ts writes it): `Label: sentence` a line, then the last
// words.

export interface BriefTurn {
  /** Null is the caller. */
  agent: string | null;
  text: string;
}

export interface Brief {
  /** In the order in which they were written, most telling first. */
  facts: { label: string; text: string }[];
  turns: BriefTurn[];
  /** What is no brief but a message, as it was left. */
  message: string | null;
}

const FIRST = /^Who: /;
const LAST_WORDS = /\n*^Last words:\n?/m;
const FACT = /^([A-Z][^:]{0,30}): (.+)$/;

export function readBrief(text: string): Brief {
  if (!FIRST.test(text)) return { facts: [], turns: [], message: text.trim() || null };
  const [facts = '', words = ''] = text.split(LAST_WORDS);
  return {
    facts: facts.split('\n').flatMap((line) => {
      const [, label, fact] = FACT.exec(line) ?? [];
      return label !== undefined && fact !== undefined ? [{ label, text: fact }] : [];
    }),
    turns: readTurns(words),
    message: null,
  };
}

/** A line that names nobody goes on with what was said before. */
function readTurns(text: string): BriefTurn[] {
  const turns: BriefTurn[] = [];
  for (const line of text.split('\n')) {
    const [, who, words] = /^(Caller|[a-z][a-z0-9_-]*): (.*)$/.exec(line) ?? [];
    const last = turns.at(-1);
    if (who !== undefined && words !== undefined)
      turns.push({ agent: who === 'Caller' ? null : who, text: words });
    else if (last && line.trim() !== '') last.text += ` ${line.trim()}`;
  }
  return turns;
}

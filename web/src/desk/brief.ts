// Reads the brief that comes with a ticket (src/call/brief.ts writes it): lines of `key: value`, then the last words.

export interface BriefTurn {
  /** Null is the caller. */
  agent: string | null;
  text: string;
}

export interface Brief {
  /** What is told in a place of its own. */
  caller: string | null;
  /** Most telling first, without those told twice. */
  wants: string[];
  waiting: string[];
  done: string[];
  why: string[];
  mood: string | null;
  proposals: string[];
  /** Whatever else there is, in its order. */
  others: { key: string; value: string }[];
  turns: BriefTurn[];
  /** What is no brief but a message, as it was left. */
  message: string | null;
}

type Place = 'caller' | 'wantsNow' | 'wants' | 'waiting' | 'done' | 'why' | 'mood' | 'proposals' | 'nowhere';

const PLACES: Record<string, Place> = {
  caller: 'caller',
  'wants now': 'wantsNow',
  'called about': 'wants',
  'waiting wish': 'waiting',
  done: 'done',
  why: 'why',
  reason: 'why',
  'why a person': 'why',
  'offer a person': 'why',
  mood: 'mood',
  sentiment: 'mood',
  'proposed, needs a yes': 'proposals',
  // Written for a model: the page tells the time and who speaks itself.
  now: 'nowhere',
  'you are': 'nowhere',
  moment: 'nowhere',
  'turned down just now': 'nowhere',
  people: 'nowhere',
};

const LINE = /^([^:]{1,60}): (.+)$/;

export function readBrief(text: string): Brief {
  const brief = emptyBrief();
  if (!text.startsWith('# ')) return { ...brief, message: text.trim() || null };
  const [note = '', ...words] = text.split('\n\n');
  for (const line of note.split('\n').slice(1)) {
    const [, key = '', value = ''] = LINE.exec(line) ?? [];
    if (value !== '') place(brief, key, value);
  }
  return { ...brief, turns: readTurns(words.join('\n')) };
}

function place(brief: Brief, key: string, value: string): void {
  const where = PLACES[key.toLowerCase()];
  switch (where) {
    case 'nowhere':
      return;
    case 'caller':
    case 'mood':
      brief[where] = value;
      return;
    case 'wantsNow':
      brief.wants.unshift(value);
      return;
    case 'wants':
    case 'waiting':
    case 'done':
    case 'why':
      if (!brief[where].includes(value)) brief[where].push(value);
      return;
    case 'proposals':
      // `tool {arguments} = what will happen`: people read the latter.
      brief.proposals.push(/^\w+ \{.*?\} = (.+)$/.exec(value)?.[1] ?? value);
      return;
    case undefined:
      brief.others.push({ key, value });
  }
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

function emptyBrief(): Brief {
  return {
    ...{ caller: null, wants: [], waiting: [], done: [], why: [], mood: null, proposals: [] },
    ...{ others: [], turns: [], message: null },
  };
}

// What a person reads when everything has started: where to go, what answers, what to set for more, how to stop.
import { HOW_TO_GET_VOICE, type ToBeMade } from './livekit/livekit-choice.ts';
import { PART_NAMES, type StandIn } from './speech-facts.ts';

export interface StartFacts {
  companyName: string;
  /** Of the test room. */
  url: string;
  /** Null when the rehearsal brain answers. */
  languageModel: string | null;
  voice: VoiceFacts;
  database: 'embedded' | 'PostgreSQL';
  logFolder: string;
}

export type VoiceFacts =
  | {
      state: 'on';
      livekitUrl: string;
      /** Started here, or a server that was there. */
      own: boolean;
      standIns: readonly StandIn[];
      /** Whether the worker answers already. */
      workerReady: boolean;
    }
  /** Comes by itself while typed calls can be held. */
  | { state: 'preparing'; how: ToBeMade['kind'] }
  /** It was to be prepared, and that went wrong; the reason was told. */
  | { state: 'failed' }
  /** --no-voice */
  | { state: 'off' }
  /** No LiveKit server is to be had. */
  | { state: 'missing' };

export function summaryLines(facts: StartFacts): string[] {
  const { companyName, url, database, logFolder } = facts;
  const rows: [string, string][] = [
    ['Test room', url],
    ['Answers', answers(facts)],
    ...voiceRows(facts.voice),
    ['Database', database === 'embedded' ? 'embedded, with demo customers' : 'PostgreSQL'],
    ['Logs', logFolder],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  return [
    '',
    companyName,
    ...rows.map(([label, text]) => `  ${label.padEnd(width)}  ${text}`),
    '',
    'Ctrl-C stops everything.',
  ];
}

function answers({ languageModel }: StartFacts): string {
  return languageModel ?? 'the rehearsal brain; a language model when OPENAI_API_KEY is set';
}

/** What a person reads who waits for voice, in the terminal and on the page. */
export const PREPARING: Readonly<Record<ToBeMade['kind'], string>> = {
  build: 'a LiveKit server is being built, once, which takes two minutes or a few more',
  docker: 'Docker is starting a LiveKit server, and the first time fetches it, which takes a minute or two',
};

/** When voice has come, or not, after the room was opened. */
export function laterLines(voice: VoiceFacts): string[] {
  return voiceRows(voice).map(([label, text]) => `${label}: ${text}`);
}

function voiceRows(voice: VoiceFacts): [string, string][] {
  switch (voice.state) {
    case 'off':
      return [['Voice', 'off (--no-voice): the test room is typed']];
    case 'preparing':
      return [['Voice', `is being prepared, and comes by itself: ${PREPARING[voice.how]}`]];
    case 'failed':
      return [['Voice', 'none, the test room stays typed: what went wrong stands above']];
    case 'missing':
      return [['Voice', `none, the test room is typed: ${HOW_TO_GET_VOICE}`]];
    case 'on':
      return [
        ['Voice', `LiveKit at ${voice.livekitUrl}${voice.own ? ', started here' : ''}${workerNote(voice)}`],
        ['Speech', speech(voice.standIns)],
      ];
  }
}

function workerNote({ workerReady }: { workerReady: boolean }): string {
  return workerReady ? '' : '; the voice worker is not ready yet';
}

function speech(standIns: readonly StandIn[]): string {
  // The language model has a line of its own.
  const spoken = standIns.filter(({ component }) => component !== 'llm');
  if (spoken.length === 0) return 'by the configured providers; npm run doctor checks them';
  const parts = spoken.map(({ component }) => PART_NAMES[component]).join(' and ');
  const variables = spoken.map((standIn) => standIn.variables.join(' or ')).join(' and ');
  return `rehearsal ${parts}, local and rough; set ${variables} for the real thing`;
}

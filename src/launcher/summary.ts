// What a person reads when everything has started: where to go, what answers, what to set for more, how to stop.
import { HOW_TO_GET_VOICE } from './livekit/livekit-choice.ts';
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

function voiceRows(voice: VoiceFacts): [string, string][] {
  switch (voice.state) {
    case 'off':
      return [['Voice', 'off (--no-voice): the test room is typed']];
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

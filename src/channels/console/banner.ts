// What a person is told before the call: whose line it is, who answers, as whom they call, how to hang up.
import { introduceDemoCaller, type DemoCaller } from './demo-caller.ts';

export interface BannerFacts {
  companyName: string;
  /** Null when the rehearsal brain answers. */
  languageModel: string | null;
  callerNumber: string | null;
  /** Set where the embedded demo data is used. */
  demo: readonly DemoCaller[];
  /** The number was not given by the caller but taken from the demo. */
  isDefaultCaller: boolean;
  interactive: boolean;
}

export function bannerLines(facts: BannerFacts): string[] {
  return [
    facts.companyName,
    facts.languageModel === null
      ? 'No language model is configured: the rehearsal brain answers. Set OPENAI_API_KEY to use a real one.'
      : `Language model: ${facts.languageModel}.`,
    callerLine(facts),
    ...(facts.interactive ? ['Type what you would say. Ctrl-C or Ctrl-D hangs up.'] : []),
  ];
}

function callerLine({ callerNumber, demo, isDefaultCaller }: BannerFacts): string {
  if (callerNumber === null) return 'You call with your number withheld.';
  const known = demo.filter((caller) => caller.phone === callerNumber).map(introduceDemoCaller);
  const demoHint = known.length > 0 ? ` In the demo that is ${known.join(' or ')}.` : '';
  return isDefaultCaller
    ? `You call from ${callerNumber}, since no --caller was given.${demoHint}`
    : `You call from ${callerNumber}.${demoHint}`;
}

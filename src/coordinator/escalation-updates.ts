// How each fact changes the signs that a caller needs a person, and the escalations that came of them. Pure.
import { HUMAN, type CustomerContext, type Escalation } from '../domain/customer-context.ts';
import type { HeardTurn } from './coordinator-events.ts';
import { isWithPerson, type DueEscalation } from './judge-escalation.ts';

type Update = Pick<CustomerContext, 'signs' | 'escalations'>;

/** Turns whose mood is remembered. */
const MOODS = 20;

export const NO_SIGNS: CustomerContext['signs'] = {
  heard: null,
  moods: [],
  stated: {},
  progressTurn: 0,
  offeredTurn: null,
  callbackOfferedTurn: null,
  handedAroundTurn: null,
};

/** A no right after the offer of a person is an answer to it. */
export function hear(context: CustomerContext, heard: HeardTurn, goesOn = false): Update {
  const { signs, turn } = context;
  const { trigger, topic, mood } = heard;
  const answers = signs.offeredTurn === turn - 1;
  const about = topic === undefined ? {} : { topic };
  const stated = heard.wishes.reduce((soFar, wish) => statedOnceMore(soFar, wish, turn), signs.stated);
  return {
    signs: {
      ...signs,
      heard: trigger === null ? null : { trigger, ...about, turn },
      moods: [...(goesOn ? signs.moods.slice(0, -1) : signs.moods), mood].slice(-MOODS),
      stated,
    },
    escalations: answers
      ? settle(context, heard.declines ? 'declined' : 'open')
      : settle(context, mood < 0 ? 'open' : 'lapsed', ['negative_sentiment', 'distress']),
  };
}

/** A wish that a transfer was asked for counts like one in the caller's words, and both in one turn once. */
export function stateWish({ signs, turn }: CustomerContext, wish: string): Pick<Update, 'signs'> {
  return { signs: { ...signs, stated: statedOnceMore(signs.stated, wish, turn) } };
}

/** Something was got done, found out, or handed on to who can do it. */
export function progress(context: CustomerContext): Update {
  const { turn: progressTurn } = context;
  return {
    signs: { ...context.signs, progressTurn, stated: {} },
    escalations: settle(context, 'lapsed', ['no_progress', 'same_intent', 'handed_around']),
  };
}

/** Something new was put before the caller: who asks once more does not ask for the same. */
export function news(context: CustomerContext): Update {
  return {
    signs: { ...context.signs, stated: {} },
    escalations: settle(context, 'lapsed', ['same_intent']),
  };
}

export function toolWorked(context: CustomerContext, fruitful: boolean): Update {
  const { signs, turn } = context;
  return {
    signs: fruitful ? { ...signs, progressTurn: turn } : signs,
    escalations: settle(context, 'lapsed', ['tool_failures', ...(fruitful ? ['no_progress'] : [])]),
  };
}

/** A handoff that entered is progress. What was said to a person, or brought one, is settled, and counting starts anew. */
export function enter(context: CustomerContext, agent: string): Partial<CustomerContext> {
  const { signs, escalations } = progress(context);
  if (agent !== HUMAN && context.active !== HUMAN) return { signs, escalations };
  return {
    signs: { ...signs, heard: null, moods: [...signs.moods, 0] },
    toolFailuresRunning: 0,
    escalations: settle(context, 'accepted'),
  };
}

export function escalate(context: CustomerContext, { trigger, topic, reason }: DueEscalation): Escalation[] {
  const about = topic === undefined ? {} : { topic };
  const outcome = isWithPerson(context) && !context.pending ? 'accepted' : 'open';
  return [...context.escalations, { trigger, ...about, reason, turn: context.turn, outcome }];
}

/** Gives the open ones their outcome: all of them, or those of some triggers. */
function settle(
  { escalations }: CustomerContext,
  outcome: Escalation['outcome'],
  triggers?: readonly string[],
): Escalation[] {
  return escalations.map((known) =>
    known.outcome === 'open' && (triggers?.includes(known.trigger) ?? true) ? { ...known, outcome } : known,
  );
}

function statedOnceMore(
  stated: CustomerContext['signs']['stated'],
  wish: string,
  turn: number,
): CustomerContext['signs']['stated'] {
  const { times = 0, turn: last } = stated[wish] ?? {};
  return last === turn ? stated : { ...stated, [wish]: { times: times + 1, turn } };
}

// How wishes come, wait, are served, passed on and taken back: one pure function for each fact that may do it. A wish is
// served when it was answered or done, never because an agent had the call; see docs/decisions/0019.
import {
  HUMAN,
  isOpen,
  type CustomerContext,
  type Intent,
  type Proposal,
  type Request,
} from '../domain/customer-context.ts';
import type { HeardTurn, WishStated } from './coordinator-events.ts';
import * as escalation from './escalation-updates.ts';

type Update = Partial<CustomerContext>;
type Outcome = NonNullable<Intent['outcome']>;

/** A wish that waits for its specialist; the same specialist is not queued twice. */
export function stateIntent(context: CustomerContext, agent: string, stated: WishStated): Update {
  const waits = context.intents.some((intent) => intent.agent === agent && intent.status === 'stated');
  const wants = agent === HUMAN ? 'change' : (stated.wants ?? context.request?.wants ?? 'answer');
  const intent: Intent = { agent, wish: stated.reason, wants, status: 'stated' };
  return {
    ...escalation.stateWish(context, agent),
    request: null,
    ...(waits ? {} : { intents: [...context.intents, intent] }),
  };
}

/** What the caller takes back goes first: "never mind the person, what do I owe" asks for something. */
export function hear(context: CustomerContext, heard: HeardTurn): Update {
  const taken = takeBack(context, heard);
  return { ...taken, ...ask({ ...context, ...taken }, heard) };
}

/** Something was looked up: from here on even an agent that knows no account can have an answer. */
export function lookUp({ request }: CustomerContext): Update {
  return request ? { request: { ...request, lookedUp: true } } : {};
}

/** The active agent has told the caller something. */
export function answer(context: CustomerContext): Update {
  const mine = openIntent(context);
  const request = context.request && answers(context, context.request, mine) ? context.request : null;
  if (mine?.wants !== 'answer' && !request) return {};
  return {
    progress: context.progress + 1,
    ...(mine?.wants === 'answer' ? close(context, [mine], 'served') : {}),
    ...(request ? { request: { ...request, served: true } } : {}),
  };
}

/** Something was done for the caller, or kept for a person who will. */
export function act(context: CustomerContext, forPeople: boolean): Update {
  const { active, intents, request, verification } = context;
  const mine = openIntent(context);
  const outcome = forPeople ? 'passed' : 'served';
  const served =
    request && (!mine || request.wants === 'change' || forPeople)
      ? { request: { ...request, served: true } }
      : {};
  if (mine) return { ...served, ...close(context, [mine], outcome) };
  if (!forPeople) return served;
  // Whoever is not verified cannot be served in any other way.
  const waiting = verification.level === 'verified' ? [] : intents.filter(isOpen);
  const declined = intents.findLast((intent) => intent.agent === active && intent.outcome === 'withdrawn');
  const passed = [...waiting, ...(waiting.length === 0 && declined ? [declined] : [])];
  if (passed.length > 0) return { ...served, ...close(context, passed, outcome) };
  const wish = request?.words ?? 'leave word for a person';
  return {
    ...served,
    intents: [...intents, { agent: active, wish, wants: 'change', status: 'resolved', outcome }],
  };
}

/** A change that is put to the caller is wanted until it is done or declined, also the second of one kind. */
export function propose(context: CustomerContext, { summary }: Proposal): Update {
  const { active, intents, request } = context;
  if (openIntent(context)?.wants === 'change' || (request?.wants === 'change' && !request.served)) return {};
  const again = intents.findLast((intent) => intent.agent === active && intent.wants === 'change');
  if (again)
    return {
      intents: intents.map((intent) =>
        intent === again ? { ...without(intent), status: 'active' } : intent,
      ),
    };
  return { request: { words: summary, wants: 'change', ofSpecialist: true, lookedUp: true, served: false } };
}

/** A person talks with the caller, or the caller was promised a call: what they wanted a person for rests there. */
export function passOn(context: CustomerContext): Update {
  const open = context.intents.filter((intent) => intent.agent === HUMAN && isOpen(intent));
  const last = context.intents.findLast((intent) => intent.agent === HUMAN);
  return close(context, open.length > 0 ? open : last ? [last] : [], 'passed');
}

/** Whether the caller still waits for a person. */
export function wantsPerson({ intents }: CustomerContext): boolean {
  return intents.some((intent) => intent.agent === HUMAN && isOpen(intent));
}

/** The wishes once the next agent has entered: what is left unserved waits, or goes along to a person. */
export function handOver(
  context: CustomerContext,
  { to, reason, kind }: NonNullable<CustomerContext['pending']>,
): Update {
  const left = context.intents.map((intent): Intent => {
    const goesAlong = intent.status === 'active' || (kind === 'rescue' && intent.wish === reason);
    if (!goesAlong || !isOpen(intent)) return intent;
    if (to === HUMAN) return { ...intent, agent: HUMAN, wants: 'change', status: 'active' };
    // Nobody came, and they would rather have something else.
    if (context.active === HUMAN) return { ...intent, status: 'resolved', outcome: 'withdrawn' };
    return { ...intent, status: 'stated', ...unfinished(context) };
  });
  const next = left.findIndex((intent) => intent.agent === to && intent.status === 'stated');
  const intents = left.map((intent, i) => (i === next ? { ...intent, status: 'active' as const } : intent));
  if (to !== HUMAN || wantsPerson({ ...context, intents })) return { intents };
  return { intents: [...intents, { agent: HUMAN, wish: reason, wants: 'change', status: 'active' }] };
}

function unfinished({ proposal }: CustomerContext): Pick<Intent, 'unfinished'> {
  return proposal ? { unfinished: `proposed, not yet confirmed: ${proposal.summary}` } : {};
}

/** Nothing, unless the caller takes something back. */
function takeBack(context: CustomerContext, heard: HeardTurn): Update {
  const { proposal, turn, intents, signs, active, people } = context;
  const mine = openIntent(context);
  const answersProposal = proposal !== null && proposal.turn < turn;
  const replaces = (heard.declines || heard.instead) && isAboutElse(context, heard);
  if (answersProposal && (heard.refuses || heard.withdraws || replaces))
    return { request: null, ...(mine ? close(context, [mine], 'declined') : {}) };
  const wantsNoCall =
    active === HUMAN && people?.person == null && signs.callbackOfferedTurn === turn - 1 && heard.declines;
  if (mine && (heard.withdraws || wantsNoCall))
    return { request: null, ...close(context, [mine], 'withdrawn') };
  if (!heard.withdraws) return {};
  return { request: null, ...close(context, intents.filter(isOpen), 'withdrawn') };
}

/** A turn that asks for something is a part of the wish that is being served, or a request of its own. */
function ask(context: CustomerContext, heard: HeardTurn): Update {
  const { words, wants, wishes } = heard;
  if (wants === null) return {};
  const mine = openIntent(context);
  if (mine && !isAboutElse(context, heard) && (mine.wants === 'change' || wants === 'answer')) return {};
  return { request: { words, wants, ofSpecialist: wishes.length > 0, lookedUp: false, served: false } };
}

function isAboutElse({ active }: CustomerContext, { wishes }: HeardTurn): boolean {
  return wishes.some((agent) => agent !== active);
}

function answers({ verification }: CustomerContext, request: Request, mine: Intent | undefined): boolean {
  if (request.served || request.wants !== 'answer') return false;
  if (!request.ofSpecialist) return true;
  return !mine && (request.lookedUp || verification.level === 'verified');
}

/** The wish that the active agent serves now. */
function openIntent({ intents, active }: CustomerContext): Intent | undefined {
  return intents.find((intent) => intent.agent === active && intent.status === 'active');
}

function close(
  { intents }: CustomerContext,
  closed: readonly Intent[],
  outcome: Outcome,
): Pick<CustomerContext, 'intents'> {
  return {
    intents: intents.map((intent) =>
      closed.includes(intent) ? { ...without(intent), status: 'resolved', outcome } : intent,
    ),
  };
}

function without({ agent, wish, wants, status }: Intent): Intent {
  return { agent, wish, wants, status };
}

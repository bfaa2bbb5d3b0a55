// How wishes come, wait, are served, passed on and taken back: one pure function for each fact that may do it. A wish is
// served when it was answered or done, never because an agent had the call; see docs/decisions/0020-when-a-wish-is-served.md.
import {
  HUMAN,
  isOpen,
  type CustomerContext,
  type Intent,
  type Request,
} from '../domain/customer-context.ts';
import type { HeardTurn, NewProposal, WishStated } from './coordinator-events.ts';
import * as escalation from './escalation-updates.ts';

type Update = Partial<CustomerContext>;
type Outcome = NonNullable<Intent['outcome']>;

/** A wish that waits for its specialist; the same specialist is not queued twice. */
export function stateIntent(context: CustomerContext, agent: string, stated: WishStated): Update {
  const wants = agent === HUMAN ? 'change' : (stated.wants ?? context.request?.wants ?? 'answer');
  const { request } = context;
  return {
    ...escalation.stateWish(context, agent),
    // What they asked of somebody else before they asked for a person goes along when the person has the call.
    request: agent === HUMAN && request && request.wishes.length > 0 ? request : null,
    ...(isWaitedFor(context.intents, agent)
      ? {}
      : { intents: [...context.intents, waiting(agent, stated.reason, wants)] }),
  };
}

/** What the caller takes back goes first: "never mind the person, what do I owe" asks for something. */
export function hear(context: CustomerContext, heard: HeardTurn, goesOn = false): Update {
  const taken = takeBack(context, heard);
  return { ...taken, ...ask({ ...context, ...taken }, heard, goesOn) };
}

/** Something was looked up: from here on even an agent that knows no account can have an answer. */
export function lookUp({ request }: CustomerContext): Update {
  return request ? { request: { ...request, lookedUp: true } } : {};
}

/** The active agent has told the caller something. */
export function answer(context: CustomerContext): Update {
  const mine = openWishes(context).filter(({ wants }) => wants === 'answer');
  const { request } = context;
  const answered = request !== null && isAnswered(context, request);
  if (mine.length === 0 && !answered) return {};
  return {
    progress: context.progress + 1,
    ...close(context, mine, 'served'),
    ...(answered ? { request: { ...request, served: true } } : {}),
  };
}

/** Something was done for the caller, or kept for a person who will. */
export function act(context: CustomerContext, forPeople: boolean): Update {
  const mine = openWishes(context);
  const { request } = context;
  const serves = mine.length === 0 || request?.wants === 'change' || forPeople;
  const served = request && serves ? { request: { ...request, served: true } } : {};
  return { ...served, ...(forPeople ? leaveToPeople(context) : close(context, mine, 'served')) };
}

/** A message or a callback settles the wish that is served; who is not verified can have none served otherwise. */
function leaveToPeople(context: CustomerContext): Pick<CustomerContext, 'intents'> {
  const { active, intents, request, verification } = context;
  const mine = openWishes(context);
  const waiting = verification.level === 'verified' ? [] : intents.filter(isOpen);
  const takenBack = intents
    .filter((intent) => intent.agent === active && intent.outcome === 'withdrawn')
    .slice(-1);
  const [passed] = [mine, waiting, takenBack].filter((wishes) => wishes.length > 0);
  if (passed) return close(context, passed, 'passed');
  const wish = request?.words ?? 'leave word for a person';
  return {
    intents: [...intents, { agent: active, wish, wants: 'change', status: 'resolved', outcome: 'passed' }],
  };
}

/** A change that is put to the caller is wanted until it is done or declined, also the second of one kind. */
export function propose(context: CustomerContext, { summary }: NewProposal): Update {
  const { active, intents, request } = context;
  const [mine] = openWishes(context);
  const asked = request?.wants === 'change' && !request.served ? request.words : null;
  // What was done is done: a further change is a wish of its own.
  const isAgain = ({ agent, wants, outcome }: Intent) =>
    agent === active && wants === 'change' && outcome !== 'served';
  const again = intents.findLast(isAgain);
  const wanted = mine ?? (asked === null ? again : undefined);
  const wish: Intent = { agent: active, wish: asked ?? summary, wants: 'change', status: 'active' };
  return {
    request: asked === null ? request : null,
    intents: wanted
      ? intents.map((intent) =>
          intent === wanted ? { ...bare(intent), wants: 'change', status: 'active' } : intent,
        )
      : [...intents, wish],
  };
}

/** The caller wants none of what was proposed. */
export function decline(context: CustomerContext): Update {
  return close(context, openWishes(context), 'declined');
}

/** A person talks with the caller, or the caller was promised a call: what they wanted a person for rests there. */
export function passOn(context: CustomerContext): Update {
  const open = context.intents.filter((intent) => intent.agent === HUMAN && isOpen(intent));
  const last = context.intents.findLast((intent) => intent.agent === HUMAN);
  return close(context, open.length > 0 ? open : last ? [last] : [], 'passed');
}

/** The person is gone in the middle of it: another is wanted. */
export function wantAgain({ intents }: CustomerContext): Pick<CustomerContext, 'intents'> {
  const last = intents.findLast((intent) => intent.agent === HUMAN && intent.outcome === 'passed');
  return {
    intents: intents.map((intent) => (intent === last ? { ...bare(intent), status: 'active' } : intent)),
  };
}

/** Whether the caller still waits for a person. */
export function wantsPerson({ intents }: CustomerContext): boolean {
  return intents.some((intent) => intent.agent === HUMAN && isOpen(intent));
}

/** Nothing, unless the caller takes something back. */
function takeBack(context: CustomerContext, heard: HeardTurn): Update {
  const { proposals, turn, intents, signs, active, people } = context;
  const mine = openWishes(context);
  const otherwise = heard.wants === 'change' && (heard.declines || heard.instead);
  const replaces = otherwise && isAboutElse(context, heard);
  const wasAsked = proposals.some((proposal) => proposal.turn < turn);
  if (wasAsked && (heard.refuses || heard.withdraws || replaces))
    return { request: null, ...close(context, mine, 'declined') };
  const wantsNoCall =
    active === HUMAN && people?.person == null && signs.callbackOfferedTurn === turn - 1 && heard.declines;
  if (replaces && mine.length > 0) return close(context, mine, 'withdrawn');
  if (!heard.withdraws && !wantsNoCall) return {};
  return { request: null, ...close(context, mine.length > 0 ? mine : intents.filter(isOpen), 'withdrawn') };
}

/** A turn that asks for something is a part of the wish that is being served, or a request of its own. */
function ask(context: CustomerContext, heard: HeardTurn, goesOn: boolean): Update {
  const { words, wants, wishes, asked } = heard;
  if (wants === null) return {};
  // A person is wanted for what they have asked already.
  if (heard.trigger === 'asked_for_person' && wishes.length === 0 && context.request?.served === false)
    return {};
  const [mine] = openWishes(context);
  const aboutElse = isAboutElse(context, heard);
  if (mine && !aboutElse && (mine.wants === 'change' || wants === 'answer')) return {};
  return {
    ...(aboutElse && !goesOn ? keepRequest(context, heard) : {}),
    request: { words, wants, specialists: [...wishes], wishes: [...asked], lookedUp: false, served: false },
  };
}

/** What was asked for, and is not served when the caller comes to speak of something else, waits. */
function keepRequest({ request, intents, active }: CustomerContext, heard: HeardTurn): Update {
  if (!request || request.served || active === HUMAN) return {};
  const isSpecialist = intents.some(({ agent }) => agent === active);
  if (isSpecialist)
    return request.wants === 'answer'
      ? {}
      : { intents: [...intents, waiting(active, request.words, 'change')] };
  // Said again, or another thing in its place.
  const again =
    heard.instead || heard.declines || request.wishes.some(({ agent }) => heard.wishes.includes(agent));
  if (again) return {};
  const kept = request.wishes.filter(({ agent }) => !isWaitedFor(intents, agent));
  return { intents: [...intents, ...kept.map(({ agent, words }) => waiting(agent, words, request.wants))] };
}

function waiting(agent: string, wish: string, wants: Intent['wants']): Intent {
  return { agent, wish, wants, status: 'stated' };
}

function isWaitedFor(intents: readonly Intent[], agent: string): boolean {
  return intents.some((intent) => intent.agent === agent && intent.status === 'stated');
}

function isAboutElse({ active }: CustomerContext, { wishes }: HeardTurn): boolean {
  return wishes.some((agent) => agent !== active);
}

function isAnswered(context: CustomerContext, request: Request): boolean {
  if (request.served || request.wants !== 'answer') return false;
  if (request.specialists.length === 0) return true;
  const knows = request.lookedUp || context.verification.level === 'verified';
  return knows && openWishes(context).length === 0;
}

/** What the active agent serves now: one wish, or all that a person is wanted for. */
function openWishes({ intents, active }: CustomerContext): Intent[] {
  return intents.filter((intent) => intent.agent === active && intent.status === 'active');
}

function close(
  { intents }: CustomerContext,
  closed: readonly Intent[],
  outcome: Outcome,
): Pick<CustomerContext, 'intents'> {
  return {
    intents: intents.map((intent) =>
      closed.includes(intent) ? { ...bare(intent), status: 'resolved', outcome } : intent,
    ),
  };
}

function bare({ agent, wish, wants, status }: Intent): Intent {
  return { agent, wish, wants, status };
}
